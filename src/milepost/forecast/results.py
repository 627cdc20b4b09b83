"""What a forecast says, as plain values; moments are instants in minutes since 1970-01-01T00:00, local to the plan."""

from dataclasses import dataclass

from milepost.forecast.history import Spreads
from milepost.model.moment import moment_text

PERCENTS = (10.0, 50.0, 80.0, 90.0)
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Percentile:
    """The moments by which 10, 50, 80 and 90 % of the futures have finished, as instants."""

    p10: int
    p50: int
    p80: int
    p90: int

    def texts(self) -> dict[str, str]:
        """The four moments as `YYYY-MM-DDTHH:MM`, by name."""
        return {name: moment_text(getattr(self, name)) for name in ("p10", "p50", "p80", "p90")}


@dataclass(frozen=True, slots=True)
class Driver:
    """What holds a milestone back: an activity or a risk, and what is gained without its doubt (law F7).

    `probability_gain` is in probability of the milestone's date, `days_gain` in days at P80; either may be negative.
    """

    id: str
    name: str
    is_risk: bool
    criticality: float | None
    probability_gain: float | None
    days_gain: float


@dataclass(frozen=True, slots=True)
class MilestoneForecast:
    """When a milestone is reached, how surely, and why.

    Without a basis `when`, `mean` and the probabilities are None. `deterministic` is the date with every duration at
    its likely and no risk, `probability_deterministic` the chance of it. `quantiles` are 201 instants, 0 to 100 % in
    half percents. `rests_on` are milestones without a basis that it waits for: its chances are then the most that they
    can be. The drivers' gains are about the target, else the promise.
    """

    id: str
    name: str
    initiative: str | None
    reached: bool
    target: int | None
    commitment: int | None
    confidence: float | None
    deterministic: int
    when: Percentile | None
    mean: int | None
    quantiles: tuple[int, ...] | None
    probability_target: float | None
    interval_target: Interval | None
    probability_commitment: float | None
    interval_commitment: Interval | None
    probability_deterministic: float | None
    drivers: tuple[Driver, ...]
    answer: str
    rests_on: tuple[str, ...] = ()

    @property
    def at_risk(self) -> bool:
        """Whether a promise is less likely to be kept than its confidence asks for."""
        if self.probability_commitment is None or self.confidence is None:
            return False
        return self.probability_commitment < self.confidence


@dataclass(frozen=True, slots=True)
class ActivityForecast:
    """When an activity finishes; how often it is critical; what it is worth, where that was worked out."""

    id: str
    name: str
    when: Percentile
    criticality: float
    sensitivity: float | None
    probability_gain: float | None
    p80_days_gain: float | None
    contradicts_hold: float | None


@dataclass(frozen=True, slots=True)
class RiskForecast:
    """What would be gained if a risk could not occur."""

    id: str
    name: str
    probability_gain: float | None
    p80_days_gain: float | None


@dataclass(frozen=True, slots=True)
class InitiativeForecast:
    """When everything in an initiative is done; None where nothing is in it."""

    id: str
    name: str
    when: Percentile | None


@dataclass(frozen=True, slots=True)
class ObjectiveForecast:
    """How likely an objective is served in time, jointly over all that must serve it (law F6).

    `probability` is None where nothing is required or no date is due; `reason` then says why.
    """

    id: str
    name: str
    due: int | None
    when: Percentile | None
    probability: float | None
    interval: Interval | None
    probability_key_results: float | None
    required: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class KeyResultForecast:
    """What a key result stands at when it is due: the last check-in plus the effects of milestones reached by then."""

    id: str
    name: str
    objective: str
    due: int | None
    probability: float | None
    p10: float | None
    p50: float | None
    p90: float | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Seconds that parts of the work took."""

    read: float
    simulate: float
    total: float


@dataclass(frozen=True, slots=True)
class ForecastInputs:
    """What a forecast was made with: the same inputs give the same bytes."""

    iterations: int
    seed: int
    target: str | None
    spreads: Spreads
