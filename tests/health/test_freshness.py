"""Whether what the forecast stands on is there and fresh, and the grade that comes of it."""

import pytest

from milepost.health.trust import Trust
from tests.health.plans import HEAD, assert_not_run, check_of, health_of

ESTIMATES = """
milestones: [{id: m, estimate: 5d}, {id: n}, {id: reached, actual: 2026-10-30, estimate: 5d}]
tasks:
  - {id: api, estimate: 5d}
  - {id: ui}
  - {id: spec, estimate: {low: 3d, likely: 5d, high: 9d}}
  - {id: sure, estimate: {fixed: 5d}}
  - {id: left, estimate: {low: 3d, likely: 5d, high: 9d}, actual_start: 2026-10-29, remaining: 2d}
  - {id: old, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}
"""


def test_H19_estimates_of_what_is_left_need_a_range() -> None:
    found = check_of("estimates-without-range", ESTIMATES)
    assert (found.value, found.subjects, found.passed) == (4 / 6, ("m", "api", "ui", "left"), False)
    assert found.mend == "give `m`, `api`, `ui` and `left` low and high"


RESULTS = """
objectives:
  - id: grow
    key_results:
      - {id: fresh, target: 9, check_ins: [{date: 2026-08-01, value: 1}, {date: 2026-10-03, value: 2}]}
      - {id: old, name: Churn, target: 9, check_ins: [{date: 2026-10-02, value: 1}]}
      - {id: never, target: 9, current: 3}
      - {id: over, target: 9, due: 2026-10-31}
"""


def test_H19_check_ins_are_old_after_30_days() -> None:
    # The 3rd of October is 30 days before the 2nd of November, the 2nd is 31.
    found = check_of("check-ins-old", RESULTS)
    assert (found.value, found.threshold, found.subjects, found.passed) == (31, 30, ("old",), False)
    assert "`Churn`" in found.mend
    assert check_of("check-ins-old", RESULTS, f"{HEAD}health: {{check-ins-old: 31}}\n").passed is True


def test_H19_key_results_without_a_check_in_are_named() -> None:
    found = check_of("check-ins-missing", RESULTS)
    assert (found.value, found.subjects, found.passed) == (1 / 3, ("never",), False)


def test_H19_without_open_key_results_there_is_nothing_to_check_in() -> None:
    closed = "objectives: [{id: grow, key_results: [{id: over, target: 9, due: 2026-10-31}]}]"
    assert_not_run(check_of("check-ins-old", closed), "still open")
    assert_not_run(check_of("check-ins-missing", closed), "still open")
    never = "objectives: [{id: grow, key_results: [{id: never, target: 9}]}]"
    assert_not_run(check_of("check-ins-old", never), "ever")


UNDER_WAY = """
tasks:
  - {id: quiet, estimate: 9d, actual_start: 2026-10-25}
  - {id: new, estimate: 9d, actual_start: 2026-10-26}
  - {id: told, estimate: 9d, actual_start: 2026-10-01, progress: 50%}
  - {id: left, estimate: 9d, actual_start: 2026-10-01, remaining: 2d}
"""


def test_H19_work_under_way_for_over_a_week_tells_its_progress() -> None:
    found = check_of("status-missing", UNDER_WAY)
    assert (found.value, found.subjects, found.passed) == (8, ("quiet",), False)
    assert "`quiet`" in found.mend
    assert_not_run(check_of("status-missing", "tasks: [{id: a, estimate: 5d}]"), "under way")


STARTS = """
tasks:
  - {id: begun, estimate: 5d, actual_start: 2026-10-29, progress: 10%}
  - {id: late, estimate: 5d}
  - {id: today, estimate: 5d}
baselines:
  - id: b0
    activities:
      begun: {start: 2026-10-26, finish: 2026-12-01}
      late: {start: 2026-10-26, finish: 2026-12-01}
      today: {start: 2026-11-02, finish: 2026-12-01}
"""


def test_H19_starts_that_the_baseline_has_by_now_are_missed() -> None:
    found = check_of("starts-missed", STARTS)
    assert (found.value, found.subjects, found.passed) == (1 / 2, ("late",), False)


