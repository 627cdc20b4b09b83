"""What each doubt costs: the same futures again, with one activity at its likely or one risk away (law F7)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.build import Built
from milepost.forecast.futures import Futures
from milepost.forecast.program import Program
from milepost.forecast.simulation import Sample, downstream
from milepost.forecast.statistics import order_statistics, ranks_of

_CELLS = 4 * 10**8
"""How many activity-futures are run again at most, for all candidates together; past it, a prefix of the futures."""
_FEWEST = 2048
_MINUTES_PER_DAY = 1440


@dataclass(frozen=True)
class Aim:
    """A finish that gains are measured at, and the instant (from the origin) by which it is wanted, if any."""

    activity: str
    instant: int | None


@dataclass(frozen=True)
class Gain:
    """What one change does to one aim: points of probability, as a share, and days at P80."""

    probability: float | None
    days: float


T = TypeVar("T", bound=np.generic)
Gains = dict[str, dict[str, Gain]]


class Worth:
    """Runs a sample's futures again with one doubt removed at a time, downstream of it only."""

    def __init__(self, futures: Futures, aims: Iterable[Aim]) -> None:
        self.futures, self.sample = futures, futures.sample
        self.aims = {futures.built.numbers[aim.activity]: aim for aim in aims}

    def gains(self, activities: Iterable[str], risks: Iterable[str], pause: Callable[[], None] = lambda: None) -> Gains:
        """By activity or risk id, and then by aim, what is gained; aims that a change cannot reach are left out.

        `pause` is called between two of them, when the sample is as it was.
        """
        built = self.futures.built
        changes = [(each, *self._at_likely(each)) for each in activities]
        changes += [(each, *self._without(each)) for each in risks]
        reruns = [(each, program, downstream(built, nodes)) for each, program, nodes in changes if nodes]
        upto = self._futures_for(sum(len(order) for _, _, order in reruns))
        before = {node: self._figures(node, upto) for node in self.aims}
        found: Gains = {}
        for each, program, order in reruns:
            pause()
            found[each] = self._rerun(program, order, upto, before)
        return found

    def _futures_for(self, nodes: int) -> int:
        affordable = _CELLS // max(1, nodes) // 64 * 64
        return min(self.sample.futures, max(_FEWEST, affordable))

    def _rerun(
        self, program: Program, order: NDArray[np.int64], upto: int, before: dict[int, tuple[int | None, int]]
    ) -> dict[str, Gain]:
        """Run some nodes again in place, read the aims among them, and put back what was there."""
        sample, reached = self.sample, [node for node in order.tolist() if node in self.aims]
        starts = sample.built.program.nodes.start_row[order]
        starts = starts[starts >= 0]
        finish_before, start_before = sample.finish[order, :upto], sample.start[starts, :upto]
        contradicted = sample.contradicted.copy()
        changed = Sample(
            _with_program(sample.built, program),
            sample.futures,
            sample.finish,
            sample.start,
            sample.contradicted,
            True,
        )
        try:
            self.futures.simulator.run(changed, order, upto)
            return {
                self.aims[node].activity: self._gain(before[node], self._figures(node, upto), upto) for node in reached
            }
        finally:
            sample.finish[order, :upto], sample.start[starts, :upto] = finish_before, start_before
            sample.contradicted[:] = contradicted

    def _figures(self, node: int, upto: int) -> tuple[int | None, int]:
        """How many futures meet the aim at a node (None: it has no date), and its P80 as an instant."""
        row, instant = self.sample.finish[node, :upto], self.aims[node].instant
        found = np.empty(1, np.int32)
        order_statistics(row, ranks_of((80.0,), upto), found)
        met = None
        if instant is not None:
            met = int(np.count_nonzero(row <= self.futures.place_by(node, instant)))
        return met, self.futures.instant_of(node, int(found[0]))

    def _gain(self, before: tuple[int | None, int], after: tuple[int | None, int], upto: int) -> Gain:
        points = None if before[0] is None or after[0] is None else (after[0] - before[0]) / upto
        return Gain(points, (before[1] - after[1]) / _MINUTES_PER_DAY)

    def _at_likely(self, activity_id: str) -> tuple[Program, list[int]]:
        """The program with an activity's remaining duration, or judged date, at its likely and nothing hitting it."""
        built = self.futures.built
        program, node = built.program, built.numbers[activity_id]
        nodes, place = program.nodes, int(built.places[node])
        network = built.schedule.network.activities
        likely = network.judged[place] if nodes.judged[node] else network.duration[place]
        steps = np.append(program.steps, np.int32(likely))
        hit = slice(nodes.hit_first[node], nodes.hit_first[node + 1])
        hits = program.hits._replace(times=program.hits.times.copy(), add=program.hits.add.copy())
        hits.times[hit], hits.add[hit] = -1, -1
        alone = nodes._replace(
            step_first=_with(nodes.step_first, node, len(steps) - 1),
            step_count=_with(nodes.step_count, node, 1),
            shared=_with(nodes.shared, node, False),
            left_over=_with(nodes.left_over, node, 1),
            left_under=_with(nodes.left_under, node, 1),
        )
        return program._replace(nodes=alone, hits=hits, steps=steps), [node]

    def _without(self, risk_id: str) -> tuple[Program, list[int]]:
        """The program in which a risk never occurs."""
        built = self.futures.built
        program, number = built.program, built.risks.index(risk_id)
        hit = np.flatnonzero(program.hits.risk == number)
        nodes = (np.searchsorted(program.nodes.hit_first, hit, side="right") - 1).tolist()
        below = _with(program.common.risk_below, number, 0)
        return program._replace(common=program.common._replace(risk_below=below)), nodes


def _with(column: NDArray[T], place: int, value: int | bool) -> NDArray[T]:
    changed = column.copy()
    changed[place] = value
    return changed


def _with_program(built: Built, program: Program) -> Built:
    return replace(built, program=program)
