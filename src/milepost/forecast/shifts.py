"""Tables from one calendar to another, where so many links cross between two that looking up each date is slow."""

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.program import LOWEST, Edges, Shifts
from milepost.schedule.instants import finish_instant, position
from milepost.schedule.jit import compiled
from milepost.schedule.worktime import CLOCK, WorkTables

_FEWEST_LINKS = 256
_LARGEST = 2**21


@compiled
def _fill(tables, source, target, base, found):
    for place in range(len(found)):
        found[place] = position(tables, target, finish_instant(tables, source, base + place))


ShiftCache = dict[tuple[int, int], tuple[int, NDArray[np.int32]]]
"""Tables by pair of calendars: the position they begin at, and the positions; good for one set of work tables."""


def tabulate(
    tables: WorkTables, edges: Edges, axis: NDArray[np.int32], floor: NDArray[np.int32], end: int, cache: ShiftCache
) -> Shifts:
    """Tables for the pairs that at least 256 links cross, from the earliest floor to well past the plan's finish."""
    calendars = len(tables.first)
    pairs = calendars * calendars
    target = np.repeat(np.arange(len(axis)), np.diff(edges.first))
    crossed = axis[edges.source].astype(np.int64) * calendars + axis[target]
    counts = np.bincount(crossed, minlength=pairs)
    first, base, size = (np.zeros(pairs, np.int64) for _ in range(3))
    found: list[NDArray[np.int32]] = []
    for pair in np.flatnonzero(counts >= _FEWEST_LINKS):
        source, other = divmod(int(pair), calendars)
        if source in (other, CLOCK):
            continue
        least = int(floor[(axis == source) & (floor > LOWEST)].min(initial=2**30))
        until = int(position(tables, source, end))
        base[pair], table = _table(tables, (source, other), least, until, cache)
        size[pair], first[pair] = len(table), sum(len(each) for each in found)
        found.append(table)
    return Shifts(calendars, first, base, size, np.concatenate(found) if found else np.zeros(1, np.int32))


def _table(
    tables: WorkTables, pair: tuple[int, int], least: int, until: int, cache: ShiftCache
) -> tuple[int, NDArray[np.int32]]:
    known = cache.get(pair)
    if known is not None and known[0] <= least and until <= known[0] + len(known[1]):
        return known
    span = max(0, until - least)
    table = np.empty(min(_LARGEST, span + span // 2), np.int32)
    _fill(tables, *pair, least, table)
    cache[pair] = (least, table)
    return cache[pair]
