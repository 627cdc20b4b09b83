"""The two working weeks of the benchmarks, as tables between clock minutes and working minutes.

Written apart from `milepost.schedule` on purpose: the peers must not lean on what they check.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

START = datetime(2026, 11, 2)
"""The status date of every benchmark plan: a Monday, midnight."""
DAY_MINUTES = 480
_MINUTES_PER_DAY = 1440


@dataclass(frozen=True)
class Week:
    """A week of equal working days: `days` counted from Monday, `shifts` as (from, to) minutes of the day."""

    name: str
    days: tuple[int, ...]
    shifts: tuple[tuple[int, int], ...]

    def document(self) -> dict[str, object]:
        """The calendar as a plan file writes it."""
        names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        hours = [f"{_clock(begin)}-{_clock(end)}" for begin, end in self.shifts]
        return {"week": {f"{names[self.days[0]]}-{names[self.days[-1]]}": hours}}

    def working(self, days: int) -> NDArray[np.bool_]:
        """Which minutes after START are working time."""
        day = np.zeros(_MINUTES_PER_DAY, np.bool_)
        for begin, end in self.shifts:
            day[begin:end] = True
        week = np.zeros((7, _MINUTES_PER_DAY), np.bool_)
        week[list(self.days)] = day
        return np.tile(week, (-(-days // 7), 1))[:days].ravel()


OFFICE = Week("office", (0, 1, 2, 3, 4), ((540, 720), (780, 1080)))
SITE = Week("site", (1, 2, 3, 4, 5), ((420, 660), (720, 960)))
WEEKS = (OFFICE, SITE)


class Clock:
    """Instants and positions of some weeks, over as many days as `working_minutes` of any of them need.

    An instant is minutes since START; a position on a week is the working minutes before an instant.
    """

    def __init__(self, weeks: Sequence[Week], working_minutes: int) -> None:
        days = 7 * (working_minutes // (5 * DAY_MINUTES) + 3)
        working = [week.working(days) for week in weeks]
        self._before = [np.concatenate([[0], np.cumsum(each)]) for each in working]
        self._begins = [np.flatnonzero(each) for each in working]
        self._ends = [np.concatenate([[0], each + 1]) for each in self._begins]

    def finishes(self, week: int, positions: NDArray[np.float64]) -> NDArray[np.int64]:
        """The instants at which that many working minutes have just passed; position 0 is START itself."""
        found: NDArray[np.int64] = self._ends[week][np.rint(positions).astype(np.int64)]
        return found

    def crossing(self, origin: int, other: int) -> NDArray[np.float64]:
        """The positions on the other week of every finish on the first, by position."""
        found: NDArray[np.float64] = self._before[other][self._ends[origin]].astype(np.float64)
        return found

    def latest(self, successor: int, own: int) -> NDArray[np.float64]:
        """The last position on the own week that does not move a successor's start, by the start's position."""
        found: NDArray[np.float64] = self._before[own][self._begins[successor]].astype(np.float64)
        return found

    def positions(self, week: int, instants: NDArray[np.int64]) -> NDArray[np.float64]:
        """The working minutes before some instants."""
        found: NDArray[np.float64] = self._before[week][instants].astype(np.float64)
        return found


def moment(instant: float) -> str:
    """An instant as Milepost's documents write it, to the minute."""
    return (START + timedelta(minutes=round(instant))).strftime("%Y-%m-%dT%H:%M")


def instant_of(text: str) -> float:
    """Minutes since START of a moment in a document."""
    return (datetime.fromisoformat(text) - START).total_seconds() / 60


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
