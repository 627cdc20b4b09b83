"""The plan's calendars made ready for counting: weeks resolved over parents, exceptions laid over weeks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from milepost.model.activity import Activity, Task
from milepost.model.calendar import ALWAYS, STANDARD, Calendar, Shift, day_numbers
from milepost.model.duration import DayLength
from milepost.model.estimate import Fixed, Guess, Percentiles, Range, Values
from milepost.model.moment import MINUTES_PER_DAY, Moment
from milepost.model.plan import Plan
from milepost.model.problem import Problem, Severity
from milepost.schedule.worktime import (
    CLOCK,
    MINUTES_PER_WEEK,
    WorkTables,
    build_tables,
    finish_instant,
    position,
    start_instant,
)

MONDAY = 4  # 1970-01-05, in days since 1970-01-01
_WEEKS_BEFORE, _WEEKS_AFTER = 60, 620
_ALWAYS = Calendar.model_validate({"id": ALWAYS, "week": {"mon-sun": ["00:00-24:00"]}})
_DEFAULT = Calendar.model_validate({"id": STANDARD, "week": {"mon-fri": ["09:00-13:00", "14:00-18:00"]}})
Shifts = tuple[Shift, ...]
Intervals = NDArray[np.int64]


@dataclass(frozen=True)
class Hours:
    """A calendar with its parents laid under it: shifts by weekday (0 is Monday) and by exceptional day."""

    week: tuple[Shifts, ...]
    days: Mapping[int, Shifts]
    length: DayLength


@dataclass(frozen=True)
class CalendarBook:
    """All calendars of a plan by id, and which one each activity works on.

    `numbers` gives a calendar's number in `tables`; 0 is the clock. Instants in the tables count minutes from
    `origin`, a Monday's midnight in minutes since 1970-01-01T00:00. They are made from `intervals` over `span` minutes
    once they are asked for, for not all that judges a plan counts time.
    """

    plan: Plan
    hours: Mapping[str, Hours]
    problems: list[Problem]
    origin: int
    intervals: tuple[Intervals, ...]
    span: int
    numbers: Mapping[str, int]
    crowds: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan) -> "CalendarBook":
        """Resolve and count all calendars of a plan; a calendar without working time is a problem and stands in for
        the plan's default, so that everything else can still be checked."""
        calendars = {STANDARD: _DEFAULT, **plan.calendars}
        hours, problems = {}, []
        for calendar_id, calendar in calendars.items():
            resolved = resolve(calendar, calendars)
            if not any(resolved.week):
                problems.append(_no_working_time(calendar))
                resolved = resolve(_DEFAULT, calendars)
            hours[calendar_id] = resolved
        first, last = _days_covered(plan, hours)
        intervals = [_intervals(each.week, tuple(each.days.items()), first, last) for each in hours.values()]
        numbers = {calendar_id: number for number, calendar_id in enumerate(hours, start=1)}
        crowds: dict[tuple[str, ...], int] = {}
        for crowd in _crowds(plan, calendars):
            crowds[crowd] = len(intervals) + 1
            shared = _common([intervals[numbers[member] - 1] for member in crowd])
            if not len(shared) or shared[-1, 1] <= (last - first) * MINUTES_PER_DAY - MINUTES_PER_WEEK:
                problems.append(_never_together(crowd))
                shared = intervals[numbers[crowd[0]] - 1]
            intervals.append(shared)
        origin, span = first * MINUTES_PER_DAY, (last - first) * MINUTES_PER_DAY
        return cls(plan, hours, problems, origin, tuple(intervals), span, {ALWAYS: CLOCK, **numbers}, crowds)

    @cached_property
    def tables(self) -> WorkTables:
        """Working time counted, by the calendars' numbers."""
        return build_tables(self.intervals, self.span)

    def covers(self, plan: Plan) -> bool:
        """Whether all calendars that a plan's tasks share are here; the plan's own calendars are these."""
        return all(crowd in self.crowds for crowd in _crowds(plan, self.plan.calendars))

    @property
    def default(self) -> str:
        """The id of the plan's calendar."""
        wanted = self.plan.settings.calendar
        return wanted if wanted in self.numbers and wanted is not None else STANDARD

    def number(self, activity: Activity) -> int:
        """The number of the calendar an activity works on (law S3), by the clock where its duration is elapsed."""
        return CLOCK if is_elapsed(activity) else self.working_number(activity)

    def working_number(self, activity: Activity) -> int:
        """The number of an activity's calendar, or of the hours its resources share, elapsed or not."""
        ids = _working_calendars(activity, self.plan)
        if len(ids) > 1:
            return self.crowds.get(ids, self.numbers[self.default])
        return self.numbers.get(ids[0], self.numbers[self.default]) if ids else self.numbers[self.default]

    def first_minute(self, moment: Moment, calendar: int) -> int:
        """A start's instant from the origin: as given, or of a date alone the first working minute then or after."""
        instant = moment.instant - self.origin
        if not moment.date_only:
            return instant
        return int(start_instant(self.tables, calendar, position(self.tables, calendar, instant)))

    def last_minute(self, moment: Moment, calendar: int) -> int:
        """A finish's instant from the origin: as given, or of a date alone the last working minute then or before."""
        instant = moment.instant - self.origin
        if not moment.date_only:
            return instant
        return int(finish_instant(self.tables, calendar, position(self.tables, calendar, instant + MINUTES_PER_DAY)))

    def length(self, activity: Activity | None = None) -> DayLength:
        """What `d` and `w` stand for on an activity's calendar, or on the plan's."""
        ids = _working_calendars(activity, self.plan) if activity is not None else ()
        wanted = ids[0] if len(ids) == 1 and ids[0] in self.numbers else self.default
        return DayLength(MINUTES_PER_DAY, MINUTES_PER_WEEK) if wanted == ALWAYS else self.hours[wanted].length


