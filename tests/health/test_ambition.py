"""Over-ambition against a duration whose distribution is known: uniform from 10 to 20 elapsed days from noon."""

import pytest

from milepost.forecast.forecast import forecast
from milepost.health.check import check
from milepost.health.words import percent
from tests.health.plans import HEAD, assert_not_run, check_of, plan_of

# From 2 November at 12:00: 12 November at 12:00 to 22 November at 12:00, ten days all equally likely.
NOON = HEAD.replace("2026-11-02", "2026-11-02T12:00")
WORK = "\ntasks: [{id: a, estimate: {low: 10ed, high: 20ed, shape: uniform}, milestone: m}]\n"
ERROR = 4 * 0.0112  # four standard errors of a probability near 1/2 in 2,000 futures


def milestone(fields: str) -> str:
    return f"milestones: [{{id: m, name: Beta, {fields}}}]{WORK}"


def test_H14_a_target_under_even_chance_is_over_ambitious() -> None:
    found = check_of("ambition-target", milestone("target: 2026-11-14"), NOON)
    assert found.value == pytest.approx(0.25, abs=ERROR)  # the midnight that ends the 14th is 12.5 days away
    assert (found.threshold, found.passed, found.subjects) == (0.5, False, ("m",))
    assert "`Beta` to 2026-11-17 (50 %)" in found.mend  # 15 days from noon of the 2nd


@pytest.mark.parametrize(("level", "passed"), [(0.5, True), (0.7, False)])
def test_H13_H14_the_level_of_targets_is_the_plans(level: float, passed: bool) -> None:
    found = check_of(
        "ambition-target", milestone("target: 2026-11-18"), f"{NOON}health: {{ambition-target: {level}}}\n"
    )
    assert found.value == pytest.approx(0.65, abs=ERROR)
    assert found.passed is passed


def test_H14_a_commitment_under_its_own_confidence_is_at_risk() -> None:
    found = check_of("ambition-commitment", milestone("commitment: {date: 2026-11-20, confidence: 90%}"), NOON)
    assert (found.value, found.passed, found.subjects) == (1, False, ("m",))  # 85 % of 90 %
    assert "`Beta` to 2026-11-21 (90 %)" in found.mend  # 19 days from noon of the 2nd


def test_H14_a_commitment_as_likely_as_promised_passes() -> None:
    found = check_of("ambition-commitment", milestone("commitment: {date: 2026-11-20, confidence: 75%}"), NOON)
    assert (found.value, found.passed) == (0, True)


@pytest.mark.parametrize("code", ["ambition-target", "ambition-commitment", "phase-late"])
def test_H14_H15_without_a_date_ahead_nothing_is_judged(code: str) -> None:
    assert_not_run(
        check_of(code, "milestones: [{id: m, actual: 2026-10-30, target: 2026-10-01}]"), "no milestone ahead"
    )


@pytest.mark.parametrize(
    ("code", "fields"),
    [("ambition-target", "target: 2026-12-01"), ("ambition-commitment", "commitment: {date: 2026-12-01}")],
)
def test_H14_without_a_basis_there_is_no_probability(code: str, fields: str) -> None:
    assert_not_run(check_of(code, f"milestones: [{{id: m, {fields}}}]"), "forecast from")


# P80 is 18 days from noon of the 2nd: noon of the 20th.
@pytest.mark.parametrize(("finish", "passed"), [("2026-11-19", False), ("2026-11-20", True)])
def test_H15_a_milestone_is_past_its_phase_by_its_p80(finish: str, passed: bool) -> None:
    phases = f"phases: [{{id: build, name: Build, start: 2026-10-01, finish: {finish}}}]\n"
    found = check_of("phase-late", phases + milestone("phase: build"), NOON)
    assert found.passed is passed
    assert found.subjects == (() if passed else ("m",))


@pytest.mark.parametrize(("mode", "passed"), [("soft", True), ("hard", False)])
def test_H15_constraints_that_override_links_are_a_finding(mode: str, passed: bool) -> None:
    text = "tasks: [{id: a, estimate: 5d, constraint: {finish_no_later: 2026-11-20}}, {id: b, estimate: 5d}]"
    found = check_of("hard-constraints-override", text, f"{HEAD}schedule: {{constraints: {mode}}}\n")
    assert found.passed is passed
    assert found.subjects == (() if passed else ("a",))


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (0.004, "under 1 %"), (0.006, "1 %"), (0.25, "25 %"), (0.995, "over 99 %"), (1.0, "100 %")],
)
def test_H14_only_what_is_certain_is_said_to_be(share: float, text: str) -> None:
    assert percent(share) == text


def test_H14_a_forecast_that_was_made_is_used_as_it_is() -> None:
    plan = plan_of(milestone("target: 2026-11-14"), NOON)
    made = forecast(plan, iterations=500, seed=7)
    assert check(plan, forecast=made).check("ambition-target").value == made.milestone("m").probability_target


def test_H14_one_commitment_is_at_risk_and_two_are() -> None:
    late = "target: 2026-11-03, commitment: {date: 2026-11-04, confidence: 80%}, estimate: {fixed: 9d}"
    one = f"milestones:\n  - {{id: a, {late}}}\n"
    both = f"{one}  - {{id: b, {late}}}\n"
    assert check_of("ambition-commitment", one).message.startswith("1 of 1 commitments is at risk")
    assert check_of("ambition-commitment", both).message.startswith("2 of 2 commitments are at risk")
    assert check_of("ambition-target", both).message.startswith("2 of 2 targets are less likely")
