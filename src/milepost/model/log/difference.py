"""The effects that make one plan into another, as when a file is read in place of what is there."""

from collections.abc import Iterator

from milepost.model.entity import Kind
from milepost.model.log.effect import Effect, added, removed
from milepost.model.log.outcome import Effects
from milepost.model.log.value import changed, fields_of
from milepost.model.plan import COLLECTIONS, Plan


def difference(before: Plan, after: Plan) -> Effects:
    """One effect for each entity that differs. An entity with another id is another entity: a rename is not guessed."""
    settings = changed(fields_of(before.settings), fields_of(after.settings))
    own = [Effect(kind=Kind.SETTINGS, id="plan", before=settings[0], after=settings[1])] if any(settings) else []
    return (*own, *(effect for kind in COLLECTIONS for effect in _of_kind(kind, before, after)))


def _of_kind(kind: Kind, before: Plan, after: Plan) -> Iterator[Effect]:
    old, new = before.entities.get(kind, {}), after.entities.get(kind, {})
    for entity in old.values():
        if entity.id not in new:
            yield removed(kind, fields_of(entity))
    for entity in new.values():
        if entity.id not in old:
            yield added(kind, fields_of(entity))
        elif entity is not old[entity.id]:
            left, right = changed(fields_of(old[entity.id]), fields_of(entity))
            if left or right:
                yield Effect(kind=kind, id=entity.id, before=left, after=right)
