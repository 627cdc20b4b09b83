"""A plan as arrays: activities in topological order, links by successor, every date an instant.

The builder outside, plain data inside: the schedule and the forecast read nothing but this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.schedule.worktime import WorkTables

NEVER = -(2**40)
"""Stands for "no such date" in arrays of instants."""


class State(IntEnum):
    """How far an activity is."""

    OPEN = 0
    STARTED = 1
    DONE = 2


class Type(IntEnum):
    """Link types as numbers: bit 0 is set where the predecessor's start counts, bit 1 where the successor's finish."""

    FS = 0
    SS = 1
    FF = 2
    SF = 3


class Links(NamedTuple):
    """Links grouped by successor: those into activity i are first[i]..first[i + 1] - 1.

    `lag` is in minutes on calendar `calendar` (a number in the work tables); `implied` marks belonging to a milestone.
    """

    first: NDArray[np.int64]
    source: NDArray[np.int32]
    type: NDArray[np.int8]
    lag: NDArray[np.int64]
    calendar: NDArray[np.int32]
    implied: NDArray[np.bool_]


class Activities(NamedTuple):
    """One row an activity, in topological order; instants in minutes since the book's origin, NEVER where none.

    `axis` is the calendar on which its times are counted, `calendar` the one on which its duration and float are;
    they differ only for what has no duration. `duration` is in minutes at `likely`, of what is left. `start_floor` and
    `finish_floor` bound early dates, `judged` is the likely date of a milestone that people judged, or the target at
    which one without a basis stands. `start_cap` and `finish_cap` are hard constraints that override links,
    `late_start` and `late_finish` bound late dates. `held_start` and `held_finish` are fixed by hand.
    """

    axis: NDArray[np.int32]
    calendar: NDArray[np.int32]
    state: NDArray[np.int8]
    duration: NDArray[np.int64]
    actual_start: NDArray[np.int64]
    actual_finish: NDArray[np.int64]
    start_floor: NDArray[np.int64]
    finish_floor: NDArray[np.int64]
    judged: NDArray[np.int64]
    start_cap: NDArray[np.int64]
    finish_cap: NDArray[np.int64]
    late_start: NDArray[np.int64]
    late_finish: NDArray[np.int64]
    held_start: NDArray[np.int64]
    held_finish: NDArray[np.int64]
    as_late: NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """A plan ready to be scheduled: ids in topological order, their arrays, links and calendars.

    `rank` is each activity's place in the file's order; `override` says that started work ignores unfinished
    predecessors; `origin` is the instant 0 in minutes since 1970-01-01T00:00; `status` the status date;
    `standing` marks milestones without a
    basis, which stand at their target and are never drawn.
    """

    ids: list[str]
    rank: NDArray[np.int64]
    activities: Activities
    links: Links
    tables: WorkTables
    origin: int
    status: int
    override: bool
    standing: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """The number of activities."""
        return len(self.ids)

    def with_durations(self, durations: Mapping[str, int]) -> "Network":
        """The same network with other durations, in minutes at `likely`, by id."""
        duration = self.activities.duration.copy()
        for activity_id, minutes in durations.items():
            duration[self.ids.index(activity_id)] = minutes
        return replace(self, activities=self.activities._replace(duration=duration))
