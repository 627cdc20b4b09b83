"""A plan being edited: each change is forecast from what is already known, recomputing only what lies downstream."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.build import BuildCache, Built, build
from milepost.forecast.drivers import find_drivers
from milepost.forecast.forecast import Forecast, aims_of, read_off
from milepost.forecast.futures import Futures
from milepost.forecast.results import ForecastInputs, MilestoneForecast
from milepost.forecast.simulation import Sample, Simulator, downstream, padded, start_count
from milepost.model.plan import Plan
from milepost.schedule.compile import CompileCache
from milepost.schedule.schedule import schedule

Column = NDArray[np.int8] | NDArray[np.int32]
PROVISIONAL = 2048
"""How many futures a provisional forecast has."""


def whole_simulator(threads: int | None = None) -> Simulator:
    """A simulator that keeps all rows, whatever their number."""
    return Simulator(threads, cells=2**62)


class Session:
    """Holds the futures of one plan and carries them from revision to revision; bit-equal to forecasting afresh.

    Rows of all activities are kept: (activities x futures) int32. A forecast it returned is complete but for
    `activities`, which must be read before the next edit.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        iterations: int = 10_000,
        seed: int = 1,
        threads: int | None = None,
        simulator: Simulator | None = None,
    ) -> None:
        """`simulator` is one made by `whole_simulator`, where several sessions are to share its threads."""
        self.iterations, self.seed = iterations, seed
        self.simulator = simulator or whole_simulator(threads)
        self._compiled, self._tables = CompileCache(), BuildCache()
        self._sample = self.simulator.sample(self._build(plan), iterations)
        self._stale: NDArray[np.bool_] = np.zeros(len(self._sample.built.ids), np.bool_)
        self._ready = iterations
        self.recomputed = len(self._stale)
        self._told: Forecast | None = None
        self._untold = self._stale.copy()

    def _build(self, plan: Plan) -> Built:
        return build(schedule(plan, self._compiled), self.seed, self._tables)

    def edit(self, plan: Plan) -> Forecast:
        """The forecast of a new revision from its first 2,048 futures at once; `finish` makes it whole.

        Activities that did not change must be the same objects as before, as applying effects leaves them.
        """
        self.follow(plan)
        return self._forecast(min(PROVISIONAL, self.iterations))

    def follow(self, plan: Plan) -> None:
        """Go on to a new revision as `edit` does, where no provisional forecast is wanted: `finish` gives the whole."""
        self._carry_over(self._build(plan))
        self._ready = 0

    def finish(self) -> Forecast:
        """The forecast of the newest revision from all futures."""
        return self._forecast(self.iterations)

    @property
    def size(self) -> int:
        """Bytes of the rows that are kept."""
        return self._sample.finish.nbytes + self._sample.start.nbytes

    def complete(self, pause: Callable[[], None]) -> Forecast:
        """The forecast of the newest revision with what drives each date.

        `pause` is called again and again meanwhile; what it raises ends the work, and the session is as it was.
        """
        found = self.finish()
        drivers = find_drivers(found.plan, found.futures, aims_of(found.plan, found.futures), pause)
        return read_off(replace(found, found=drivers, told={}))

    def _carry_over(self, built: Built) -> None:
        """Take over the rows that still hold; mark the others, and all that waits for them, as stale."""
        old, before = self._sample, self._sample.built
        if built.ids != before.ids or not np.array_equal(built.program.nodes.start_row, before.program.nodes.start_row):
            stale, self._sample = self._moved(built)
            self._told, self._untold = None, np.zeros(len(built.ids), np.bool_)
        else:
            stale = changed(before, built) | self._stale
            self._sample = Sample(built, old.futures, old.finish, old.start, old.contradicted, True)
        order = downstream(built, np.flatnonzero(stale).tolist())
        self._stale = np.zeros(len(built.ids), np.bool_)
        self._stale[order] = True
        self._untold |= self._stale
        self.recomputed = len(order)

    def _moved(self, built: Built) -> tuple[NDArray[np.bool_], Sample]:
        """New rows, with those of unchanged activities copied to their new places; which are still to be computed."""
        old, columns = self._sample, padded(self.iterations)
        finish = np.empty((len(built.ids), columns), np.int32)
        start = np.empty((start_count(built), columns), np.int32)
        sample = Sample(built, self.iterations, finish, start, np.zeros(len(built.ids), np.int64), True)
        same = unchanged_by_id(old.built, built)
        stale = np.ones(len(built.ids), np.bool_)
        for activity_id in same:
            node, before = built.numbers[activity_id], old.built.numbers[activity_id]
            row, row_before = built.program.nodes.start_row[node], old.built.program.nodes.start_row[before]
            if self._stale[before] or (row >= 0) != (row_before >= 0):
                continue
            finish[node], stale[node] = old.finish[before], False
            sample.contradicted[node] = old.contradicted[before]
            if row >= 0:
                start[row] = old.start[row_before]
        return stale, sample

    def _forecast(self, futures: int) -> Forecast:
        sample, order = self._sample, np.flatnonzero(self._stale)
        if len(order) and self._ready < futures:
            self.simulator.run(sample, order, futures, self._ready)
        self._ready = max(futures, self._ready)
        if self._ready == self.iterations:
            self._stale[:] = False
        part = Sample(sample.built, futures, sample.finish, sample.start, sample.contradicted, True)
        built = sample.built
        inputs = ForecastInputs(futures, self.seed, None, built.spreads)
        told = self._still_told(built) if futures == self.iterations else {}
        plan = built.schedule.plan
        found = read_off(Forecast(plan, built.schedule, inputs, Futures(self.simulator, part), None, told=told))
        if futures == self.iterations:
            self._told, self._untold = found, np.zeros(len(built.ids), np.bool_)
        return found

    def _still_told(self, built: Built) -> dict[str, MilestoneForecast]:
        """The milestones whose futures, and whose entity, are those of the last forecast from all futures."""
        last, plan = self._told, built.schedule.plan
        if last is None or last.plan.status_instant != plan.status_instant:
            return {}
        if last.inputs.spreads.by_default != built.spreads.by_default:
            return {}
        return {
            each.id: each
            for each in last.milestones
            if plan.milestones.get(each.id) is last.plan.milestones[each.id]
            and each.id in built.numbers
            and not self._untold[built.numbers[each.id]]
        }


