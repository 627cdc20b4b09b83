"""Every code a problem can have: how much it weighs, what it means and how it is mended."""

from collections.abc import Mapping
from types import MappingProxyType

from milepost.model.codes.changes import CHANGES
from milepost.model.codes.entry import Entry
from milepost.model.codes.shape import SHAPE
from milepost.model.codes.text import FILE, PLAIN
from milepost.model.codes.values import AMOUNTS, DATES, REFERENCES
from milepost.model.codes.whole import CALENDARS, FIELDS, PLAN, SCHEDULE
from milepost.model.problem import Problem

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {**FILE, **PLAIN, **SHAPE, **REFERENCES, **DATES, **AMOUNTS, **FIELDS, **CALENDARS, **SCHEDULE, **PLAN, **CHANGES}
)


def problem(code: str, subject: str | None, message: str, mend: str) -> Problem:
    """A problem without a line, of the severity that the catalogue gives its code; raises `KeyError` for no code."""
    return Problem(code, CATALOGUE[code].severity, subject, None, message, mend)
