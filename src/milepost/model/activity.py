"""Tasks and milestones: what the schedule and the forecast treat alike."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field, model_validator

from milepost.model.duration import Duration
from milepost.model.entity import Entity, Kind
from milepost.model.estimate import DateRange, Estimate
from milepost.model.link import Dependency, Support, Use
from milepost.model.moment import Moment
from milepost.model.percent import Percent
from milepost.model.record import Number, Record, YesNo, complain


class Constraint(Record):
    """Bounds on an activity's dates, by any of the kinds that schedulers know."""

    start_no_earlier: Moment | None = None
    start_no_later: Moment | None = None
    finish_no_earlier: Moment | None = None
    finish_no_later: Moment | None = None
    must_start_on: Moment | None = None
    must_finish_on: Moment | None = None
    as_late_as_possible: YesNo = False


class Hold(Record):
    """A date that a person fixed by hand, whatever the network says (law S7)."""

    start: Moment | None = None
    finish: Moment | None = None

    @model_validator(mode="after")
    def _one_date(self) -> "Hold":
        if (self.start is None) == (self.finish is None):
            raise complain(
                "missing-key", "a hold needs `start` or `finish`, and one only", "write held: {start: 2026-12-14}"
            )
        return self


class Cost(Record):
    """What a task costs: a fixed amount, and an amount per working day."""

    fixed: Number = 0
    per_day: Number = 0


class Crash(Record):
    """How far a task's duration can be bought down, and at what price per day."""

    to: Duration
    cost_per_day: Number


class Commitment(Record):
    """A date that was promised, and how sure it must be."""

    date: Moment
    confidence: Percent = Field(default_factory=lambda: Percent.parse("80%"))


class Activity(Entity):
    """What tasks and milestones have in common."""

    initiative: str | None = None
    phase: str | None = None
    owner: str | None = None
    accountable: str | None = None
    responsible: tuple[str, ...] = ()
    sign_off: tuple[str, ...] = ()
    calendar: str | None = None
    estimate: Estimate | None = None
    after: tuple[Dependency, ...] = ()
    constraint: Constraint | None = None
    held: Hold | None = None
    deadline: Moment | None = None


class MilestoneType(StrEnum):
    """What a milestone is for."""

    MILESTONE = "milestone"
    GATE = "gate"
    DECISION = "decision"
    DELIVERY = "delivery"
    EXTERNAL = "external"


class Milestone(Activity):
    """A point by which one knows one is getting there."""

    kind: ClassVar[Kind] = Kind.MILESTONE

    type: MilestoneType = Field(default=MilestoneType.MILESTONE, alias="kind")
    supports: tuple[Support, ...] = ()
    target: Moment | None = None
    commitment: Commitment | None = None
    expected: DateRange | None = None
    actual: Moment | None = None

    model_config = {**Entity.model_config, "serialize_by_alias": True}


class Task(Activity):
    """Work with a duration."""

    kind: ClassVar[Kind] = Kind.TASK

    milestone: str | None = None
    exists: Percent | None = None
    actual_start: Moment | None = None
    actual_finish: Moment | None = None
    progress: Percent | None = None
    remaining: Estimate | None = None
    resources: tuple[Use, ...] = ()
    cost: Cost | None = None
    crash: Crash | None = None
    deferrable: YesNo = False
    priority: int = 500
    team: str | None = None
    work_kind: str | None = Field(default=None, alias="kind")

    model_config = {**Entity.model_config, "serialize_by_alias": True}
