"""Values in plain English: dates, durations and records as a sentence has them."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from milepost.model.log.value import Json

Titles = Mapping[str, str]

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?")
_DURATION = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(e?)([mhdw])")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS: Mapping[str, str] = MappingProxyType({"m": "minute", "h": "hour", "d": "day", "w": "week"})
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "after": "predecessors",
        "exists": "chance of being needed",
        "external_id": "external id",
        "fields": "custom fields",
        "held": "hold",
        "hits": "activities hit",
        "plan": "name",
        "supports": "goals supported",
        "was": "former id",
        "week": "weekly hours",
    }
)


def field_words(field: str) -> str:
    """What people call a field."""
    return _FIELDS.get(field) or field.replace("_", " ")


def in_words(value: Json, titles: Titles) -> str:
    """A value as a sentence has it; ids that `titles` knows are given by their titles."""
    if isinstance(value, str):
        return titles.get(value) or text_in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(in_words(item, titles) for item in value) or "none"
    if isinstance(value, dict):
        return _record_in_words(value, titles)
    return "nothing" if value is None else f"{value:,}"


def _record_in_words(record: Mapping[str, Json], titles: Titles) -> str:
    if record.keys() == {"date", "confidence"}:
        return f"{in_words(record['date'], titles)} at {in_words(record['confidence'], titles)}"
    return ", ".join(f"{titles.get(key) or field_words(key)} {in_words(item, titles)}" for key, item in record.items())


def text_in_words(text: str) -> str:
    """A date or a duration written out, free text in quotes, anything else as it stands."""
    return _date_in_words(text) or _duration_in_words(text) or (f'"{text}"' if re.search(r"\s", text) else text)


def _date_in_words(text: str) -> str | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, time = match.groups()
    try:
        when = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}" + (f" at {time}" if time else "")


def _duration_in_words(text: str) -> str | None:
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    number, elapsed, unit = match.groups()
    plural = "" if number.lstrip("+-") == "1" else "s"
    return f"{number} {'elapsed ' if elapsed else ''}{_UNITS[unit]}{plural}"
