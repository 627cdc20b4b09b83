"""The effects that make one plan into another, as when a file is read in place of what is there."""

from collections.abc import Iterator, Mapping

from milepost.model.entity import Kind
from milepost.model.log.effect import Effect, added, removed
from milepost.model.log.outcome import Effects
from milepost.model.log.value import changed, fields_of
from milepost.model.plan import COLLECTIONS, Plan


def difference(before: Plan, after: Plan) -> Effects:
    """One effect for each entity that differs.

    An entity with another id is another entity, unless its `was` says which one it was: a rename is not guessed.
    """
    settings = changed(fields_of(before.settings), fields_of(after.settings))
    own = [Effect(kind=Kind.SETTINGS, id="plan", before=settings[0], after=settings[1])] if any(settings) else []
    return (*own, *(effect for kind in COLLECTIONS for effect in _of_kind(kind, before, after)))


def origins(kind: Kind, before: Plan, after: Plan) -> Mapping[str, str]:
    """The id that each entity of a kind had before: the same, or the one that its `was` names and nothing has now."""
    old, new = before.entities.get(kind, {}), after.entities.get(kind, {})
    found = {entity_id: entity_id for entity_id in new if entity_id in old}
    gone = old.keys() - new.keys()
    for entity in new.values():
        if entity.id not in found and entity.was is not None and entity.was in gone:
            gone.discard(entity.was)
            found[entity.id] = entity.was
    return found


def _of_kind(kind: Kind, before: Plan, after: Plan) -> Iterator[Effect]:
    old, new = before.entities.get(kind, {}), after.entities.get(kind, {})
    origin = origins(kind, before, after)
    staying = set(origin.values())
    for entity in old.values():
        if entity.id not in staying:
            yield removed(kind, fields_of(entity))
    for entity in new.values():
        if entity.id not in origin:
            yield added(kind, fields_of(entity))
        elif entity is not old[origin[entity.id]]:
            left, right = changed(fields_of(old[origin[entity.id]]), fields_of(entity))
            if left or right:
                yield Effect(kind=kind, id=origin[entity.id], before=left, after=right)
