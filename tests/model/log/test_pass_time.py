"""A plan whose today moves with time: by a revision that says so, and never into trouble."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from milepost.exchange.read import plan_problems, read
from milepost.forecast.forecast import forecast
from milepost.model.document import write_document
from milepost.model.entity import Kind
from milepost.model.log import (
    Applied,
    LogState,
    Merged,
    PassTime,
    Refused,
    Undone,
    advance,
    apply,
    apply_all,
    describe,
    describe_effects,
    merge,
    pass_time,
    undo,
)
from milepost.model.log.command import Command, SetFields
from milepost.model.log.value import Json
from milepost.model.moment import Moment
from milepost.model.plan import Plan
from milepost.model.problem import Severity
from tests.model.log.plans import DOCUMENT, atlas
from tests.model.log.plans import read as read_document
from tests.model.log.stale import assert_stale_copy_equals_fresh_read, document_bytes, revision

FIXED = atlas()
# Midnight in Berlin is 23:00 in winter; the plan's status date is 2 November 2026.
MIDNIGHT = datetime(2026, 11, 2, 23, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def settings(**fields: Json) -> SetFields:
    return SetFields(kind=Kind.SETTINGS, id="plan", fields=fields)


def changed(plan: Plan, *commands: Command) -> Plan:
    applied = apply_all(plan, commands)
    assert isinstance(applied, Applied), applied
    return applied.plan


def standing(plan: Plan) -> str | None:
    return plan.settings.status_date.text if plan.settings.status_date is not None else None


AUTO = changed(FIXED, settings(status_date="auto"))


def test_L9_1_a_plan_that_is_auto_holds_the_date_at_which_it_stands() -> None:
    applied = apply(FIXED, settings(status_date="auto"))
    assert isinstance(applied, Applied)
    (effect,) = applied.effects
    assert (effect.before, effect.after) == ({}, {"auto": True})
    assert standing(applied.plan) == "2026-11-02"
    assert write_document(applied.plan)["status_date"] == "auto"
    assert_stale_copy_equals_fresh_read(LogState(FIXED), applied.effects, applied.plan)
    again = apply(applied.plan, settings(status_date="auto"))
    assert isinstance(again, Applied)
    assert again.effects == ()


def test_L9_1_a_plan_without_a_status_date_stands_at_its_start() -> None:
    rest = {key: value for key, value in DOCUMENT.items() if key != "status_date"}
    plan = changed(read_document({**rest, "start": "2026-11-02"}), settings(status_date="auto"))
    assert standing(plan) == "2026-11-02"


@pytest.mark.parametrize(("date", "stands"), [("2026-11-09", "2026-11-09"), ("2026-11-02", "2026-11-02")])
def test_L9_1_a_date_that_is_set_stays(date: str, stands: str) -> None:
    plan = changed(AUTO, settings(status_date=date))
    assert (plan.settings.auto, standing(plan)) == (False, stands)
    assert write_document(plan)["status_date"] == date
    assert pass_time(plan, MIDNIGHT + timedelta(days=30)) is None


@pytest.mark.parametrize(
    ("plan", "fields", "code"),
    [
        (FIXED, {"status_date": "auto", "time_zone": None}, "auto-without-time-zone"),
        (FIXED, {"status_date": "auto", "time_zone": "Europe/Berln"}, "unknown-time-zone"),
        (AUTO, {"time_zone": None}, "auto-without-time-zone"),
        (AUTO, {"status_date": None}, "missing-key"),
        (FIXED, {"auto": True}, "unknown-key"),
        (FIXED, {"start": "auto"}, "bad-date"),
    ],
)
def test_L9_1_what_auto_needs_cannot_be_taken_away(plan: Plan, fields: dict[str, Json], code: str) -> None:
    refused = apply(plan, settings(**fields))
    assert isinstance(refused, Refused)
    assert [each.code for each in refused.problems] == [code]


def test_L9_2_the_status_date_moves_at_local_midnight() -> None:
    assert pass_time(AUTO, MIDNIGHT - MINUTE) is None
    moved = pass_time(AUTO, MIDNIGHT)
    assert moved is not None
    (effect,) = moved.effects
    assert (effect.before, effect.after) == ({"status_date": "2026-11-02"}, {"status_date": "2026-11-03"})
    assert_stale_copy_equals_fresh_read(LogState(AUTO), moved.effects, moved.plan)
    assert pass_time(moved.plan, MIDNIGHT + timedelta(days=1) - MINUTE) is None
    # A server that was off for a week makes one revision of it.
    later = pass_time(moved.plan, MIDNIGHT + timedelta(days=7))
    assert later is not None
    assert standing(later.plan) == "2026-11-10"


def test_L9_2_a_time_of_day_is_today_too() -> None:
    noon = changed(AUTO, settings(status_date="2026-11-02T12:00"), settings(status_date="auto"))
    assert pass_time(noon, MIDNIGHT - MINUTE) is None
    assert (moved := pass_time(noon, MIDNIGHT)) is not None
    assert standing(moved.plan) == "2026-11-03"


def test_L9_2_the_command_does_what_time_does() -> None:
    moved = pass_time(AUTO, MIDNIGHT)
    assert moved == apply(AUTO, PassTime(to=Moment.parse("2026-11-03")))
    fixed = apply(FIXED, PassTime(to=Moment.parse("2026-11-03")))
    assert isinstance(fixed, Applied)
    assert fixed.effects == ()


def test_L9_3_time_goes_back_only_from_days_ahead() -> None:
    """A date was fixed weeks ahead, and then was to be `auto`; and a clock that is a moment behind another's."""
    ahead = changed(FIXED, settings(status_date="2027-01-04"), settings(status_date="auto"))
    back = pass_time(ahead, MIDNIGHT)
    assert back is not None
    assert standing(back.plan) == "2026-11-03"
    assert pass_time(back.plan, MIDNIGHT - MINUTE) is None


