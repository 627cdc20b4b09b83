"""Saved views: kept to oneself or shared, named once, bounded, and one of them where the plan opens."""

from typing import Any

import pytest
from django.test import Client

from tests.server.accounts.test_members import at_once
from tests.server.accounts.workplace import ROLES, Workplace, send
from tests.server.calls import get, make_plan, post

WINTER = {"find": "beta", "lanes": "objective", "window": "2026-11-02..2027-03-31", "sel": "milestone:beta"}
EDITORS = ("editor", "owner")


def save(client: Client, plan: str, name: str = "Winter", **more: object) -> Any:
    """The answer to saving a view of the map."""
    return post(client, f"/plans/{plan}/views", {"name": name, "view": "map", **more})


def saved(client: Client, plan: str, name: str = "Winter", **more: object) -> str:
    """The address of a new view."""
    answer = save(client, plan, name, **more)
    assert answer.status_code == 201, answer.content
    return f"/plans/{plan}/views/{answer.json()['id']}"


def names(client: Client, plan: str) -> list[str]:
    """What the views are called that somebody sees."""
    return [each["name"] for each in get(client, f"/plans/{plan}/views")["items"]]


def opening(client: Client, plan: str) -> list[str]:
    """Which of them the plan opens with."""
    return [each["name"] for each in get(client, f"/plans/{plan}/views")["items"] if each["opens"]]


@pytest.fixture
def plan(workplace: Workplace) -> str:
    """A plan of the workspace."""
    return make_plan(workplace.owner)


@pytest.mark.parametrize("role", ROLES)
def test_A9_1_whoever_reads_a_plan_saves_views_that_nobody_else_finds(
    workplace: Workplace, plan: str, role: str
) -> None:
    account, client = workplace.joined(role)
    answer = save(client, plan, search=WINTER)
    view = answer.json()
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/plans/{plan}/views/{view['id']}"
    read = client.get(answer["Location"])
    assert read.json() == view
    assert view == {
        "id": view["id"],
        "name": "Winter",
        "view": "map",
        "search": WINTER,
        "shared": False,
        "opens": False,
        "made_by": {"id": str(account.pk), "name": "Max"},
        "may_change": True,
        "created_at": view["created_at"],
        "changed_at": view["created_at"],
    }
    assert get(client, f"/plans/{plan}/views")["items"] == [view]
    assert names(workplace.owner, plan) == []
    missing = f"/plans/{plan}/views/{'0' * 16}"
    for method in ("GET", "PATCH", "DELETE"):
        hidden = send(workplace.owner, method, f"/plans/{plan}/views/{view['id']}")
        absent = send(workplace.owner, method, missing)
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert hidden.json()["detail"].replace(view["id"], "0" * 16) == absent.json()["detail"]


def test_A9_1_a_view_of_one_plan_is_not_found_in_another(workplace: Workplace, plan: str) -> None:
    view = saved(workplace.owner, plan, shared=True).rpartition("/")[2]
    other = make_plan(workplace.owner)
    for method in ("GET", "PATCH", "DELETE"):
        assert send(workplace.owner, method, f"/plans/{other}/views/{view}").status_code == 404


def test_A9_1_a_view_is_changed_as_far_as_is_said_and_removed(workplace: Workplace, plan: str) -> None:
    _, client = workplace.joined("viewer")
    place = saved(client, plan, search=WINTER)
    changed = send(client, "PATCH", place, {"name": " Spring ", "view": "outline"}).json()
    assert (changed["name"], changed["view"], changed["search"]) == ("Spring", "outline", WINTER)
    changed = send(client, "PATCH", place, {"search": {"find": "api"}}).json()
    assert (changed["name"], changed["search"]) == ("Spring", {"find": "api"})
    assert send(client, "DELETE", place).status_code == 204
    assert send(client, "DELETE", place).status_code == 404
    assert names(client, plan) == []


def test_A9_1_views_are_no_revisions_and_are_saved_in_the_archive_too(workplace: Workplace, plan: str) -> None:
    assert post(workplace.owner, f"/plans/{plan}/archive").status_code == 200
    place = saved(workplace.owner, plan, shared=True)
    assert send(workplace.owner, "PATCH", place, {"name": "Spring"}).status_code == 200
    assert get(workplace.owner, f"/plans/{plan}")["number"] == 1


