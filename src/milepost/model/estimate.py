"""How long work may take, as people estimate it: one guess, a range, values seen, or percentiles."""

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Tag, field_validator, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from milepost.model.duration import Duration
from milepost.model.moment import Moment
from milepost.model.record import Record, complain

_RANGE = re.compile(r"p(\d{1,2})-p(\d{1,2})")


class Shape(StrEnum):
    """The family of curves a range is read as."""

    PERT = "pert"
    TRIANGULAR = "triangular"
    UNIFORM = "uniform"
    LOGNORMAL = "lognormal"


class Guess(Record):
    """A single guess such as `5d`; the forecast gives it a spread (law F2)."""

    duration: Duration

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"duration": value} if not isinstance(value, dict) else value

    @model_serializer
    def _to_text(self) -> object:
        return self.duration.written()


class Fixed(Record):
    """A duration that is certain: `{fixed: 5d}`."""

    fixed: Duration


class Range(Record):
    """Low, likely and high working time: extremes, or percentiles where `range` says so."""

    low: Duration
    likely: Duration | None = None
    high: Duration
    shape: Shape = Shape.PERT
    range: str | None = None

    @field_validator("range")
    @classmethod
    def _known_range(cls, value: str | None) -> str | None:
        if value is not None and percent_pair(value) is None:
            raise PydanticCustomError(
                "bad-range",
                "{value} does not name two percentiles",
                {"value": repr(value), "mend": "write p10-p90, the two percentiles that low and high stand for"},
            )
        return value

    @model_validator(mode="after")
    def _likely_where_needed(self) -> Self:
        if self.likely is None and self.shape is not Shape.UNIFORM:
            raise complain(
                "missing-key", "a range needs `likely`", "add likely: between low and high, or shape: uniform"
            )
        return self

    @property
    def percentiles(self) -> tuple[int, int] | None:
        """The two percentiles that low and high stand for, or None where they are the extremes."""
        if self.range is None:
            return (10, 90) if self.shape is Shape.LOGNORMAL else None
        return percent_pair(self.range)


class Values(Record):
    """Durations seen before, each as likely as the next."""

    values: tuple[Duration, ...]

    @field_validator("values")
    @classmethod
    def _some(cls, value: tuple[Duration, ...]) -> tuple[Duration, ...]:
        if not value:
            raise complain("missing-key", "`values` is empty", "list at least one duration, such as [2d, 3d]")
        return value


class Percentiles(Record):
    """Durations by percentile: `{10: 4d, 50: 6d, 90: 15d}`, straight between and beyond them."""

    percentiles: dict[str, Duration]

    @field_validator("percentiles")
    @classmethod
    def _whole_percents(cls, value: dict[str, Duration]) -> dict[str, Duration]:
        if len(value) < 2 or not all(key.isdigit() and 0 <= int(key) <= 100 for key in value):
            raise complain(
                "bad-percentiles",
                f"percentiles {', '.join(value) or '(none)'} cannot be read",
                "give two or more whole percents from 0 to 100, such as {10: 4d, 50: 6d, 90: 15d}",
            )
        return value


class DateRange(Record):
    """A judged range of dates for the moment a milestone is reached."""

    low: Moment
    likely: Moment
    high: Moment
    shape: Literal[Shape.PERT, Shape.TRIANGULAR, Shape.UNIFORM] = Shape.PERT


def percent_pair(text: str) -> tuple[int, int] | None:
    """The two percentiles of `p10-p90`, or None where the text does not name two in order."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    low, high = int(match.group(1)), int(match.group(2))
    return (low, high) if 0 < low < 50 < high < 100 else None


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        for key in ("fixed", "values", "percentiles"):
            if key in value:
                return f"~{key}"
        return "~range"
    return f"~{type(value).__name__.lower()}" if isinstance(value, Record) else "~guess"


Estimate = Annotated[
    Annotated[Guess, Tag("~guess")]
    | Annotated[Fixed, Tag("~fixed")]
    | Annotated[Range, Tag("~range")]
    | Annotated[Values, Tag("~values")]
    | Annotated[Percentiles, Tag("~percentiles")],
    Discriminator(_kind_of),
]