def test_L9_3_time_does_not_go_back_before_what_has_happened() -> None:
    done = SetFields(kind=Kind.MILESTONE, id="launch", fields={"actual": "2026-12-18"})
    ahead = changed(FIXED, settings(status_date="2027-01-04"), done, settings(status_date="auto"))
    assert pass_time(ahead, MIDNIGHT) is None
    assert (later := pass_time(ahead, MIDNIGHT + timedelta(days=65))) is not None
    assert standing(later.plan) == "2027-01-07"


def test_L9_4_time_and_people_do_not_get_in_each_others_way() -> None:
    base = LogState(AUTO)
    moved = pass_time(AUTO, MIDNIGHT)
    mine = apply(AUTO, settings(currency="EUR"))
    assert moved is not None and isinstance(mine, Applied)
    merged = merge(base, [revision(1, moved.effects)], mine.effects)
    assert isinstance(merged, Merged)
    assert (standing(merged.plan), merged.plan.settings.currency) == ("2026-11-03", "EUR")


def test_L9_4_undoing_auto_leaves_the_plan_at_the_day_it_has_come_to() -> None:
    switch = apply(FIXED, settings(status_date="auto"))
    assert isinstance(switch, Applied)
    state = advance(LogState(FIXED), switch.effects)
    moved = pass_time(state.plan, MIDNIGHT)
    assert moved is not None
    undone = undo(advance(state, moved.effects), revision(1, switch.effects))
    assert isinstance(undone, Undone)
    assert (undone.left, undone.plan.settings.auto, standing(undone.plan)) == ((), False, "2026-11-03")


@pytest.mark.parametrize(
    ("plan", "command", "sentence"),
    [
        (FIXED, settings(status_date="auto"), "Set the status date of the plan to auto (was 2 November 2026)"),
        (AUTO, settings(status_date="auto"), "Changed nothing in the plan"),
        (AUTO, settings(status_date="2026-11-09"), "Set the status date of the plan to 9 November 2026 (was auto)"),
        (
            AUTO,
            PassTime(to=Moment.parse("2026-11-03")),
            "Time moved the status date to 3 November 2026 (was 2 November 2026)",
        ),
    ],
)
def test_L8_7_what_time_does_reads_as_a_sentence(plan: Plan, command: Command, sentence: str) -> None:
    assert describe(command, plan) == sentence


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (FIXED, AUTO, "The status date of the plan now moves with time"),
        (AUTO, FIXED, "The status date of the plan no longer moves with time"),
    ],
)
def test_L8_7_the_effects_of_auto_read_as_a_sentence(before: Plan, after: Plan, sentence: str) -> None:
    applied = apply(before, settings(status_date=write_document(after)["status_date"]))
    assert isinstance(applied, Applied)
    assert describe_effects(applied.effects, before) == sentence
    assert document_bytes(applied.plan) == document_bytes(after)


def test_P30_time_never_makes_a_plan_unusable() -> None:
    """Every kind of date and of work under way: days, months and decades later it is as sound as it was."""
    everything = read(Path(__file__).parents[2] / "plans" / "everything.yaml")
    begun: dict[str, Json] = {"actual_start": "2026-10-29", "progress": None, "remaining": None}
    plan = changed(
        everything,
        settings(status_date="auto", time_zone="Europe/Berlin"),
        *(SetFields(kind=Kind.TASK, id=each, fields=begun) for each in ("build", "try", "rework", "ship")),
        SetFields(kind=Kind.TASK, id="rework", fields={"exists": None}),
    )
    assert plan_problems(plan) == []
    for days in (1, 7, 90, 400, 4000, 40_000):
        moved = pass_time(plan, MIDNIGHT + timedelta(days=days), plan_problems)
        assert moved is not None
        problems = plan_problems(moved.plan)
        assert {each.severity for each in problems} <= {Severity.WARNING}
        assert {each.code for each in problems} <= {"estimate-outrun"}
        assert isinstance(apply(moved.plan, settings(currency="CHF"), validate=plan_problems), Applied)
        assert forecast(moved.plan, iterations=200).document()["milestones"]
    assert problems