def test_A9_1_views_are_listed_in_pages_in_the_order_of_their_making(workplace: Workplace, plan: str) -> None:
    for name in ("C", "A", "B"):
        saved(workplace.owner, plan, name, shared=name == "A")
    first = get(workplace.owner, f"/plans/{plan}/views?limit=2")
    second = workplace.owner.get(first["next"]).json()
    assert [each["name"] for each in (*first["items"], *second["items"])] == ["C", "A", "B"]
    assert second["next"] is None


def test_A9_1_who_loses_the_plan_loses_its_views(workplace: Workplace, plan: str) -> None:
    account, client = workplace.joined("editor")
    place = saved(client, plan, shared=True)
    saved(client, plan, "Mine")
    assert send(workplace.owner, "DELETE", f"{workplace.path}/members/{account.pk}").status_code == 204
    assert send(client, "GET", place).status_code == 404
    assert names(workplace.owner, plan) == ["Winter"]


@pytest.mark.parametrize("role", ROLES)
def test_A9_2_editors_share_and_everybody_who_reads_the_plan_sees(workplace: Workplace, plan: str, role: str) -> None:
    _, client = workplace.joined(role)
    _, reader = workplace.joined("viewer", "Vera")
    may = role in EDITORS
    assert save(client, plan, shared=True).status_code == (201 if may else 403)
    assert names(reader, plan) == (["Winter"] if may else [])
    place = saved(client, plan, "Mine")
    assert send(client, "PATCH", place, {"shared": True}).status_code == (200 if may else 403)
    assert names(reader, plan) == (["Winter", "Mine"] if may else [])


@pytest.mark.parametrize("role", ROLES)
def test_A9_2_editors_change_and_remove_what_others_share(workplace: Workplace, plan: str, role: str) -> None:
    place = saved(workplace.owner, plan, shared=True)
    _, client = workplace.joined(role)
    may = role in EDITORS
    assert get(client, place)["may_change"] is may
    assert send(client, "PATCH", place, {"name": "Spring"}).status_code == (200 if may else 403)
    assert names(workplace.owner, plan) == (["Spring"] if may else ["Winter"])
    assert send(client, "PATCH", place, {}).status_code == (200 if may else 403)
    assert send(client, "DELETE", place).status_code == (204 if may else 403)
    assert names(workplace.owner, plan) == ([] if may else ["Winter"])


def test_A9_2_its_maker_changes_and_removes_a_shared_view_as_a_viewer_too(workplace: Workplace, plan: str) -> None:
    account, client = workplace.joined("editor")
    first, second = saved(client, plan, shared=True), saved(client, plan, "Spring", shared=True)
    send(workplace.owner, "PATCH", f"{workplace.path}/members/{account.pk}", {"role": "viewer"})
    assert get(client, first)["may_change"] is True
    assert send(client, "PATCH", first, {"name": "Autumn"}).status_code == 200
    assert send(client, "PATCH", first, {"opens": True}).status_code == 403
    assert send(client, "DELETE", first).status_code == 204
    assert send(client, "PATCH", second, {"shared": False}).status_code == 200
    assert send(client, "PATCH", second, {"shared": True}).status_code == 403
    assert names(workplace.owner, plan) == []


def test_A9_2_only_its_maker_keeps_a_shared_view_private(workplace: Workplace, plan: str) -> None:
    _, client = workplace.joined("editor")
    place = saved(client, plan, shared=True)
    assert send(workplace.owner, "PATCH", place, {"shared": False}).status_code == 403
    assert send(client, "PATCH", place, {"shared": False}).json()["shared"] is False
    assert send(workplace.owner, "GET", place).status_code == 404


def test_A9_2_a_token_that_only_reads_saves_nothing(workplace: Workplace, plan: str) -> None:
    token = post(workplace.owner, "/tokens", {"name": "reader", "scope": "read"}).json()["token"]
    reader = Client(headers={"Authorization": f"Bearer {token}"})
    assert save(reader, plan).status_code == 403
    place = saved(workplace.owner, plan)
    assert get(reader, place)["name"] == "Winter"
    assert send(reader, "DELETE", place).status_code == 403


