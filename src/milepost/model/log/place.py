"""The place of an entity among its kind: fractional keys, and room made where two are the same."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from milepost.model.entity import Entity, Kind
from milepost.model.log.effect import Effect
from milepost.model.log.outcome import Refused, refusal
from milepost.model.log.value import fields_of, value_of, with_value
from milepost.model.order import key_between
from milepost.model.plan import Plan


def place_for(plan: Plan, kind: Kind, entity_id: str, before: str | None, after: str | None) -> int | Refused:
    """The number of entities of the kind, the one with the id left out, that come before a place; the last by default.

    A place is `before` one of them or `after` one.
    """
    others = [other for other in plan.entities.get(kind, {}) if other != entity_id]
    if before is not None and after is not None:
        return refusal("bad-place", entity_id, "a place is before one entity or after one, not both", "name one")
    beside = before if before is not None else after
    if beside is None:
        return len(others)
    if beside not in others:
        message = f"there is no other {kind.replace('_', ' ')} {beside} to stand next to"
        return refusal("bad-place", entity_id, message, "name one of its own kind")
    return others.index(beside) + (before is None)


def keys_for_place(others: Sequence[Entity], place: int) -> tuple[str, Mapping[str, str]]:
    """A key for an entity put before `others[place]`, and new keys for those that leave no room there.

    `others` are the other entities of its kind, in order. Two of them have the same key where two people put
    something in one place at once; those after the place then move up, by keys of their own.
    """
    low = others[place - 1].order if place else ""
    crowded = list(takewhile(lambda entity: entity.order <= low, others[place:]))
    following = place + len(crowded)
    high = others[following].order if following < len(others) else None
    keys: list[str] = []
    for _ in range(len(crowded) + 1):
        low = key_between(low or None, high)
        keys.append(low)
    return keys[0], {entity.id: key for entity, key in zip(crowded, keys[1:], strict=True)}


def moved_up(kind: Kind, others: Sequence[Entity], keys: Mapping[str, str]) -> tuple[Effect, ...]:
    """The effects that give entities new keys."""
    return tuple(_moved(kind, entity, keys[entity.id]) for entity in others if entity.id in keys)


def _moved(kind: Kind, entity: Entity, key: str) -> Effect:
    before = with_value({}, "order", value_of(fields_of(entity), "order"))
    return Effect(kind=kind, id=entity.id, before=before, after={"order": key})
