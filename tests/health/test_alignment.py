"""Whether what is wanted is served, owned and in time."""

import pytest

from tests.health.plans import assert_not_run, check_of

MAP = """
people: [{id: lead}]
objectives:
  - {id: top}
  - {id: middle, parent: top}
  - {id: low, parent: middle, key_results: [{id: moved, target: 10}, {id: unmoved, target: 10}]}
  - {id: lonely, name: Nobody serves this}
  - {id: plain}
initiatives: [{id: main, supports: [plain]}, {id: sub, parent: main}, {id: idle}]
milestones:
  - {id: direct, supports: [moved]}
  - {id: through, initiative: sub}
  - {id: stray, name: Stray one, initiative: idle}
  - {id: reached, actual: 2026-10-30}
"""


def test_H16_an_objective_is_served_through_key_results_and_what_stands_under_it() -> None:
    found = check_of("alignment-objective", MAP)
    assert (found.value, found.subjects, found.passed) == (1 / 5, ("lonely",), False)
    assert "`Nobody serves this`" in found.mend


def test_H16_a_key_result_is_moved_by_what_names_it() -> None:
    found = check_of("alignment-key-result", MAP)
    assert (found.value, found.subjects, found.passed) == (1 / 2, ("unmoved",), False)


def test_H16_a_milestone_serves_through_its_initiative_and_those_above() -> None:
    found = check_of("alignment-milestone", MAP)
    assert (found.value, found.subjects, found.passed) == (1 / 3, ("stray",), False)
    assert "`Stray one`" in found.mend


SERVED = """
objectives: [{id: grow, key_results: [{id: teams, target: 10}]}]
milestones: [{id: m, supports: [teams]}]
"""


@pytest.mark.parametrize("code", ["alignment-objective", "alignment-key-result", "alignment-milestone"])
def test_H16_a_plan_in_line_passes(code: str) -> None:
    assert (check_of(code, SERVED).value, check_of(code, SERVED).passed) == (0, True)


@pytest.mark.parametrize(
    "code", ["alignment-objective", "alignment-key-result", "alignment-milestone", "alignment-due"]
)
def test_H16_H18_without_objectives_nothing_is_to_be_served(code: str) -> None:
    assert_not_run(check_of(code, "milestones: [{id: m, target: 2026-12-01}]"), "")


def test_H16_without_milestones_ahead_none_strays() -> None:
    assert_not_run(check_of("alignment-milestone", "objectives: [{id: grow}]"), "no milestone")


OWNED = """
people: [{id: lead}]
objectives: [{id: grow, owner: lead, key_results: [{id: teams, target: 10}]}]
initiatives: [{id: main, owner: lead}]
milestones: [{id: m, initiative: main}, {id: n, accountable: lead}, {id: o, responsible: [lead]}]
tasks:
  - {id: a, milestone: m, estimate: 5d}
  - {id: b, initiative: main, estimate: 5d}
  - {id: c, milestone: o, estimate: 5d}
"""


def test_H17_owners_are_handed_down() -> None:
    assert (check_of("alignment-owner", OWNED).value, check_of("alignment-owner", OWNED).passed) == (0, True)


def test_H17_what_nobody_answers_for_is_named_from_the_top() -> None:
    found = check_of(
        "alignment-owner",
        """
people: [{id: lead}]
objectives: [{id: grow, key_results: [{id: teams, target: 10}]}]
milestones: [{id: m}, {id: reached, actual: 2026-10-30}]
tasks:
  - {id: a, name: Build, milestone: m, estimate: 5d}
  - {id: b, owner: lead, estimate: 5d}
  - {id: old, estimate: 5d, actual_start: 2026-10-26, actual_finish: 2026-10-30}
risks: [{id: rain, probability: 30%, effect: {add: 2d}, hits: [a]}]
""",
    )
    assert (found.value, found.subjects) == (5 / 6, ("grow", "teams", "m", "a", "rain"))
    assert found.mend == "give `grow`, `m` and `rain` an owner: the 2 below then have one too"


def test_H17_objectives_and_initiatives_need_an_owner_of_their_own() -> None:
    found = check_of(
        "alignment-owner",
        """
people: [{id: lead}]
objectives: [{id: grow, owner: lead}, {id: win, parent: grow, key_results: [{id: teams, target: 10}]}]
initiatives: [{id: main, owner: lead}, {id: sub, parent: main}]
milestones: [{id: m, initiative: sub}]
""",
    )
    assert (found.value, found.subjects) == (2 / 6, ("win", "sub"))


def test_H17_a_plan_without_people_names_no_owners() -> None:
    assert_not_run(check_of("alignment-owner", "tasks: [{id: a, estimate: 5d}]"), "no people")
    assert_not_run(check_of("alignment-owner", "people: [{id: lead}]"), "nothing")


DUE = """
objectives:
  - {{id: grow, due: 2027-06-30, key_results: [{{id: teams, target: 10, due: 2027-03-31}}]}}
initiatives: [{{id: main, supports: [{initiative}]}}]
milestones: [{{id: m, name: Beta, initiative: main, supports: [{own}], {dates}}}]
"""


@pytest.mark.parametrize(
    ("initiative", "own", "dates", "passed"),
    [
        ("grow", "", "target: 2027-06-30", True),
        ("grow", "", "target: 2027-07-01", False),
        ("grow", "", "target: 2027-06-01, commitment: {date: 2027-07-01}", False),
        ("grow", "teams", "target: 2027-04-01", False),
        ("grow", "teams", "target: 2027-03-31", True),
        ("grow", "{to: grow, required: false}, {to: teams}", "target: 2027-03-31", True),
        ("{to: teams, required: false}", "grow", "target: 2027-04-01", True),
    ],
)
def test_H18_dates_come_before_what_they_serve_is_due(initiative: str, own: str, dates: str, passed: bool) -> None:
    found = check_of("alignment-due", DUE.format(initiative=initiative, own=own, dates=dates))
    assert found.passed is passed
    assert found.subjects == (() if passed else ("m",))
    assert ("`Beta`" in found.mend) is not passed


def test_H18_an_objective_without_a_due_date_sets_none() -> None:
    text = """
objectives: [{id: grow, key_results: [{id: teams, target: 10, due: 2027-03-31}]}]
milestones: [{id: m, supports: [grow], target: 2027-12-31}, {id: n, supports: [teams], target: 2027-04-01}]
"""
    assert check_of("alignment-due", text).subjects == ("n",)


def test_H18_what_need_not_be_served_sets_no_date() -> None:
    text = DUE.format(initiative="grow", own="{to: grow, required: false}", dates="target: 2027-12-31")
    assert_not_run(check_of("alignment-due", text), "due")
