"""Points 11, 13 and 14 of the DCMA 14-Point Assessment, computed by hand from the published formulas."""

import pytest

from tests.health.plans import assert_not_run, check_of

DUE = """
milestones: [{id: m, target: 2026-12-01}]
tasks:
  - {id: on-time, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}
  - {id: late, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}
  - {id: open, estimate: 5d}
  - {id: today, estimate: 5d}
  - {id: new, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}
baselines:
  - id: newest
    taken_on: 2026-10-01
    activities:
      m: {finish: 2026-10-15}
      on-time: {finish: 2026-10-30}
      late: {finish: 2026-10-29}
      open: {finish: 2026-10-30}
      today: {finish: 2026-11-02}
  - {id: older, taken_on: 2026-01-01, activities: {on-time: {finish: 2026-10-01}}}
"""
AHEAD = "tasks: [{{id: a, estimate: 20d}}]\nbaselines: [{{id: b0, activities: {{a: {{finish: {finish}}}}}}}]"


def test_H10_missed_tasks_are_late_against_the_newest_baseline() -> None:
    found = check_of("dcma-11", DUE)
    assert (found.value, found.subjects, found.passed) == (2 / 3, ("late", "open"), False)
    assert "`open`" in found.mend


def test_H10_times_of_day_are_compared_where_both_are_given() -> None:
    text = """
tasks:
  - {id: a, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30T16:00}
  - {id: b, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30T16:01}
baselines: [{id: b0, activities: {a: {finish: 2026-10-30T16:00}, b: {finish: 2026-10-30T16:00}}}]
"""
    found = check_of("dcma-11", text)
    assert (found.value, found.subjects) == (0.5, ("b",))
    assert "estimates" in found.mend


def test_H10_on_time_passes() -> None:
    text = """
tasks: [{id: a, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}]
baselines: [{id: b0, activities: {a: {finish: 2026-10-30}}}]
"""
    assert (check_of("dcma-11", text).value, check_of("dcma-11", text).passed) == (0, True)


@pytest.mark.parametrize("code", ["dcma-11", "dcma-13", "dcma-14", "starts-missed"])
def test_H1_without_a_baseline_nothing_is_compared(code: str) -> None:
    assert_not_run(check_of(code, "tasks: [{id: a, estimate: 5d}]"), "no baseline")


@pytest.mark.parametrize("code", ["dcma-11", "dcma-14", "starts-missed"])
def test_H1_before_anything_is_due_nothing_is_compared(code: str) -> None:
    assert_not_run(check_of(code, AHEAD.format(finish="2026-12-18")), "nothing in the baseline")


# 20 working days from Monday 2 November end on Friday 27 November: CPLI = (20 + float) / 20.
@pytest.mark.parametrize(
    ("finish", "value", "passed"),
    [("2026-11-25", 18 / 20, False), ("2026-11-26", 19 / 20, True), ("2026-11-27", 1, True), ("2026-12-01", 1.1, True)],
)
def test_H12_critical_path_length_index(finish: str, value: float, passed: bool) -> None:
    found = check_of("dcma-13", AHEAD.format(finish=finish))
    assert found.value == pytest.approx(value)
    assert found.passed is passed


def test_H12_the_index_is_measured_at_what_the_baseline_has_last() -> None:
    text = """
milestones: [{id: m, after: [a], target: 2026-12-01}, {id: reached, actual: 2026-10-30}]
tasks: [{id: a, estimate: 20d}]
baselines: [{id: b0, activities: {a: {finish: 2026-11-20}, m: {finish: 2026-11-25}, reached: {finish: 2027-03-01}}}]
"""
    found = check_of("dcma-13", text)
    assert found.value == pytest.approx(18 / 20)
    assert found.subjects == ("m",)
    assert "`m`" in found.mend


def test_H12_nothing_ahead_has_no_index() -> None:
    text = """
tasks: [{id: a, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}, {id: b, estimate: 5d}]
baselines: [{id: b0, activities: {a: {finish: 2026-10-30}}}]
"""
    assert_not_run(check_of("dcma-13", text), "finished")
    held = "milestones: [{id: m, held: {finish: 2026-10-26}}]"
    stands = f"{held}\nbaselines: [{{id: b0, activities: {{m: {{finish: 2026-10-30}}}}}}]"
    assert_not_run(check_of("dcma-13", stands), "no working day")


def test_H12_baseline_execution_index() -> None:
    # 3 tasks are finished; on-time, late and open were due, new is not in the baseline: 3 / (3 + 1).
    found = check_of("dcma-14", DUE)
    assert (found.value, found.passed) == (3 / 4, False)
    assert found.message == "of 5 tasks 3 are finished, 3 were due by now and 1 is not in the baseline"
    assert "`open`" in found.mend
    assert "new baseline" in found.mend


def test_H12_all_that_was_due_finished_passes() -> None:
    text = """
tasks: [{id: a, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}, {id: b, estimate: 5d}]
baselines: [{id: b0, activities: {a: {finish: 2026-10-30}, b: {finish: 2026-11-30}}}]
"""
    assert (check_of("dcma-14", text).value, check_of("dcma-14", text).passed) == (1, True)
