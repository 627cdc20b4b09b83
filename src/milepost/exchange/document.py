"""A plan document: the plain data that a file holds, before it becomes a plan."""

import math
from collections.abc import Mapping
from typing import TypeAlias

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
Document: TypeAlias = dict[str, Value]

MAX_DEPTH = 64
"""Collections within collections that a document may have; the top level counts as one."""

MAX_DIGITS = 308
"""Digits that an integer may have: more would not fit a floating-point number either."""


class NotADocumentError(ValueError):
    """Data that no plan file can hold was given to be written."""


def same(left: object, right: object) -> bool:
    """Whether two documents are equal, telling 1 from true and from 1.0; the order of keys does not count."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and left == right


def require_document(document: Mapping[str, Value]) -> None:
    """Refuse what a reader could not give back.

    Raises `NotADocumentError` for a top level that is no mapping, keys that are not text, numbers that are not
    finite or too large, text that is not Unicode, values of other types, and nesting deeper than `MAX_DEPTH`.
    """
    if not isinstance(document, Mapping):
        raise NotADocumentError(f"a plan document is a mapping, not {type(document).__name__}")
    _require(document, 1)


def _require(value: object, depth: int) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _require_key(key)
            _require_inside(item, depth)
    elif isinstance(value, list):
        for item in value:
            _require_inside(item, depth)
    else:
        _require_scalar(value)


def _require_inside(value: object, depth: int) -> None:
    if isinstance(value, (Mapping, list)) and depth == MAX_DEPTH:
        raise NotADocumentError(f"a plan document nests at most {MAX_DEPTH} deep")
    _require(value, depth + 1)


def _require_key(key: object) -> None:
    if not isinstance(key, str):
        raise NotADocumentError(f"the keys of a plan document are text, not {key!r}")
    _require_scalar(key)


def _require_scalar(value: object) -> None:
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise NotADocumentError(f"half a surrogate pair is not text: {value!r}")
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise NotADocumentError(f"a plan document holds finite numbers, not {value}")
    elif isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise NotADocumentError(f"an integer has at most {MAX_DIGITS} digits")
    elif value is not None:
        raise NotADocumentError(f"a plan document holds plain data, not {type(value).__name__}")
