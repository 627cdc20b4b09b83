"""The schedule of a plan: early and late dates, floats, the critical path and what drives each date."""

from collections.abc import Iterator
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
from milepost.schedule.instants import position, start_instant
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
    tables, act, links, override = network.tables, network.activities, network.links, network.override
    start, finish, driver, late_by = passes.forward(tables, act, links, override)
    early = passes.clock_times(tables, act, start, finish)
    end = int(early[1].max(initial=network.status))
    if act.as_late.any():
        driver[passes.as_late_as_possible(tables, act, links, override, start, finish, end)] = -1
        early = passes.clock_times(tables, act, start, finish)
    late = passes.backward(tables, act, links, override, end)
    late_dates = passes.late_clock_times(tables, act, *late, finish, early[1])
    room = passes.free_room(tables, act, links, override, start, finish, end)
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
        """The plan's finish: of what is open, or where nothing is, the last actual finish."""
        open_ = self.network.activities.state != State.DONE
        done = self.network.size > 0 and not open_.any()
        return self.text(self.dates.early_finish.max() if done else self.dates.end)

    def text(self, instant: int) -> str:
        """An instant of the network as `YYYY-MM-DDTHH:MM`."""
        return moment_text(self.network.origin + int(instant))

    @cached_property
    def critical(self) -> NDArray[np.bool_]:
        """Which activities are critical, by the plan's rule (law S6); what is finished is not."""
        open_ = self.network.activities.state != State.DONE
        if self.plan.settings.schedule.critical is CriticalRule.LONGEST_PATH:
            return self.longest_path
        critical: NDArray[np.bool_] = open_ & (self.dates.total_float <= 0)
        return critical

    @cached_property
    def longest_path(self) -> NDArray[np.bool_]:
        """Which activities lie on a chain of driving links to the plan's finish, by network place."""
        network, dates = self.network, self.dates
        found: NDArray[np.bool_] = passes.longest_path(
            network.tables,
            network.activities,
            network.links,
            dates.start,
            dates.finish,
            dates.early_finish,
            dates.end,
            network.override,
        )
        return found

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
        return None if self.dates.late_by[place] > 0 else self._latest_predecessor(place)

    def _latest_predecessor(self, place: int) -> str | None:
        link = int(self.dates.driver[place])
        return None if link < 0 else self.network.ids[self.network.links.source[link]]

    def activity(self, activity_id: str) -> ScheduledActivity:
        """One activity's dates; raises `KeyError` where there is no such activity."""
        return self.activities[int(self.network.rank[self.place[activity_id]])]

    @cached_property
    def activities(self) -> tuple[ScheduledActivity, ...]:
        """All activities in the order of the file: milestones, then tasks."""
        entities = list(self.plan.activities())
        places = np.array([self.place[each.id] for each in entities], np.int64)
        columns = (*self._moments(places), *self._floats(places), *self._marks(places), self._drivers(places))
        return tuple(
            ScheduledActivity(entity.id, entity.external_id, entity.title, *told)
            for entity, told in zip(entities, zip(*columns, strict=True), strict=True)
        )

    def _moments(self, places: Minutes) -> Iterator[list[str]]:
        dates = self.dates
        for column in (dates.early_start, dates.early_finish, dates.late_start, dates.late_finish):
            yield np.datetime_as_string((column[places] + self.network.origin).astype("datetime64[m]")).tolist()

    def _floats(self, places: Minutes) -> Iterator[list[int | None]]:
        finished = (self.network.activities.state[places] == State.DONE).tolist()
        for column in (self.dates.total_float, self.dates.free_float):
            both = zip(column[places].tolist(), finished, strict=True)
            yield [None if is_finished else minutes for minutes, is_finished in both]

    def _marks(self, places: Minutes) -> Iterator[list[bool]]:
        yield self.critical[places].tolist()
        yield self.near_critical[places].tolist()

    def _drivers(self, places: Minutes) -> list[str | None]:
        links, drives = self.dates.driver[places], self.dates.late_by[places] <= 0
        known = zip(links.tolist(), drives.tolist(), strict=True)
        ids, source = self.network.ids, self.network.links.source.tolist()
        return [ids[source[link]] if link >= 0 and drives else None for link, drives in known]

    def document(self) -> dict[str, object]:
        """The document that `milepost schedule --json` prints."""
        return {
            "status_date": self.text(self.network.status),
            "finish": self.finish,
            "activities": [vars(activity) for activity in self.activities],
        }

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
            driver = self._latest_predecessor(int(place))
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
        happened = np.where(links.type & 2, state[target] == State.DONE, state[target] != State.OPEN)
        unready = np.where(links.type & 1, state[links.source] == State.OPEN, state[links.source] != State.DONE)
        found = np.flatnonzero(happened & unready & ~links.implied)
        return [self._before_its_time(int(link), int(target[link])) for link in found if not self._led(link, target)]

    def _led(self, link: np.intp, target: Minutes) -> bool:
        """Whether a lead lets the successor begin (or end) when it did, by what is expected of the predecessor."""
        links, act, tables = self.network.links, self.network.activities, self.network.tables
        lead, calendar, source, node = links.lag[link], links.calendar[link], links.source[link], target[link]
        if lead >= 0:
            return False
        dates = self.dates.early_start if links.type[link] & 1 else self.dates.early_finish
        actual = act.actual_finish if links.type[link] & 2 else act.actual_start
        allowed = start_instant(tables, calendar, position(tables, calendar, dates[source]) + lead)
        return bool(position(tables, act.axis[node], allowed) <= position(tables, act.axis[node], actual[node]))

    def _before_its_time(self, link: int, node: int) -> Problem:
        source, subject = self.network.ids[self.network.links.source[link]], self.network.ids[node]
        happened = "finished" if self.network.links.type[link] & 2 else "started"
        if self.network.activities.state[node] == State.DONE:
            rest = "its actual dates stand"
        else:
            rest = "its remainder goes on regardless" if self.network.override else "its remainder waits"
        return Problem(
            "out-of-sequence",
            Severity.WARNING,
            subject,
            None,
            f"{subject} was {happened} before {source} was ready for it; {rest}",
            f"record the progress of {source}, or take it out of the `after` of {subject}",
        )


def schedule(plan: Plan, cache: CompileCache | None = None) -> Schedule:
    """Schedule a plan that has no errors; raises `PlanLoopError` where its dependencies form a loop.

    `cache` carries over what an earlier revision of the same plan was compiled to.
    """
    kept = cache or CompileCache()
    book = kept.book_for(plan)
    network = compile_network(plan, book, kept)
    return Schedule(plan, book, network, critical_path(network))
