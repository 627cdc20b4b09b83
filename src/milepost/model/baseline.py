"""A frozen, named copy of the dates."""

from typing import ClassVar

from milepost.model.duration import Duration
from milepost.model.entity import Entity, Kind
from milepost.model.moment import Moment
from milepost.model.record import Number, Record


class BaselineDates(Record):
    """What a baseline holds of one activity."""

    start: Moment | None = None
    finish: Moment
    duration: Duration | None = None
    cost: Number | None = None


class Baseline(Entity):
    """The dates of a plan as they were on a day, by activity id."""

    kind: ClassVar[Kind] = Kind.BASELINE

    taken_on: Moment | None = None
    activities: dict[str, BaselineDates]
