"""Where on Earth a plan's day begins: IANA time zones, and the day that it is in one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

from milepost.model.moment import Moment


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of a name in the IANA database; None where this machine knows none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def local_day(now: datetime, time_zone: str) -> Moment:
    """The day that it is in a time zone at a moment, as a date alone.

    `now` has a time zone of its own (`datetime.now(UTC)`). Raises `ValueError` where it has none, or lies outside the
    years that a plan can have, and `ZoneInfoNotFoundError` for a time zone that this machine does not know.
    """
    if now.tzinfo is None:
        raise ValueError("the present moment needs a time zone of its own, such as datetime.now(UTC)")
    day = now.astimezone(ZoneInfo(time_zone)).date().isoformat()
    try:
        return Moment.parse(day)
    except PydanticCustomError as error:
        raise ValueError(f"the clock says that it is {day}, which no plan can have as its today: set it") from error
