"""Commands applied to a plan: all of them and a valid plan, or nothing and every problem (law L2)."""

from collections.abc import Collection, Iterable
from typing import assert_never

from milepost.model.checks import check_plan
from milepost.model.log.add import draft_add
from milepost.model.log.command import Add, Adopt, Command, Move, PassTime, Remove, Rename, Revert, SetFields
from milepost.model.log.compose import compose
from milepost.model.log.edit import draft_edit
from milepost.model.log.effect import Effect
from milepost.model.log.move import draft_move
from milepost.model.log.outcome import Applied, Draft, Refused, Validate, errors_in, refusal
from milepost.model.log.pass_time import draft_pass_time
from milepost.model.log.remove import draft_remove
from milepost.model.log.rename import draft_rename
from milepost.model.log.step import apply_effects
from milepost.model.plan import Plan
from milepost.model.problem import Problem


def apply(
    plan: Plan, command: Command, retired: Collection[str] = (), validate: Validate = check_plan
) -> Applied | Refused:
    """One command applied to a plan; `retired` are the ids that were once in use."""
    return apply_all(plan, (command,), retired, validate)


def apply_all(
    plan: Plan, commands: Iterable[Command], retired: Collection[str] = (), validate: Validate = check_plan
) -> Applied | Refused:
    """Commands applied one after the other, and judged by the plan that results from all of them."""
    now, effects, problems, used = plan, list[Effect](), list[Problem](), set(retired)
    for command in commands:
        found = draft(now, command, used)
        if isinstance(found, Refused):
            problems += found.problems
            continue
        now = apply_effects(now, found)
        effects += found
        used |= {effect.id for effect in found if effect.after is None or effect.id_after != effect.id}
    problems = problems or list(errors_in(now, validate))
    return Refused(tuple(problems)) if problems else Applied(compose(effects), now)


def draft(plan: Plan, command: Command, retired: Collection[str] = ()) -> Draft:
    """What a command would do to a plan, which may not be valid then."""
    match command:
        case Add():
            return draft_add(plan, command, retired)
        case SetFields():
            return draft_edit(plan, command)
        case Remove():
            return draft_remove(plan, command)
        case Move():
            return draft_move(plan, command)
        case Rename():
            return draft_rename(plan, command, retired)
        case PassTime() | Adopt() | Revert():
            return _draft_noted(plan, command)
        case _:
            assert_never(command)


def _draft_noted(plan: Plan, command: PassTime | Adopt | Revert) -> Draft:
    """What the log notes by itself: time can pass again, but a record does not hold what it did."""
    if isinstance(command, PassTime):
        return draft_pass_time(plan, command)
    message = f"`{command.command}` is a record of what was done, and does not hold what it did"
    return refusal("record-only", None, message, "send the changes themselves")
