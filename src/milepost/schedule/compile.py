"""From a plan to its network: what each activity's dates, options and links mean in numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from milepost.model.activity import Activity, Constraint, Milestone, Task
from milepost.model.calendar import ALWAYS
from milepost.model.duration import DayLength
from milepost.model.estimate import Fixed, Guess, Percentiles, Range, Values
from milepost.model.link import DependencyRecord
from milepost.model.moment import Moment
from milepost.model.plan import Plan
from milepost.model.settings import ConstraintMode, ProgressMode
from milepost.schedule.calendar import CalendarBook
from milepost.schedule.instants import finish_instant, position
from milepost.schedule.likely import left_of, likely_minutes
from milepost.schedule.network import NEVER, Activities, Links, Network, State, Type
from milepost.schedule.recompile import changed_durations
from milepost.schedule.topology import topological_order
from milepost.schedule.worktime import CLOCK

_TYPES = {"FS": Type.FS, "SS": Type.SS, "FF": Type.FF, "SF": Type.SF}


AnyEstimate = Guess | Fixed | Range | Values | Percentiles
_Into = tuple[str, int, int, int]
"""A link into an activity: source id, type, lag, lag calendar."""


class PlanLoopError(ValueError):
    """The plan's dependencies form a loop; checking the plan prints it."""


@dataclass(frozen=True)
class _Compiled:
    """A plan, and what was compiled from it."""

    plan: Plan
    network: Network
    without_basis: frozenset[str]


@dataclass
class CompileCache:
    """What compiling one revision leaves to the next: rows and links of activities that are the same objects.

    Where only durations change, which is what people change most, the rest of the last network is kept whole. It is
    good as long as settings, calendars and resources are the same objects too; else it empties itself.
    """

    context: tuple[object, ...] = ()
    book: CalendarBook | None = None
    rows: dict[str, tuple[Activity, bool, tuple[int, ...]]] = field(default_factory=dict)
    links: dict[str, tuple[Activity, list[_Into]]] = field(default_factory=dict)
    last: _Compiled | None = None

    def book_for(self, plan: Plan) -> CalendarBook:
        """The calendars of a plan: those kept, where nothing they depend on has changed."""
        context = (plan.settings, plan.calendars, plan.resources)
        kept = len(self.context) == len(context) and all(
            old is new for old, new in zip(self.context, context, strict=True)
        )
        if self.book is None or not kept or not self.book.covers(plan):
            self.context, self.book = context, CalendarBook.of(plan)
            self.rows, self.links, self.last = {}, {}, None
        return self.book