def is_elapsed(activity: Activity) -> bool:
    """Whether the work left on an activity is estimated in elapsed time."""
    estimate = (
        activity.remaining if isinstance(activity, Task) and activity.remaining is not None else activity.estimate
    )
    match estimate:
        case Guess(duration=duration) | Fixed(fixed=duration) | Range(high=duration):
            return duration.elapsed
        case Values(values=values):
            return values[0].elapsed
        case Percentiles(percentiles=percentiles):
            return next(iter(percentiles.values())).elapsed
        case None:
            return False


def _working_calendars(activity: Activity, plan: Plan) -> tuple[str, ...]:
    if activity.calendar is not None:
        return (activity.calendar,)
    if not isinstance(activity, Task) or not activity.resources:
        return ()
    used = (plan.resources.get(use.id) for use in activity.resources)
    named = {each.calendar for each in used if each is not None and each.calendar is not None}
    return tuple(sorted(named - {ALWAYS} or named))


def _crowds(plan: Plan, calendars: Mapping[str, Calendar]) -> Iterator[tuple[str, ...]]:
    seen = set()
    for task in plan.tasks.values():
        ids = _working_calendars(task, plan)
        if len(ids) > 1 and ids not in seen and all(each in calendars for each in ids):
            seen.add(ids)
            yield ids


def resolve(calendar: Calendar, calendars: Mapping[str, Calendar]) -> Hours:
    """Lay a calendar over its parents: own week over theirs, own exceptional days over theirs, day by day."""
    line, known = [calendar], {ALWAYS: _ALWAYS, **calendars}
    while (parent := known.get(line[-1].parent or "")) is not None and parent not in line:
        line.append(parent)
    week = next((_by_weekday(each) for each in line if each.week is not None), ((),) * 7)
    days: dict[int, Shifts] = {}
    for each in reversed(line):
        for exception in (*each.holidays, *each.exceptions):
            days.update(dict.fromkeys(range(exception.first_day, exception.last_day + 1), exception.hours))
    return Hours(week, days, _length(line, week))


def _by_weekday(calendar: Calendar) -> tuple[Shifts, ...]:
    week: list[Shifts] = [()] * 7
    for key, shifts in (calendar.week or {}).items():
        for day in day_numbers(key) or ():
            week[day] = shifts
    return tuple(week)


def _length(line: list[Calendar], week: tuple[Shifts, ...]) -> DayLength:
    """Given hours where there are any, else the commonest working day (the longer of equals) and the week's sum."""
    worked = [minutes for shifts in week if (minutes := _minutes(shifts))]
    none = DayLength(0, 0)
    per_day = next((each.hours_per_day.minutes(none) for each in line if each.hours_per_day is not None), None)
    per_week = next((each.hours_per_week.minutes(none) for each in line if each.hours_per_week is not None), None)
    commonest = max(worked, key=lambda minutes: (worked.count(minutes), minutes), default=8 * 60)
    return DayLength(per_day or commonest, per_week or sum(worked) or 5 * commonest)


