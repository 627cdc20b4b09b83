"""What a revision did, as people read it in a list of revisions."""

from collections.abc import Iterator

from milepost.model.log.apply import draft
from milepost.model.log.command import Command
from milepost.model.log.outcome import Refused
from milepost.model.log.revision import Revision
from milepost.model.log.sentence import describe, describe_effects
from milepost.model.log.step import apply_effects
from milepost.model.plan import Plan

MOST = 12
"""How many commands are told one by one; of more, how many more there were."""


def summary(revision: Revision, plan: Plan) -> str:
    """The sentences of a revision's commands, told of the plan before it; without commands, what its effects say."""
    if not revision.commands:
        return describe_effects(revision.effects, plan)
    more = len(revision.commands) - MOST
    told = "; ".join(_sentences(revision.commands[:MOST], plan))
    return f"{told}; and {more:,} more {'change' if more == 1 else 'changes'}" if more > 0 else told


def _sentences(commands: tuple[Command, ...], plan: Plan) -> Iterator[str]:
    """Each command told of the plan that the ones before it leave."""
    for command in commands:
        yield describe(command, plan)
        effects = draft(plan, command)
        plan = plan if isinstance(effects, Refused) else apply_effects(plan, effects)
