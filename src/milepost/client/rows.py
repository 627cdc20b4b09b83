"""The order in which a plan's entities stand, and what is put next to what so that one order becomes another."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from milepost.model.entity import Kind
from milepost.model.order import staying
from milepost.model.plan import Plan


class Place(NamedTuple):
    """A place before one entity, or after one."""

    before: str | None
    after: str | None


def rows(kind: Kind, plan: Plan) -> Mapping[str, Sequence[str]]:
    """The ids of a kind as they stand beside one another: key results by their objective, all others in one row."""
    if kind is not Kind.KEY_RESULT:
        return {"": list(plan.entities.get(kind, {}))}
    found: dict[str, list[str]] = {}
    for key_result in plan.key_results.values():
        found.setdefault(key_result.objective, []).append(key_result.id)
    return found


def places(old: Sequence[str], new: Sequence[str], known: Collection[str]) -> dict[str, Place]:
    """Where the entities have to be put, one after the other, so that the old row becomes the new one.

    The fewest are moved. What is not `known` and stands at the end of the row is left out: new things go there by
    themselves.
    """
    index = {entity_id: position for position, entity_id in enumerate(old)}
    found = [index.get(entity_id) for entity_id in new]
    stay = staying(found)
    first = next((entity_id for entity_id, source in zip(new, found, strict=True) if source in stay), None)
    last_known = max((position for position, entity_id in enumerate(new) if entity_id in known), default=-1)
    moving = [position for position in range(last_known + 1) if found[position] not in stay]
    beside = {new[position]: Place(None, new[position - 1]) if position else Place(first, None) for position in moving}
    return {entity_id: place for entity_id, place in beside.items() if any(place)}
