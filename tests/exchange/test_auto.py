"""A status date that is `auto`: today, in the plan's time zone, by the clock that the reader is given."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from milepost.exchange.read import PlanFileError, Reading, plan_problems, read, read_text
from milepost.exchange.schema import plan_schema
from milepost.exchange.source import parse
from milepost.exchange.write import write
from milepost.model.document import read_document, write_document
from milepost.model.problem import Severity

# Ten minutes past midnight in Berlin.
NIGHT = datetime(2026, 11, 2, 23, 10, tzinfo=UTC)
HEAD = "plan: Atlas\nstatus_date: auto   # as long as it runs\ntime_zone: Europe/Berlin\n"
TASKS = "tasks:\n  - {id: api, estimate: 5d, actual_start: 2026-11-03}\n"


def told(reading: Reading) -> list[tuple[int | None, str]]:
    return [(each.line, each.code) for each in reading.problems]


def test_P27_auto_is_the_day_that_it_is_in_the_time_zone() -> None:
    reading = read_text(HEAD + TASKS, now=NIGHT)
    assert reading.problems == ()
    assert reading.plan is not None
    settings = reading.plan.settings
    assert (settings.auto, settings.status_date and settings.status_date.text) == (True, "2026-11-03")
    assert reading.plan.status_instant == 20_760 * 1440  # 3 November 2026, in days since 1970
    west = read_text(HEAD.replace("Europe/Berlin", "America/New_York") + TASKS, now=NIGHT)
    assert told(west) == [(5, "date-after-status")]


def test_P27_a_date_that_is_written_needs_no_clock_and_does_not_move() -> None:
    text = HEAD.replace("auto", "2026-11-09") + TASKS
    reading = read_text(text)
    assert reading.plan is not None
    assert not reading.plan.settings.auto
    assert reading.plan == read_text(text, now=NIGHT).plan


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (HEAD.replace("time_zone: Europe/Berlin\n", ""), [(2, "auto-without-time-zone")]),
        (HEAD.replace("Europe/Berlin", "Europe/Berln"), [(3, "unknown-time-zone")]),
        (HEAD.replace("Europe/Berlin", "5"), [(3, "wrong-type")]),
        (HEAD.replace("Europe/Berlin", "''"), [(3, "unknown-time-zone")]),
        (HEAD.replace("auto  ", "Auto"), [(2, "bad-date")]),
        (HEAD.replace("status_date", "start"), [(2, "bad-date")]),
        (HEAD + "auto: true\n", [(4, "unknown-key")]),
        (HEAD + "currency: 5\n", [(4, "wrong-type")]),
    ],
)
def test_P28_what_auto_needs_is_told_at_its_line(text: str, problems: list[tuple[int | None, str]]) -> None:
    # Nothing is said to have happened after a day that could not be told, and everything else is checked.
    reading = read_text(text + "tasks:\n  - {id: api, estimate: soon, actual_start: 2026-11-03}\n", now=NIGHT)
    lines = len(text.splitlines())
    assert told(reading) == [*problems, (lines + 2, "bad-duration")]
    assert all(each.mend for each in reading.problems)


def test_P28_without_a_clock_auto_is_a_problem() -> None:
    reading = read_text("start: 2026-10-05\n" + HEAD + TASKS)
    assert told(reading) == [(3, "auto-without-clock")]
    assert "now=datetime.now(UTC)" in reading.problems[0].mend
    # Without a time zone a clock would not help either.
    assert told(read_text(HEAD.replace("time_zone: Europe/Berlin\n", "") + "people: [{id: a}]\n")) == [
        (1, "empty-plan"),
        (2, "auto-without-time-zone"),
    ]


def test_P28_read_takes_the_moment_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + TASKS, encoding="utf-8")
    assert read(path, NIGHT).settings.auto
    with pytest.raises(PlanFileError, match="auto-without-clock"):
        read(path)


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json"])
def test_P29_a_plan_that_moves_with_time_is_written_with_auto(name: str, tmp_path: Path) -> None:
    plan = read_text(HEAD + TASKS, now=NIGHT).plan
    assert plan is not None
    document = write_document(plan)
    assert list(document.items())[:3] == [("plan", "Atlas"), ("status_date", "auto"), ("time_zone", "Europe/Berlin")]
    write(plan, tmp_path / name)
    assert read(tmp_path / name, NIGHT) == plan
    once = (tmp_path / name).read_bytes()
    write(read(tmp_path / name, NIGHT), tmp_path / name)
    assert (tmp_path / name).read_bytes() == once


def test_P29_a_file_with_auto_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD + TASKS, encoding="utf-8")
    write(read(path, NIGHT), path)
    assert path.read_text(encoding="utf-8") == HEAD + TASKS


def test_P29_the_schema_knows_auto_for_the_status_date_alone() -> None:
    validator = Draft202012Validator(plan_schema())
    assert validator.is_valid({"plan": "Atlas", "status_date": "auto", "time_zone": "Europe/Berlin"})
    assert not validator.is_valid({"plan": "Atlas", "start": "auto"})
    assert not validator.is_valid({"plan": "Atlas", "status_date": "2026-11-02", "auto": True})
    assert "auto" not in json.dumps(plan_schema()["$defs"])


def test_P30_work_that_outran_its_estimate_is_a_warning() -> None:
    outrun = "  - {id: ui, estimate: {low: 2d, likely: 3d, high: 5d}, actual_start: 2026-10-05, progress: 40%}\n"
    reading = read_text(HEAD + TASKS + outrun, now=NIGHT)
    assert reading.plan is not None
    assert [(each.code, each.severity, each.line) for each in reading.problems] == [
        ("estimate-outrun", Severity.WARNING, 6)
    ]
    assert reading.problems[0].message.endswith("what is left is taken to be 60 % of its estimate")
    again = read_text(HEAD + TASKS + outrun.replace(", progress: 40%", ""), now=NIGHT)
    assert again.problems[0].message.endswith("what is left is taken to be all of its estimate")


def test_P31_a_plan_from_no_file_is_judged_as_one_from_a_file() -> None:
    text = "plan: Atlas\nstatus_date: 2026-11-02\ntasks:\n  - {id: api, estimate: {low: 3d, likely: 2d, high: 5d}}\n"
    sound = read_text(text.replace("3d", "1d")).plan
    assert sound is not None
    assert plan_problems(sound) == []
    flawed = "  - {id: ui, estimate: 1d, after: [apo]}\ncalendars: {office: {week: {mon: []}}}\n"
    problems = read_text(text + flawed).problems
    assert {each.code for each in problems} == {"range-disordered", "dangling-id", "calendar-without-working-time"}
    plan, _ = read_document(parse((text + flawed).encode(), "plan.yaml").document or {})
    assert plan is not None
    assert {(each.code, each.message, each.mend) for each in plan_problems(plan)} == {
        (each.code, each.message, each.mend) for each in problems
    }
