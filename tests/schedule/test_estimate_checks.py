"""Estimates judged on their calendars."""

from typing import Any

import pytest

from milepost.exchange.read import read_text
from milepost.model.document import read_document
from milepost.model.problem import Problem
from milepost.schedule.calendar import CalendarBook
from milepost.schedule.checks import check_estimates

# Monday to Friday, 8 hours a day; the status date is a Monday.
OFFICE = {"week": {"mon-fri": ["09:00-13:00", "14:00-18:00"]}}
SHORT = {"week": {"mon-fri": ["09:00-13:00"]}}


def check(**collections: Any) -> list[Problem]:
    head = {"plan": "Atlas", "status_date": "2026-11-02", "calendar": "office"}
    plan, draft = read_document({**head, "calendars": {"office": OFFICE, "short": SHORT}, **collections})
    assert plan is not None
    assert draft.problems == []
    return check_estimates(plan, CalendarBook.of(plan))


def codes(estimate: Any, **keys: Any) -> list[str]:
    return [each.code for each in check(tasks=[{"id": "api", "estimate": estimate, **keys}])]


@pytest.mark.parametrize(
    "estimate",
    [
        "-5d",
        {"fixed": "-1h"},
        {"low": "-2d", "likely": "3d", "high": "5d"},
        {"values": ["2d", "-3d"]},
        {"percentiles": {"10": "-4d", "50": "6d"}},
    ],
)
def test_estimates_are_not_negative(estimate: Any) -> None:
    assert codes(estimate) == ["range-negative"]
    assert codes("5d", remaining=estimate) == ["range-negative"]


@pytest.mark.parametrize(
    ("estimate", "ordered"),
    [
        ({"low": "5d", "likely": "5d", "high": "5d"}, True),
        ({"low": "5d", "likely": "4d", "high": "9d"}, False),
        ({"low": "5d", "likely": "8d", "high": "7d"}, False),
        ({"low": "5d", "high": "4d", "shape": "uniform"}, False),
        ({"low": "1d", "likely": "8h", "high": "1w"}, True),  # 480, 480 and 2,400 minutes
        ({"low": "1d", "likely": "479m", "high": "1w"}, False),
        ({"low": "1w", "likely": "5d", "high": "6d"}, True),
        ({"percentiles": {"90": "15d", "10": "4d", "50": "6d"}}, True),
        ({"percentiles": {"10": "4d", "50": "4d"}}, True),
        ({"percentiles": {"10": "6d", "50": "4d"}}, False),
        ({"values": ["8d", "2d"]}, True),
    ],
)
def test_P13_durations_rise_in_minutes_on_the_calendar(estimate: Any, ordered: bool) -> None:
    assert codes(estimate) == ([] if ordered else ["range-disordered"])


def test_P13_the_same_range_may_be_in_order_on_one_calendar_only() -> None:
    estimate = {"low": "1d", "likely": "6h", "high": "2d"}  # a day has 8 hours in the office, 4 on the short calendar
    assert codes(estimate) == ["range-disordered"]
    assert codes(estimate, calendar="short") == []


def test_P13_what_a_risk_adds_is_judged_on_the_calendar_of_all_it_hits() -> None:
    effect = {"add": {"low": "1d", "likely": "6h", "high": "2d"}}
    tasks = [{"id": "api", "calendar": "short"}, {"id": "ui"}]
    on_short = {"id": "one", "probability": "30%", "effect": effect, "hits": ["api"]}
    on_both = {"id": "both", "probability": "30%", "effect": effect, "hits": ["api", "ui"]}
    on_none = {"id": "none", "probability": "30%", "effect": {"times": 2}, "mitigation": {"effect": effect}}
    problems = check(tasks=tasks, risks=[on_short, on_both, on_none])
    assert [(each.code, each.subject) for each in problems] == [
        ("range-disordered", "both"),
        ("range-disordered", "none"),
    ]


def test_P14_working_and_elapsed_time_do_not_mix() -> None:
    assert codes({"low": "2d", "likely": "5ed", "high": "2w"}) == ["range-mixed"]
    assert codes({"low": "2ed", "likely": "5ed", "high": "2ew"}) == []


