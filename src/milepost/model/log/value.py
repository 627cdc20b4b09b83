"""The plain values of a log: fields as documents have them, and when two values are the same."""

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from pydantic import JsonValue

from milepost.model.entity import Entity, Kind

Json = JsonValue
Fields = Mapping[str, Json]


class Unset(Enum):
    """The mark of a field that is not set, which is not the same as one set to null."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
Value = Json | Unset


def fields_of(entity: Entity) -> dict[str, Json]:
    """Every field that is set, as the document has it, and the ones that live only in the log (`order`, `objective`).

    The settings are known by their kind and stand in no order; the log has the date at which they stand, where the
    document has `auto`.
    """
    if entity.kind is Kind.SETTINGS:
        return entity.model_dump(mode="json", exclude_unset=True, exclude={"id", "order"})
    return entity.model_dump(mode="json", exclude_unset=True)


def value_of(fields: Fields | None, name: str) -> Value:
    """The value of a field, UNSET where it is not set."""
    return UNSET if fields is None or name not in fields else fields[name]


def with_value(fields: Fields, name: str, value: Value) -> dict[str, Json]:
    """The fields with one set to a value, or taken out."""
    if isinstance(value, Unset):
        return {key: given for key, given in fields.items() if key != name}
    return {**fields, name: value}


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same to a reader: 1, 1.0 and true are three values; the order of keys says nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def changed(before: Fields, after: Fields) -> tuple[dict[str, Json], dict[str, Json]]:
    """The fields that differ, as they are before and as they are after."""
    names = names_of(before, after)
    differing = {name for name in names if not same(value_of(before, name), value_of(after, name))}
    return only(before, differing), only(after, differing)


def names_of(*several: Fields | None) -> list[str]:
    """The names of all fields that are set in any of them, in order."""
    return list(dict.fromkeys(name for fields in several if fields is not None for name in fields))


def only(fields: Fields, names: Iterable[str]) -> dict[str, Json]:
    """The named ones of the fields."""
    wanted = set(names)
    return {name: value for name, value in fields.items() if name in wanted}


def compact(value: object) -> str:
    """One line of JSON, its keys in the order given; raises `ValueError` for a number that JSON cannot write."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> bytes:
    """The same bytes for the same value: JSON in UTF-8 with sorted keys."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)
    return text.encode()
