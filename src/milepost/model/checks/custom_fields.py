"""What stands under `fields` must be defined in the plan's `custom_fields`."""

from collections.abc import Iterator, Mapping

from pydantic_core import PydanticCustomError

from milepost.model.checks.survey import Survey, found, nearest
from milepost.model.entity import FieldValue, Kind
from milepost.model.moment import Moment
from milepost.model.problem import PlacedProblem
from milepost.model.settings import CustomField, CustomFieldType


def check_definitions(survey: Survey) -> Iterator[PlacedProblem]:
    """`choice-without-options`: a choice between nothing."""
    for definition in survey.plan.of(CustomField).values():
        if definition.type is CustomFieldType.CHOICE and survey.lacks(definition, "options"):
            message = f"the custom field {definition.id} is a choice and has no `options`"
            yield found("choice-without-options", definition.id, (), message, "list them: options: [low, high]")


def check_fields(survey: Survey) -> Iterator[PlacedProblem]:
    """`unknown-field`, `field-on-wrong-kind` and `field-type` for every value under `fields`."""
    definitions = survey.plan.of(CustomField)
    for entity in (survey.plan.settings, *survey.plan.everything()):
        subject = None if entity is survey.plan.settings else entity.id
        for key, value in entity.fields.items():
            path = ("fields", key)
            if key in definitions:
                for code, message, mend in _misfits(entity.kind, value, definitions[key]):
                    yield found(code, subject, path, message, mend)
            elif key not in survey.unread:
                message = f"the custom field {key} is not defined"
                yield found("unknown-field", subject, path, message, _define(key, definitions))


def _misfits(kind: Kind, value: FieldValue, definition: CustomField) -> Iterator[tuple[str, str, str]]:
    if definition.on and kind not in definition.on:
        kinds = ", ".join(each.replace("_", " ") for each in definition.on)
        message = f"the custom field {definition.id} is not for a {kind.replace('_', ' ')}"
        yield "field-on-wrong-kind", message, f"it is for: {kinds}; extend its `on`, or move it"
    if not _fits(value, definition):
        message = f"{value!r} does not fit the custom field {definition.id}"
        yield "field-type", message, f"give {_expected(definition)}"


def _define(key: str, definitions: Mapping[str, CustomField]) -> str:
    near = nearest(key, definitions)
    if near is not None:
        return f"did you mean `{near}`?"
    return f"define it once in the plan: custom_fields: [{{id: {key}, type: text}}]"


def _expected(definition: CustomField) -> str:
    match definition.type:
        case CustomFieldType.TEXT:
            return "text, in quotes where it looks like a number"
        case CustomFieldType.NUMBER:
            return "a number"
        case CustomFieldType.DATE:
            return "a date, such as 2026-11-02"
        case CustomFieldType.YES_NO:
            return "true or false"
        case CustomFieldType.CHOICE:
            return f"one of {', '.join(definition.options)}"


def _fits(value: FieldValue, definition: CustomField) -> bool:
    if value is None:
        return True
    match definition.type:
        case CustomFieldType.TEXT:
            return isinstance(value, str)
        case CustomFieldType.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case CustomFieldType.DATE:
            return isinstance(value, str) and _is_date(value)
        case CustomFieldType.YES_NO:
            return isinstance(value, bool)
        case CustomFieldType.CHOICE:
            chosen = value if isinstance(value, list) else [value]
            return not definition.options or all(each in definition.options for each in chosen)


def _is_date(text: str) -> bool:
    try:
        Moment.parse(text)
    except PydanticCustomError:
        return False
    return True
