"""A simulation: every unfinished activity's finish in every future, computed in blocks on a pool of threads.

All rows are kept while they fit into `CELLS_KEPT` cells, which is what makes a change to one activity cheap. Beyond
that only the rows asked for are kept, and the others are made again, group by group, where their order statistics
are wanted; so memory has a bound that neither activities nor futures move.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from milepost.forecast import kernel
from milepost.forecast.build import Built
from milepost.forecast.statistics import rows_order_statistics
from milepost.forecast.tightness import trace

CELLS_KEPT = 2**27
"""The most cells (activities x futures) that are kept: 512 MB of int32."""
_BLOCK = 2048
_SCRATCH_CELLS = 2**23
Rows = NDArray[np.int32]
Block = tuple[int, int]
T = TypeVar("T")


@dataclass
class Sample:
    """The rows of a simulated program; `finish` is (nodes, futures), or (kept nodes, futures) where `kept` says which.

    Positions are on each node's own axis. `contradicted` counts, by node, futures that contradict a hold.
    """

    built: Built
    futures: int
    finish: Rows
    start: Rows
    contradicted: NDArray[np.int64]
    whole: bool
    kept: dict[int, int] = field(default_factory=dict)

    def row(self, node: int) -> Rows:
        """A node's finishes in every future; raises `KeyError` where it was not kept."""
        return self.finish[node if self.whole else self.kept[node], : self.futures]


@dataclass(frozen=True)
class Space:
    """Where one block of futures is worked on: rows, the column they begin at, and what its futures share."""

    finish: Rows
    start: Rows
    column: int
    first: int
    count: int
    factor: NDArray[np.int64]
    occurs: NDArray[np.int32]


