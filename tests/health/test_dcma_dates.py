"""Points 6 to 10 and 12 of the DCMA 14-Point Assessment, computed by hand."""

from dataclasses import replace

import pytest

from milepost.health.check import check
from milepost.model.moment import Moment
from milepost.schedule.schedule import schedule
from tests.health.plans import HEAD, assert_not_run, check_of, plan_of


@pytest.mark.parametrize(("longest", "value", "passed"), [(45, 0.0, True), (46, 0.5, False)])
def test_H6_float_over_44_working_days_is_high(longest: int, value: float, passed: bool) -> None:
    # One day of work beside n days has n - 1 days of float.
    found = check_of("dcma-06", f"tasks: [{{id: a, estimate: 1d}}, {{id: b, estimate: {longest}d}}]")
    assert (found.value, found.passed) == (value, passed)


def test_H6_float_counts_in_days_of_the_tasks_own_calendar() -> None:
    # Both start on Monday 2 November; 9 weeks of 5 days end on Friday 1 January, 60 days and 17 hours later by the
    # clock. One day round the clock leaves 59 of its days; one office day leaves 44.
    text = "tasks: [{id: c, estimate: 1d, calendar: 24h}, {id: d, estimate: 1d}, {id: b, estimate: 45d}]"
    assert check_of("dcma-06", text).subjects == ("c",)


def test_H6_negative_float_is_what_a_bound_leaves_short() -> None:
    # Five days from Monday 2 November end on Friday; Tuesday is three days earlier.
    text = "tasks: [{id: a, estimate: 5d, constraint: {finish_no_later: 2026-11-03}}, {id: b, estimate: 5d}]"
    found = check_of("dcma-07", text)
    assert (found.value, found.subjects, found.passed) == (0.5, ("a",), False)
    assert "`a` is 3 days short" in found.message
    assert "`a`" in found.mend


def test_H6_float_of_nothing_under_zero_passes() -> None:
    assert check_of("dcma-07", "tasks: [{id: a, estimate: 5d}]").passed is True


@pytest.mark.parametrize(
    ("estimate", "value"),
    [("44d", 0.0), ("45d", 1.0), ("8w", 0.0), ("9w", 1.0), ("61ed", 0.0), ("62ed", 1.0)],  # 62 x 5 / 7 = 44.3
)
def test_H7_a_duration_over_44_working_days_is_high(estimate: str, value: float) -> None:
    assert check_of("dcma-08", f"tasks: [{{id: a, estimate: {estimate}}}]").value == value


def test_H7_a_high_duration_is_the_baselines_where_it_gives_one() -> None:
    text = """
tasks: [{id: a, estimate: 60d}, {id: b, estimate: 60d}, {id: c, estimate: 5d}, {id: d, estimate: 5d}]
baselines:
  - {id: b0, taken_on: 2026-01-01, activities: {d: {finish: 2026-12-01, duration: 60d}}}
  - id: b1
    taken_on: 2026-10-01
    activities:
      a: {finish: 2026-12-01, duration: 44d}
      b: {finish: 2026-12-01}
      c: {finish: 2026-12-01, duration: 45d}
"""
    found = check_of("dcma-08", text)
    assert (found.value, found.subjects, found.passed) == (0.5, ("b", "c"), False)


def test_H8_work_held_before_the_status_date_has_an_invalid_date() -> None:
    found = check_of("dcma-09", "tasks: [{id: h, estimate: 5d, held: {start: 2026-10-26}}, {id: a, estimate: 5d}]")
    assert (found.value, found.subjects, found.passed) == (1, ("h",), False)
    assert "2026-10-26" in found.message


def test_H8_what_happened_after_the_status_date_has_an_invalid_date() -> None:
    plan = plan_of("tasks: [{id: a, estimate: 5d, actual_start: 2026-10-05, actual_finish: 2026-10-09}]")
    earlier = plan.settings.model_copy(update={"status_date": Moment.parse("2026-10-07")})
    found = check(replace(plan, settings=earlier)).check("dcma-09")
    assert (found.value, found.subjects) == (1, ("a",))
    assert "2026-10-09" in found.message


