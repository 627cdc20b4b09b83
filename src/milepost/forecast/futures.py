"""What a simulated plan's futures say of any activity: its row, moments, percentiles and chances."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from milepost.forecast import ends, marking
from milepost.forecast.build import Built
from milepost.forecast.results import PERCENTS, Interval, Percentile
from milepost.forecast.simulation import Rows, Sample, Simulator, Space
from milepost.forecast.statistics import ranks_of
from milepost.schedule.instants import finish_instant, position

Instants = NDArray[np.int64]
_Z95 = 1.959963984540054
QUANTILES = tuple(step / 2 for step in range(201))


@dataclass(frozen=True)
class Futures:
    """A sample, read by activity id; instants count from the network's origin."""

    simulator: Simulator
    sample: Sample

    @property
    def built(self) -> Built:
        """The program and plan behind the sample."""
        return self.sample.built

    @property
    def count(self) -> int:
        """The number of futures."""
        return self.sample.futures

    def reached(self, activity_id: str) -> int | None:
        """The instant at which a finished activity finished, None where it is open."""
        if activity_id in self.built.numbers:
            return None
        schedule = self.built.schedule
        return int(schedule.network.activities.actual_finish[schedule.place[activity_id]])

    def row(self, node: int) -> Rows:
        """A node's finishes in every future; made again where they were not kept."""
        if not self.sample.whole and node not in self.sample.kept:
            return self.simulator.sample(self.built, self.count, [node]).row(node)
        return self.sample.row(node)

    def instants(self, activity_id: str) -> Instants:
        """The instant of its finish in every future, (futures,)."""
        done = self.reached(activity_id)
        if done is not None:
            return np.full(self.count, done, np.int64)
        node, nodes = self.built.numbers[activity_id], self.built.program.nodes
        return self._instants(nodes.axis[node], nodes.instant_floor[node], self.row(node))

    def _by_axis(self, nodes: Iterable[int]) -> dict[tuple[np.int32, np.int64], list[int]]:
        """The places of nodes among those given, by axis and floor: there a position means the same instant."""
        found: dict[tuple[np.int32, np.int64], list[int]] = {}
        columns = self.built.program.nodes
        for place, node in enumerate(nodes):
            found.setdefault((columns.axis[node], columns.instant_floor[node]), []).append(place)
        return found

    def _instants(self, axis: np.int32, floor: np.int64, row: Rows) -> Instants:
        found = np.empty(len(row), np.int64)
        marking.instants(self.built.program.tables, axis, floor, row, found)
        return found

    def latest(self, activity_ids: Iterable[str]) -> Instants | None:
        """In every future, the instant at which the last of some activities finishes; None of none."""
        found: Instants | None = None
        for instants in self._latest_by_axis(list(activity_ids)):
            found = instants if found is None else np.maximum(found, instants, out=found)
        return found

    def _latest_by_axis(self, activity_ids: list[str]) -> Iterator[Instants]:
        """The same for what is done, and for each axis and floor: there the last position is the last instant."""
        done = [instant for each in activity_ids if (instant := self.reached(each)) is not None]
        if done:
            yield np.full(self.count, max(done), np.int64)
        nodes = [self.built.numbers[each] for each in activity_ids if each in self.built.numbers]
        for (axis, floor), alike in self._by_axis(nodes).items():
            last = self.row(nodes[alike[0]]).copy()
            for place in alike[1:]:
                np.maximum(last, self.row(nodes[place]), out=last)
            yield self._instants(axis, floor, last)

    def finish(self) -> Instants | None:
        """In every future, the instant at which the last of everything open finishes; None where all is done."""
        last = np.array([self.built.numbers[each] for each in self.sinks()], np.int64)
        if not len(last):
            return None
        if not self.sample.whole:
            return self.latest(self.sinks())
        scratch = np.empty((2, self.count), np.int64)
        marking.latest_of(self.built.program, last, self.sample.finish, 0, self.count, scratch)
        latest: Instants = scratch[0]
        return latest

    def by(self, activity_id: str, instant: int) -> NDArray[np.bool_]:
        """In which futures it has finished by an instant, (futures,)."""
        done = self.reached(activity_id)
        if done is not None:
            return np.full(self.count, done <= instant)
        node = self.built.numbers[activity_id]
        place = self.place_by(node, instant)
        within: NDArray[np.bool_] = self.row(node) <= place
        return within

    def place_by(self, node: int, instant: int) -> int:
        """The last position (on its axis) at which a node has finished by an instant."""
        program = self.built.program
        if program.nodes.instant_floor[node] > instant:
            return -(2**31)
        return int(position(program.tables, program.nodes.axis[node], instant))

    def instant_of(self, node: int, place: int) -> int:
        """The instant of a node's finish position."""
        nodes = self.built.program.nodes
        found = int(finish_instant(self.built.program.tables, nodes.axis[node], place))
        return max(found, int(nodes.instant_floor[node]))

    def percentiles(self, activity_ids: Sequence[str], percents: Sequence[float] = PERCENTS) -> NDArray[np.int64]:
        """Instants by which each percent of the futures have finished, (activities, percents)."""
        ranks = ranks_of(tuple(percents), self.count)
        found = np.empty((len(activity_ids), len(ranks)), np.int64)
        open_places = [number for number, each in enumerate(activity_ids) if self.reached(each) is None]
        nodes = np.array([self.built.numbers[activity_ids[number]] for number in open_places], np.int64)
        positions = self.simulator.percentiles(self.sample, nodes, ranks)
        for (axis, floor), alike in self._by_axis(nodes).items():
            instants = self._instants(axis, floor, positions[alike].ravel())
            found[[open_places[each] for each in alike]] = instants.reshape(len(alike), -1)
        for number, each in enumerate(activity_ids):
            done = self.reached(each)
            if done is not None:
                found[number] = done
        return found

    def criticality(self, target: str | None, late_after: int | None = None) -> NDArray[np.int64]:
        """By node, in how many futures it lies on a tight path to a target (None: the plan's finish), all ties.

        With `late_after`, only in futures in which the target finishes after that instant.
        """
        count = len(self.built.ids)
        if target is None:
            last = np.array([self.built.numbers[each] for each in self.sinks()], np.int64)
            return self.simulator.criticality(self.sample, lambda space: self._last_of(space, last), count - 1)
        node = self.built.numbers[target]
        limit = -(2**31) if late_after is None else self.place_by(node, late_after)

        def misses(space: Space) -> NDArray[np.uint64]:
            marks = np.zeros((count, -(-space.count // 64)), np.uint64)
            marking.later_than(space.finish, node, space.column, space.count, limit, marks)
            return marks

        return self.simulator.criticality(self.sample, misses, node)

    def sinks(self) -> list[str]:
        """The open activities that may finish last: all but those that another one finishes no earlier than."""
        followed = set(ends.outlasted(self.built.program).tolist())
        return [each for node, each in enumerate(self.built.ids) if node not in followed]

    def _last_of(self, space: Space, nodes: NDArray[np.int64]) -> NDArray[np.uint64]:
        marks = np.zeros((len(self.built.ids), -(-space.count // 64)), np.uint64)
        scratch = np.empty((2, space.count), np.int64)
        marking.last_of(self.built.program, nodes, space.finish, space.column, space.count, scratch, marks)
        return marks


def percentile_of(instants: Instants, origin: int) -> Percentile:
    """The four percentiles of a row of instants, since 1970."""
    ordered = np.sort(instants)
    return Percentile(*(int(ordered[rank]) + origin for rank in ranks_of(PERCENTS, len(ordered))))


def wilson(hits: int, count: int) -> Interval:
    """The 95 % interval of a share (Wilson 1927)."""
    share, square = hits / count, _Z95**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = _Z95 * sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    return max(0.0, middle - half), min(1.0, middle + half)