def _minutes(shifts: Shifts) -> int:
    """Working minutes of the shifts that begin on one day, each minute once where they overlap."""
    worked, until = 0, 0
    for shift in sorted(shifts, key=lambda each: each.start):
        worked += max(shift.finish - max(shift.start, until), 0)
        until = max(until, shift.finish)
    return worked


def _days_covered(plan: Plan, hours: Mapping[str, Hours]) -> tuple[int, int]:
    """A stretch of whole weeks, in days since 1970-01-01, around everything that departs from the plain week."""
    special = [day for each in hours.values() for day in each.days]
    anchor = plan.status_instant // MINUTES_PER_DAY
    first = min([*special, anchor]) - 7 * _WEEKS_BEFORE
    last = max([*special, anchor]) + 7 * _WEEKS_AFTER
    return first - (first - MONDAY) % 7, last + (MONDAY - last) % 7


@lru_cache(maxsize=64)
def _intervals(week: tuple[Shifts, ...], special: tuple[tuple[int, Shifts], ...], first: int, last: int) -> Intervals:
    """Working intervals of the days first..last, in minutes from the first day's midnight, joined where they touch.

    Kept, for a plan that changes mostly keeps its calendars; so it must not be changed.
    """
    days = np.arange(first, last)
    weekday = (days - MONDAY) % 7
    plain = ~np.isin(days, np.array([day for day, _ in special], np.int64))
    pieces = []
    for number, shifts in enumerate(week):
        offsets = (days[(weekday == number) & plain] - first) * MINUTES_PER_DAY
        pieces += [np.stack([offsets + shift.start, offsets + shift.finish], axis=1) for shift in shifts]
    extra = [
        ((day - first) * MINUTES_PER_DAY + shift.start, (day - first) * MINUTES_PER_DAY + shift.finish)
        for day, shifts in special
        for shift in shifts
    ]
    pieces.append(np.array(extra, np.int64).reshape(-1, 2))
    span = (last - first) * MINUTES_PER_DAY
    wrapped = np.concatenate(pieces)
    over = wrapped[wrapped[:, 1] > span]  # a Sunday shift over midnight: the plain week before the table has it too
    return _joined(np.concatenate([np.clip(wrapped, None, span), np.clip(over - span, 0, None)]))


def _joined(intervals: Intervals) -> Intervals:
    ordered = intervals[np.argsort(intervals[:, 0], kind="stable")]
    reach = np.maximum.accumulate(ordered[:, 1])
    new = np.append(True, ordered[1:, 0] > reach[:-1])
    ends = np.append(np.flatnonzero(new)[1:] - 1, len(ordered) - 1)
    found = np.stack([ordered[new, 0], reach[ends]], axis=1)
    found.flags.writeable = False
    return found


def _common(all_intervals: list[Intervals]) -> Intervals:
    """What several calendars share: the minutes at which all of them work."""
    edges = np.concatenate(all_intervals)
    steps = np.concatenate([np.ones(len(edges), np.int64), -np.ones(len(edges), np.int64)])
    times = np.concatenate([edges[:, 0], edges[:, 1]])
    order = np.lexsort((steps, times))
    level = np.cumsum(steps[order])
    opened = np.flatnonzero(level == len(all_intervals))
    found = np.stack([times[order][opened], times[order][np.minimum(opened + 1, len(times) - 1)]], axis=1)
    return found[found[:, 1] > found[:, 0]]


def _no_working_time(calendar: Calendar) -> Problem:
    return Problem(
        "calendar-without-working-time",
        Severity.ERROR,
        calendar.id,
        None,
        f"the calendar {calendar.id} has no working time in its week",
        'give its week some hours, such as week: {mon-fri: ["09:00-17:00"]}, or a parent that has some',
    )


def _never_together(crowd: Iterable[str]) -> Problem:
    return Problem(
        "calendars-never-meet",
        Severity.ERROR,
        next(iter(crowd)),
        None,
        f"a task needs resources on the calendars {', '.join(crowd)}, which never work at the same time",
        "give the task a calendar of its own, or the resources hours in common",
    )
