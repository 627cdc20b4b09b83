"""Order keys for a plan that was read from a file, which has none: what stays in its order keeps the keys it had."""

from collections.abc import Iterable, Sequence

from milepost.model.entity import Entity, Kind
from milepost.model.goals import KeyResult
from milepost.model.log.difference import origins
from milepost.model.order import keys_between, staying
from milepost.model.plan import Plan


def in_their_places(before: Plan, after: Plan) -> Plan:
    """The plan after, with the order keys of the plan before as far as its order allows, so that the fewest move."""
    return Plan(after.settings, {kind: _placed(kind, before, after) for kind in after.entities})


def _placed(kind: Kind, before: Plan, after: Plan) -> dict[str, Entity]:
    old, origin = before.entities.get(kind, {}), origins(kind, before, after)
    placed: dict[str, Entity] = {}
    for row in _rows(after.entities[kind].values()):
        had = [old[origin[entity.id]].order if entity.id in origin else None for entity in row]
        keys = _keys(had) if any(had) else [entity.order for entity in row]
        placed |= {entity.id: _with_order(entity, key) for entity, key in zip(row, keys, strict=True)}
    return {entity_id: placed[entity_id] for entity_id in after.entities[kind]}


def _rows(entities: Iterable[Entity]) -> Iterable[list[Entity]]:
    """The entities as they stand beside one another: key results by their objective, all others in one row."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(entity.objective if isinstance(entity, KeyResult) else "", []).append(entity)
    return found.values()


def _with_order(entity: Entity, key: str) -> Entity:
    return entity if entity.order == key else entity.model_copy(update={"order": key})


def _keys(had: Sequence[str | None]) -> list[str]:
    """The keys of a row: those that stay, and new ones between them for what is new or has moved."""
    found: list[str] = []
    low, waiting = None, 0
    for key in _kept(had):
        if key is None:
            waiting += 1
        else:
            found += [*keys_between(low, key, waiting), key]
            low, waiting = key, 0
    return [*found, *keys_between(low, None, waiting)]


def _kept(had: Sequence[str | None]) -> list[str | None]:
    """The keys that can stay as they are, for they rise along the row; None for the others."""
    ranks = {key: rank for rank, key in enumerate(sorted({key for key in had if key}))}
    stay = staying([ranks[key] if key else None for key in had])
    found: list[str | None] = []
    last = -1
    for key in had:
        rank = ranks[key] if key else -1
        stays = rank in stay and rank > last  # two may share a key: only one can keep it
        last = rank if stays else last
        found.append(key if stays else None)
    return found
