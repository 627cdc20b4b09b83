"""The single step of the fold: effects applied to a plan, strictly, and nothing but effects."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError

from milepost.model.entity import Entity, Kind
from milepost.model.log.effect import Effect
from milepost.model.log.error import EffectMismatchError
from milepost.model.log.value import Json, fields_of, same, value_of, with_value
from milepost.model.plan import COLLECTIONS, ENTITY_CLASSES, Plan
from milepost.model.settings import Settings


def find(plan: Plan, kind: Kind, entity_id: str) -> Entity | None:
    """The entity of a kind and id, if the plan has it."""
    return plan.settings if kind is Kind.SETTINGS else plan.entities.get(kind, {}).get(entity_id)


def kind_of(plan: Plan, entity_id: str) -> Kind | None:
    """The kind of the entity with an id, None where there is none; the settings are not looked at."""
    return next((kind for kind, found in plan.entities.items() if entity_id in found), None)


def apply_effects(plan: Plan, effects: Iterable[Effect]) -> Plan:
    """The plan after the effects; raises `EffectMismatchError` where one does not fit, and then nothing is changed."""
    by_kind: dict[Kind, list[Effect]] = {}
    for effect in effects:
        by_kind.setdefault(effect.kind, []).append(effect)
    settings = plan.settings
    for effect in by_kind.pop(Kind.SETTINGS, []):
        settings = _changed_settings(settings, effect)
    entities = dict(plan.entities)
    for kind, some in by_kind.items():
        entities[kind] = _changed_kind(entities.get(kind, {}), some)
    _refuse_shared_ids(entities, by_kind)
    return Plan(settings, {kind: entities[kind] for kind in COLLECTIONS if entities.get(kind)})


def _changed_settings(settings: Settings, effect: Effect) -> Settings:
    entity = _changed(settings, effect)
    assert isinstance(entity, Settings)
    return entity


def _changed_kind(entities: Mapping[str, Entity], effects: Sequence[Effect]) -> dict[str, Entity]:
    result = dict(entities)
    moved = False
    for effect in effects:
        old = result.get(effect.id)
        new = _changed(old, effect)
        in_place = old is not None and new is not None and (old.id, old.order) == (new.id, new.order)
        moved = moved or not in_place
        if not in_place:
            result.pop(effect.id, None)
        if new is not None:
            if not in_place and new.id in result:
                raise EffectMismatchError(effect.kind, new.id, "id", "the id is in use")
            result[new.id] = new
    return in_order(result) if moved else result


def in_order(entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Entities of one kind by their order keys, ties by id."""
    return {entity.id: entity for entity in sorted(entities.values(), key=lambda entity: (entity.order, entity.id))}


def _changed(entity: Entity | None, effect: Effect) -> Entity | None:
    if effect.kind is Kind.SETTINGS and not effect.edits:
        raise EffectMismatchError(effect.kind, effect.id, None, "settings are neither added nor removed")
    if effect.before is None:
        if entity is not None:
            raise EffectMismatchError(effect.kind, effect.id, None, "it is there already")
        return _entity(effect, effect.after or {})
    if entity is None:
        raise EffectMismatchError(effect.kind, effect.id, None, "there is no such entity")
    fields = fields_of(entity)
    names = list(dict.fromkeys([*fields, *effect.names])) if effect.after is None else effect.names
    for name in names:
        if not same(value_of(fields, name), effect.old(name)):
            raise EffectMismatchError(effect.kind, effect.id, name, "it holds another value than the one before")
    if effect.after is None:
        return None
    for name in names:
        fields = with_value(fields, name, effect.new(name))
    return _entity(effect, fields)


def _entity(effect: Effect, fields: dict[str, Json]) -> Entity:
    try:
        entity = ENTITY_CLASSES[effect.kind].model_validate(fields)
    except ValidationError as error:
        raise EffectMismatchError(effect.kind, effect.id, None, f"the result cannot be read: {error}") from error
    if entity.id != (effect.id if effect.before is None else effect.id_after):
        raise EffectMismatchError(effect.kind, effect.id, "id", f"the entity is called {entity.id}")
    return entity


def _refuse_shared_ids(entities: Mapping[Kind, Mapping[str, Entity]], by_kind: Mapping[Kind, Sequence[Effect]]) -> None:
    for kind, effects in by_kind.items():
        for effect in effects:
            new_id = effect.id_after
            arrives = effect.before is None or effect.id != new_id
            if arrives and any(new_id in found for other, found in entities.items() if other is not kind):
                raise EffectMismatchError(kind, new_id, "id", "the id is in use by another kind of entity")
