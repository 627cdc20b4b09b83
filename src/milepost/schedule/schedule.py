"""The schedule of a plan: early and late dates, floats, the critical path and what drives each date."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from milepost.model.activity import Milestone, Task
from milepost.model.moment import moment_text
from milepost.model.plan import Plan
from milepost.model.problem import Problem, Severity
from milepost.model.settings import CriticalRule
from milepost.schedule import passes
from milepost.schedule.calendar import CalendarBook
from milepost.schedule.compile import CompileCache, compile_network
from milepost.schedule.network import NEVER, Network, State

Minutes = NDArray[np.int64]


@dataclass(frozen=True)
class Dates:
    """All dates of a network, by place in it.

    `start` and `finish` are early positions on each activity's axis; the `early_` and `late_` dates are instants from
    the network's origin; floats are working minutes on each activity's calendar; `driver` is the number of the link
    that sets the early dates, -1 where none does; `late_by` says by how much the network contradicts a hold;
    `end` is the plan's finish.
    """

    start: Minutes
    finish: Minutes
    early_start: Minutes
    early_finish: Minutes
    late_start: Minutes
    late_finish: Minutes
    total_float: Minutes
    free_float: Minutes
    driver: Minutes
    late_by: Minutes
    end: int


def critical_path(network: Network) -> Dates:
    """The critical path method on a network: both passes, floats and drivers (laws S1 to S7)."""
    tables, act, links = network.tables, network.activities, network.links
    start, finish, driver, late_by = passes.forward(tables, act, links, network.override)
    early = passes.clock_times(tables, act, start, finish, False)
    end = int(early[1].max(initial=network.status))
    if act.as_late.any():
        passes.as_late_as_possible(tables, act, links, start, finish, end)
        early = passes.clock_times(tables, act, start, finish, False)
    late = passes.backward(tables, act, links, network.override, end)
    room = passes.free_room(tables, act, links, network.override, start, finish, end)
    late_dates = passes.clock_times(tables, act, *late, True)
    return Dates(
        start=start,
        finish=finish,
        early_start=early[0],
        early_finish=early[1],
        late_start=late_dates[0],
        late_finish=late_dates[1],
        total_float=passes.floats(tables, act, finish, late[1]),
        free_float=passes.floats(tables, act, finish, room),
        driver=driver,
        late_by=late_by,
        end=end,
    )


@dataclass(frozen=True)
class ScheduledActivity:
    """One activity's dates as `YYYY-MM-DDTHH:MM`; floats in working minutes, None where it is finished."""

    id: str
    external_id: str | None
    name: str
    early_start: str
    early_finish: str
    late_start: str
    late_finish: str
    total_float_minutes: int | None
    free_float_minutes: int | None
    critical: bool
    near_critical: bool
    driver: str | None