def test_A9_3_one_shared_view_opens_the_plan(workplace: Workplace, plan: str) -> None:
    first = saved(workplace.owner, plan, "First", shared=True, opens=True)
    second = saved(workplace.owner, plan, "Second", shared=True)
    assert opening(workplace.owner, plan) == ["First"]
    assert send(workplace.owner, "PATCH", second, {"opens": True}).json()["opens"] is True
    assert opening(workplace.owner, plan) == ["Second"]
    saved(workplace.owner, plan, "Third", shared=True, opens=True)
    assert opening(workplace.owner, plan) == ["Third"]
    assert send(workplace.owner, "PATCH", first, {"name": "Renamed"}).json()["opens"] is False
    assert opening(workplace.owner, plan) == ["Third"]


def test_A9_3_of_several_that_are_to_open_the_plan_at_once_one_does(workplace: Workplace, plan: str) -> None:
    """[A9.4] And of several with one name at once one is saved."""
    _, client = workplace.joined("editor")
    places = [saved(workplace.owner, plan, name, shared=True) for name in "ABCD"]
    clients = [workplace.owner, client] * 2
    opened = at_once(
        *(
            lambda each=each, place=place: send(each, "PATCH", place, {"opens": True}).status_code
            for each, place in zip(clients, places, strict=True)
        )
    )
    assert (opened, len(opening(client, plan))) == ([200] * 4, 1)
    made = at_once(*(lambda each=each: save(each, plan, "Same", shared=True).status_code for each in clients))
    assert made == [201, 409, 409, 409]


@pytest.mark.parametrize("end", [{"opens": False}, {"shared": False}, None])
def test_A9_3_it_does_until_it_is_said_otherwise_kept_private_or_removed(
    workplace: Workplace, plan: str, end: dict[str, bool] | None
) -> None:
    place = saved(workplace.owner, plan, shared=True, opens=True)
    answer = send(workplace.owner, "DELETE" if end is None else "PATCH", place, end)
    assert answer.status_code == (204 if end is None else 200)
    assert opening(workplace.owner, plan) == []


def test_A9_3_a_private_view_opens_no_plan(workplace: Workplace, plan: str) -> None:
    assert save(workplace.owner, plan, opens=True).status_code == 422
    place = saved(workplace.owner, plan)
    refused = send(workplace.owner, "PATCH", place, {"opens": True})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    assert "shared" in refused.json()["mend"]
    assert send(workplace.owner, "PATCH", place, {"opens": True, "shared": True}).status_code == 200
    assert send(workplace.owner, "PATCH", place, {"opens": True, "shared": False}).status_code == 422
    assert opening(workplace.owner, plan) == ["Winter"]


@pytest.mark.parametrize("role", ROLES)
def test_A9_3_editors_say_which(workplace: Workplace, plan: str, role: str) -> None:
    place = saved(workplace.owner, plan, shared=True)
    _, client = workplace.joined(role)
    assert send(client, "PATCH", place, {"opens": True}).status_code == (200 if role in EDITORS else 403)


def test_A9_4_a_name_stands_once_among_the_shared_and_once_among_ones_own(workplace: Workplace, plan: str) -> None:
    _, client = workplace.joined("editor")
    saved(workplace.owner, plan, shared=True)
    mine = saved(client, plan)
    saved(workplace.owner, plan)
    for shared in (True, False):
        refused = save(client, plan, "WINTER", shared=shared)
        assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert send(client, "PATCH", mine, {"shared": True}).status_code == 409
    assert send(client, "PATCH", mine, {"name": "winter"}).json()["name"] == "winter"
    assert send(client, "PATCH", mine, {"name": "Spring", "shared": True}).status_code == 200


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, 7, None])
def test_A9_4_a_name_has_1_to_120_characters(workplace: Workplace, plan: str, name: object) -> None:
    refused = post(workplace.owner, f"/plans/{plan}/views", {"name": name, "view": "map"})
    assert (refused.status_code, refused.json()["problems"][0]["path"]) == (422, "body.name")
    saved(workplace.owner, plan, "x" * 120)


