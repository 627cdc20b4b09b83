"""What the checks look at: a plan, its schedule and its forecast, and the work in it by the published definitions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from milepost.forecast.forecast import Forecast, forecast
from milepost.model.activity import Milestone, Task
from milepost.model.baseline import Baseline
from milepost.model.plan import Plan
from milepost.schedule.calendar import is_elapsed
from milepost.schedule.instants import position
from milepost.schedule.likely import likely_minutes
from milepost.schedule.schedule import Schedule
from milepost.schedule.worktime import MINUTES_PER_WEEK, WorkTables

_position = cast("Callable[[WorkTables, int, int], int]", position)  # compiled: it has no types of its own
FUTURES = 10_000
"""Enough for a probability within about 1 point (one standard error), and done in a blink."""


@dataclass(frozen=True)
class Survey:
    """A plan under check. `limits` are the thresholds in use by code; `given` a forecast that was made already."""

    plan: Plan
    schedule: Schedule
    limits: Mapping[str, float]
    given: Forecast | None = None

    @cached_property
    def forecast(self) -> Forecast:
        """The forecast that was given, else one made when a check first asks for it."""
        if self.given is not None:
            return self.given
        return forecast(self.plan, iterations=FUTURES)

    @cached_property
    def work(self) -> tuple[Task, ...]:
        """Tasks that take time: what has no duration counts as a milestone (PAM 200.1, section 4.0)."""
        return tuple(task for task in self.plan.tasks.values() if self._minutes(task) > 0)

    @cached_property
    def unfinished(self) -> tuple[Task, ...]:
        """The incomplete tasks of the published definitions: tasks that take time and are not finished."""
        return tuple(task for task in self.work if task.actual_finish is None)

    @cached_property
    def unreached(self) -> tuple[Milestone, ...]:
        """Milestones still ahead."""
        return tuple(milestone for milestone in self.plan.milestones.values() if milestone.actual is None)

    @cached_property
    def baseline(self) -> Baseline | None:
        """The newest baseline by the day it was taken, the later in the file of two on one day."""
        baselines = [*self.plan.of(Baseline).values()]
        order = {each.id: (each.taken_on.instant if each.taken_on else -1, at) for at, each in enumerate(baselines)}
        return max(baselines, key=lambda each: order[each.id], default=None)

    def _minutes(self, task: Task) -> int:
        estimate = task.estimate or task.remaining
        return likely_minutes(estimate, self.schedule.book.length(task)) if estimate is not None else 0

    def planned_days(self, task: Task) -> float:
        """The whole duration at its likely, in working days."""
        whole = task.model_copy(update={"remaining": None}) if task.estimate is not None else task
        return self.working_days(self._minutes(task), task, elapsed=is_elapsed(whole))

    def float_days(self, task: Task) -> float:
        """The total float in working days; negative where dates cannot be kept."""
        minutes = int(self.schedule.dates.total_float[self.schedule.place[task.id]])
        return self.working_days(minutes, task, elapsed=is_elapsed(task))

    def working_days(self, minutes: int, task: Task, *, elapsed: bool) -> float:
        """Minutes of a task as working days: of its calendar, or of the plan's by the week where they are elapsed."""
        if not elapsed:
            return minutes / self.schedule.book.length(task).day
        length = self.schedule.book.length()
        return minutes / MINUTES_PER_WEEK * length.week / length.day

    def days_between(self, first: int, last: int) -> float:
        """Working days of the plan's calendar between two instants of the network; negative where last is first."""
        book = self.schedule.book
        return self.minutes_between(book.numbers[book.default], first, last) / book.length().day

    def minutes_between(self, calendar: int, first: int, last: int) -> int:
        """Working minutes of a calendar, by its number, between two instants of the network."""
        tables = self.schedule.book.tables
        return int(_position(tables, calendar, last) - _position(tables, calendar, first))

    def finish(self, activity_id: str) -> int:
        """When an activity finishes by the schedule, as an instant of the network."""
        return int(self.schedule.dates.early_finish[self.schedule.place[activity_id]])