@dataclass(frozen=True)
class Schedule:
    """When everything in a plan can happen if every duration is its `likely` and no risk occurs."""

    plan: Plan
    book: CalendarBook
    network: Network
    dates: Dates

    @cached_property
    def place(self) -> dict[str, int]:
        """Each activity's place in the network."""
        return {activity_id: place for place, activity_id in enumerate(self.network.ids)}

    @property
    def finish(self) -> str:
        """The plan's finish."""
        return self.text(self.dates.end)

    def text(self, instant: int) -> str:
        """An instant of the network as `YYYY-MM-DDTHH:MM`."""
        return moment_text(self.network.origin + int(instant))

    @cached_property
    def critical(self) -> NDArray[np.bool_]:
        """Which activities are critical, by the plan's rule (law S6); what is finished is not."""
        open_ = self.network.activities.state != State.DONE
        if self.plan.settings.schedule.critical is CriticalRule.LONGEST_PATH:
            network, dates = self.network, self.dates
            on_path: NDArray[np.bool_] = passes.longest_path(
                network.tables,
                network.activities,
                network.links,
                dates.start,
                dates.finish,
                dates.early_finish,
                dates.end,
            )
            return on_path
        critical: NDArray[np.bool_] = open_ & (self.dates.total_float <= 0)
        return critical

    @cached_property
    def near_critical(self) -> NDArray[np.bool_]:
        """Which activities have a total float within `critical_within`, the critical ones included."""
        within = self.plan.settings.schedule.critical_within
        lengths = [self.book.length(self._activity(each)) for each in self.network.ids] if within.amount else []
        limits = np.array([within.minutes(length) for length in lengths] or [0] * self.network.size, np.int64)
        near: NDArray[np.bool_] = (self.network.activities.state != State.DONE) & (self.dates.total_float <= limits)
        return near | self.critical

    def _activity(self, activity_id: str) -> Milestone | Task:
        return self.plan.milestones.get(activity_id) or self.plan.tasks[activity_id]

    def driver_of(self, place: int) -> str | None:
        """The id of the predecessor that sets an activity's early dates, None where none does."""
        link = int(self.dates.driver[place])
        return None if link < 0 else self.network.ids[self.network.links.source[link]]

    def activity(self, activity_id: str) -> ScheduledActivity:
        """One activity's dates; raises `KeyError` where there is no such activity."""
        place, dates = self.place[activity_id], self.dates
        entity = self._activity(activity_id)
        finished = self.network.activities.state[place] == State.DONE
        return ScheduledActivity(
            activity_id,
            entity.external_id,
            entity.title,
            self.text(dates.early_start[place]),
            self.text(dates.early_finish[place]),
            self.text(dates.late_start[place]),
            self.text(dates.late_finish[place]),
            None if finished else int(dates.total_float[place]),
            None if finished else int(dates.free_float[place]),
            bool(self.critical[place]),
            bool(self.near_critical[place]),
            self.driver_of(place),
        )

    @cached_property
    def activities(self) -> tuple[ScheduledActivity, ...]:
        """All activities in the order of the file: milestones, then tasks."""
        return tuple(self.activity(activity.id) for activity in self.plan.activities())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Holds that the network contradicts, and work done out of sequence."""
        return (*self._contradicted_holds(), *self._out_of_sequence())

    def _contradicted_holds(self) -> list[Problem]:
        late = np.flatnonzero((self.dates.late_by > 0) & (self.network.activities.held_start != NEVER))
        late_finish = np.flatnonzero((self.dates.late_by > 0) & (self.network.activities.held_finish != NEVER))
        found = []
        for place in [*late, *late_finish]:
            activity_id = self.network.ids[place]
            driver = self.driver_of(int(place))
            found.append(
                Problem(
                    "hold-contradicted",
                    Severity.WARNING,
                    activity_id,
                    None,
                    f"{activity_id} is held before the network allows it"
                    + (f": {driver} is not ready by then" if driver else ""),
                    "move the hold, remove it, or free what it waits for",
                )
            )
        return found

    def _out_of_sequence(self) -> list[Problem]:
        links, state = self.network.links, self.network.activities.state
        target = np.repeat(np.arange(self.network.size), np.diff(links.first))
        begun = (state[target] != State.OPEN) & ~links.implied
        unready = (state[links.source] != State.DONE) & (links.type == 0)
        unready |= (state[links.source] == State.OPEN) & (links.type == 1)
        found = []
        for link in np.flatnonzero(begun & unready):
            source, started = self.network.ids[links.source[link]], self.network.ids[target[link]]
            waits = "its remainder waits" if not self.network.override else "its remainder goes on regardless"
            found.append(
                Problem(
                    "out-of-sequence",
                    Severity.WARNING,
                    started,
                    None,
                    f"{started} was started before {source} was ready for it; {waits}",
                    f"record the progress of {source}, or take it out of the `after` of {started}",
                )
            )
        return found


def schedule(plan: Plan, cache: CompileCache | None = None) -> Schedule:
    """Schedule a plan that has no errors; raises `PlanLoopError` where its dependencies form a loop.

    `cache` carries over what an earlier revision of the same plan was compiled to.
    """
    kept = cache or CompileCache()
    book = kept.book_for(plan)
    network = compile_network(plan, book, kept)
    return Schedule(plan, book, network, critical_path(network))
