"""Dates that are given together must be in order."""

from collections.abc import Iterator

from milepost.model.activity import Constraint
from milepost.model.checks.survey import Survey, found
from milepost.model.goals import Phase
from milepost.model.moment import Moment
from milepost.model.problem import PlacedProblem


def check_phases(survey: Survey) -> Iterator[PlacedProblem]:
    """`dates-disordered`: a phase that ends before it begins."""
    for phase in survey.plan.of(Phase).values():
        if phase.finish.end_of_day <= phase.start.instant:
            message = f"the phase ends on {phase.finish.text}, before it begins on {phase.start.text}"
            yield found("dates-disordered", phase.id, ("finish",), message, "swap start and finish, or correct one")


def check_expected(survey: Survey) -> Iterator[PlacedProblem]:
    """`range-disordered`: expected dates that are not low <= likely <= high."""
    for milestone in survey.plan.milestones.values():
        expected = milestone.expected
        if expected is None:
            continue
        ends = (expected.low.end_of_day, expected.likely.end_of_day, expected.high.end_of_day)
        if list(ends) != sorted(ends):
            texts = f"{expected.low.text}, {expected.likely.text}, {expected.high.text}"
            message = f"the expected dates are out of order: {texts}"
            yield found("range-disordered", milestone.id, ("expected",), message, "order them low <= likely <= high")


def check_constraints(survey: Survey) -> Iterator[PlacedProblem]:
    """`constraint-impossible`: bounds that no dates can keep, whatever the network says (law S8)."""
    for activity in survey.plan.activities():
        bounds = activity.constraint
        if bounds is None:
            continue
        reason = _contradiction(bounds)
        if reason is not None:
            message = f"no dates keep this constraint: {reason}"
            yield found("constraint-impossible", activity.id, ("constraint",), message, "take one of the bounds out")


def _contradiction(bounds: Constraint) -> str | None:
    starts_no_earlier = _given(bounds, "start_no_earlier", "must_start_on")
    starts_no_later = _given(bounds, "start_no_later", "must_start_on")
    finishes_no_earlier = _given(bounds, "finish_no_earlier", "must_finish_on")
    finishes_no_later = _given(bounds, "finish_no_later", "must_finish_on")
    pairs = [
        *((low, high) for low in starts_no_earlier for high in (*starts_no_later, *finishes_no_later)),
        *((low, high) for low in finishes_no_earlier for high in finishes_no_later),
    ]
    for (low_key, low), (high_key, high) in pairs:
        if high.end_of_day <= low.instant and high.text != low.text:
            return f"{low_key} is {low.text}, and {high_key} is {high.text}"
    return None


def _given(bounds: Constraint, *keys: str) -> list[tuple[str, Moment]]:
    return [(key, moment) for key in keys if (moment := getattr(bounds, key)) is not None]
