"""What values look like, in words: the schemas of the OpenAPI document as tables of fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from milepost.server.api.documentation.prose import inline

Json = Mapping[str, Any]
_DEEPEST = 5
_NO_BOUND = 2**31 - 1
"""What a column of the database can hold is no bound that anybody meets."""
_FORMATS = {"date-time": "moment", "date": "date", "uuid": "UUID", "email": "e-mail address"}
_TYPES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is: in words, with the fields of an object or of a list's objects, or the kinds it may be of."""

    words: str
    fields: tuple["Field", ...] = ()
    kinds: tuple["Kind", ...] = ()

    @property
    def told(self) -> SafeString:
        """The words as HTML."""
        return inline(self.words)


@dataclass(frozen=True, slots=True)
class Field:
    """A member of an object."""

    name: str
    shape: Shape
    is_required: bool
    description: SafeString
    default: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the shapes that a value may have, where there are several objects."""

    name: str
    description: SafeString
    fields: tuple[Field, ...]


class Shapes:
    """Reads schemas of one document."""

    def __init__(self, schemas: Json) -> None:
        self._schemas = schemas

    def of(self, schema: Json, depth: int = 0) -> Shape:
        """The shape that a schema describes."""
        name, resolved = self._resolved(schema)
        branches = [*resolved.get("anyOf", ()), *resolved.get("oneOf", ())]
        if branches:
            return self._of_branches(branches, depth)
        if resolved.get("type") == "array":
            below = self.of(resolved.get("items", {}), depth)
            return Shape(f"list of {_many(below.words)}", below.fields, below.kinds)
        if "properties" in resolved:
            return Shape(
                f"`{name}`" if name else "object", tuple(self.fields(resolved, depth + 1)) if depth < _DEEPEST else ()
            )
        return Shape(_simple(resolved))

    def fields(self, schema: Json, depth: int = 0) -> Iterator[Field]:
        """The members of an object."""
        required = schema.get("required", ())
        for name, below in schema.get("properties", {}).items():
            _, resolved = self._resolved(below)
            description = below.get("description") or (
                "" if "properties" in resolved else resolved.get("description", "")
            )
            default = _default(below.get("default"))
            yield Field(name, self.of(below, depth), name in required, inline(description), default)

    def _of_branches(self, branches: list[Json], depth: int) -> Shape:
        named = [self._resolved(each) for each in branches]
        objects = [(name, each) for name, each in named if "properties" in each]
        if len(objects) > 1:
            kinds = tuple(
                Kind(name, inline(each.get("description", "")), tuple(self.fields(each, depth + 1)))
                for name, each in objects
            )
            return Shape("one of several kinds", kinds=kinds)
        shapes = [self.of(each, depth) for each in branches]
        told = list(dict.fromkeys(each.words for each in shapes))
        fields = next((each.fields for each in shapes if each.fields), ())
        return Shape(" or ".join(told), fields)

    def _resolved(self, schema: Json) -> tuple[str, Json]:
        """The name and the schema that is pointed to; Ninja wraps a pointer that has a default in `allOf`."""
        inner = schema["allOf"][0] if len(schema.get("allOf", ())) == 1 else schema
        name = inner.get("$ref", "").rpartition("/")[2]
        return name, self._schemas[name] if name else inner


def _simple(schema: Json) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        *most, last = [f"`{each}`" for each in schema["enum"]]
        return f"{', '.join(most)} or {last}" if most else last
    kind = schema.get("type")
    if kind is None:
        return "any value"
    if kind == "object":
        return "object"
    return _FORMATS.get(schema.get("format", ""), _TYPES[kind]) + _bounds(schema)


def _bounds(schema: Json) -> str:
    low, high = schema.get("minimum"), schema.get("maximum", _NO_BOUND)
    if low is not None and high < _NO_BOUND:
        return f", {low} to {high:,}"
    if low is not None:
        return f", at least {low}"
    longest = schema.get("maxLength")
    return f", at most {longest:,} characters" if longest else ""


def _many(words: str) -> str:
    return {"object": "objects", "text": "texts", "one of several kinds": "objects, each of one of these kinds"}.get(
        words, words
    )


def _default(value: object) -> str:
    if value is None or value in ({}, [], ""):
        return ""
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