@dataclass
class _Compiler:
    plan: Plan
    book: CalendarBook
    cache: CompileCache

    def __post_init__(self) -> None:
        self.origin = self.book.origin
        self.tables = self.book.tables
        self.default = self.book.numbers[self.book.default]
        self.status = self.plan.status_instant - self.origin
        start = self.plan.settings.start
        self.open_floor = max(self.status, self.book.first_minute(start, self.default) if start else self.status)
        self.hard = self.plan.settings.schedule.constraints is ConstraintMode.HARD
        self.without_basis = without_basis(self.plan)
        self.deadlines = self.plan.settings.schedule.deadlines_bound_float

    def row(self, activity: Milestone | Task) -> tuple[int, ...]:
        """The values of `Activities` for one activity, in the order of its fields."""
        standing = activity.id in self.without_basis
        known = self.cache.rows.get(activity.id)
        if known is not None and known[0] is activity and known[1] == standing:
            return known[2]
        found = self.new_row(activity)
        self.cache.rows[activity.id] = (activity, standing, found)
        return found

    def new_row(self, activity: Milestone | Task) -> tuple[int, ...]:
        calendar = self.book.number(activity)
        state, actual_start, actual_finish = self.progress(activity)
        floors = {"start_floor": self.open_floor, "finish_floor": NEVER}
        bounds = {"start_cap": NEVER, "finish_cap": NEVER, "late_start": NEVER, "late_finish": NEVER}
        if state is State.STARTED:
            floors["start_floor"] = self.status
        if activity.constraint is not None and state is not State.DONE:
            self.constrain(activity.constraint, calendar, state, floors, bounds)
        for cap in (bounds["start_cap"], self.done_by(bounds["finish_cap"], activity, calendar)):
            if cap != NEVER:  # what is capped below a floor is not held up by it, nor is what follows
                floors["start_floor"] = min(floors["start_floor"], cap)
        judged = self.judged(activity, calendar) if isinstance(activity, Milestone) and state is State.OPEN else NEVER
        if self.deadlines and activity.deadline is not None:
            bounds["late_finish"] = _least(bounds["late_finish"], activity.deadline.end_of_day - self.origin)
        held_start, held_finish = self.hold(activity, calendar, state)
        duration = 0 if state is State.DONE else self.duration(activity)
        return (
            calendar,
            calendar,
            state,
            duration,
            actual_start,
            actual_finish,
            *floors.values(),
            judged,
            *bounds.values(),
            held_start,
            held_finish,
            bool(activity.constraint and activity.constraint.as_late_as_possible and state is State.OPEN),
        )

    def progress(self, activity: Milestone | Task) -> tuple[State, int, int]:
        if isinstance(activity, Milestone):
            if activity.actual is None:
                return State.OPEN, NEVER, NEVER
            instant = self.book.last_minute(activity.actual, self.book.number(activity))
            return State.DONE, instant, instant
        if activity.actual_start is None:
            return State.OPEN, NEVER, NEVER
        calendar = self.book.number(activity)
        started = self.book.first_minute(activity.actual_start, calendar)
        if activity.actual_finish is None:
            return State.STARTED, started, NEVER
        return State.DONE, started, max(started, self.book.last_minute(activity.actual_finish, calendar))

    def duration(self, activity: Milestone | Task) -> int:
        length = self.book.length(activity)
        if isinstance(activity, Task) and activity.remaining is not None:
            return likely_minutes(activity.remaining, length)
        if activity.estimate is None or _is_judged(activity):
            return 0
        minutes = likely_minutes(activity.estimate, length)
        if isinstance(activity, Task) and activity.progress is not None and activity.actual_start is not None:
            return left_of(minutes, activity.progress.share)
        return minutes

    def judged(self, milestone: Milestone, calendar: int) -> int:
        """The likely date of a judged milestone, or the target at which one without any basis stands."""
        if milestone.expected is not None:
            return self.book.last_minute(milestone.expected.likely, calendar)
        if milestone.target is not None and milestone.id in self.without_basis:
            return milestone.target.end_of_day - self.origin
        return NEVER

    def constrain(
        self, constraint: Constraint, calendar: int, state: State, floors: dict[str, int], bounds: dict[str, int]
    ) -> None:
        """Law S4: "no earlier" moves early dates; "no later" bounds late ones, or caps early ones where hard."""
        if state is State.OPEN:
            first = self.book.first_minute
            _raise(floors, "start_floor", first, calendar, (constraint.start_no_earlier, constraint.must_start_on))
            _lower(bounds, "late_start", first, calendar, (constraint.start_no_later, constraint.must_start_on))
        last = self.book.last_minute
        _raise(floors, "finish_floor", last, calendar, (constraint.finish_no_earlier, constraint.must_finish_on))
        _lower(bounds, "late_finish", last, calendar, (constraint.finish_no_later, constraint.must_finish_on))
        if self.hard:
            bounds["start_cap"], bounds["finish_cap"] = bounds["late_start"], bounds["late_finish"]

    def done_by(self, cap: int, activity: Activity, calendar: int) -> int:
        """The moment at which work that is done by a cap ends: the evening; of what has no duration, the cap."""
        if cap == NEVER or _is_nothing(_left(activity)):
            return cap
        return int(finish_instant(self.tables, calendar, position(self.tables, calendar, cap)))

    def hold(self, activity: Activity, calendar: int, state: State) -> tuple[int, int]:
        """Law S7: the date that is fixed by hand, as long as it has not happened."""
        held = activity.held
        if held is None or state is State.DONE:
            return NEVER, NEVER
        open_start = held.start if state is State.OPEN else None
        start = self.book.first_minute(open_start, calendar) if open_start is not None else NEVER
        finish = self.book.last_minute(held.finish, calendar) if held.finish is not None else NEVER
        return start, finish

    def links(self, numbers: dict[str, int]) -> Iterator[tuple[int, int, int, int, int, bool]]:
        """(source, target, type, lag, lag calendar, implied) of every link, implied ones first."""
        finish_start = int(Type.FS)  # a member of an enumeration takes long to look up
        for task in self.plan.tasks.values():
            if task.milestone is not None:
                yield numbers[task.id], numbers[task.milestone], finish_start, 0, CLOCK, True
        length = self.book.length()
        for activity in self.plan.activities():
            target = numbers[activity.id]
            for source, type_, lag, calendar in self.links_into(activity, length):
                yield numbers[source], target, type_, lag, calendar, False

    def links_into(self, activity: Activity, length: DayLength) -> list[_Into]:
        known = self.cache.links.get(activity.id)
        if known is not None and known[0] is activity:
            return known[1]
        found, lasting = [], True
        for dependency in activity.after:
            lag, calendar = 0, CLOCK
            if dependency.lag is not None:
                lag, calendar = self.lag(dependency, activity, length)
                lasting = False
            found.append((dependency.id, int(_TYPES[dependency.type]), lag, calendar))
        if lasting:  # a lag may be counted on another activity's calendar
            self.cache.links[activity.id] = (activity, found)
        return found

    def lag(self, dependency: DependencyRecord, successor: Activity, length: DayLength) -> tuple[int, int]:
        """Law S2: on the successor's calendar unless the plan or the link says otherwise, or elapsed."""
        assert dependency.lag is not None
        where = dependency.lag_calendar or self.plan.settings.schedule.lag_calendar
        if dependency.lag.elapsed:
            return dependency.lag.minutes(length), CLOCK
        if where in ("successor", "predecessor"):
            activity = successor if where == "successor" else self.plan.index[dependency.id]
            assert isinstance(activity, Activity)
            return dependency.lag.minutes(self.book.length(activity)), self.book.working_number(activity)
        if where == ALWAYS:
            return dependency.lag.minutes(DayLength(1440, 10_080)), CLOCK
        known = self.book.hours.get(where)
        return dependency.lag.minutes(known.length if known else length), self.book.numbers.get(where, self.default)

    def network(self) -> Network:
        last = self.cache.last
        found = (self.recompiled(last) if last is not None else None) or self.compile()
        self.cache.last = _Compiled(self.plan, found, self.without_basis)
        return found

    def recompiled(self, last: _Compiled) -> Network | None:
        """The last network with the durations of what has changed; None where more than durations has."""
        if last.without_basis != self.without_basis:
            return None
        durations = changed_durations(last.plan, self.plan, self.new_row, lambda each: _is_point(each, set()))
        return None if durations is None else last.network.with_durations(durations)

    def compile(self) -> Network:
        activities = list(self.plan.activities())
        numbers = {activity.id: number for number, activity in enumerate(activities)}
        links = list(self.links(numbers))
        table = np.array(links, np.int64).reshape(-1, 6)
        order = topological_order(len(activities), table[:, 0].copy(), table[:, 1].copy())
        if len(order) < len(activities):
            raise PlanLoopError("the dependencies form a loop: `milepost check` prints it")
        rows = np.array([self.row(activity) for activity in activities], np.int64).reshape(-1, len(Activities._fields))
        columns = rows[order].T
        built = Activities(
            *(
                column.astype(_TYPE.get(name, np.int64))
                for name, column in zip(Activities._fields, columns, strict=True)
            )
        )
        grouped = _grouped(table, order)
        hit = {activity_id for risk in self.plan.risks.values() for activity_id in risk.hits}
        points = np.fromiter((_is_point(activity, hit) for activity in activities), bool, len(activities))
        axis, start_floor = point_axes(built, grouped, points[order])
        return Network(
            [activities[number].id for number in order],
            order,
            built._replace(axis=axis, start_floor=start_floor),
            grouped,
            self.tables,
            self.origin,
            self.status,
            self.plan.settings.schedule.progress is ProgressMode.PROGRESS_OVERRIDE,
            np.array([activities[number].id in self.without_basis for number in order], np.bool_),
        )


