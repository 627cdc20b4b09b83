"""The documents of schedule, forecast, check and trial, as the API describes them (design, section 10).

Moments are `YYYY-MM-DDTHH:MM`, local to the plan.
"""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Moment = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$", description="Local to the plan.")]
Share = Annotated[float, Field(ge=0, le=1, description="From 0 to 1.")]
Interval = Annotated[list[float] | None, Field(description="The 95 % interval of the probability.")]


class _Document(Schema):
    model_config = ConfigDict(extra="forbid")


class Percentiles(_Document):
    """By when 10, 50, 80 and 90 of 100 futures have finished; null where nothing is known."""

    p10: Moment | None
    p50: Moment | None
    p80: Moment | None
    p90: Moment | None


class ScheduledActivity(_Document):
    """One activity's dates; floats in working minutes, null where it is finished."""

    id: str
    external_id: str | None
    name: str
    early_start: Moment
    early_finish: Moment
    late_start: Moment
    late_finish: Moment
    total_float_minutes: int | None
    free_float_minutes: int | None
    critical: bool
    near_critical: bool
    driver: str | None = Field(description="The predecessor that sets its early dates.")


class ScheduleDocument(_Document):
    """When everything can happen if every duration is its likely and no risk occurs."""

    status_date: Moment
    finish: Moment
    activities: list[ScheduledActivity]


class Spread(_Document):
    """A lognormal factor and where it came from; null is no spread."""

    origin: str
    median: float | None
    log_deviation: float | None


class SpreadUsed(_Document):
    """Which spread the forecast used (law F2)."""

    single_guess: Spread
    shared: Spread
    tasks_with_single_guess: int
    finished_tasks: int
    sentence: str


class Driver(_Document):
    """What holds a milestone back, and what it costs."""

    id: str
    kind: Literal["risk", "activity"]
    criticality: float | None
    probability_gain: float | None
    p80_days_gain: float


class MilestoneForecast(Percentiles):
    """When, how sure and why, for one milestone."""

    id: str
    name: str
    reached: bool
    target: str | None
    commitment: str | None
    confidence: float | None
    deterministic: Moment
    probability_deterministic: float | None
    mean: Moment | None
    probability_target: Share | None
    interval_target: Interval
    probability_commitment: Share | None
    interval_commitment: Interval
    at_risk: bool | None
    drivers: list[Driver]
    rests_on: list[str]
    answer: str = Field(description="The answer line.")
    quantiles: list[int] | None = Field(
        None, description="On request, 201 of them, in minutes since 1970-01-01T00:00 local to the plan."
    )


class FinishForecast(Percentiles):
    """When the last of everything open is done."""

    quantiles: list[int] | None = Field(None, description="On request, 201 of them, as those of milestones.")


class InitiativeForecast(Percentiles):
    """When everything in an initiative is done."""

    id: str
    name: str


class ObjectiveForecast(Percentiles):
    """How likely an objective is, jointly over all that it needs."""

    id: str
    name: str
    due: str | None
    probability: Share | None
    interval: Interval
    probability_key_results: Share | None
    required: list[str]
    reason: str | None = Field(description="Why there is no probability.")


class KeyResultForecast(_Document):
    """A key result at its due date."""

    id: str
    name: str
    objective: str
    probability: Share | None
    p10: float | None
    p50: float | None
    p90: float | None
    reason: str | None = Field(description="Why there is no probability.")


class ActivityForecast(Percentiles):
    """When an activity is done, and what it does to the finish."""

    id: str
    name: str
    criticality: Share
    sensitivity: float | None
    probability_gain: float | None
    p80_days_gain: float | None
    contradicts_hold: float | None


class RiskForecast(_Document):
    """What a risk costs."""

    id: str
    name: str
    probability_gain: float | None
    p80_days_gain: float | None


class Elapsed(_Document):
    """Seconds that the work took."""

    read: float
    simulate: float
    total: float


class Outcomes(_Document):
    """What a forecast says of milestones, initiatives, objectives and key results."""

    status_date: Moment
    iterations: int
    seed: int
    target: str | None
    finish: FinishForecast
    spread: SpreadUsed
    milestones: list[MilestoneForecast]
    initiatives: list[InitiativeForecast]
    objectives: list[ObjectiveForecast]
    key_results: list[KeyResultForecast]


class ForecastDocument(Outcomes):
    """A forecast, and the revision that it is of; until it is `complete` it lacks activities and risks."""

    number: int
    complete: bool
    engine: str
    activities: list[ActivityForecast] | None = None
    risks: list[RiskForecast] | None = None
    elapsed_seconds: Elapsed | None = None


class PlanProblem(_Document):
    """Something wrong with a plan, and how to mend it."""

    code: str
    severity: Literal["error", "warning"]
    subject: str | None
    line: int | None
    message: str
    mend: str


class HealthCheck(_Document):
    """One check: its value beside its threshold; `passed` is null where it could not be run, for `reason`."""

    code: str
    name: str
    value: float | None
    threshold: float | None
    unit: str
    comparison: str
    passed: bool | None
    subjects: list[str]
    message: str
    mend: str
    reason: str | None


class Trust(_Document):
    """How far the forecast can be trusted."""

    grade: Literal["A", "B", "C", "D", "E"]
    points: int
    sentence: str
    improve: str


class CheckDocument(_Document):
    """What is wrong with a plan, how sound it is, and how far to trust its forecast."""

    problems: list[PlanProblem]
    checks: list[HealthCheck]
    trust: Trust


class EarlyDates(_Document):
    """The early dates of an activity."""

    start: Moment
    finish: Moment


class Moved(_Document):
    """An activity whose early dates move; null where it is not there."""

    id: str
    before: EarlyDates | None
    after: EarlyDates | None


class ForecastsOfTrial(_Document):
    """The same futures on the plan as it is and as it would be."""

    before: Outcomes
    after: Outcomes


class TrialDocument(_Document):
    """What a revision would do."""

    number: int = Field(description="The last revision, on which it was tried.")
    sentence: str
    effects: list[dict[str, Any]]
    fresh_ids: dict[str, str]
    problems: list[PlanProblem] = Field(description="Warnings that the plan does not have yet.")
    cascade: list[Moved]
    forecast: ForecastsOfTrial
