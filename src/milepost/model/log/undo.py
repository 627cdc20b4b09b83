"""A revision taken back, over the fields that still hold its value (law L5)."""

from collections.abc import Collection
from dataclasses import dataclass

from milepost.model.checks import check_plan
from milepost.model.entity import Kind
from milepost.model.log.compose import compose
from milepost.model.log.effect import Effect
from milepost.model.log.fold import LogState, present_id
from milepost.model.log.outcome import Effects, Refused, Validate, errors_in
from milepost.model.log.pointer import Key, without
from milepost.model.log.rebase import Clash, rebase
from milepost.model.log.remove import pointers_to
from milepost.model.log.revision import Revision
from milepost.model.log.step import apply_effects
from milepost.model.log.value import UNSET, same
from milepost.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Undone:
    """The effects that take a revision back, the plan with them, and what was left as it is by now.

    In what was left, `theirs` is the value that stays and `mine` the one that was to come back.
    """

    effects: Effects
    plan: Plan
    left: tuple[Clash, ...]


def undo(state: LogState, revision: Revision, validate: Validate = check_plan) -> Undone | Refused:
    """Take a revision of the log back, whatever came after it; refused where the plan would not be valid then."""
    inverse = tuple(effect.inverse() for effect in compose(revision.effects))
    possible, lost = _still_possible(inverse, state)
    rebased = rebase(possible, state)
    effects, kept = _without_held(rebased.effects, state.plan)
    plan = apply_effects(state.plan, effects)
    problems = rebased.problems or errors_in(plan, validate)
    return Refused(problems) if problems else Undone(effects, plan, (*lost, *rebased.clashes, *kept))


def _still_possible(effects: Effects, state: LogState) -> tuple[Effects, tuple[Clash, ...]]:
    """The effects without the pointers to what has been removed since, and the fields that lose some."""
    back = {effect.id for effect in effects if effect.before is None}
    dead = {entity_id for entity_id in state.retired if present_id(state, entity_id) is None} - back
    gone = {(kind, entity_id) for kind in Kind for entity_id in dead}
    possible: list[Effect] = []
    lost: list[Clash] = []
    for effect in effects:
        cut = _cut(effect, gone)
        lost += (
            Clash(effect.kind, effect.id, name, None, effect.old(name), cut.new(name), effect.new(name))
            for name in effect.names
            if not same(effect.new(name), cut.new(name))
        )
        if effect.kind is not Kind.KEY_RESULT or cut.after is None or not _loses_objective(effect, cut):
            possible.append(cut)
    return tuple(possible), tuple(lost)


def _cut(effect: Effect, gone: Collection[Key]) -> Effect:
    after = None if effect.after is None else without(effect.kind, effect.after, gone)
    return Effect(kind=effect.kind, id=effect.id, before=effect.before, after=after)


def _loses_objective(effect: Effect, cut: Effect) -> bool:
    return effect.new("objective") is not UNSET and cut.new("objective") is UNSET


def _without_held(effects: Effects, plan: Plan) -> tuple[Effects, tuple[Clash, ...]]:
    """The effects without the removals of what others have come to point to, and those removals."""
    kept: list[Clash] = []
    while True:
        gone = {(effect.kind, effect.id): effect for effect in effects if effect.after is None}
        without_them = apply_effects(plan, effects)
        held = {key for key in gone if any(True for _ in pointers_to(without_them, {key}))}
        if not held:
            return effects, tuple(kept)
        kept += (_kept(gone[key]) for key in sorted(held))
        effects = tuple(effect for effect in effects if (effect.kind, effect.id) not in held)


def _kept(effect: Effect) -> Clash:
    return Clash(effect.kind, effect.id, None, None, effect.before, effect.before, UNSET)