_TYPE = {"axis": np.int32, "calendar": np.int32, "state": np.int8, "as_late": np.bool_}


Dated = Callable[[Moment, int], int]
Dates = tuple[Moment | None, ...]


def _raise(floors: dict[str, int], name: str, instant: Dated, calendar: int, dates: Dates) -> None:
    for date in dates:
        if date is not None:
            floors[name] = max(floors[name], instant(date, calendar))


def _lower(bounds: dict[str, int], name: str, instant: Dated, calendar: int, dates: Dates) -> None:
    for date in dates:
        if date is not None:
            bounds[name] = _least(bounds[name], instant(date, calendar))


def _least(bound: int, other: int) -> int:
    return other if bound == NEVER else min(bound, other)


def _grouped(table: NDArray[np.int64], order: NDArray[np.int64]) -> Links:
    """Links by successor in topological order, each successor's in the order of the file."""
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    target = places[table[:, 1]] if len(table) else np.zeros(0, np.int64)
    by_target = np.argsort(target, kind="stable")
    first = np.zeros(len(order) + 1, np.int64)
    np.cumsum(np.bincount(target, minlength=len(order)), out=first[1:])
    sorted_table = table[by_target]
    source = places[sorted_table[:, 0]] if len(table) else np.zeros(0, np.int64)
    return Links(
        first,
        source.astype(np.int32),
        sorted_table[:, 2].astype(np.int8),
        sorted_table[:, 3].copy(),
        sorted_table[:, 4].astype(np.int32),
        sorted_table[:, 5].astype(np.bool_),
    )


