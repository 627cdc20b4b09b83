"""What setting fields does."""

from milepost.model.entity import Kind
from milepost.model.log.command import SetFields
from milepost.model.log.effect import Effect
from milepost.model.log.outcome import Draft, Refused, refusal
from milepost.model.log.shape import refused_names, written
from milepost.model.log.target import target
from milepost.model.log.value import UNSET, Fields, Json, changed, fields_of, with_value
from milepost.model.plan import Plan
from milepost.model.settings import AUTO


def draft_edit(plan: Plan, command: SetFields) -> Draft:
    """The effect of an edit: none where every field holds its value already."""
    entity = target(plan, command.kind, command.id)
    if isinstance(entity, Refused):
        return entity
    unknown = refused_names(command.kind, command.fields, command.id)
    if unknown:
        return Refused(unknown)
    return edited(command.kind, command.id, fields_of(entity), _asked(plan, command))


def _asked(plan: Plan, command: SetFields) -> Fields:
    """The fields to give: a status date that is to be `auto` stays where it is, until time moves it on."""
    fields, stands = command.fields, plan.settings.status
    if command.kind is not Kind.SETTINGS or "status_date" not in fields:
        return fields
    if fields["status_date"] != AUTO:
        return {**fields, "auto": None}
    return {**fields, "auto": True, "status_date": stands.text if stands is not None else None}


def edited(kind: Kind, entity_id: str, fields: Fields, values: Fields) -> Draft:
    """The effect of giving some of an entity's fields other values; null takes a field out."""
    wanted: dict[str, Json] = dict(fields)
    for name, value in values.items():
        wanted = with_value(wanted, name, UNSET if value is None else value)
    after = written(kind, wanted, entity_id)
    if isinstance(after, Refused):
        return after
    before, changes = changed(fields, after)
    effects = (Effect(kind=kind, id=entity_id, before=before, after=changes),) if before or changes else ()
    return missing(kind, entity_id, after) or effects


def missing(kind: Kind, entity_id: str, fields: Fields) -> Refused | None:
    """What the settings and a key result cannot do without, and their classes leave to the reader of the file."""
    if kind is Kind.SETTINGS and "plan" not in fields:
        return refusal("missing-key", None, "the plan has no name", "give it one: plan: NAME")
    if kind is Kind.SETTINGS and "status_date" not in fields and "start" not in fields:
        return refusal("missing-key", None, "the plan has no status date", "give it the day that counts as today")
    if kind is Kind.KEY_RESULT and "objective" not in fields:
        return refusal(
            "missing-key", entity_id, "a key result needs an objective", "add objective: ..., or move it under one"
        )
    return None
