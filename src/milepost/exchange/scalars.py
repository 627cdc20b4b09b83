"""What a plain scalar of YAML stands for, by the core rules of YAML 1.2 (section 10.3.2).

Only `true` and `false` (and `True`, `TRUE`, ...) are booleans: `yes`, `no`, `on` and `off` are text. So are dates,
times, `12:30` and `1_000`, which YAML 1.1 would have turned into other things.
"""

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from milepost.exchange.document import MAX_DIGITS

Scalar: TypeAlias = bool | int | float | str | None

CONSTANTS: Mapping[str, Scalar] = MappingProxyType(
    {"": None}
    | dict.fromkeys(("~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)

_NUMBER_STARTS = frozenset("0123456789+-.")
_DECIMAL = re.compile(r"[-+]?[0-9]+", re.ASCII)
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_REAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def read_plain(text: str) -> Scalar:
    """What unquoted text stands for; a number too large to hold is read as infinite."""
    if text[:1] in _NUMBER_STARTS and text:
        return _read_number(text)
    return CONSTANTS.get(text, text)


def is_held(value: Scalar) -> bool:
    """Whether a plan document can hold the value: not when it is a number that is infinite or no number at all."""
    return not isinstance(value, float) or math.isfinite(value)


def read_integer(text: str) -> int | float:
    """A decimal integer; infinite where it has more than `MAX_DIGITS` digits."""
    if len(text) <= MAX_DIGITS:
        return int(text)
    digits = text.lstrip("+-").lstrip("0") or "0"
    if len(digits) > MAX_DIGITS:
        return math.inf
    return -int(digits) if text[0] == "-" else int(digits)


def _read_number(text: str) -> int | float | str:
    if _DECIMAL.fullmatch(text):
        return read_integer(text)
    if _REAL.fullmatch(text):
        return float(text)
    if _BASED.fullmatch(text):
        return _read_based(text)
    return math.nan if _NOT_FINITE.fullmatch(text) else text


def _read_based(text: str) -> int | float:
    value = int(text[2:], 16 if text[1] == "x" else 8)
    return value if value < 10**MAX_DIGITS else math.inf
