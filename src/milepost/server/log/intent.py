"""What somebody wants done to a plan: drafted on the plan's last state, before anything is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from milepost.model.log import (
    Adopt,
    Applied,
    Clash,
    Command,
    Conflicted,
    Effect,
    LogState,
    Merged,
    PassTime,
    Refused,
    Revert,
    adopt,
    apply_all,
    merge,
    pass_time,
    undo,
)
from milepost.model.log.outcome import Validate
from milepost.model.plan import Plan
from milepost.model.problem import Problem
from milepost.server.log.held import shelf
from milepost.server.log.lines import revisions_between
from milepost.server.log.refused import conflict, merge_invalid, refused, unknown_revision
from milepost.server.log.validity import validate, validate_since

Source = Literal["blank", "document", "template", "file", "copy", "import"]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What would be stored: the commands as asked, their effects on the last state, and the plan with them.

    `merged` says that others changed the plan since the commands were made: the effects then say better what happens.
    `fresh_ids` are new ids that had to change because somebody else took them, `left` what an undo leaves as it is.
    """

    commands: tuple[Command, ...]
    effects: tuple[Effect, ...]
    plan: Plan
    merged: bool = False
    fresh_ids: Mapping[str, str] = field(default_factory=dict)
    left: tuple[Clash, ...] = ()


class Intent(Protocol):
    """Something that can be drafted on the last state of a plan; raises a `Refusal` where it cannot be done."""

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """What would be stored on top of the head."""
        ...


@dataclass(frozen=True, slots=True)
class Changes:
    """Commands, made by somebody who saw the plan at revision `base`."""

    base: int
    commands: tuple[Command, ...]

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """Applied to the base and merged with what came since (law L3)."""
        if not 0 < self.base <= head.number:
            raise unknown_revision(self.base, head.number)
        if self.base == head.number:
            applied = _applied(head, self.commands, validate_since(head.plan))
            return Drafted(self.commands, applied.effects, applied.plan)
        base = shelf.state(plan_id, self.base)
        theirs = tuple(revisions_between(plan_id, self.base, head.number))
        mine = _applied(base, self.commands, _unjudged)
        merged = merge(base, theirs, mine.effects, validate_since(head.plan))
        if isinstance(merged, Merged):
            return Drafted(self.commands, merged.effects, merged.plan, True, merged.fresh_ids)
        # What is wrong without the others' changes is told first, as if there were none.
        _applied(base, self.commands, validate_since(base.plan))
        if isinstance(merged, Conflicted):
            raise conflict(plan_id, merged, theirs)
        raise merge_invalid(merged, theirs)


@dataclass(frozen=True, slots=True)
class Reverting:
    """A revision taken back, over the fields that still hold its value (law L5)."""

    number: int

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """The effects that take it back."""
        if not 0 < self.number <= head.number:
            raise unknown_revision(self.number, head.number)
        (revision,) = revisions_between(plan_id, self.number - 1, self.number)
        undone = undo(head, revision, validate_since(head.plan))
        if isinstance(undone, Refused):
            raise refused(undone.problems)
        return Drafted((Revert(number=self.number),), undone.effects, undone.plan, left=undone.left)


@dataclass(frozen=True, slots=True)
class Adoption:
    """The plan becomes that of a document; `name` is what it was called where it came from."""

    plan: Plan
    source: Source
    name: str | None = None

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """The difference between what is there and the document."""
        found = adopt(head, self.plan, validate)
        if isinstance(found, Refused):
            raise refused(found.problems)
        return Drafted((Adopt(source=self.source, name=self.name),), found.effects, found.plan)


@dataclass(frozen=True, slots=True)
class Passing:
    """Time goes on for a plan whose status date is `auto`."""

    now: datetime

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """The status date moved to today; nothing where it is there."""
        found = pass_time(head.plan, self.now, validate)
        status = None if found is None else found.plan.settings.status
        if found is None or status is None:
            return Drafted((), (), head.plan)
        return Drafted((PassTime(to=status),), found.effects, found.plan)


def _unjudged(_: Plan) -> Sequence[Problem]:
    """For a plan that is not to stand by itself: what becomes of it is judged."""
    return ()


def _applied(state: LogState, commands: tuple[Command, ...], validate: Validate) -> Applied:
    found = apply_all(state.plan, commands, state.retired, validate)
    if isinstance(found, Refused):
        raise refused(found.problems)
    return found
