"""The JSON Schema (draft 2020-12) of the plan file, made from the model's own classes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from milepost.model.calendar import Shift
from milepost.model.duration import Duration
from milepost.model.entity import LONGEST_ID, Entity, Kind
from milepost.model.moment import Moment
from milepost.model.percent import Percent
from milepost.model.plan import COLLECTIONS, ENTITY_CLASSES
from milepost.model.scalar import Scalar
from milepost.model.settings import AUTO, Settings

Schema: TypeAlias = "dict[str, Schema] | list[Schema] | str | int | float | bool | None"
Node: TypeAlias = dict[str, Schema]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/{model}"
_SCALARS: tuple[type[Scalar], ...] = (Duration, Moment, Percent, Shift)
_ID: Node = {"type": "string", "pattern": rf"^[A-Za-z0-9._-]{{1,{LONGEST_ID}}}$"}

# Records that may be written as one bare text: `after: [spec]` for `after: [{id: spec}]`.
_BARE: Mapping[str, str] = MappingProxyType({"DependencyRecord": "id", "SupportRecord": "to", "UseRecord": "id"})

# What the classes check in code and not by their types.
_ALSO: Mapping[str, Node] = MappingProxyType(
    {
        "Hold": {"oneOf": [{"required": ["start"]}, {"required": ["finish"]}]},
        "RiskEffect": {"anyOf": [{"required": ["add"]}, {"required": ["times"]}]},
        "DayException": {"oneOf": [{"required": ["date"]}, {"required": ["from", "to"]}]},
        "Range": {
            "anyOf": [
                {"required": ["likely"]},
                {"required": ["shape"], "properties": {"shape": {"const": "uniform"}}},
            ]
        },
    }
)


def plan_schema() -> Node:
    """The schema of a whole plan file. What only a check of the whole plan can tell, such as loops, it leaves open."""
    definitions = _definitions()
    settings = _node(definitions.pop(Settings.__name__))
    _allow_auto(_node(settings["properties"]))
    return {
        "$schema": DIALECT,
        "title": "Milepost plan",
        "description": "A plan: what is wanted, what is done about it, and the milestones and work between.",
        "type": "object",
        "properties": {**_node(settings["properties"]), **_collections()},
        "required": ["plan"],
        "anyOf": [{"required": ["status_date"]}, {"required": ["start"]}],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _allow_auto(properties: Node) -> None:
    """A status date may be `auto` in the file; the model holds the date that it stands at."""
    status_date = _node(properties["status_date"])
    dates = status_date["anyOf"]
    assert isinstance(dates, list), "the status date is a date or nothing"
    today: Node = {"const": AUTO, "description": "Today, in the plan's time_zone; time moves it on."}
    properties["status_date"] = {**status_date, "anyOf": [*dates, today]}


def _collections() -> Node:
    """The lists of entities at the top level; calendars are a mapping by id, key results stand in their objectives."""
    found: Node = {}
    for kind, name in COLLECTIONS.items():
        reference: Node = {"$ref": _REFERENCE.format(model=ENTITY_CLASSES[kind].__name__)}
        if kind is Kind.CALENDAR:
            found[name] = {"type": "object", "propertyNames": _ID, "additionalProperties": reference}
        elif kind is not Kind.KEY_RESULT:
            found[name] = {"type": "array", "items": reference}
    return found


def _definitions() -> Node:
    classes: list[type[BaseModel]] = list(ENTITY_CLASSES.values())
    _, made = models_json_schema([(each, "validation") for each in classes], by_alias=True, ref_template=_REFERENCE)
    definitions = {name: _plain(schema) for name, schema in made["$defs"].items()}
    definitions["Guess"] = _reference(Duration)
    for name, bare in _BARE.items():
        _allow_bare(definitions, name, bare)
    for entity_class in ENTITY_CLASSES.values():
        definitions[entity_class.__name__] = _entity(entity_class, _node(definitions[entity_class.__name__]))
    for name, also in _ALSO.items():
        definitions[name] = {**_node(definitions[name]), **also}
    _nest(definitions)
    scalars = {scalar.__name__: _as_schema(scalar.json_schema()) for scalar in _SCALARS}
    return {**scalars, **dict(sorted(definitions.items()))}


def _plain(schema: object) -> Schema:
    """A schema without the titles that only repeat a key, and with scalars by reference."""
    if isinstance(schema, dict):
        bare = {key: value for key, value in schema.items() if key not in ("title", "discriminator")}
        named = next((scalar for scalar in _SCALARS if bare == scalar.json_schema()), None)
        if named is not None:
            return _reference(named)
        return {key: _properties(value) if key == "properties" else _plain(value) for key, value in bare.items()}
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    return _as_schema(schema)


def _properties(properties: object) -> Schema:
    assert isinstance(properties, dict), "the properties of a schema are a mapping"
    return {key: _plain(value) for key, value in properties.items()}


def _as_schema(value: object) -> Schema:
    if isinstance(value, dict):
        return {key: _as_schema(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_schema(each) for each in value]
    assert value is None or isinstance(value, str | int | float | bool), "a JSON Schema is plain data"
    return value


def _reference(scalar: type[Scalar]) -> Node:
    return {"$ref": _REFERENCE.format(model=scalar.__name__)}


def _node(schema: Schema) -> Node:
    assert isinstance(schema, dict), "this part of a schema is a mapping"
    return schema


def _allow_bare(definitions: Node, name: str, key: str) -> None:
    record = _node(definitions[name])
    text: Node = {"type": "string", "description": f"Short for {{{key}: ...}}."}
    definitions[name] = {"description": record["description"], "anyOf": [text, record]}


def _entity(entity_class: type[Entity], schema: Node) -> Node:
    """An entity as the file has it: without what lives only in the log, and with an id or a name to make one from."""
    internal = entity_class.internal | ({"id"} if entity_class.kind is Kind.CALENDAR else set())
    properties = {key: value for key, value in _node(schema["properties"]).items() if key not in internal}
    required = schema.get("required", [])
    assert isinstance(required, list), "required keys are a list"
    found: Node = {**schema, "properties": properties, "required": [key for key in required if key != "id"]}
    if "id" in properties:
        properties["id"] = _ID
        found["anyOf"] = [{"required": ["id"]}, {"required": ["name"]}]
    return found


def _nest(definitions: Node) -> None:
    """What stands otherwise in the file than in the model: key results in objectives, holidays as bare dates."""
    objective = _node(_node(definitions["Objective"])["properties"])
    objective["key_results"] = {"type": "array", "items": {"$ref": _REFERENCE.format(model="KeyResult")}}
    holidays = _node(_node(_node(definitions["Calendar"])["properties"])["holidays"])
    holidays["items"] = {"anyOf": [_reference(Moment), _node(holidays["items"])]}
    percentiles = _node(_node(_node(definitions["Percentiles"])["properties"])["percentiles"])
    percentiles |= {"propertyNames": {"pattern": "^(100|[0-9]{1,2})$"}, "minProperties": 2}
    _node(_node(_node(definitions["Values"])["properties"])["values"])["minItems"] = 1
