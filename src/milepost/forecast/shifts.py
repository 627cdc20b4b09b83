"""Tables from one calendar to another, where so many links cross between two that looking up each date is slow."""

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.program import LOWEST, Edges, Shifts
from milepost.schedule.jit import compiled
from milepost.schedule.worktime import CLOCK, WorkTables, finish_instant, position

_FEWEST_LINKS = 256
_LARGEST = 2**21


@compiled
def _fill(tables, source, target, base, found):  # type: ignore[no-untyped-def]  # compiled: types are inferred
    for place in range(len(found)):
        found[place] = position(tables, target, finish_instant(tables, source, base + place))


def tabulate(tables: WorkTables, edges: Edges, axis: NDArray[np.int32], floor: NDArray[np.int32], end: int) -> Shifts:
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
        floors = floor[(axis == source) & (floor > LOWEST)]
        base[pair] = int(floors.min(initial=0)) if not len(floors) else int(floors.min())
        span = int(position(tables, source, end)) - base[pair]
        size[pair] = min(_LARGEST, max(0, span + span // 2))
        first[pair] = sum(len(each) for each in found)
        found.append(np.empty(size[pair], np.int32))
        _fill(tables, source, other, base[pair], found[-1])
    return Shifts(calendars, first, base, size, np.concatenate(found) if found else np.zeros(1, np.int32))