def test_H19_a_plan_has_a_baseline() -> None:
    assert check_of("baseline-missing", STARTS).passed is True
    assert check_of("baseline-missing", UNDER_WAY).passed is False


def test_H19_milestones_stand_on_something() -> None:
    found = check_of("no-basis", "milestones: [{id: alone, target: 2026-12-01}, {id: after, after: [alone]}]")
    assert (found.value, found.subjects, found.passed) == (1, ("alone",), False)
    assert "`alone`" in found.mend
    assert_not_run(check_of("no-basis", "tasks: [{id: a, estimate: 5d}]"), "no milestone")


def grade_of(guesses: int, more: str = "") -> Trust:
    """The grade of a plan with a baseline and five tasks, some of which are single guesses."""
    tasks = [
        f"  - {{id: t{n}, estimate: {'5d' if n < guesses else '{low: 3d, likely: 5d, high: 9d}'}}}" for n in range(5)
    ]
    baseline = "baselines: [{id: b0, activities: {t0: {finish: 2026-12-01}}}]\n"
    return health_of("tasks:\n" + "\n".join(tasks) + f"\n{baseline}{more}").grade


# 10 of 100 points for each of five estimates without a range.
@pytest.mark.parametrize(
    ("guesses", "points", "letter"), [(0, 100, "A"), (1, 90, "A"), (2, 80, "B"), (3, 70, "C"), (5, 50, "D")]
)
def test_H20_estimates_without_a_range_cost_trust(guesses: int, points: int, letter: str) -> None:
    assert (grade_of(guesses).points, grade_of(guesses).letter) == (points, letter)


def test_H20_the_grade_says_why_and_what_would_improve_it_most() -> None:
    # 2 of 5 estimates: 20 points; 1 of 2 milestones: 10 points.
    grade = grade_of(2, "milestones: [{id: m, target: 2027-01-29}, {id: n, after: [t0]}]")
    assert (grade.points, grade.letter) == (70, "C")
    assert grade.sentence == (
        "Grade C: 2 of 5 estimates have no range; 1 of 2 milestones ahead has nothing to forecast from"
    )
    assert grade.improve == "give `t0` and `t1` low and high"


def test_H20_all_else_that_costs_trust() -> None:
    # Check-ins: 2 of 3 are old or missing, 20 / 3 points, and there is no baseline, 5 points.
    results = health_of(RESULTS + "tasks: [{id: a, estimate: {fixed: 5d}}]").grade
    assert (results.points, results.letter) == (88, "B")  # 100 - 6.7 - 5
    assert results.sentence == "Grade B: `Churn` was last checked 31 days ago; there is no baseline"
    # Progress: 1 of 2 is not told, 10 points.
    under_way = """
tasks:
  - {id: quiet, estimate: {fixed: 40d}, actual_start: 2026-10-01}
  - {id: told, estimate: {fixed: 9d}, actual_start: 2026-10-26, progress: 50%}
"""
    assert health_of(under_way).grade.points == 100 - 10 - 5
    # Starts: 1 of 1 is overdue, 10 points.
    late = """
tasks: [{id: a, estimate: {fixed: 9d}}]
baselines: [{id: b0, activities: {a: {start: 2026-10-01, finish: 2026-12-01}}}]
"""
    assert health_of(late).grade.points == 100 - 10


def test_H20_nothing_to_forecast_from_is_the_lowest_grade() -> None:
    assert health_of("").grade.letter == "E"
    all_wrong = health_of("milestones: [{id: m, target: 2026-12-01}]\ntasks: [{id: a, estimate: 5d}]").grade
    assert (all_wrong.points, all_wrong.letter) == (100 - 50 - 20 - 5, "E")


def test_H20_the_best_grade_needs_no_improvement() -> None:
    assert grade_of(0).improve == ""
    assert grade_of(0).document() == {
        "grade": "A",
        "points": 100,
        "sentence": "Grade A: every estimate has a range, and what is under way was looked at lately",
        "improve": "",
    }
