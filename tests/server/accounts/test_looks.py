"""Looks: what somebody had seen of a plan, kept by account, after a break the base of another look."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.server.accounts.test_members import at_once
from tests.server.accounts.workplace import ROLES, Workplace, send
from tests.server.calls import get, make_plan, post, revise, setting
from tests.server.people import BrowserOf, ClientOf

if TYPE_CHECKING:
    from milepost.server.models import Account

NEVER = {"base": None, "last": None}
MINUTES = 30
"""The break, where nothing else is set."""


def say(client: Client, plan: str, number: object, **more: object) -> Any:
    """The answer to saying at which revision one looks."""
    return send(client, "PUT", f"/plans/{plan}/look", {"number": number, **more})


def look(client: Client, plan: str, number: int, **more: object) -> tuple[int | None, int]:
    """Say it; the revisions of the base and of the last look."""
    answer = say(client, plan, number, **more)
    assert answer.status_code == 200, answer.content
    return seen(answer.json())


def seen(told: Any) -> tuple[int | None, int]:
    """The revisions of the base and of the last look."""
    return None if told["base"] is None else told["base"]["number"], told["last"]["number"]


def looked(client: Client, plan: str) -> tuple[int | None, int]:
    """The same, as it is read."""
    return seen(get(client, f"/plans/{plan}/look"))


def go_away(plan: str, minutes: int) -> None:
    """Let the time pass in which nobody looks at a plan."""
    from django.db.models import F

    from milepost.server.models import Look

    assert Look.objects.filter(plan=plan).update(last_at=F("last_at") - timedelta(minutes=minutes))


def work_on(client: Client, plan: str, last: int) -> None:
    """Change a plan up to a revision."""
    first = get(client, f"/plans/{plan}")["number"]
    for number in range(first, last):
        assert revise(client, plan, number, setting("task", "api", estimate=f"{number + 5}d")).status_code == 201


@pytest.fixture
def plan(workplace: Workplace) -> str:
    """A plan of the workspace, with six revisions."""
    made = make_plan(workplace.owner)
    work_on(workplace.owner, made, 6)
    return made


@pytest.mark.parametrize("role", ROLES)
def test_A10_1_whoever_reads_a_plan_has_looks_that_nobody_else_is_told_of(
    workplace: Workplace, plan: str, role: str
) -> None:
    _, client = workplace.joined(role)
    assert get(client, f"/plans/{plan}/look") == NEVER
    answer = say(client, plan, 4)
    assert answer.status_code == 200
    assert get(client, f"/plans/{plan}/look") == answer.json()
    assert answer.json() == {"base": None, "last": {"number": 4, "at": answer.json()["last"]["at"]}}
    assert get(workplace.owner, f"/plans/{plan}/look") == NEVER
    _, stranger = workplace.stranger()
    for method in ("GET", "PUT"):
        refused = send(stranger, method, f"/plans/{plan}/look", {"number": 4})
        assert (refused.status_code, refused.json()["code"]) == (404, "not-found")


def test_A10_1_it_is_the_same_from_wherever_one_looks(
    workplace: Workplace, plan: str, client_of: ClientOf, browser_of: BrowserOf
) -> None:
    phone, laptop = browser_of(workplace.owner_account), client_of(workplace.owner_account)
    assert look(phone, plan, 2) == (None, 2)
    go_away(plan, MINUTES)
    assert look(laptop, plan, 6) == (2, 6)
    assert looked(phone, plan) == (2, 6)


def test_A10_1_times_are_those_of_the_servers_clock(workplace: Workplace, plan: str) -> None:
    from django.utils import timezone

    before = timezone.now()
    told = say(workplace.owner, plan, 1).json()["last"]["at"]
    assert before <= datetime.fromisoformat(told) <= timezone.now()
    go_away(plan, MINUTES)
    gone = get(workplace.owner, f"/plans/{plan}/look")["last"]
    assert say(workplace.owner, plan, 2).json()["base"] == gone


def test_A10_1_a_look_is_no_revision_and_no_entry_of_the_audit_log_and_is_noted_in_the_archive_too(
    workplace: Workplace, plan: str
) -> None:
    post(workplace.owner, f"/plans/{plan}/archive")
    plan_before = get(workplace.owner, f"/plans/{plan}")
    audit_before = get(workplace.owner, f"{workplace.path}/audit")
    look(workplace.owner, plan, 6)
    look(workplace.owner, plan, 6, all_seen=True)
    assert get(workplace.owner, f"/plans/{plan}") == plan_before
    assert get(workplace.owner, f"{workplace.path}/audit") == audit_before


def test_A10_1_nobody_who_follows_the_plan_is_told(
    workplace: Workplace, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from milepost.server.live import hub

    woken: list[str] = []
    monkeypatch.setattr(hub, "wake", woken.append)
    look(workplace.owner, plan, 6)
    assert woken == []
    work_on(workplace.owner, plan, 7)
    assert plan in woken


def test_A10_2_after_a_break_what_was_seen_last_is_the_base_of_another_look(workplace: Workplace, plan: str) -> None:
    assert look(workplace.owner, plan, 1) == (None, 1)
    go_away(plan, MINUTES - 1)
    assert look(workplace.owner, plan, 2) == (None, 2)
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 3) == (2, 3)
    for number in (4, 5):
        go_away(plan, MINUTES - 1)
        assert look(workplace.owner, plan, number) == (2, number)
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 5) == (5, 5)


@pytest.mark.parametrize(("setting_of", "bases"), [(0, [None, 1, 2]), (1, [None, None, None])])
def test_A10_2_how_long_a_break_is_can_be_set(
    workplace: Workplace, plan: str, setting_of: int, bases: list[int | None]
) -> None:
    from django.test import override_settings

    with override_settings(MILEPOST_LOOK_BREAK=timedelta(minutes=setting_of)):
        assert [look(workplace.owner, plan, number)[0] for number in (1, 2, 3)] == bases


def test_A10_3_what_was_seen_is_never_taken_back(workplace: Workplace, plan: str) -> None:
    look(workplace.owner, plan, 5)
    last = get(workplace.owner, f"/plans/{plan}/look")["last"]
    told = say(workplace.owner, plan, 2).json()["last"]
    assert told["number"] == 5 and told["at"] >= last["at"]
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 3) == (5, 5)


@pytest.mark.parametrize("first", [False, True])
def test_A10_3_of_several_that_are_said_at_once_the_highest_counts(
    workplace: Workplace, plan: str, client_of: ClientOf, first: bool
) -> None:
    if not first:
        look(workplace.owner, plan, 1)
        go_away(plan, MINUTES)
    clients = {number: client_of(workplace.owner_account) for number in (3, 6, 2, 5)}

    def saying(number: int) -> Callable[[], int]:
        return lambda: int(say(clients[number], plan, number).status_code)

    assert at_once(*(saying(number) for number in clients)) == [200] * 4
    assert looked(workplace.owner, plan) == (None if first else 1, 6)


def test_A10_4_who_has_seen_all_has_no_base(workplace: Workplace, plan: str) -> None:
    look(workplace.owner, plan, 2)
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 5) == (2, 5)
    assert look(workplace.owner, plan, 5, all_seen=True) == (None, 5)
    assert look(workplace.owner, plan, 6) == (None, 6)


def test_A10_4_also_where_that_is_what_they_say_first_or_after_a_break(workplace: Workplace, plan: str) -> None:
    assert look(workplace.owner, plan, 2, all_seen=True) == (None, 2)
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 6, all_seen=True) == (None, 6)


def test_A10_4_what_was_seen_elsewhere_since_stays_seen(workplace: Workplace, plan: str) -> None:
    look(workplace.owner, plan, 4)
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 6) == (4, 6)
    assert look(workplace.owner, plan, 3, all_seen=True) == (4, 6)
    go_away(plan, MINUTES)
    assert look(workplace.owner, plan, 3, all_seen=True) == (6, 6)


@pytest.mark.parametrize("number", [0, -1, 2**31, "two", None, 1.5])
def test_A10_5_what_is_no_revision_is_refused_with_its_place(workplace: Workplace, plan: str, number: object) -> None:
    answer = say(workplace.owner, plan, number)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["path"] == "body.number"
    assert get(workplace.owner, f"/plans/{plan}/look") == NEVER


def test_A10_5_a_revision_that_the_plan_does_not_have_is_refused(workplace: Workplace, plan: str) -> None:
    answer = say(workplace.owner, plan, 7)
    assert (answer.status_code, answer.json()["code"], answer.json()["number"]) == (422, "unknown-revision", 6)
    assert get(workplace.owner, f"/plans/{plan}/look") == NEVER


def test_A10_5_a_token_that_only_reads_notes_nothing_and_reads_the_looks_of_its_account(
    workplace: Workplace, plan: str, client_of: ClientOf
) -> None:
    reading = client_of(workplace.owner_account, scope="read")
    look(workplace.owner, plan, 2)
    assert say(reading, plan, 6).status_code == 403
    assert looked(reading, plan) == (None, 2)


@contextmanager
def locked(plan: str) -> Iterator[None]:
    """Within, somebody writes to the plan and is not done."""
    from django.db import transaction

    from milepost.server.models import PlanRecord

    with transaction.atomic():
        PlanRecord.objects.select_for_update().get(pk=plan)
        yield


def test_A10_6_a_look_that_goes_on_is_noted_by_one_statement(workplace: Workplace, plan: str) -> None:
    from django.db import connection

    look(workplace.owner, plan, 2)
    with CaptureQueriesContext(connection) as queries:
        look(workplace.owner, plan, 3)
    writes = [each["sql"] for each in queries if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(writes) == 1 and writes[0].startswith('UPDATE "look"')
    assert not any("FOR UPDATE" in each["sql"] for each in queries)


def test_A10_6_it_waits_for_nobody_who_writes_to_the_plan(workplace: Workplace, plan: str) -> None:
    """SQLite has one writer at a time, whatever they write to."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return
    look(workplace.owner, plan, 2)
    with locked(plan):
        assert at_once(lambda: look(workplace.owner, plan, 3)[1]) == [3]


