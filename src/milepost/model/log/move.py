"""What moving an entity does: another place among its kind, another parent, or both."""

from collections.abc import Mapping
from types import MappingProxyType

from milepost.model.entity import Entity, Kind
from milepost.model.log.command import TOP, Move
from milepost.model.log.edit import edited
from milepost.model.log.outcome import Draft, Effects, Refused, refusal
from milepost.model.log.place import keys_for_place, moved_up, place_for
from milepost.model.log.step import kind_of
from milepost.model.log.target import a, not_settings, target
from milepost.model.log.value import Json, fields_of
from milepost.model.plan import Plan

# The field that names the parent, by the entity's kind and the parent's.
PARENTS: Mapping[Kind, Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.TASK: {Kind.MILESTONE: "milestone", Kind.INITIATIVE: "initiative"},
        Kind.MILESTONE: {Kind.INITIATIVE: "initiative"},
        Kind.INITIATIVE: {Kind.INITIATIVE: "parent"},
        Kind.OBJECTIVE: {Kind.OBJECTIVE: "parent"},
        Kind.KEY_RESULT: {Kind.OBJECTIVE: "objective"},
        Kind.CALENDAR: {Kind.CALENDAR: "parent"},
    }
)


def draft_move(plan: Plan, command: Move) -> Draft:
    """The effects of a move: none where the entity stands there already."""
    refused = not_settings(command.kind, command.id)
    if refused is not None:
        return refused
    entity = target(plan, command.kind, command.id)
    if isinstance(entity, Refused):
        return entity
    parents = _parents(plan, command)
    place = place_for(plan, command.kind, command.id, command.before, command.after)
    for found in (parents, place):
        if isinstance(found, Refused):
            return found
    assert not isinstance(parents, Refused)
    assert not isinstance(place, Refused)
    moved, key = _placed(plan, entity, place) if command.before or command.after else ((), entity.order)
    order: dict[str, Json] = {"order": key} if key != entity.order else {}
    own = edited(command.kind, command.id, fields_of(entity), {**parents, **order})
    return own if isinstance(own, Refused) else (*own, *moved)


def _placed(plan: Plan, entity: Entity, place: int) -> tuple[Effects, str]:
    """The effects that make room, and the entity's key, which stays where the entity is there already."""
    row = list(plan.entities[entity.kind].values())
    others = [other for other in row if other.id != entity.id]
    if row.index(entity) == place:
        return (), entity.order
    key, moved = keys_for_place(others, place)
    return moved_up(entity.kind, others, moved), key


def _parents(plan: Plan, command: Move) -> dict[str, Json] | Refused:
    fields = PARENTS.get(command.kind, {})
    if command.under is None:
        return {}
    nowhere: dict[str, Json] = dict.fromkeys(fields.values())
    if command.under == TOP:
        return nowhere
    kind = kind_of(plan, command.under)
    if kind is None:
        return refusal("dangling-id", command.id, f"the plan has no {command.under}", "name what it is to stand under")
    if kind not in fields:
        wanted = " or ".join(a(each) for each in fields) or "nothing"
        message = f"{a(command.kind)} cannot stand under {a(kind)}"
        return refusal("wrong-kind", command.id, message, f"it stands under {wanted}")
    return {**nowhere, fields[kind]: command.under}
