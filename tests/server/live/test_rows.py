"""What the tail reader reads is bounded, and tells of what everybody sees alone."""

from dataclasses import replace

from tests.server.calls import make_plan
from tests.server.people import ClientOf, Somebody


def test_V1_8_revisions_are_read_by_pages_of_so_many_bytes_and_a_longer_one_alone(
    somebody: Somebody, client_of: ClientOf
) -> None:
    from bench.long_log import lengthen
    from milepost.server.live.limits import Limits
    from milepost.server.live.rows import revisions
    from milepost.server.models import RevisionRecord

    plan = make_plan(client_of(somebody()))
    lengthen(plan, 5, "x" * 2_000, snapshots=False)
    sizes = list(RevisionRecord.objects.filter(plan=plan).order_by("number").values_list("size", flat=True))

    def read(after: int, limits: Limits) -> list[int]:
        return [revision.number for revision in revisions(plan, after, limits)]

    assert read(1, Limits()) == [2, 3, 4, 5, 6]
    assert read(1, replace(Limits(), page=2)) == [2, 3]
    assert read(1, replace(Limits(), page_bytes=sum(sizes[1:4]))) == [2, 3, 4]
    assert read(1, replace(Limits(), page_bytes=1)) == [2]


def test_V1_11_a_private_view_makes_no_difference_to_how_far_a_plan_has_come(
    somebody: Somebody, client_of: ClientOf
) -> None:
    from milepost.server.live.rows import heads

    client = client_of(somebody())
    plan = make_plan(client)
    before = heads([plan])
    for shared, differs in ((False, False), (True, True)):
        view = {"name": f"View {shared}", "view": "map", "search": {}, "shared": shared}
        answer = client.post(f"/api/v1/plans/{plan}/views", view, content_type="application/json")
        assert answer.status_code == 201, answer.content
        assert (heads([plan]) != before) is differs
