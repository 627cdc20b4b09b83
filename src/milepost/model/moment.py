"""Dates and times as people write them, local to the plan, to the minute."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from pydantic_core import PydanticCustomError

from milepost.model.scalar import Scalar

MINUTES_PER_DAY = 1440
EPOCH = datetime(1970, 1, 1)
_PATTERN = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?")
_FIRST_YEAR, _LAST_YEAR = 1980, 2199


@dataclass(frozen=True, slots=True)
class Moment(Scalar):
    """A date, or a date and a time of day, kept as written in `text`.

    `instant` is in minutes since 1970-01-01T00:00 local; for a date alone, its first midnight. What a date alone
    means depends on where it stands (the first or last working minute, or the midnight that ends it).
    """

    text: str
    instant: int
    date_only: bool

    @classmethod
    def parse(cls, value: object) -> "Moment":
        """Read `2026-11-02` or `2026-11-02T09:00`; raises `PydanticCustomError` (`bad-date`)."""
        if isinstance(value, str):
            found = _parse_text(value.strip())
            if found is not None:
                return found
        raise PydanticCustomError(
            "bad-date",
            "{value} is not a date",
            {
                "value": repr(value),
                "mend": f"write a day that exists, between {_FIRST_YEAR} and {_LAST_YEAR}, "
                "as 2026-11-02, or with a time as 2026-11-02T09:00",
            },
        )

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """The shape of a date in the plan file."""
        return {
            "type": "string",
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2})?$",
            "description": "A local date (2026-11-02) or moment (2026-11-02T09:00).",
        }

    @property
    def day(self) -> int:
        """The day as a number of days since 1970-01-01."""
        return self.instant // MINUTES_PER_DAY

    @property
    def end_of_day(self) -> int:
        """The instant itself where a time is given, else the midnight that ends the day."""
        return self.instant + MINUTES_PER_DAY if self.date_only else self.instant


@lru_cache(maxsize=8192)
def _parse_text(text: str) -> Moment | None:
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in match.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        when = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return Moment(text, instant_of(when), match.group(4) is None)


def instant_of(when: datetime | date) -> int:
    """Minutes since 1970-01-01T00:00 of a naive moment; of a date, its first midnight."""
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return int((when - EPOCH).total_seconds()) // 60


def datetime_of(instant: int) -> datetime:
    """The naive moment of an instant in minutes since 1970-01-01T00:00."""
    return EPOCH + timedelta(minutes=int(instant))


def moment_text(instant: int) -> str:
    """An instant as `YYYY-MM-DDTHH:MM`."""
    day, minute = divmod(int(instant), MINUTES_PER_DAY)
    return f"{_day_text(day)}T{minute // 60:02}:{minute % 60:02}"


@lru_cache(maxsize=8192)
def _day_text(day: int) -> str:
    return datetime_of(day * MINUTES_PER_DAY).date().isoformat()