@pytest.mark.parametrize(
    ("estimate", "start", "outrun"),
    [
        # From Monday 26 October to Monday 2 November, 00:00: five working days.
        ({"low": "1d", "likely": "2d", "high": "5d"}, "2026-10-26", False),
        ({"low": "1d", "likely": "2d", "high": "4d"}, "2026-10-26", True),
        ({"low": "1d", "likely": "2d", "high": "4d"}, "2026-10-27", False),
        ({"low": "1d", "likely": "2d", "high": "4d"}, "2026-10-26T18:00", False),
        ({"low": "1d", "likely": "2d", "high": "4d"}, "2026-10-26T17:59", True),
        ({"values": ["5d", "2d"]}, "2026-10-26", False),
        ({"values": ["4d", "2d"]}, "2026-10-26", True),
        ({"percentiles": {"10": "1d", "90": "4d"}}, "2026-10-26", True),
        ({"fixed": "4d"}, "2026-10-26", True),
        ({"fixed": "5d"}, "2026-10-26", False),
        ("1d", "2026-10-05", False),
        # Seven days by the clock.
        ({"low": "1ed", "likely": "2ed", "high": "7ed"}, "2026-10-26", False),
        ({"low": "1ed", "likely": "2ed", "high": "6ed"}, "2026-10-26", True),
    ],
)
def test_P15_work_that_has_run_longer_than_its_high_is_outrun(estimate: Any, start: str, outrun: bool) -> None:
    assert codes(estimate, actual_start=start) == (["estimate-outrun"] if outrun else [])


def test_P15_what_remains_or_is_finished_is_not_outrun() -> None:
    estimate, start = {"low": "1d", "likely": "2d", "high": "3d"}, "2026-10-05"
    assert codes(estimate, actual_start=start) == ["estimate-outrun"]
    assert codes(estimate, actual_start=start, remaining="2d") == []
    assert codes(estimate, actual_start=start, actual_finish="2026-10-30") == []
    assert codes(estimate) == []


def test_P15_a_calendar_that_is_not_there_is_a_problem_of_its_own() -> None:
    resources = [{"id": "web", "calendar": "ghost"}, {"id": "api-team", "calendar": "office"}]
    task = {
        "id": "api",
        "estimate": {"low": "1d", "likely": "2d", "high": "3d"},
        "actual_start": "2026-10-05",
        "resources": ["web", "api-team"],
    }
    assert check(resources=resources, tasks=[task]) == []


@pytest.mark.parametrize(
    ("to", "expected"),
    [("4d", []), ("5d", ["crash-longer"]), ("1w", ["crash-longer"]), ("-1d", ["range-negative"]), ("0d", [])],
)
def test_P25_a_crash_shortens(to: str, expected: list[str]) -> None:
    estimate = {"low": "3d", "likely": "5d", "high": "9d"}
    assert codes(estimate, crash={"to": to, "cost_per_day": 100}) == expected


def test_frozen_durations_are_not_negative() -> None:
    dates = {"api": {"finish": "2026-10-30", "duration": "-2d"}}
    problems = check(tasks=[{"id": "api"}], baselines=[{"id": "b0", "activities": dates}])
    assert [(each.code, each.subject) for each in problems] == [("range-negative", "b0")]


def test_P14_a_delay_by_the_clock_on_work_in_working_time_is_a_problem() -> None:
    """[P14] Neither an elapsed delay on working time nor the other way round is guessed at."""
    text = """
plan: Delays
status_date: 2026-11-02
tasks:
  - {id: office, estimate: 5d}
  - {id: drying, estimate: 5ed}
risks:
  - {id: rain, probability: 30%, effect: {add: 3ed}, hits: [office, drying]}
  - {id: ill, probability: 30%, effect: {add: 3d}, hits: [office, drying]}
"""
    problems = [(each.code, each.subject, each.line) for each in read_text(text).problems]
    assert problems == [("range-mixed", "rain", 8), ("range-mixed", "ill", 9)]
