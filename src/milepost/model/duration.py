"""Durations as people write them: working time such as `5d`, or elapsed time such as `3ed`."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from pydantic_core import PydanticCustomError

from milepost.model.scalar import Scalar

MINUTES_PER_HOUR = 60
MINUTES_PER_ELAPSED_DAY = 1440
_PATTERN = re.compile(r"([+-]?)(\d+(?:\.\d+)?)\s*(em|eh|ed|ew|m|h|d|w)")
_LONGEST = 100_000 * MINUTES_PER_ELAPSED_DAY


class Unit(StrEnum):
    """The unit a duration is written in; those with an `e` are elapsed, the others working time."""

    MINUTE = "m"
    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    ELAPSED_MINUTE = "em"
    ELAPSED_HOUR = "eh"
    ELAPSED_DAY = "ed"
    ELAPSED_WEEK = "ew"


_ELAPSED_MINUTES = {
    Unit.ELAPSED_MINUTE: 1,
    Unit.ELAPSED_HOUR: 60,
    Unit.ELAPSED_DAY: MINUTES_PER_ELAPSED_DAY,
    Unit.ELAPSED_WEEK: 7 * MINUTES_PER_ELAPSED_DAY,
}


@dataclass(frozen=True, slots=True)
class DayLength:
    """How many working minutes a `d` and a `w` stand for on one calendar."""

    day: int
    week: int


@dataclass(frozen=True, slots=True)
class Duration(Scalar):
    """A stretch of working or elapsed time, kept as written in `text`."""

    text: str
    amount: Fraction
    unit: Unit

    @classmethod
    def parse(cls, value: object) -> "Duration":
        """Read `30m`, `4h`, `5d`, `2w`, `3ed`, `1.5d` or `-2d`; raises `PydanticCustomError` (`bad-duration`)."""
        if isinstance(value, str):
            found = _parse_text(value.strip())
            if found is not None:
                return found
        raise PydanticCustomError(
            "bad-duration",
            "{value} is not a duration",
            {
                "value": repr(value),
                "mend": "write a number and a unit: 30m, 4h, 5d, 2w, or 3ed for elapsed days; at most 100,000 days",
            },
        )

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """The shape of a duration in the plan file."""
        return {
            "type": "string",
            "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?\s*(m|h|d|w|em|eh|ed|ew)$",
            "description": "A duration: 30m, 4h, 5d, 2w of working time, or 3ed elapsed days.",
        }

    @property
    def elapsed(self) -> bool:
        """Whether the duration runs by the clock, whatever the calendar."""
        return self.unit in _ELAPSED_MINUTES

    def minutes(self, length: DayLength) -> int:
        """The duration in minutes, working or elapsed, rounded half up."""
        if self.unit in _ELAPSED_MINUTES:
            per_unit = _ELAPSED_MINUTES[self.unit]
        elif self.unit is Unit.DAY:
            per_unit = length.day
        elif self.unit is Unit.WEEK:
            per_unit = length.week
        else:
            per_unit = 1 if self.unit is Unit.MINUTE else MINUTES_PER_HOUR
        numerator, denominator = self.amount.numerator * per_unit, self.amount.denominator
        return numerator if denominator == 1 else (2 * numerator + denominator) // (2 * denominator)


@lru_cache(maxsize=4096)
def _parse_text(text: str) -> Duration | None:
    match = _PATTERN.fullmatch(text)
    if match is None or len(text) > 24:
        return None
    sign, digits, unit = match.groups()
    amount = Fraction(sign + digits)
    duration = Duration(text, amount, Unit(unit))
    nominal = duration.minutes(DayLength(MINUTES_PER_ELAPSED_DAY, 7 * MINUTES_PER_ELAPSED_DAY))
    return duration if abs(nominal) <= _LONGEST else None
