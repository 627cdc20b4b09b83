"""What the organisation wants, and what it does about it: objectives, key results, initiatives, phases."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from milepost.model.entity import Entity, Kind
from milepost.model.link import Support
from milepost.model.moment import Moment
from milepost.model.record import Number, Record


class Ambition(StrEnum):
    """How a key result is meant: committed ones should reach 1.0, aspirational ones about 0.7."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class CheckIn(Record):
    """What a key result stood at on a day."""

    date: Moment
    value: Number
    by: str | None = None
    note: str | None = None


class KeyResult(Entity):
    """How an objective would be known to be met: a number that moves from a start to a target by a date."""

    kind: ClassVar[Kind] = Kind.KEY_RESULT
    internal: ClassVar[frozenset[str]] = frozenset({"order", "objective"})

    objective: str = ""
    ambition: Ambition = Field(default=Ambition.COMMITTED, alias="kind")
    unit: str | None = None
    start: Number = 0
    target: Number
    current: Number | None = None
    due: Moment | None = None
    owner: str | None = None
    check_ins: tuple[CheckIn, ...] = ()

    model_config = {**Entity.model_config, "serialize_by_alias": True}

    @property
    def last_check_in(self) -> CheckIn | None:
        """The newest check-in by date, the later one in the file where two share a day."""
        return max(self.check_ins, key=lambda check_in: check_in.date.instant, default=None)

    @property
    def latest(self) -> float:
        """The last check-in's value, else `current`, else the start."""
        newest = self.last_check_in
        if newest is not None:
            return newest.value
        return self.start if self.current is None else self.current


class Objective(Entity):
    """What the organisation wants; objectives form a tree."""

    kind: ClassVar[Kind] = Kind.OBJECTIVE

    parent: str | None = None
    due: Moment | None = None
    owner: str | None = None


class Initiative(Entity):
    """A body of work that supports objectives; a lane of the map."""

    kind: ClassVar[Kind] = Kind.INITIATIVE

    parent: str | None = None
    supports: tuple[Support, ...] = ()
    owner: str | None = None


class Phase(Entity):
    """A stretch of time with a deadline."""

    kind: ClassVar[Kind] = Kind.PHASE

    start: Moment
    finish: Moment
