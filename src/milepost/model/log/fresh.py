"""Other ids for what two people called the same, each without knowing of the other."""

from milepost.model.entity import Kind
from milepost.model.log.effect import Effect
from milepost.model.log.fold import LogState, renames_of
from milepost.model.log.outcome import Effects
from milepost.model.log.pointer import Renames, renamed
from milepost.model.log.step import find, kind_of
from milepost.model.log.target import fresh_id
from milepost.model.log.value import fields_of, same


def fresh_ids(head: LogState, mine: Effects) -> Renames:
    """Another id for each new one of mine that has come into use since the base."""
    new = {effect.id_after for effect in mine if effect.after is not None}
    fresh: dict[tuple[Kind, str], str] = {}
    for effect in mine:
        arrives = effect.after is not None and (effect.before is None or effect.id_after != effect.id)
        if arrives and _taken(head, effect):
            taken = {*head.retired, *new, *fresh.values()}
            fresh[effect.kind, effect.id_after] = fresh_id(head.plan, effect.id_after, taken)
    return fresh


def _taken(head: LogState, effect: Effect) -> bool:
    """Whether a new id of mine is not mine to give: who adds or renames the very same has done nothing new."""
    if kind_of(head.plan, effect.id_after) is None:
        return effect.id_after in head.retired
    renames = renames_of(head)
    if effect.before is not None:
        return renames.get((effect.kind, effect.id)) != effect.id_after
    entity = find(head.plan, effect.kind, effect.id_after)
    return entity is None or not same(fields_of(entity), renamed(effect.kind, effect.after or {}, renames))


def with_ids(effects: Effects, fresh: Renames) -> Effects:
    """The effects with new ids in place of some that they give, and in what points to these."""
    return tuple(_with_id(effect, fresh) for effect in effects) if fresh else effects


def _with_id(effect: Effect, fresh: Renames) -> Effect:
    if effect.after is None:
        return effect
    after = renamed(effect.kind, effect.after, fresh)
    new_id = fresh.get((effect.kind, effect.id_after))
    if new_id is not None:
        after = {**after, "id": new_id}
    added_id = new_id if new_id is not None and effect.before is None else effect.id
    return Effect(kind=effect.kind, id=added_id, before=effect.before, after=after)
