"""From a scheduled plan to the program that a simulation runs: finished work folded away, draws as tables."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import pi
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.forecast import quantiles
from milepost.forecast.draws import CERTAIN, Stream, key, threshold
from milepost.forecast.fold import fold
from milepost.forecast.history import Spreads, spreads
from milepost.forecast.program import Common, Edges, Hits, Nodes, Program
from milepost.forecast.shapes import AnyEstimate, Drawn, Spread, curve, drawn
from milepost.forecast.shifts import ShiftCache, tabulate
from milepost.forecast.tables import TableSet, factors, inverse_normal, normal_probability, stepped
from milepost.model.activity import Milestone, Task
from milepost.model.estimate import DateRange, Fixed, Guess, Percentiles, Shape
from milepost.model.uncertainty import Correlation, FactorRange, Risk
from milepost.schedule.network import State
from milepost.schedule.schedule import Schedule

_WHOLE = Fraction(1)


@dataclass(frozen=True)
class Built:
    """A program, and which activity of the schedule's network each of its nodes is (`places`)."""

    program: Program
    schedule: Schedule
    places: NDArray[np.int64]
    risks: tuple[str, ...]
    spreads: Spreads
    seed: int
    tables: TableSet

    @cached_property
    def ids(self) -> list[str]:
        """The activity of each node."""
        return [self.schedule.network.ids[place] for place in self.places]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The node of each unfinished activity."""
        return {activity_id: number for number, activity_id in enumerate(self.ids)}


class _Draws(NamedTuple):
    """What the forecast draws for one activity; the columns of `Nodes` that come from its estimate."""

    source: tuple[int, int, int]
    key: int
    left: Fraction
    shared: bool
    judged: bool
    point: bool
    exists_key: int
    exists_below: int
    group: int
    coefficient: float
    hits: list[tuple[int, int, int]]


@dataclass
class BuildCache:
    """What building one revision leaves to the next: tables, and draws of activities that are the same objects.

    It is good as long as calendars, risks and groups are the same objects, and spreads and seed equal.
    """

    objects: tuple[object, ...] = ()
    values: tuple[object, ...] = ()
    tables: TableSet = field(default_factory=TableSet)
    draws: dict[str, tuple[Milestone | Task, _Draws]] = field(default_factory=dict)
    shifts: ShiftCache = field(default_factory=dict)

    def renew(self, objects: tuple[object, ...], values: tuple[object, ...]) -> None:
        """Forget everything where anything that all draws depend on has changed."""
        same = len(objects) == len(self.objects)
        same = same and all(old is new for old, new in zip(self.objects, objects, strict=True))
        if not same or values != self.values:
            self.objects, self.values = objects, values
            self.tables, self.draws, self.shifts = TableSet(), {}, {}


class _Builder:
    def __init__(self, schedule: Schedule, seed: int, cache: BuildCache) -> None:
        self.schedule, self.seed = schedule, seed
        self.plan, self.network, self.book = schedule.plan, schedule.network, schedule.book
        self.places = np.flatnonzero(self.network.activities.state != State.DONE)
        self.cache = cache
        self.groups = list(self.plan.of(Correlation).values())
        self.group_of = {member: number for number, group in enumerate(self.groups) for member in group.activities}
        self.risks = list(self.plan.risks.values())
        self.risks_of: dict[str, list[int]] = {}
        for number, risk in enumerate(self.risks):
            for activity_id in risk.hits:
                self.risks_of.setdefault(activity_id, []).append(number)
        self.spreads = spreads(self.plan, self.book, self._guesses())
        groups = self.plan.of(Correlation)
        cache.renew((self.book, self.plan.risks, groups), (self.spreads.guess, self.spreads.shared, seed))
        self.tables = cache.tables

    def _open(self) -> list[Milestone | Task]:
        milestones, tasks = self.plan.milestones, self.plan.tasks
        ids = (self.network.ids[place] for place in self.places)
        return [milestones[each] if each in milestones else tasks[each] for each in ids]

    def _guesses(self) -> int:
        return sum(isinstance(_estimate_of(activity), Guess) for activity in self._open())

    def build(self) -> Built:
        draws = [self._drawn(activity) for activity in self._open()]
        common = self._common()
        nodes, edges = self._arrays(draws)
        hits = np.array([hit for each in draws for hit in each.hits], np.int32).reshape(-1, 3).T
        knots, steps = self.tables.arrays()
        program = Program(
            self.network.tables,
            tabulate(self.network.tables, edges, nodes.axis, nodes.floor, self.schedule.dates.end, self.cache.shifts),
            nodes,
            Hits(*(np.ascontiguousarray(column) for column in hits)),
            edges,
            common,
            knots,
            steps,
            inverse_normal(),
            normal_probability(),
        )
        risk_ids = tuple(risk.id for risk in self.risks)
        return Built(program, self.schedule, self.places, risk_ids, self.spreads, self.seed, self.tables)

    def _drawn(self, activity: Milestone | Task) -> _Draws:
        """What is drawn for an activity, carried over where the activity is the same object."""
        known = self.cache.draws.get(activity.id)
        if known is not None and known[0] is activity:
            return known[1]
        found = self._draws(activity)
        self.cache.draws[activity.id] = (activity, found)
        return found

    def _draws(self, activity: Milestone | Task) -> _Draws:
        estimate = _estimate_of(activity)
        judged = activity.expected if isinstance(activity, Milestone) else None
        group = self.group_of.get(activity.id, -1)
        exists = activity.exists if isinstance(activity, Task) and activity.actual_start is None else None
        return _Draws(
            self._judged(judged, self.book.number(activity))
            if judged
            else self._source(estimate, activity, group >= 0),
            key(self.seed, Stream.DURATION, activity.id),
            _left_of(activity),
            estimate is not None and not isinstance(estimate, Fixed) and judged is None,
            judged is not None,
            judged is not None or (estimate is None and activity.id not in self.risks_of),
            0 if exists is None else key(self.seed, Stream.OCCURRENCE, activity.id),
            CERTAIN if exists is None else threshold(float(exists)),
            group,
            float(self.groups[group].coefficient) if group >= 0 else 0.0,
            [(number, *self._hit(self.risks[number], activity)) for number in self.risks_of.get(activity.id, ())],
        )

    def _source(self, estimate: AnyEstimate | None, activity: Milestone | Task, grouped: bool) -> tuple[int, int, int]:
        length = self.book.length(activity)
        name = (_named(estimate), length, grouped)
        known = self.tables.known(name)
        if known is not None:
            return known
        if estimate is None:
            return self.tables.add(name, Drawn(steps=np.zeros(1, np.int64)))
        found = drawn(estimate, length, self.spreads.guess)
        varied = grouped and found.steps is not None and len(found.steps) > 1
        return self.tables.add(name, stepped(found) if varied else found)

    def _judged(self, judged: DateRange, calendar: int) -> tuple[int, int, int]:
        low, likely, high = (self.book.last_minute(date, calendar) for date in (judged.low, judged.likely, judged.high))
        name = ("judged", judged.shape, low, likely, high)
        values = curve(judged.shape, low, likely, high, None)
        return self.tables.known(name) or self.tables.add(name, Drawn(knots=np.floor(values + 0.5).astype(np.int64)))

    def _hit(self, risk: Risk, activity: Milestone | Task) -> tuple[int, int]:
        times, add, length = risk.effect.times, risk.effect.add, self.book.length(activity)

        def place(name: object, make: Callable[[], Drawn]) -> int:
            return (self.tables.known(name) or self.tables.add(name, make()))[0]

        times_knot = -1 if times is None else place(("times", times), lambda: _times(times))
        if add is None:
            return times_knot, -1
        certain = Fixed(fixed=add.duration) if isinstance(add, Guess) else add
        return times_knot, place(
            ("add", _named(certain), length), lambda: stepped(drawn(certain, length, self.spreads.guess))
        )

    def _common(self) -> Common:
        shared = -1
        if self.spreads.shared is not None:
            place = self.tables.known("shared") or self.tables.add("shared", _shared(self.spreads.shared))
            shared = place[0]
        return Common(
            np.array([key(self.seed, Stream.SHARED, "plan")], np.uint64),
            np.array([shared], np.int32),
            self._keys(Stream.OCCURRENCE, [risk.id for risk in self.risks]),
            np.array([threshold(float(risk.probability)) for risk in self.risks], np.uint64),
            self._keys(Stream.EFFECT, [risk.id for risk in self.risks]),
            self._keys(Stream.GROUP, [group.id for group in self.groups]),
        )

    def _keys(self, stream: Stream, ids: list[str]) -> NDArray[np.uint64]:
        return np.array([key(self.seed, stream, each) for each in ids], np.uint64)

    def _arrays(self, draws: list[_Draws]) -> tuple[Nodes, Edges]:
        folded = fold(self.network, self.schedule.dates, self.places)
        source = np.array([each.source for each in draws], np.int32).reshape(-1, 3)
        correlation = 2 * np.sin(pi * np.array([each.coefficient for each in draws]) / 6)
        nodes = Nodes(
            axis=folded.axis,
            floor=folded.floor,
            finish_floor=folded.finish_floor,
            start_cap=folded.start_cap,
            finish_cap=folded.finish_cap,
            hold=folded.hold,
            instant_floor=self.network.activities.start_floor[self.places],
            knot=source[:, 0].copy(),
            step_first=source[:, 1].copy(),
            step_count=source[:, 2].copy(),
            key=np.array([each.key for each in draws], np.uint64),
            left_over=np.array([each.left.numerator for each in draws], np.int64),
            left_under=np.array([each.left.denominator for each in draws], np.int64),
            shared=np.array([each.shared for each in draws], np.bool_) & (self.spreads.shared is not None),
            judged=np.array([each.judged for each in draws], np.bool_),
            exists_key=np.array([each.exists_key for each in draws], np.uint64),
            exists_below=np.array([each.exists_below for each in draws], np.uint64),
            group=np.array([each.group for each in draws], np.int32),
            own_loading=np.sqrt(1 - correlation),
            group_loading=np.sqrt(correlation),
            hit_first=np.cumsum([0, *(len(each.hits) for each in draws)], dtype=np.int64),
            start_row=folded.start_row,
            point=np.array([each.point for each in draws], np.bool_),
        )
        return nodes, folded.edges


def _estimate_of(activity: Milestone | Task) -> AnyEstimate | None:
    if isinstance(activity, Task) and activity.remaining is not None:
        return activity.remaining
    return activity.estimate


def _named(estimate: AnyEstimate | None) -> object:
    """Something hashable that is equal for equal estimates."""
    return tuple(estimate.percentiles.items()) if isinstance(estimate, Percentiles) else estimate


def _left_of(activity: Milestone | Task) -> Fraction:
    if not isinstance(activity, Task) or activity.progress is None or activity.remaining is not None:
        return _WHOLE
    return _WHOLE - activity.progress.share if activity.actual_start is not None else _WHOLE


def _times(times: FactorRange | int | float | None) -> Drawn:
    if isinstance(times, FactorRange):
        return factors(curve(Shape.PERT, times.low, times.likely, times.high, None))
    return factors(np.full(quantiles.CELLS + 1, float(times or 0)))


def _shared(spread: Spread) -> Drawn:
    return factors(spread.median * quantiles.lognormal(spread.log_deviation))


def build(schedule: Schedule, seed: int, cache: BuildCache | None = None) -> Built:
    """The program of a scheduled plan, with all its draws keyed by the seed.

    `cache` carries over what an earlier revision of the same plan was built to.
    """
    return _Builder(schedule, seed, cache or BuildCache()).build()