@pytest.mark.parametrize("shared", [True, False])
def test_A9_5_there_are_at_most_a_hundred(workplace: Workplace, plan: str, shared: bool) -> None:
    from milepost.server.models import SavedView

    place = saved(workplace.owner, plan, "0", shared=shared)
    first = SavedView.objects.get(plan=plan)
    for number in range(1, 100):
        first.pk, first.name = f"{plan[:12]}{number:04}", str(number)
        first.save(force_insert=True)
    refused = save(workplace.owner, plan, "one more", shared=shared)
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    other = saved(workplace.owner, plan, "other", shared=not shared)
    assert send(workplace.owner, "PATCH", other, {"shared": shared}).status_code == 409
    assert send(workplace.owner, "PATCH", place, {"name": "one more"}).status_code == 200
    assert send(workplace.owner, "DELETE", place).status_code == 204
    saved(workplace.owner, plan, "again one", shared=shared)


@pytest.mark.parametrize(
    ("search", "path"),
    [
        ({"colour": "red"}, "body.search.colour"),
        ({"lanes": "risk"}, "body.search.lanes"),
        ({"find": "x" * 201}, "body.search.find"),
        ({"at": 0}, "body.search.at"),
        ({"table": False}, "body.search.table"),
        ({"window": "2026-11-02"}, "body.search.window"),
        ({"window": "2026-02-30..2026-03-31"}, "body.search.window"),
        ({"window": "2027-03-31..2026-11-02"}, "body.search.window"),
        ({"window": "2026-11-02..2026-11-02"}, "body.search.window"),
        ("find=beta", "body.search"),
    ],
)
def test_A9_6_what_no_view_can_show_is_refused_with_its_place(
    workplace: Workplace, plan: str, search: object, path: str
) -> None:
    refused = save(workplace.owner, plan, search=search)
    assert (refused.status_code, refused.json()["problems"][0]["path"]) == (422, path)
    place = saved(workplace.owner, plan)
    assert send(workplace.owner, "PATCH", place, {"search": search}).status_code == 422


@pytest.mark.parametrize(
    ("view", "search"),
    [
        ("map", {"lanes": "initiative", "table": True}),
        ("objectives", {"find": "is:gap"}),
        ("forecast", {"of": "plan:plan", "sel": "risk:vendor-late"}),
        ("outline", {"find": "API", "at": 1}),
        ("history", {"entity": "beta"}),
        ("map", {"find": None}),
    ],
)
def test_A9_6_every_view_is_saved_with_what_it_shows(
    workplace: Workplace, plan: str, view: str, search: dict[str, object]
) -> None:
    answer = post(workplace.owner, f"/plans/{plan}/views", {"name": "One", "view": view, "search": search})
    told = {name: value for name, value in search.items() if value is not None}
    assert (answer.status_code, answer.json()["view"], answer.json()["search"]) == (201, view, told)
    assert get(workplace.owner, f"/plans/{plan}/views")["items"][0]["search"] == told


def test_A9_7_a_view_has_a_tag_and_is_changed_and_removed_as_it_was_read(workplace: Workplace, plan: str) -> None:
    place = saved(workplace.owner, plan, shared=True)
    first = workplace.owner.get(f"/api/v1{place}")["ETag"]
    unchanged = workplace.owner.get(f"/api/v1{place}", headers={"If-None-Match": first})
    assert (unchanged.status_code, unchanged.content) == (304, b"")

    def asked(method: str, tag: str, body: str = "{}") -> Any:
        return workplace.owner.generic(
            method, f"/api/v1{place}", body, content_type="application/json", headers={"If-Match": tag}
        )

    changed = asked("PATCH", first, '{"name": "Spring"}')
    assert changed.status_code == 200 and changed["ETag"] != first
    for method in ("PATCH", "DELETE"):
        refused = asked(method, first)
        assert (refused.status_code, refused.json()["code"]) == (412, "precondition-failed")
        assert refused.json()["etag"] == changed["ETag"]
    assert workplace.owner.get(f"/api/v1{place}", headers={"If-None-Match": first}).json()["name"] == "Spring"
    assert asked("DELETE", changed["ETag"]).status_code == 204


