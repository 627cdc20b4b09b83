"""What removing an entity does: refused while others point to it, unless their pointers are to go as well."""

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.model.entity import Entity, Kind
from milepost.model.log.command import Remove
from milepost.model.log.effect import Effect, removed
from milepost.model.log.outcome import Draft, Refused
from milepost.model.log.pointer import Key, Pointer, pointed, points_to, without
from milepost.model.log.remembered import Remembered
from milepost.model.log.target import a, not_settings, target
from milepost.model.log.value import changed, fields_of
from milepost.model.plan import Plan
from milepost.model.problem import Problem, Severity


def draft_remove(plan: Plan, command: Remove) -> Draft:
    """The effects of a removal: on the entity, what is part of it, and what points to any of these."""
    refused = not_settings(command.kind, command.id)
    if refused is not None:
        return refused
    entity = target(plan, command.kind, command.id)
    if isinstance(entity, Refused):
        return entity
    gone = with_parts(plan, entity)
    keys = {(one.kind, one.id) for one in gone}
    holding = list(pointers_to(plan, keys))
    if not command.cascade and (holding or len(gone) > 1):
        return Refused((*(_part(entity, part) for part in gone[1:]), *(_held(entity, *held) for held in holding)))
    cut = {(other.kind, other.id): other for other, _, _ in holding}
    return (*(removed(one.kind, fields_of(one)) for one in gone), *(_cut(other, keys) for other in cut.values()))


def with_parts(plan: Plan, entity: Entity) -> list[Entity]:
    """The entity, and what cannot be without it: the key results of an objective."""
    if entity.kind is not Kind.OBJECTIVE:
        return [entity]
    return [entity, *(part for part in plan.key_results.values() if part.objective == entity.id)]


def pointers_to(plan: Plan, gone: set[Key]) -> Iterator[tuple[Entity, Pointer, str]]:
    """What would be left pointing to nothing without some entities: who points, how, and to which id."""
    ids = {entity_id for _, entity_id in gone}
    for entity in (plan.settings, *plan.everything()):
        pointers = _pointers(entity)
        if not ids.isdisjoint(pointers.ids) and (entity.kind, entity.id) not in gone:
            for pointer, entity_id in pointers.all:
                if points_to(entity.kind, pointer, entity_id, gone):
                    yield entity, pointer, entity_id


@dataclass(frozen=True, slots=True)
class _Pointers:
    all: tuple[tuple[Pointer, str], ...]
    ids: frozenset[str]


@Remembered
def _pointers(entity: Entity) -> _Pointers:
    found = tuple(pointed(entity.kind, fields_of(entity)))
    return _Pointers(found, frozenset(entity_id for _, entity_id in found))


def _cut(entity: Entity, gone: set[Key]) -> Effect:
    fields = fields_of(entity)
    before, after = changed(fields, without(entity.kind, fields, gone))
    return Effect(kind=entity.kind, id=entity.id, before=before, after=after)


def _part(entity: Entity, part: Entity) -> Problem:
    message = f"{part.title} ({part.id}) is {a(part.kind)} of {entity.title}, and would go with it"
    return _refused(entity, message, "ask for the removal to cascade, or move it first")


def _held(entity: Entity, other: Entity, pointer: Pointer, entity_id: str) -> Problem:
    message = f"{other.title} ({other.id}) names {entity_id} in `{pointer.field}`"
    return _refused(entity, message, "ask for the removal to cascade, or take it out there first")


def _refused(entity: Entity, message: str, mend: str) -> Problem:
    return Problem("still-referenced", Severity.ERROR, entity.id, None, message, mend)
