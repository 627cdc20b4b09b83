"""Days as people say them."""

from datetime import date, datetime, timedelta

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
