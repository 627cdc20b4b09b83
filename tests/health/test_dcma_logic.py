"""Points 1 to 5 of the DCMA 14-Point Assessment: figures counted by hand from the published definitions."""

import pytest

from tests.health.plans import assert_not_run, check_of

WORK = """
milestones: [{id: m}]
tasks:
  - {id: old, estimate: 5d, actual_start: 2026-10-05, actual_finish: 2026-10-09}
  - {id: a, estimate: 5d}
  - {id: b, name: Build it, estimate: 5d, after: [a]}
  - {id: c, estimate: 5d, after: [a], milestone: m}
  - {id: point, estimate: {fixed: 0d}}
"""
FINISHED = "tasks: [{id: old, estimate: 5d, actual_start: 2026-10-05, actual_finish: 2026-10-09}]"
LINKS = """
milestones: [{id: m, after: [d]}]
tasks:
  - {id: old, estimate: 5d, actual_start: 2026-10-05, actual_finish: 2026-10-09}
  - id: older
    estimate: 5d
    actual_start: 2026-10-05
    actual_finish: 2026-10-09
    after: [{id: old, type: SS, lag: -1d}]
  - {id: a, estimate: 5d}
  - {id: b, estimate: 5d, after: [{id: a, lag: 2d}], milestone: m}
  - {id: c, estimate: 5d, after: [{id: a, type: SS}], milestone: m}
  - {id: d, estimate: 5d, after: [b, {id: c, lag: -1d}]}
"""


def test_H2_H3_missing_logic_is_an_open_end_of_an_unfinished_task_that_takes_time() -> None:
    found = check_of("dcma-01", WORK)
    assert found.value == 2 / 3  # a has no predecessor, b no successor, c is waited for by its milestone
    assert found.subjects == ("a", "b")
    assert found.passed is False
    assert found.message == "2 of 3 unfinished tasks lack a predecessor or a successor: `a` and `Build it`"
    assert "`a`" in found.mend
    assert "`Build it`" in found.mend


def test_H3_one_open_end_in_twenty_tasks_is_allowed() -> None:
    chain = "\n".join(f"  - {{id: t{n}, estimate: 1d, after: [t{n - 1}]}}" for n in range(2, 20))
    text = f"""
milestones: [{{id: m}}]
tasks:
  - {{id: t1, estimate: 1d}}
{chain}
  - {{id: t20, estimate: 1d, after: [t19], milestone: m}}
"""
    found = check_of("dcma-01", text)
    assert (found.value, found.threshold, found.passed) == (0.05, 0.05, True)


def test_H3_a_task_in_the_air_is_open_at_both_ends() -> None:
    found = check_of("dcma-01", "tasks: [{id: alone, estimate: 5d}]")
    assert found.value == 1
    assert "both ends" in found.mend


@pytest.mark.parametrize(
    "code", ["dcma-01", "dcma-05", "dcma-06", "dcma-07", "dcma-08", "dcma-10", "dcma-12", "estimates-without-range"]
)
def test_H1_without_unfinished_work_there_is_nothing_to_look_at(code: str) -> None:
    assert_not_run(check_of(code, FINISHED), "")


# Drawn links that still bear on something: a-b, a-c, b-d, c-d and d-m; not old-older, nor b and c under m.
@pytest.mark.parametrize(("code", "value", "subjects"), [("dcma-02", 1 / 5, ("d",)), ("dcma-03", 1 / 5, ("b",))])
def test_H4_leads_and_lags_are_shares_of_the_links_that_were_drawn(
    code: str, value: float, subjects: tuple[str, ...]
) -> None:
    found = check_of(code, LINKS)
    assert (found.value, found.subjects, found.passed) == (value, subjects, False)


def test_H4_finish_to_start_is_a_share_of_the_links_that_were_drawn() -> None:
    found = check_of("dcma-04", LINKS)
    assert found.value == pytest.approx(4 / 5)
    assert (found.subjects, found.passed) == (("c",), False)
    assert "`c` after `a` (SS)" in found.message


@pytest.mark.parametrize(("code", "value"), [("dcma-02", 0), ("dcma-03", 0), ("dcma-04", 1)])
def test_H4_plain_links_pass(code: str, value: float) -> None:
    found = check_of(code, WORK)
    assert (found.value, found.subjects, found.passed, found.mend) == (value, (), True, "")


@pytest.mark.parametrize("code", ["dcma-02", "dcma-03", "dcma-04"])
def test_H4_belonging_to_a_milestone_is_no_link_that_was_drawn(code: str) -> None:
    assert_not_run(check_of(code, "milestones: [{id: m}]\ntasks: [{id: a, estimate: 5d, milestone: m}]"), "no link")


def test_H5_four_kinds_of_constraint_are_hard() -> None:
    found = check_of(
        "dcma-05",
        """
milestones: [{id: m, constraint: {must_finish_on: 2026-12-01}, estimate: {fixed: 1d}}]
tasks:
  - {id: a, estimate: 5d, constraint: {must_start_on: 2026-12-01}}
  - {id: b, estimate: 5d, constraint: {must_finish_on: 2026-12-18}}
  - {id: c, estimate: 5d, constraint: {start_no_later: 2026-12-18}}
  - {id: d, estimate: 5d, constraint: {finish_no_later: 2026-12-18}}
  - {id: e, estimate: 5d, constraint: {start_no_earlier: 2026-12-01}}
  - {id: f, estimate: 5d, constraint: {finish_no_earlier: 2026-12-18}}
  - {id: g, estimate: 5d, constraint: {as_late_as_possible: true}}
  - {id: h, estimate: 5d}
""",
    )
    assert (found.value, found.subjects, found.passed) == (0.5, ("a", "b", "c", "d"), False)


def test_H5_no_hard_constraint_passes() -> None:
    assert check_of("dcma-05", WORK).passed is True
