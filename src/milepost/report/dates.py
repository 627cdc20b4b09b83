"""Days as people say them: from moments, and from instants in minutes since 1970-01-01T00:00."""

from datetime import date, datetime, timedelta

from milepost.model.moment import datetime_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def finish_day(moment: datetime) -> date:
    """The day a finish belongs to: a midnight ends the day before it."""
    return (moment - timedelta(microseconds=1)).date() if moment > datetime.min else moment.date()


def short(day: date) -> str:
    """As in "29 Jan"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full(day: date) -> str:
    """As in "29 Jan 2027"."""
    return f"{short(day)} {day.year}"


def day_of(instant: int) -> date:
    """The day that an instant begins or lies in."""
    return datetime_of(instant).date()


def full_day(finish: int) -> str:
    """The day of a finish, as in "29 Jan 2027"; a midnight ends the day before it."""
    return full(finish_day(datetime_of(finish)))


def brief_day(finish: int) -> str:
    """The day of a finish, as in "29 Jan 27"; out of this century the year is whole."""
    day = finish_day(datetime_of(finish))
    return full(day) if day.year // 100 != 20 else f"{short(day)} {day.year % 100:02d}"


def time_of(instant: int) -> str:
    """An instant to the minute, as in "29 Jan 2027 18:00"."""
    when = datetime_of(instant)
    return f"{full(when.date())} {when:%H:%M}"
