"""A file's own changes carried over to the plan as it is now: what the server does for a push, done for a pull."""

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.client.commands import effects_between
from milepost.client.failure import Failure
from milepost.exchange.read import plan_problems
from milepost.model.log.fold import LogState, advance
from milepost.model.log.outcome import Effects, Refused, errors_in
from milepost.model.log.rebase import Clash, rebase
from milepost.model.log.step import apply_effects
from milepost.model.plan import Plan
from milepost.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Carried:
    """The plan with both changes; where they clash it has theirs. `problems` are the errors of what comes of it."""

    plan: Plan
    clashes: Sequence[Clash]
    problems: Sequence[Problem]


def carried_over(base: Plan, theirs: Plan, mine: Plan) -> Carried:
    """Mine on top of theirs, both of which started from the base; raises `Failure` where no changes lead to one."""
    state = LogState(base)
    now = advance(state, _effects(base, theirs))
    found = rebase(_effects(base, mine), now)
    plan = apply_effects(now.plan, found.effects)
    return Carried(plan, found.clashes, found.problems or errors_in(plan, plan_problems))


def _effects(before: Plan, after: Plan) -> Effects:
    found = effects_between(before, after)
    if isinstance(found, Refused):
        first = found.problems[0]
        raise Failure(f"The two cannot be merged: {first.message}.", f"To mend it: {first.mend}.")
    return found