def changed(before: Built, after: Built) -> NDArray[np.bool_]:
    """Which nodes of two programs with the same nodes differ in anything of their own: draws, floors, hits, links."""
    old, new = before.program, after.program
    if before.schedule.book is not after.schedule.book or len(old.edges.source) == 0 != len(new.edges.source):
        return np.ones(len(after.ids), np.bool_)
    found = np.zeros(len(after.ids), np.bool_)
    for name in new.nodes._fields:
        if name != "hit_first":
            found |= getattr(old.nodes, name) != getattr(new.nodes, name)
    found |= _group_differs(old.edges.first, old.edges[1:], new.edges.first, new.edges[1:])
    found |= _group_differs(old.nodes.hit_first, tuple(old.hits), new.nodes.hit_first, tuple(new.hits))
    if not _same_common(before, after):
        found[:] = True
    return found


def _same_common(before: Built, after: Built) -> bool:
    """Whether all tables are those of before: the cache was kept, so that equal numbers mean equal tables."""
    old, new = before.program.common, after.program.common
    same = (np.array_equal(getattr(old, name), getattr(new, name)) for name in old._fields)
    return before.tables is after.tables and all(same)


def _group_differs(
    first_before: NDArray[np.int64],
    before: Sequence[Column],
    first_after: NDArray[np.int64],
    after: Sequence[Column],
) -> NDArray[np.bool_]:
    """By group, whether its length or any of its members differs."""
    found: NDArray[np.bool_] = np.diff(first_before) != np.diff(first_after)
    if not found.any():
        group = np.repeat(np.arange(len(found)), np.diff(first_after))
        for old, new in zip(before, after, strict=True):
            found[group[old != new]] = True
        return found
    for number in np.flatnonzero(~found):
        a = slice(first_before[number], first_before[number + 1])
        b = slice(first_after[number], first_after[number + 1])
        found[number] = any(not np.array_equal(old[a], new[b]) for old, new in zip(before, after, strict=True))
    return found


def unchanged_by_id(before: Built, after: Built) -> list[str]:
    """The activities of two different networks whose node, and links by id, are the same."""
    if before.schedule.book is not after.schedule.book or not _same_common(before, after):
        return []
    return [each for each in after.ids if each in before.numbers and signature(before, each) == signature(after, each)]


def signature(built: Built, activity_id: str) -> tuple[object, ...]:
    """Everything that an activity's row depends on, but for its predecessors' rows."""
    program, node = built.program, built.numbers[activity_id]
    nodes, edges, hits = program.nodes, program.edges, program.hits
    own = tuple(getattr(nodes, name)[node] for name in nodes._fields if name not in _PLACES)
    into = range(edges.first[node], edges.first[node + 1])
    links = tuple((built.ids[edges.source[e]], edges.type[e], edges.lag[e], edges.calendar[e]) for e in into)
    struck = range(nodes.hit_first[node], nodes.hit_first[node + 1])
    return own, links, tuple((hits.risk[h], hits.times[h], hits.add[h]) for h in struck)


_PLACES = ("hit_first", "start_row")
