"""`milepost schedule`: dates worked out by hand, the document, and why an activity stands where it does."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.cli.commands import HAND, OFFICE, run, written


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path, HAND)


def test_C11_the_document_has_the_dates_worked_out_by_hand(plan: Path) -> None:
    document = json.loads(run("schedule", plan, "--json").stdout)
    assert (document["status_date"], document["finish"]) == ("2026-11-02T00:00", "2026-11-13T18:00")
    found = {each.pop("id"): each for each in document["activities"]}
    assert list(found) == ["beta", "spec", "api", "ui"]
    assert found["ui"] == {
        "external_id": None,
        "name": "Ui",
        "early_start": "2026-11-09T09:00",
        "early_finish": "2026-11-10T18:00",
        "late_start": "2026-11-12T09:00",
        "late_finish": "2026-11-13T18:00",
        "total_float_minutes": 3 * 8 * 60,
        "free_float_minutes": 3 * 8 * 60,
        "critical": False,
        "near_critical": False,
        "driver": "spec",
    }
    assert (found["api"]["early_start"], found["api"]["early_finish"]) == ("2026-11-11T09:00", "2026-11-13T18:00")
    assert [name for name, each in found.items() if each["critical"]] == ["beta", "spec", "api"]


def test_C11_the_page_has_them_too(plan: Path) -> None:
    page = run("schedule", plan).stdout
    rows = {line.split()[0]: line.split() for line in page.splitlines() if line.startswith(" ")}
    assert " ".join(rows["ui"]) == "ui 9 Nov 26 10 Nov 26 13 Nov 26 3d spec"
    assert "● api" in " ".join(page.split())
    assert "All is done by 13 Nov 2026: 3 of 4 open activities are critical." in page
    assert "spec ▸ api ▸ beta" in page


def test_P27_auto_is_the_present_day_in_the_plan_s_time_zone(tmp_path: Path) -> None:
    plan = written(tmp_path, HAND.replace("2026-11-02", "auto\ntime_zone: Pacific/Kiritimati", 1))
    island = timezone(timedelta(hours=14))
    days = [f"{datetime.now(island):%Y-%m-%d}T00:00"]
    found = json.loads(run("schedule", plan, "--json").stdout)["status_date"]
    days.append(f"{datetime.now(island):%Y-%m-%d}T00:00")  # midnight may have come in between
    assert found in days


def test_C12_a_chain_is_read_aloud(plan: Path) -> None:
    page = " ".join(run("schedule", plan, "--explain", "beta").stdout.split())
    assert "beta waits for api (FS)," in page
    assert "which waits for spec (FS + 2d)," in page
    assert "which waits for nothing, and starts on the status date, 2 Nov 2026 00:00." in page


def test_C12_a_chain_as_a_document(plan: Path) -> None:
    document = json.loads(run("schedule", plan, "--explain", "api", "--json").stdout)
    assert document["id"] == "api"
    api, spec = document["chain"]
    assert (api["id"], api["waits_for"], api["type"], api["lag"]) == ("api", "spec", "FS", "2d")
    assert (api["start"], api["finish"]) == ("2026-11-11T09:00", "2026-11-13T18:00")
    assert (spec["id"], spec["waits_for"]) == ("spec", None)
    assert spec["reason"].startswith("waits for nothing")


REASONS = {
    "{id: a, estimate: {fixed: 1d}, held: {start: 2026-11-16}}": "a is held to start on 16 Nov 2026.",
    "{id: a, estimate: {fixed: 1d}, held: {finish: 2026-11-16}}": "a is held to finish on 16 Nov 2026.",
    "{id: a, estimate: {fixed: 1d}, constraint: {start_no_earlier: 2026-11-16}}": (
        "a is constrained to start no earlier than 16 Nov 2026."
    ),
    "{id: a, estimate: {fixed: 1d}, constraint: {must_finish_on: 2026-11-16}}": (
        "a is constrained to finish on 16 Nov 2026."
    ),
    "{id: a, estimate: {fixed: 1d}, constraint: {as_late_as_possible: true}}": "a is set to be as late as possible.",
    "{id: a, estimate: {fixed: 1d}, actual_start: 2026-10-26, actual_finish: 2026-10-26}": "a is done.",
    "{id: a, estimate: {fixed: 9d}, actual_start: 2026-10-30, progress: 10%}": (
        "a is under way: what is left of it goes on from the status date."
    ),
    # Begun before the status date and already past what was asked for: the constraint no longer says anything.
    "{id: a, estimate: {fixed: 1d}, constraint: {start_no_earlier: 2026-10-05}}": (
        "a waits for nothing, and starts on the status date, 2 Nov 2026 00:00."
    ),
}


@pytest.mark.parametrize("task", REASONS)
def test_C12_what_waits_for_nothing_says_what_fixes_it(tmp_path: Path, task: str) -> None:
    page = run("schedule", written(tmp_path, f"{OFFICE}tasks:\n  - {task}\n"), "--explain", "a").stdout
    assert REASONS[task] in " ".join(page.split())


@pytest.mark.parametrize(
    ("milestone", "reason"),
    [
        ("{id: a, target: 2026-12-01}", "a stands at its target, for nothing else says when it can be reached."),
        ("{id: a, expected: {low: 2026-12-01, likely: 2026-12-08, high: 2026-12-20}}", "a stands at its judged date."),
        ("{id: a, actual: 2026-10-05}", "a is reached."),
    ],
)
def test_C12_milestones_say_it_too(tmp_path: Path, milestone: str, reason: str) -> None:
    page = run("schedule", written(tmp_path, f"{OFFICE}milestones:\n  - {milestone}\n"), "--explain", "a").stdout
    assert reason in " ".join(page.split())


def test_C12_belonging_and_other_links_are_told_apart(tmp_path: Path) -> None:
    links = """\
milestones:
  - {id: m}
tasks:
  - {id: a, estimate: {fixed: 4d}}
  - {id: b, estimate: {fixed: 3d}, milestone: m, after: [{id: a, type: SS, lag: 2d}]}
  - {id: c, estimate: {fixed: 1d}, after: [{id: b, type: FF, lag: -1d}]}
"""
    path = written(tmp_path, OFFICE + links)
    assert "m waits for b (work under it)," in " ".join(run("schedule", path, "--explain", "m").stdout.split())
    page = " ".join(run("schedule", path, "--explain", "c").stdout.split())
    assert "c waits for b (FF - 1d)," in page
    assert "which waits for a (SS + 2d)," in page


DONE = "  - {id: a, estimate: 5d, actual_start: 2026-10-01, actual_finish: 2026-10-08}\n"


def test_C11_with_nothing_open_the_day_is_the_last_that_was_worked_on(tmp_path: Path) -> None:
    page = run("schedule", written(tmp_path, f"{OFFICE}tasks:\n{DONE}")).stdout
    assert "All is done, since 8 Oct 2026." in page
    assert "0 of 0" not in page


def test_C11_a_year_of_another_century_is_whole(tmp_path: Path) -> None:
    page = run("schedule", written(tmp_path, f"{OFFICE}tasks:\n  - {{id: a, estimate: {{fixed: 50000d}}}}\n")).stdout
    finish = page.partition("All is done by ")[2].partition(":")[0]
    assert int(finish.split()[2]) > 2099
    assert page.count(finish) == 3  # the sentence, the finish and the late finish