def _is_point(activity: Activity, hit: set[str]) -> bool:
    """Whether an activity has no duration in any future: it lies at an instant, whatever its calendar."""
    if isinstance(activity, Milestone):
        return _is_judged(activity) or _is_nothing(activity.estimate)
    return _is_nothing(_left(activity)) and activity.id not in hit


def _left(activity: Activity) -> AnyEstimate | None:
    return activity.remaining if isinstance(activity, Task) and activity.remaining is not None else activity.estimate


def _is_judged(activity: Activity) -> bool:
    """Whether people judged the date itself, which then wins over any estimate of the work before it."""
    return isinstance(activity, Milestone) and activity.expected is not None


def _is_nothing(estimate: AnyEstimate | None) -> bool:
    match estimate:
        case None:
            return True
        case Guess(duration=duration) | Fixed(fixed=duration):
            return not duration.amount
    return False


def point_axes(
    activities: Activities, links: Links, points: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The axis and start floor of each activity: its calendar; of a point, the clock.

    A point lies at the instant its last predecessor finishes, so it must not be moved to working time of its own;
    where all that leads to it is counted on its own calendar, its position there says the same and costs nothing. A
    floor that falls outside working time is handed on with it.
    """
    axis, floor = activities.calendar.copy(), activities.start_floor.copy()
    dated = _any_given(activities, ("held_start", "held_finish", "start_cap", "finish_cap"))
    fixed = dated | activities.as_late | _any_given(activities, ("finish_floor", "judged"))
    fixed[links.source[(links.type & 1) != 0]] = True  # its start is read: on a calendar that would be the next morning
    movable = (activities.state != State.DONE) & ~dated
    for place in np.flatnonzero(points):
        into = slice(links.first[place], links.first[place + 1])
        sources = links.source[into]
        plain = not links.lag[into].any() and not links.type[into].any()
        alike = len(sources) > 0 and (axis[sources] == axis[place]).all() and movable[sources].all()
        if not (alike and plain) or fixed[place]:
            axis[place] = CLOCK
        else:
            floor[place] = max(floor[place], floor[sources].max())
    return axis, floor


def _any_given(activities: Activities, names: tuple[str, ...]) -> NDArray[np.bool_]:
    given: NDArray[np.bool_] = np.max([getattr(activities, name) for name in names], axis=0) != NEVER
    return given


def without_basis(plan: Plan) -> frozenset[str]:
    """Milestones that stand at their target for want of anything else: no work, no estimate, no judged date."""
    led_to = {task.milestone for task in plan.tasks.values()}
    return frozenset(
        milestone.id
        for milestone in plan.milestones.values()
        if not milestone.after
        and milestone.id not in led_to
        and milestone.estimate is None
        and milestone.expected is None
        and milestone.actual is None
    )


def compile_network(plan: Plan, book: CalendarBook | None = None, cache: CompileCache | None = None) -> Network:
    """The network of a plan that has no errors; raises `PlanLoopError` where the links form a loop."""
    return _Compiler(plan, book or CalendarBook.of(plan), cache or CompileCache()).network()
