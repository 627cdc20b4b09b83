"""Effects that were made on an older plan, carried over to a newer one: the one engine of merge and undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milepost.model.entity import Kind
from milepost.model.log.compose import compose
from milepost.model.log.effect import Effect, removed
from milepost.model.log.fold import LogState, renames_of
from milepost.model.log.keyed import three_way
from milepost.model.log.outcome import Effects, Refused
from milepost.model.log.pointer import Renames, renamed
from milepost.model.log.rename import rename_effects
from milepost.model.log.shape import written
from milepost.model.log.step import apply_effects, find, kind_of
from milepost.model.log.value import UNSET, Fields, Json, Unset, Value, changed, fields_of, same, value_of, with_value
from milepost.model.plan import Plan
from milepost.model.problem import Problem

_FORM = frozenset({"id", "order"})


@dataclass(frozen=True, slots=True)
class Clash:
    """A change that could not be carried over: the value before it, the value now, and the one it wanted.

    `id` is what the entity was called when the change was made. Without a `field` the whole entity is meant: the
    values are then its fields (of an edit, those that change), UNSET where it is not there. `element` is what an
    element of a set points to.
    """

    kind: Kind
    id: str
    field: str | None
    element: str | None
    base: Value
    theirs: Value
    mine: Value


@dataclass(frozen=True, slots=True)
class Rebased:
    """The effects as they apply to the newer plan, what clashed, and what could not be read together."""

    effects: Effects = ()
    clashes: tuple[Clash, ...] = ()
    problems: tuple[Problem, ...] = ()


def rebase(effects: Sequence[Effect], state: LogState) -> Rebased:
    """Carry effects, one for each entity and made at an earlier revision of the log, over to a later state."""
    renames = renames_of(state)
    steps = [_carried(effect, state.plan, renames) for effect in _translated(effects, renames)]
    clashes = tuple(clash for step in steps for clash in step.clashes)
    problems = tuple(problem for step in steps for problem in step.problems)
    if problems:
        return Rebased((), clashes, problems)
    named = _renamed(effects, tuple(effect for step in steps for effect in step.effects), state.plan, renames)
    return Rebased(compose(named.effects), (*clashes, *named.clashes))


def _translated(effects: Sequence[Effect], renames: Renames) -> list[Effect]:
    """The effects as if they renamed nothing (a rename is made anew on the plan it meets), pointing to ids of now."""
    back = {(effect.kind, effect.id_after): effect.id for effect in effects if _renames(effect)}
    result = []
    for effect in effects:
        before, after = (_pointing(effect.kind, fields, back, renames) for fields in (effect.before, effect.after))
        result.append(Effect(kind=effect.kind, id=effect.id, before=before, after=after))
    return result


def _pointing(kind: Kind, fields: Fields | None, back: Renames, renames: Renames) -> dict[str, Json] | None:
    return None if fields is None else renamed(kind, renamed(kind, fields, back), renames)


def _renames(effect: Effect) -> bool:
    return effect.edits and effect.id_after != effect.id


def _carried(effect: Effect, plan: Plan, renames: Renames) -> Rebased:
    if effect.before is None:
        return _carried_addition(effect, plan)
    entity = find(plan, effect.kind, renames.get((effect.kind, effect.id), effect.id))
    if effect.after is None:
        return Rebased() if entity is None else _carried_removal(effect, fields_of(entity))
    if entity is not None:
        return _carried_edit(effect, entity.id, fields_of(entity))
    # Where something stood and what its id was no longer matter once it is gone; what else was changed in it does.
    lost = [name for name in effect.names if name not in _FORM and not same(effect.old(name), effect.new(name))]
    return Rebased(clashes=(_whole(effect, UNSET),)) if lost else Rebased()


def _carried_addition(effect: Effect, plan: Plan) -> Rebased:
    if kind_of(plan, effect.id) is None:
        return Rebased((effect,))
    entity = find(plan, effect.kind, effect.id)
    now: Value = UNSET if entity is None else fields_of(entity)
    return Rebased() if same(now, _value(effect.after)) else Rebased(clashes=(_whole(effect, now),))


def _carried_removal(effect: Effect, now: dict[str, Json]) -> Rebased:
    before, after = changed(effect.before or {}, now)
    untouched = {*before, *after} <= _FORM
    return Rebased((removed(effect.kind, now),)) if untouched else Rebased(clashes=(_whole(effect, now),))


def _carried_edit(effect: Effect, id_now: str, now: dict[str, Json]) -> Rebased:
    wanted, clashes = dict(now), list[Clash]()
    for name in effect.names:
        if name == "id":
            continue
        value, differences = three_way(effect.kind, name, effect.old(name), value_of(now, name), effect.new(name))
        wanted = with_value(wanted, name, value)
        clashes += (
            Clash(effect.kind, effect.id, name, each.element, each.base, each.theirs, each.mine) for each in differences
        )
    after = written(effect.kind, wanted, id_now)
    if isinstance(after, Refused):
        return Rebased((), tuple(clashes), after.problems)
    before, after = changed(now, after)
    return Rebased((Effect(kind=effect.kind, id=id_now, before=before, after=after),), tuple(clashes))


def _renamed(effects: Iterable[Effect], carried: Effects, plan: Plan, renames: Renames) -> Rebased:
    """The effects carried over, and after them the renames, in all places that point to what is renamed by now."""
    done, clashes, now = list(carried), list[Clash](), apply_effects(plan, carried)
    for effect in filter(_renames, effects):
        id_now = renames.get((effect.kind, effect.id), effect.id)
        if find(now, effect.kind, id_now) is None:
            continue
        if id_now not in (effect.id, effect.id_after):
            clashes.append(Clash(effect.kind, effect.id, "id", None, effect.id, id_now, effect.id_after))
        elif id_now != effect.id_after:
            more = rename_effects(now, effect.kind, id_now, effect.id_after)
            done, now = [*done, *more], apply_effects(now, more)
    return Rebased(tuple(done), tuple(clashes))


def _whole(effect: Effect, theirs: Value) -> Clash:
    return Clash(effect.kind, effect.id, None, None, _value(effect.before), theirs, _value(effect.after))


def _value(fields: dict[str, Json] | None) -> Value | Unset:
    return UNSET if fields is None else fields