class Simulator:
    """Runs a program's futures; owns its threads and lends them out block by block.

    `begin` is called in each thread before it works.
    """

    def __init__(
        self,
        threads: int | None = None,
        cells: int = CELLS_KEPT,
        block: int = _BLOCK,
        begin: Callable[[], None] | None = None,
    ) -> None:
        self.threads = threads or os.cpu_count() or 1
        self.cells, self.block = cells, block
        self._pool = ThreadPoolExecutor(self.threads, initializer=begin) if self.threads > 1 else None
        self._spare: NDArray[np.int32] | None = None

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()

    def release(self, sample: Sample) -> None:
        """Take back the rows of a sample, which must not be read again: fresh memory costs as much as filling it."""
        self._spare = sample.finish.reshape(-1)

    def _room(self, rows: int, columns: int) -> Rows:
        spare, self._spare = self._spare, None
        if spare is None or spare.size < rows * columns:
            return np.empty((rows, columns), np.int32)
        return spare[: rows * columns].reshape(rows, columns)

    def each(self, work: Callable[[T], None], items: Sequence[T]) -> None:
        """Do the work for every item, on all threads; the order must not matter."""
        if self._pool is None:
            for item in items:
                work(item)
        else:
            for _ in self._pool.map(work, items):
                pass

    def blocks(self, built: Built, futures: int, whole: bool) -> list[Block]:
        """(first future, how many) of each block; a whole number of 64s but for the last."""
        size = min(self.block, -(-futures // (64 * self.threads)) * 64)
        if not whole:
            size = min(size, max(64, _SCRATCH_CELLS // max(1, len(built.ids)) // 64 * 64))
        return [(first, min(size, futures - first)) for first in range(0, futures, size)]

    def sample(self, built: Built, futures: int, kept: Sequence[int] = ()) -> Sample:
        """Simulate; where not everything can be kept, keep the rows of the nodes asked for."""
        count, starts = len(built.ids), start_count(built)
        whole = (count + starts) * futures <= self.cells
        rows = count if whole else len(kept)
        finish = self._room(rows, padded(futures))
        start = np.empty((starts if whole else 0, padded(futures)), np.int32)
        sample = Sample(built, futures, finish, start, np.zeros(count, np.int64), whole)
        sample.kept = {} if whole else {node: number for number, node in enumerate(kept)}
        self.run(sample, np.arange(count))
        return sample

    def run(self, sample: Sample, order: NDArray[np.int64], upto: int | None = None, done: int = 0) -> None:
        """Compute the rows of `order`, which is closed downstream, in the first `upto` futures (all by default).

        The first `done` of them, a multiple of 64, are there already.
        """
        partial: list[NDArray[np.int64]] = []

        def work(block: Block) -> None:
            found = np.zeros(len(sample.built.ids), np.int64)
            with self.space(sample, block) as space:
                forward(sample.built, order if sample.whole else np.arange(len(found)), space, found)
                for node, number in sample.kept.items():
                    sample.finish[number, block[0] : block[0] + block[1]] = space.finish[node, : block[1]]
            partial.append(found)

        blocks = self.blocks(sample.built, (upto or sample.futures) - done, sample.whole)
        self.each(work, [(first + done, count) for first, count in blocks])
        if not done:
            sample.contradicted[order] = 0
        for found in partial:
            sample.contradicted += found

    @contextmanager
    def space(self, sample: Sample, block: Block) -> Iterator[Space]:
        """Where a block is worked on: the sample's own rows where all are kept, else rows for the while."""
        built, (first, count) = sample.built, block
        factor, occurs = futures_shared(built, first, count)
        if sample.whole:
            yield Space(sample.finish, sample.start, first, first, count, factor, occurs)
        else:
            finish = np.empty((len(built.ids), padded(count)), np.int32)
            start = np.empty((start_count(built), padded(count)), np.int32)
            yield Space(finish, start, 0, first, count, factor, occurs)

    def percentiles(self, sample: Sample, nodes: NDArray[np.int64], ranks: NDArray[np.int64]) -> NDArray[np.int32]:
        """Order statistics of nodes' finish positions, (nodes, ranks); made again in groups where not kept."""
        found = np.empty((len(nodes), len(ranks)), np.int32)
        if sample.whole:
            self._rank(sample.finish, sample.futures, nodes, ranks, found)
            return found
        group = max(1, self.cells // sample.futures)
        for first in range(0, len(nodes), group):
            some = nodes[first : first + group]
            again = self.sample(sample.built, sample.futures, [int(node) for node in some])
            self._rank(again.finish, sample.futures, np.arange(len(some)), ranks, found[first : first + group])
        return found

    def _rank(self, matrix: Rows, count: int, rows: NDArray[np.int64], ranks: NDArray[np.int64], found: Rows) -> None:
        size = max(1, min(256, -(-len(rows) // (4 * self.threads))))
        slices = [slice(first, first + size) for first in range(0, len(rows), size)]
        self.each(lambda part: rows_order_statistics(matrix, rows[part], count, ranks, found[part]), slices)

    def criticality(self, sample: Sample, ends: Callable[[Space], NDArray[np.uint64]], last: int) -> NDArray[np.int64]:
        """In how many futures each node lies on a tight path to a marked one; `ends` marks a block, a bit a future."""
        partial: list[NDArray[np.int64]] = []

        def work(block: Block) -> None:
            counts = np.zeros(len(sample.built.ids), np.int64)
            with self.space(sample, block) as space:
                if not sample.whole:
                    forward(sample.built, np.arange(len(counts)), space, np.zeros(len(counts), np.int64))
                marks = ends(space)
                program = sample.built.program
                trace(
                    program,
                    last,
                    space.finish,
                    space.start,
                    space.column,
                    space.count,
                    marks,
                    counts,
                    np.empty(64, np.int64),
                )
            partial.append(counts)

        self.each(work, self.blocks(sample.built, sample.futures, sample.whole))
        total: NDArray[np.int64] = np.sum(partial, axis=0, dtype=np.int64)
        return total


def padded(count: int) -> int:
    """The next multiple of 64: futures are marked 64 a word."""
    return -(-count // 64) * 64


def start_count(built: Built) -> int:
    """How many rows of starts a program keeps."""
    return int(built.program.nodes.start_row.max(initial=-1)) + 1


def futures_shared(built: Built, first: int, count: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The shared factor (2^16 is 1) of each future of a block, and each risk's effect quantile (-1: it spares)."""
    factor = np.full(count, 1 << 16, np.int64)
    occurs = np.full((max(1, len(built.risks)), count), -1, np.int32)
    kernel.share_out(built.program, first, count, factor, occurs, np.arange(len(built.risks)))
    return factor, occurs


def forward(built: Built, order: NDArray[np.int64], space: Space, contradicted: NDArray[np.int64]) -> None:
    """Run the forward pass of some nodes over one block."""
    kernel.run(
        built.program,
        order,
        space.finish,
        space.start,
        space.column,
        space.first,
        space.count,
        space.factor,
        space.occurs,
        contradicted,
        np.empty((3, padded(space.count)), np.int32),
    )


def downstream(built: Built, nodes: Sequence[int]) -> NDArray[np.int64]:
    """The nodes and everything that waits for them, in topological order."""
    edges = built.program.edges
    reached = np.zeros(len(built.ids), np.bool_)
    reached[list(nodes)] = True
    kernel.reach(edges, reached)
    return np.flatnonzero(reached)