def test_H8_H11_work_that_is_to_end_before_the_status_date_is_invalid_and_critical_to_nothing() -> None:
    plan = plan_of("tasks: [{id: a, estimate: 5d, actual_start: 2026-10-26, progress: 20%}]")
    made = schedule(plan)
    over = replace(made, dates=replace(made.dates, early_finish=made.dates.early_finish - 30 * 1440))
    assert check(plan, over).check("dcma-09").subjects == ("a",)
    assert_not_run(check(plan, over).check("dcma-12"), "critical")


def test_H8_dates_on_their_side_of_the_status_date_pass() -> None:
    text = "tasks: [{id: a, estimate: 5d, actual_start: 2026-10-26, progress: 20%}, {id: b, estimate: 5d}]"
    assert (check_of("dcma-09", text).value, check_of("dcma-09", text).passed) == (0, True)


def test_H8_without_tasks_no_date_is_looked_at() -> None:
    assert_not_run(check_of("dcma-09", "milestones: [{id: m}]"), "no task")


RESOURCES = """
tasks:
  - {id: a, estimate: 5d, resources: [team]}
  - {id: b, estimate: 5d, cost: {fixed: 100}}
  - {id: c, estimate: 5d}
  - {id: d, estimate: 4h}
resources: [{id: team}]
"""


def test_H9_resources_are_reported_and_not_judged() -> None:
    found = check_of("dcma-10", RESOURCES)
    assert (found.value, found.subjects) == (1 / 3, ("c",))
    assert (found.threshold, found.passed) == (None, None)
    assert "no threshold" in (found.reason or "")


@pytest.mark.parametrize(("limit", "passed"), [(0.4, True), (0.3, False)])
def test_H9_H13_resources_are_judged_where_the_plan_sets_a_threshold(limit: float, passed: bool) -> None:
    found = check_of("dcma-10", RESOURCES, f"{HEAD}health: {{dcma-10: {limit}}}\n")
    assert (found.threshold, found.passed, found.reason) == (limit, passed, None)


def test_H9_a_plan_without_resources_and_costs_is_not_looked_at() -> None:
    assert_not_run(check_of("dcma-10", "tasks: [{id: a, estimate: 5d}]"), "neither resources nor costs")
    assert_not_run(check_of("dcma-10", "tasks: [{id: a, estimate: 2h}]"), "a day or more")


@pytest.mark.parametrize("first", ["5d", "5ed"])
def test_H11_a_slip_of_600_days_reaches_the_finish(first: str) -> None:
    tasks = f"tasks: [{{id: a, estimate: {first}}}, {{id: b, estimate: 5d, after: [a]}}]"
    text = f"milestones: [{{id: m, after: [b]}}]\n{tasks}"
    found = check_of("dcma-12", text)
    assert found.value == pytest.approx(1, abs=0.005)
    assert (found.passed, found.mend) == (True, "")


def test_H11_a_hold_on_the_way_stops_the_slip() -> None:
    # Work that ends on Friday is followed on Monday by work that is held there: nothing moves.
    text = "tasks: [{id: a, estimate: 5d}, {id: b, estimate: 5d, after: [a], held: {start: 2026-11-09}}]"
    found = check_of("dcma-12", text)
    assert (found.value, found.passed, found.subjects) == (0, False, ("a",))
    assert "600" in found.message
    assert "hold" in found.mend


def test_H11_a_date_that_stands_alone_at_the_end_is_not_led_to() -> None:
    # Five days to Friday 6 November, bounded by it, are critical; the milestone stands where it is.
    text = """
milestones: [{id: alone, target: 2027-01-29}]
tasks: [{id: a, estimate: 5d, constraint: {finish_no_later: 2026-11-06}}]
"""
    found = check_of("dcma-12", text)
    assert (found.value, found.passed) == (0, False)
    assert "`alone`" in found.mend


def test_H11_without_critical_work_the_test_is_not_run() -> None:
    text = "milestones: [{id: alone, target: 2027-01-29}]\ntasks: [{id: a, estimate: 5d}]"
    assert_not_run(check_of("dcma-12", text), "critical")