def overview(client: Client) -> dict[str, Any]:
    """What each plan's overview says of the last look, by the plan."""
    return {each["id"]: each["last_look"] for each in get(client, "/overview")["items"]}


def test_A10_7_the_overview_tells_what_was_seen_last_of_each_plan(workplace: Workplace, plan: str) -> None:
    other = make_plan(workplace.owner)
    look(workplace.owner, plan, 2)
    go_away(plan, MINUTES)
    look(workplace.owner, plan, 4)
    _, client = workplace.joined("viewer")
    assert overview(client) == {plan: None, other: None}
    assert overview(workplace.owner) == {plan: get(workplace.owner, f"/plans/{plan}/look")["last"], other: None}


def kept() -> int:
    """How many looks are kept."""
    from milepost.server.models import Look

    return Look.objects.count()


def test_A10_8_looks_at_a_plan_in_the_trash_come_back_with_it_and_go_with_it_for_good(
    workplace: Workplace, plan: str
) -> None:
    from django.utils import timezone

    from milepost.server.plans.shelving import empty_trash

    before = kept()
    look(workplace.owner, plan, 2)
    send(workplace.owner, "DELETE", f"/plans/{plan}")
    assert send(workplace.owner, "GET", f"/plans/{plan}/look").status_code == 404
    assert say(workplace.owner, plan, 3).status_code == 404
    post(workplace.owner, f"/plans/{plan}/restore")
    assert looked(workplace.owner, plan) == (None, 2)
    send(workplace.owner, "DELETE", f"/plans/{plan}")
    empty_trash(timezone.now() + timedelta(days=31))
    assert kept() == before


def test_A10_8_looks_go_with_their_account(workplace: Workplace, plan: str) -> None:
    account: Account
    account, client = workplace.joined("viewer")
    before = kept()
    look(client, plan, 2)
    account.delete()
    assert kept() == before


def test_A10_8_a_copy_has_none(workplace: Workplace, plan: str) -> None:
    look(workplace.owner, plan, 2)
    copy = post(workplace.owner, f"/plans/{plan}/duplicate", {}).json()["id"]
    assert get(workplace.owner, f"/plans/{copy}/look") == NEVER
