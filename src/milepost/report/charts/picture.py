"""What the drawings are made of: plain data, independent of the engine.

All moments are naive datetimes, local to the plan. As in the plan file, a midnight stands for the day that it ends
where it is a finish (target, commitment, due, forecast), and for the day that it begins where it is a start or a status
date.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MilestoneMark:
    """One milestone on the map.

    `quantiles` are the moments by which 0, 0.5, 1, ... 100 % of the futures have finished (201 of them), or None where
    there is no basis for a forecast; then the p-dates may be None too. Probabilities are 0 to 1, or None where there is
    no such date. `reached` marks a milestone that lies behind us, at `p80`.
    """

    id: str
    name: str
    p10: datetime | None
    p50: datetime | None
    p80: datetime | None
    p90: datetime | None
    quantiles: tuple[datetime, ...] | None
    target: datetime | None = None
    commitment: datetime | None = None
    probability_target: float | None = None
    probability_commitment: float | None = None
    reached: bool = False

    @property
    def promise(self) -> tuple[datetime, float | None] | None:
        """The date the chance speaks of, with its probability: the target's, else the commitment's."""
        if self.target is not None:
            return self.target, self.probability_target
        if self.commitment is not None:
            return self.commitment, self.probability_commitment
        return None

    @property
    def probability(self) -> float | None:
        """The chance shown: of the target, else of the commitment, else None."""
        return None if self.promise is None else self.promise[1]

    @property
    def stone_date(self) -> datetime | None:
        """Where the stone stands: P80, or without a forecast the date that is wished for."""
        return self.p80 or self.target or self.commitment


@dataclass(frozen=True, slots=True)
class Lane:
    """An initiative or an objective with its milestones; `probability` is that of all it needs by `due`, or None."""

    name: str
    milestones: tuple[MilestoneMark, ...]
    due: datetime | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """A named stretch of time above the lanes."""

    name: str
    start: datetime
    finish: datetime


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The milestone map.

    `sentence` says what needs attention and why; `links` are pairs of milestone ids, first to next; `footnote` says
    which spread was used.
    """

    title: str
    subtitle: str
    sentence: str
    status_date: datetime
    lanes: tuple[Lane, ...]
    phases: tuple[PhaseMark, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that moves the milestone: the points of probability and days at P80 it costs (below 0: saves)."""

    name: str
    points: float | None
    days: float | None = None


@dataclass(frozen=True, slots=True)
class DistributionPicture:
    """One milestone's curve with what drives it. `sentence` is the answer line, `drivers` come most important first."""

    title: str
    subtitle: str
    sentence: str
    status_date: datetime
    milestone: MilestoneMark
    drivers: tuple[Driver, ...] = ()
    footnote: str = ""