def test_A9_7_the_tag_changes_when_another_view_opens_the_plan(workplace: Workplace, plan: str) -> None:
    place = saved(workplace.owner, plan, shared=True, opens=True)
    tag = workplace.owner.get(f"/api/v1{place}")["ETag"]
    saved(workplace.owner, plan, "Spring", shared=True, opens=True)
    assert workplace.owner.get(f"/api/v1{place}", headers={"If-None-Match": tag}).status_code == 200


def test_A9_8_what_is_done_to_shared_views_is_recorded_and_of_private_ones_nothing(
    workplace: Workplace, plan: str
) -> None:
    """[A5.20]"""
    private = saved(workplace.owner, plan, "Mine")
    send(workplace.owner, "PATCH", private, {"name": "Still mine"})
    send(workplace.owner, "DELETE", private)
    place = saved(workplace.owner, plan, shared=True)
    send(workplace.owner, "PATCH", place, {"name": "Spring", "opens": True})
    send(workplace.owner, "PATCH", place, {"name": "Spring"})
    send(workplace.owner, "PATCH", place, {"shared": False})
    send(workplace.owner, "PATCH", place, {"shared": True})
    send(workplace.owner, "DELETE", place)
    entries = get(workplace.owner, f"{workplace.path}/audit")["items"][::-1]
    assert [(each["action"], each["subject"]) for each in entries] == [
        ("view-shared", "Winter"),
        ("view-changed", "Spring"),
        ("view-unshared", "Spring"),
        ("view-shared", "Spring"),
        ("view-removed", "Spring"),
    ]
    view = place.rpartition("/")[2]
    assert {(each["details"]["plan"], each["details"]["view"]) for each in entries} == {(plan, view)}
    changed = entries[1]["details"]
    assert (changed["changed"], changed["was"], changed["opens"]) == (["name", "opens"], "Winter", True)


def test_A9_8_a_refused_change_is_not_recorded(workplace: Workplace, plan: str) -> None:
    _, client = workplace.joined("viewer")
    place = saved(workplace.owner, plan, shared=True)
    send(client, "DELETE", place)
    save(workplace.owner, plan, shared=True)
    entries = get(workplace.owner, f"{workplace.path}/audit")["items"]
    assert [each["action"] for each in entries].count("view-shared") == 1
    assert "view-removed" not in [each["action"] for each in entries]


def test_A9_9_a_copy_has_the_shared_views_and_those_of_who_copied(workplace: Workplace, plan: str) -> None:
    account, client = workplace.joined("editor")
    saved(workplace.owner, plan, "Shared", shared=True, opens=True, search=WINTER)
    saved(workplace.owner, plan, "Olga's own")
    saved(client, plan, "Max's own")
    saved(workplace.owner, plan, "Of the past", shared=True, search={"at": 1})
    copy = post(client, f"/plans/{plan}/duplicate", {}).json()["id"]
    assert names(client, copy) == ["Shared", "Max's own"]
    assert (names(workplace.owner, copy), opening(workplace.owner, copy)) == (["Shared"], ["Shared"])
    shared = get(client, f"/plans/{copy}/views")["items"][0]
    assert (shared["search"], shared["made_by"]["id"]) == (WINTER, str(account.pk))
    assert names(workplace.owner, plan) == ["Shared", "Olga's own", "Of the past"]


def test_A9_9_views_go_into_the_trash_and_come_back_with_their_plan(workplace: Workplace, plan: str) -> None:
    from milepost.server.models import SavedView

    place = saved(workplace.owner, plan, shared=True)
    send(workplace.owner, "DELETE", f"/plans/{plan}")
    assert send(workplace.owner, "GET", place).status_code == 404
    assert save(workplace.owner, plan).status_code == 404
    post(workplace.owner, f"/plans/{plan}/restore")
    assert names(workplace.owner, plan) == ["Winter"]
    assert SavedView.objects.filter(plan=plan).count() == 1


def test_A9_9_views_go_with_their_plan_for_good(workplace: Workplace, plan: str) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from milepost.server.models import SavedView
    from milepost.server.plans.shelving import empty_trash

    saved(workplace.owner, plan, shared=True)
    send(workplace.owner, "DELETE", f"/plans/{plan}")
    empty_trash(timezone.now() + timedelta(days=31))
    assert SavedView.objects.filter(plan=plan).count() == 0
