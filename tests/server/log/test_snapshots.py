"""States kept whole, so that opening a plan reads a short tail, and plans held in memory within a bound."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.test import Client

from milepost.model.log import write_snapshot
from tests.server.calls import LAUNCH, get, make_plan
from tests.server.people import ClientOf, Somebody


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


@pytest.fixture
def plan(ada: Client) -> str:
    """A small plan of theirs with 2 entities."""
    return make_plan(ada)


def snapshots(plan: str) -> list[int]:
    """The revisions of which there is a snapshot."""
    from milepost.server.models import SnapshotRecord

    return list(SnapshotRecord.objects.filter(plan=plan).order_by("number").values_list("number", flat=True))


def lengthen(plan: str, count: int, notes: str = "") -> None:
    """A longer log, without snapshots."""
    from bench.long_log import lengthen as lengthened

    lengthened(plan, count, notes, snapshots=False)


def spoil(plan: str, until: int) -> None:
    """Make lines unreadable, so that whoever reads one of them fails."""
    from milepost.server.models import RevisionRecord

    assert RevisionRecord.objects.filter(plan=plan, number__lte=until).update(line="spoilt") == until


def test_A1_54_a_snapshot_is_due_after_200_revisions(plan: str) -> None:
    from bench.crash.audit import plan_faults
    from milepost.server.log.held import Shelf

    lengthen(plan, 198)
    assert Shelf().state(plan, 199).number == 199
    assert snapshots(plan) == []
    lengthen(plan, 1)
    Shelf().state(plan, 200)
    assert snapshots(plan) == [200]
    lengthen(plan, 200)
    Shelf().state(plan, 399)
    assert snapshots(plan) == [200]
    Shelf().state(plan, 400)
    assert snapshots(plan) == [200, 400]
    assert plan_faults(plan) == []


def test_A1_54_a_snapshot_is_due_after_a_megabyte(plan: str) -> None:
    """A line repeats its value: in the command, and after and before in the effect."""
    from milepost.server.log.held import Shelf
    from milepost.server.models import RevisionRecord

    lengthen(plan, 12, "Long. " * 10_000)
    sizes = list(RevisionRecord.objects.filter(plan=plan).order_by("number").values_list("size", flat=True))
    due = next(number for number in range(1, 14) if sum(sizes[:number]) >= 1_000_000)
    assert 2 < due < 13
    Shelf().state(plan, due - 1)
    assert snapshots(plan) == []
    Shelf().state(plan, due)
    assert snapshots(plan) == [due]


def test_A1_54_what_is_due_is_kept_after_a_change_although_the_plan_is_held(plan: str) -> None:
    """As the forecaster does: whoever holds the revision before reads one line, and keeps nothing."""
    from milepost.server.log.held import Shelf
    from milepost.server.log.snapshots import keep_snapshot_if_due

    shelf = Shelf()
    lengthen(plan, 198)
    keep_snapshot_if_due(plan, shelf.state(plan, 199))
    lengthen(plan, 1)
    state = shelf.state(plan, 200)
    assert snapshots(plan) == []
    keep_snapshot_if_due(plan, state)
    assert snapshots(plan) == [200]


def test_A1_54_a_plan_is_opened_from_the_nearest_snapshot(
    ada: Client, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[A2.1] Now, at a revision and at a time: what lies before the snapshot is not read at all."""
    monkeypatch.setattr("milepost.server.log.snapshots.EVERY", 5)
    from milepost.server.log.held import Shelf
    from milepost.server.log.snapshots import keep_snapshot

    lengthen(plan, 30)
    keep_snapshot(plan, Shelf().state(plan, 10))
    keep_snapshot(plan, Shelf().state(plan, 20))
    when = {number: get(ada, f"/plans/{plan}/revisions/{number}")["when"] for number in (15, 25)}
    spoil(plan, 10)
    for number in (31, 25, 20, 15, 10):
        assert Shelf().state(plan, number).number == number
    for number, moment in when.items():
        answer = ada.get(f"/api/v1/plans/{plan}", {"at": moment}).json()
        assert (answer["number"], answer["document"]["tasks"][0]["notes"]) == (
            number,
            f"Looked at in turn {number - 2}. ",
        )
    spoil(plan, 20)
    assert get(ada, f"/plans/{plan}")["number"] == 31


