"""What adding an entity does."""

from collections.abc import Collection

from milepost.model.document import slug
from milepost.model.log.command import Add
from milepost.model.log.edit import missing
from milepost.model.log.effect import added
from milepost.model.log.outcome import Draft, Refused, refusal
from milepost.model.log.place import keys_for_place, moved_up, place_for
from milepost.model.log.shape import refused_names, written
from milepost.model.log.target import fresh_id, not_free, not_settings
from milepost.model.plan import Plan


def draft_add(plan: Plan, command: Add, retired: Collection[str]) -> Draft:
    """The effects of an addition: the new entity, and room for it where there is none."""
    entity_id = id_of(plan, command, retired)
    if entity_id is None:
        word = command.kind.replace("_", " ")
        return refusal("missing-id", None, f"the new {word} has neither id nor name", "give it a name")
    refused = not_settings(command.kind, entity_id) or not_free(plan, entity_id, retired)
    unknown = refused_names(command.kind, command.fields, entity_id)
    if refused is not None or unknown:
        return refused or Refused(unknown)
    return _placed(plan, command, entity_id)


def _placed(plan: Plan, command: Add, entity_id: str) -> Draft:
    place = place_for(plan, command.kind, entity_id, command.before, command.after)
    if isinstance(place, Refused):
        return place
    others = list(plan.entities.get(command.kind, {}).values())
    key, moved = keys_for_place(others, place)
    given = {name: value for name, value in command.fields.items() if value is not None}
    fields = written(command.kind, {"id": entity_id, **given, "order": key}, entity_id)
    if isinstance(fields, Refused):
        return fields
    return missing(command.kind, entity_id, fields) or (
        added(command.kind, fields),
        *moved_up(command.kind, others, moved),
    )


def id_of(plan: Plan, command: Add, retired: Collection[str]) -> str | None:
    """The id that is asked for, or a fresh one made from the name; None where there is neither."""
    name = command.fields.get("name")
    if command.id is None and isinstance(name, str):
        return fresh_id(plan, slug(name), retired)
    return command.id
