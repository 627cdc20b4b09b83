"""What comes of a command: a changed plan, or the problems for which nothing is changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from milepost.model.log.effect import Effect
from milepost.model.plan import Plan
from milepost.model.problem import Problem, Severity

Effects = tuple[Effect, ...]
Validate = Callable[[Plan], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is changed, for these problems."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """The effects of what was asked, one for each entity, and the plan with them."""

    effects: Effects
    plan: Plan


Draft = Effects | Refused


def refusal(code: str, subject: str | None, message: str, mend: str) -> Refused:
    """A refusal for one error."""
    return Refused((Problem(code, Severity.ERROR, subject, None, message, mend),))


def errors_in(plan: Plan, validate: Validate) -> tuple[Problem, ...]:
    """What keeps a plan from being stored; warnings do not."""
    return tuple(problem for problem in validate(plan) if problem.severity is Severity.ERROR)
