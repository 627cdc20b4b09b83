"""When work is done: weekly hours, exceptions both ways, and a parent."""

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import (
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from milepost.model.duration import Duration
from milepost.model.entity import Entity, Kind
from milepost.model.moment import MINUTES_PER_DAY, Moment
from milepost.model.record import Record, complain
from milepost.model.scalar import Scalar

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHIFT = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
ALWAYS = "24h"
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Shift(Scalar):
    """Working time within a day, `09:00-12:00`; `22:00-06:00` runs over midnight and belongs to the day it begins."""

    text: str
    start: int
    finish: int

    @classmethod
    def parse(cls, value: object) -> "Shift":
        """Read a shift in minutes of the day; raises `PydanticCustomError` (`bad-shift`)."""
        match = _SHIFT.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is not None and isinstance(value, str):
            from_hour, from_minute, to_hour, to_minute = (int(part) for part in match.groups())
            start, finish = from_hour * 60 + from_minute, to_hour * 60 + to_minute
            if from_minute < 60 and to_minute < 60 and start < MINUTES_PER_DAY and finish <= MINUTES_PER_DAY:
                return cls(value, start, finish if finish > start else finish + MINUTES_PER_DAY)
        raise PydanticCustomError(
            "bad-shift",
            "{value} is not a stretch of working time",
            {"value": repr(value), "mend": 'write from and to as "09:00-12:00"; "22:00-06:00" runs over midnight'},
        )

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """The shape of a shift in the plan file."""
        return {"type": "string", "pattern": r"^[0-9]{1,2}:[0-9]{2}\s*-\s*[0-9]{1,2}:[0-9]{2}$"}


class DayException(Record):
    """One day, or a stretch of days, whose hours differ; no hours means no work."""

    date: Moment | None = None
    from_: Moment | None = Field(default=None, alias="from")
    to: Moment | None = None
    hours: tuple[Shift, ...] = ()
    name: str | None = None

    model_config = {**Record.model_config, "serialize_by_alias": True}

    @model_validator(mode="after")
    def _one_way_to_say_when(self) -> "DayException":
        if (self.date is None) == (self.from_ is None) or (self.from_ is None) != (self.to is None):
            raise complain(
                "missing-key", "an exception needs `date`, or `from` and `to`", "write {date: 2026-12-24, hours: []}"
            )
        if self.from_ is not None and self.to is not None and self.to.day < self.from_.day:
            raise complain(
                "dates-disordered", f"the exception ends on {self.to.text}, before it begins", "swap from and to"
            )
        return self

    @property
    def first_day(self) -> int:
        """The first day, in days since 1970-01-01."""
        return self._ends()[0].day

    @property
    def last_day(self) -> int:
        """The last day, in days since 1970-01-01."""
        return self._ends()[1].day

    def _ends(self) -> tuple[Moment, Moment]:
        first, last = self.date or self.from_, self.date or self.to
        assert first is not None and last is not None, "the validator leaves one way to say when"
        return first, last


def _holiday(value: object) -> object:
    return {"date": value} if isinstance(value, str) else value


def _holiday_text(value: object, handler: SerializerFunctionWrapHandler) -> object:
    written = handler(value)
    return written["date"] if set(written) == {"date"} else written


Holiday = Annotated[DayException, BeforeValidator(_holiday), WrapSerializer(_holiday_text)]


def day_numbers(text: str) -> tuple[int, ...] | None:
    """The weekdays that `mon`, `mon-fri` or `mon,wed,sat` name (0 is Monday), or None where it names none."""
    days: list[int] = []
    for part in text.lower().replace(" ", "").split(","):
        ends = part.split("-")
        if len(ends) > 2 or not all(end[:3] in DAYS for end in ends):
            return None
        first, last = DAYS.index(ends[0][:3]), DAYS.index(ends[-1][:3])
        days += range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
    return tuple(days)


class Calendar(Entity):
    """Working times by the week, with exceptions, taken over from a parent where not given."""

    kind: ClassVar[Kind] = Kind.CALENDAR

    parent: str | None = None
    week: dict[str, tuple[Shift, ...]] | None = None
    holidays: tuple[Holiday, ...] = ()
    exceptions: tuple[DayException, ...] = ()
    hours_per_day: Duration | None = None
    hours_per_week: Duration | None = None

    @field_validator("week")
    @classmethod
    def _known_days(cls, value: dict[str, tuple[Shift, ...]] | None) -> dict[str, tuple[Shift, ...]] | None:
        named: list[int] = []
        for key in value or {}:
            days = day_numbers(key)
            if days is None:
                raise complain(
                    "bad-week", f"{key!r} names no weekday", "use mon, tue, wed, thu, fri, sat, sun, or mon-fri"
                )
            named += days
        if len(named) != len(set(named)):
            raise complain("bad-week", "the week gives the hours of one day twice", "name each weekday once")
        return value

    @field_validator("hours_per_day", "hours_per_week")
    @classmethod
    def _plain_hours(cls, value: Duration | None) -> Duration | None:
        if value is not None and (value.unit not in ("m", "h") or value.amount <= 0):
            raise complain("bad-duration", f"{value.text} is not a number of hours", "write hours, such as 8h")
        return value
