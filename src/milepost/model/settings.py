"""What a plan says of itself, and how it wants to be scheduled and forecast."""

from enum import StrEnum
from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from milepost.model.duration import Duration
from milepost.model.entity import Entity, Kind
from milepost.model.moment import Moment
from milepost.model.percent import Percent
from milepost.model.record import Number, Record, YesNo, complain

AUTO = "auto"
"""What a plan file says for a status date that moves with time."""


class ProgressMode(StrEnum):
    """What started work does about unfinished predecessors (law S5)."""

    RETAINED_LOGIC = "retained_logic"
    PROGRESS_OVERRIDE = "progress_override"


class ConstraintMode(StrEnum):
    """Whether "no later" and "must" yield to the links or override them (law S4)."""

    SOFT = "soft"
    HARD = "hard"


class CriticalRule(StrEnum):
    """What makes an activity critical (law S6)."""

    TOTAL_FLOAT = "total_float"
    LONGEST_PATH = "longest_path"


class ScheduleOptions(Record):
    """How the schedule is computed."""

    progress: ProgressMode = ProgressMode.RETAINED_LOGIC
    lag_calendar: str = "successor"
    constraints: ConstraintMode = ConstraintMode.SOFT
    critical: CriticalRule = CriticalRule.TOTAL_FLOAT
    critical_within: Duration = Field(default_factory=lambda: Duration.parse("0d"))
    deadlines_bound_float: YesNo = False


class SpreadRange(Record):
    """A plan-wide factor on remaining durations by its P10, median and P90, read as a lognormal."""

    low: Number
    likely: Number
    high: Number

    @model_validator(mode="after")
    def _in_order(self) -> "SpreadRange":
        if not 0 < self.low <= self.likely <= self.high:
            raise complain(
                "range-disordered", "a shared spread needs 0 < low <= likely <= high", "order the three factors"
            )
        return self


class ForecastOptions(Record):
    """Where the spread of the forecast comes from (law F2)."""

    shared_spread: Literal["default", "none"] | SpreadRange = "default"
    use_history: YesNo = False


class Source(Record):
    """Where a pulled file came from."""

    url: str
    plan: str
    revision: int


class CustomFieldType(StrEnum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "boolean"
    CHOICE = "choice"


class CustomField(Entity):
    """A field of a plan's own, that its entities may carry under `fields`."""

    kind: ClassVar[Kind] = Kind.CUSTOM_FIELD

    type: CustomFieldType = CustomFieldType.TEXT
    options: tuple[str, ...] = ()
    on: tuple[Kind, ...] = ()


class Settings(Entity):
    """The plan's own fields: its name, dates, calendar and options. Its id is always `plan`.

    `status_date` is the date that the plan stands at. Where it is `auto`, time moves it on, and the file says
    `status_date: auto` in its place; the log holds both, so that a fold needs no clock.
    """

    kind: ClassVar[Kind] = Kind.SETTINGS
    internal: ClassVar[frozenset[str]] = frozenset({"order", "id", "auto"})

    id: str = "plan"
    name: str | None = Field(default=None, alias="plan")
    start: Moment | None = None
    status_date: Moment | None = None
    auto: YesNo = False
    time_zone: str | None = None
    currency: str | None = None
    calendar: str | None = None
    schedule: ScheduleOptions = Field(default_factory=ScheduleOptions)
    forecast: ForecastOptions = Field(default_factory=ForecastOptions)
    health: dict[str, Number | Percent] = Field(default_factory=dict)
    source: Source | None = None

    model_config = {**Entity.model_config, "serialize_by_alias": True}

    @property
    def title(self) -> str:
        """The plan's name."""
        return self.name or "Untitled plan"

    @property
    def status(self) -> Moment | None:
        """The moment that counts as today: the status date, by default the start."""
        return self.status_date or self.start

    def document(self) -> dict[str, Any]:
        """The settings as the plan file has them, `auto` in place of a date that moves with time."""
        found = super().document()
        return {**found, "status_date": AUTO} if self.auto else found
