"""Small compiled loops over rows of futures: positions to instants, and which futures to mark."""

import numpy as np
from numba import uint64

from milepost.forecast.draws import bits
from milepost.forecast.kernel import _draw, _happen
from milepost.schedule.events import instant_at
from milepost.schedule.jit import compiled


@compiled
def instants(tables, axis, floor, row, found):
    """The instants of finish positions on an axis, not before a floor, into `found`."""
    for place in range(len(row)):
        found[place] = instant_at(tables, axis, np.int64(row[place]), False, floor)


@compiled
def later_than(finish, node, column, count, limit, marks):
    """Mark, a bit a future, where a node finishes after a position."""
    for place in range(count):
        if finish[node, column + place] > limit:
            marks[node, place >> 6] |= uint64(1) << uint64(place & 63)


@compiled
def latest_of(program, ends, finish, column, count, scratch):
    """The instant at which the last of some nodes finishes, into `scratch[0]`; `scratch` is (2, count) int64."""
    latest, row = scratch[0], scratch[1]
    for place in range(count):
        latest[place] = -(2**62)
    for node in ends:
        axis, floor = program.nodes.axis[node], program.nodes.instant_floor[node]
        for place in range(count):
            row[place] = instant_at(program.tables, axis, np.int64(finish[node, column + place]), False, floor)
        for place in range(count):
            latest[place] = max(latest[place], row[place])


@compiled
def last_of(program, ends, finish, column, count, scratch, marks):
    """Mark, a bit a future, whichever of some nodes finish last; `scratch` is (2, count) int64."""
    latest_of(program, ends, finish, column, count, scratch)
    for node in ends:
        axis, floor = program.nodes.axis[node], program.nodes.instant_floor[node]
        for place in range(count):
            if (
                instant_at(program.tables, axis, np.int64(finish[node, column + place]), False, floor)
                == scratch[0, place]
            ):
                marks[node, place >> 6] |= uint64(1) << uint64(place & 63)


@compiled
def quantiles(key, found):
    """Uniform draws of 26 bits, a future each."""
    for place in range(len(found)):
        found[place] = np.int64(bits(key, place) >> uint64(38))


@compiled
def co_moments(program, order, finish, first, count, factor, occurs, drawn, sums):
    """Add up, by node, d, d^2 and d x f over a block: d its duration, f the target's finish; all integers.

    `finish` is (count,) int64 relative to its least value; `sums` is (nodes, 3) int64.
    """
    for number in range(len(order)):
        node = order[number]
        _draw(program, node, first, count, drawn)
        if not program.nodes.judged[node]:
            _happen(program, node, first, count, factor, occurs, drawn)
        base = np.int64(0)
        if program.nodes.judged[node]:
            base = np.int64(program.nodes.floor[node])
        for place in range(count):
            value = np.int64(drawn[place]) - base
            sums[number, 0] += value
            sums[number, 1] += value * value
            sums[number, 2] += value * finish[place]
