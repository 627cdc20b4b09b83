"""What may happen, and what happens together: risks and correlation groups."""

from typing import ClassVar

from pydantic import model_validator

from milepost.model.entity import Entity, Kind
from milepost.model.estimate import Estimate
from milepost.model.percent import Percent
from milepost.model.record import Number, Record, complain


class FactorRange(Record):
    """Low, likely and high of a factor on durations, read as a PERT."""

    low: Number
    likely: Number
    high: Number

    @model_validator(mode="after")
    def _in_order(self) -> "FactorRange":
        if min(self.low, self.likely, self.high) < 0:
            raise complain("range-negative", "a factor is negative", "give factors of 0 or more; 1 changes nothing")
        if not self.low <= self.likely <= self.high:
            raise complain(
                "range-disordered", "low, likely and high are out of order", "order them low <= likely <= high"
            )
        return self


class RiskEffect(Record):
    """What a risk does to the activities it hits: multiplies their remaining duration, adds to it, or both."""

    add: Estimate | None = None
    times: FactorRange | Number | None = None

    @model_validator(mode="after")
    def _some_effect(self) -> "RiskEffect":
        if self.add is None and self.times is None:
            raise complain("missing-key", "an effect needs `add` or `times`", "write effect: {add: 5d}")
        if isinstance(self.times, int | float) and self.times < 0:
            raise complain("range-negative", "a factor is negative", "give a factor of 0 or more; 1 changes nothing")
        return self


class Mitigation(Record):
    """What can be done about a risk, its cost, and what is left of the risk then."""

    cost: Number | None = None
    probability: Percent | None = None
    effect: RiskEffect | None = None


class Risk(Entity):
    """Something that may happen, once per future, with one effect shared by all it hits (law F3)."""

    kind: ClassVar[Kind] = Kind.RISK

    probability: Percent
    effect: RiskEffect
    hits: tuple[str, ...] = ()
    owner: str | None = None
    mitigation: Mitigation | None = None


class Correlation(Entity):
    """Activities whose durations go up and down together; `coefficient` is Spearman's, 0 to 1."""

    kind: ClassVar[Kind] = Kind.CORRELATION

    activities: tuple[str, ...]
    coefficient: Number

    @model_validator(mode="after")
    def _in_range(self) -> "Correlation":
        if not 0 <= self.coefficient <= 1:
            raise complain(
                "probability-range", f"a coefficient of {self.coefficient:g} is not between 0 and 1", "give 0 to 1"
            )
        return self
