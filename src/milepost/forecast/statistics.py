"""Order statistics and integer moments of a row of futures, compiled; no sum depends on its order (law F4)."""

import numpy as np
from numpy.typing import NDArray

from milepost.schedule.jit import allocating

_BINS = 2048


@allocating
def order_statistics(values, ranks, found):
    """The values of the given ranks (rising, from 0) of a row, exactly, into `found`: counted by bin, then sorted."""
    count = len(values)
    low, high = values[0], values[0]
    for place in range(count):
        low, high = min(low, values[place]), max(high, values[place])
    shift = 0
    while ((np.int64(high) - low) >> shift) >= _BINS:
        shift += 1
    counts = np.zeros(_BINS + 1, np.int64)
    for place in range(count):
        counts[((np.int64(values[place]) - low) >> shift) + 1] += 1
    for number in range(_BINS):
        counts[number + 1] += counts[number]
    if shift == 0:
        number = 0
        for rank in range(len(ranks)):
            while counts[number + 1] <= ranks[rank]:
                number += 1
            found[rank] = low + number
        return
    slots = np.zeros(_BINS, np.int32)
    bins, kept = np.empty(len(ranks), np.int64), 0
    number = 0
    for rank in range(len(ranks)):
        while counts[number + 1] <= ranks[rank]:
            number += 1
        bins[rank] = number
        if slots[number] == 0:
            kept += 1
            slots[number] = kept
    first = np.zeros(kept + 2, np.int64)
    for number in range(_BINS):
        if slots[number]:
            first[slots[number] + 1] = counts[number + 1] - counts[number]
    for slot in range(kept + 1):
        first[slot + 1] += first[slot]
    kept_values, filled = np.empty(first[kept + 1], values.dtype), first.copy()
    for place in range(count):
        slot = slots[(np.int64(values[place]) - low) >> shift]
        if slot:
            kept_values[filled[slot]] = values[place]
            filled[slot] += 1
    for slot in range(1, kept + 1):
        kept_values[first[slot] : first[slot + 1]].sort()
    for rank in range(len(ranks)):
        found[rank] = kept_values[first[slots[bins[rank]]] + ranks[rank] - counts[bins[rank]]]


@allocating
def rows_order_statistics(matrix, rows, count, ranks, found):
    """Order statistics of the first `count` of several rows of a matrix, a row of `found` each."""
    for number in range(len(rows)):
        order_statistics(matrix[rows[number], :count], ranks, found[number])


def ranks_of(percents: tuple[float, ...], count: int) -> NDArray[np.int64]:
    """The rank (from 0) of the moment by which each percent of the futures have finished."""
    return np.array([max(0, -int(-percent * count // 100) - 1) for percent in percents], np.int64)