def test_A1_54_a_snapshot_is_served_as_it_is_kept(ada: Client, plan: str) -> None:
    """[A2.10] By its revision as ETag."""
    from milepost.server.log.held import Shelf
    from milepost.server.models import SnapshotRecord

    lengthen(plan, 210)
    state = Shelf().state(plan, 200)
    plain = ada.get(f"/api/v1/plans/{plan}/snapshot")
    assert plain.content == write_snapshot(state)
    assert plain["ETag"] == f'"{plan}-200"'
    packed = ada.get(f"/api/v1/plans/{plan}/snapshot", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed.content == bytes(SnapshotRecord.objects.get(plan=plan, number=200).data)


@pytest.mark.parametrize("data", [b"", b"no gzip", b'{"snapshot": 99}'])
def test_A1_54_a_snapshot_that_cannot_be_read_is_passed_over(
    plan: str, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """[L1.1] The revisions are the truth: a snapshot of another release, or one that is damaged, costs time only."""
    from milepost.server.log.held import Shelf
    from milepost.server.log.packing import pack
    from milepost.server.models import SnapshotRecord

    lengthen(plan, 9)
    expected = write_snapshot(Shelf().state(plan, 10))
    spoilt = pack(data) if data.startswith(b"{") else data
    SnapshotRecord.objects.create(plan_id=plan, number=8, data=spoilt)
    assert write_snapshot(Shelf().state(plan, 10)) == expected
    assert f"snapshot 8 of plan {plan}" in caplog.text


def test_A1_58_plans_are_held_within_a_bound_and_the_one_used_longest_ago_goes(ada: Client) -> None:
    """Each plan counts its entities and one more: 3 for each of these."""
    from milepost.server.log.held import Shelf

    plans = [make_plan(ada, LAUNCH) for _ in range(5)]
    shelf = Shelf(room=9)
    for plan in plans[:3]:
        shelf.state(plan, 1)
    held = {plan: shelf.state(plan, 1) for plan in plans[:3]}
    shelf.state(plans[0], 1)
    shelf.state(plans[3], 1)
    assert len(shelf) == 3
    assert shelf.state(plans[0], 1) is held[plans[0]]
    assert shelf.state(plans[2], 1) is held[plans[2]]
    assert shelf.state(plans[1], 1) is not held[plans[1]]
    assert len(shelf) == 3


def test_A1_58_one_plan_is_held_however_large_it_is(plan: str) -> None:
    from milepost.server.log.held import Shelf

    shelf = Shelf(room=1)
    assert shelf.state(plan, 1) is shelf.state(plan, 1)


def test_A1_59_a_state_read_before_it_is_committed_is_not_held(ada: Client, plan: str) -> None:
    """It may be rolled back, and another revision may then have its number."""
    from django.db import transaction

    from milepost.server.log.held import Shelf
    from milepost.server.models import PlanRecord
    from milepost.server.transaction import writing

    shelf = Shelf()
    with writing():
        lengthen(plan, 1, "Never committed")
        assert "Never committed" in str(shelf.state(plan, 2).plan.tasks["api"].notes)
        transaction.set_rollback(True)
    assert PlanRecord.objects.get(pk=plan).number == 1
    lengthen(plan, 1, "Committed")
    assert shelf.state(plan, 2).plan.tasks["api"].notes == "Looked at in turn 0. Committed"


def test_A1_63_no_snapshot_is_kept_within_a_write(plan: str) -> None:
    from milepost.server.log.held import Shelf
    from milepost.server.transaction import writing, writing_later

    lengthen(plan, 199)
    with writing():
        Shelf().state(plan, 200)
    with writing_later(lambda: None):
        Shelf().state(plan, 200)
    assert snapshots(plan) == []
    Shelf().state(plan, 200)
    assert snapshots(plan) == [200]


def test_A1_63_a_snapshot_is_kept_while_somebody_has_locked_the_plan(somebody: Somebody, client_of: ClientOf) -> None:
    """SQLite has one writer at a time."""
    from django.db import connection, connections

    from milepost.server.access.gateway import Gateway
    from milepost.server.access.reader import Reader
    from milepost.server.access.role import Role
    from milepost.server.log.held import Shelf
    from milepost.server.log.snapshots import keep_snapshot
    from milepost.server.transaction import writing

    if connection.vendor != "postgresql":
        return
    account = somebody()
    plan = make_plan(client_of(account))
    together = Barrier(2)

    def keep() -> None:
        with writing():
            keep_snapshot(plan, Shelf().state(plan, 1))
            together.wait()

    def lock() -> None:
        with writing():
            Gateway(Reader(account)).locked_plan(plan, Role.EDITOR)
            together.wait()
            keep_snapshot(plan, Shelf().state(plan, 1))

    def done(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(done, [keep, lock]))
    assert snapshots(plan) == [1]
