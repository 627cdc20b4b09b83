"""Working time as arrays: from clock time to a count of working minutes and back; `instants` has it compiled.

An *instant* is minutes since the origin of the tables. A *position* on a calendar is the number of working minutes
before an instant. Calendar 0 is the clock itself: position and instant are the same. Past either end of the table
the calendar's plain week repeats for ever.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

CLOCK = 0
MINUTES_PER_WEEK = 10_080
_INSTANT_SHIFT = 10
_POSITION_SHIFT = 8


class WorkTables(NamedTuple):
    """Working intervals of all calendars, end to end, with coarse indices into them.

    `first[c]` is the first interval of calendar c; `starts` and `positions` (one more interval than there are, the
    end) are int64. `instant_index[instant_first[c] + (t >> 10)]` is an interval that begins at or before t's bucket;
    `position_index` likewise. `span` is the table's length in minutes, `total` its working minutes, `weekly` the
    working minutes of a plain week.
    """

    first: NDArray[np.int64]
    starts: NDArray[np.int64]
    positions: NDArray[np.int64]
    instant_first: NDArray[np.int64]
    instant_index: NDArray[np.int32]
    position_first: NDArray[np.int64]
    position_index: NDArray[np.int32]
    span: NDArray[np.int64]
    total: NDArray[np.int64]
    weekly: NDArray[np.int64]


def build_tables(intervals: Sequence[NDArray[np.int64]], span: int) -> WorkTables:
    """Tables from each calendar's working intervals, (n, 2) minutes from the origin within 0..span.

    The clock is put before them as calendar 0. `span` is in whole weeks; its first and last week are plain ones.
    """
    firsts, starts, positions = [0], [np.zeros(1, np.int64)], [np.zeros(1, np.int64)]
    instant_firsts, instant_indices = [0], [np.zeros(1, np.int32)]
    position_firsts, position_indices = [0], [np.zeros(1, np.int32)]
    spans, totals, weeklies = [span], [span], [MINUTES_PER_WEEK]
    for each in intervals:
        lengths = each[:, 1] - each[:, 0]
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        total = int(before[-1])
        firsts.append(firsts[-1] + len(starts[-1]))
        starts.append(np.append(each[:, 0], span))
        positions.append(before)
        instant_firsts.append(instant_firsts[-1] + len(instant_indices[-1]))
        instant_indices.append(_index(each[:, 0], span, _INSTANT_SHIFT))
        position_firsts.append(position_firsts[-1] + len(position_indices[-1]))
        position_indices.append(_index(before[:-1], total, _POSITION_SHIFT))
        spans.append(span)
        totals.append(total)
        in_last_week = np.clip(each, span - MINUTES_PER_WEEK, None)
        weeklies.append(int((in_last_week[:, 1] - in_last_week[:, 0]).sum()))
    return WorkTables(
        np.array(firsts, np.int64),
        np.concatenate(starts),
        np.concatenate(positions),
        np.array(instant_firsts, np.int64),
        np.concatenate(instant_indices),
        np.array(position_firsts, np.int64),
        np.concatenate(position_indices),
        np.array(spans, np.int64),
        np.array(totals, np.int64),
        np.array(weeklies, np.int64),
    )


def _index(edges: NDArray[np.int64], length: int, shift: int) -> NDArray[np.int32]:
    buckets = np.arange((length >> shift) + 1, dtype=np.int64) << shift
    return np.maximum(np.searchsorted(edges, buckets, side="right") - 1, 0).astype(np.int32)


def position(tables: WorkTables, calendar: int, instant: int) -> int:
    """Working minutes of a calendar before an instant."""
    if calendar == CLOCK:
        return instant
    shifted, weeks = instant, 0
    if instant >= tables.span[calendar]:
        weeks = (instant - tables.span[calendar]) // MINUTES_PER_WEEK + 1
    elif instant < 0:
        weeks = -((-instant + MINUTES_PER_WEEK - 1) // MINUTES_PER_WEEK)
    shifted -= weeks * MINUTES_PER_WEEK
    base = tables.first[calendar]
    interval = base + tables.instant_index[tables.instant_first[calendar] + (shifted >> _INSTANT_SHIFT)]
    while tables.starts[interval + 1] <= shifted:
        interval += 1
    worked = min(max(shifted - tables.starts[interval], 0), tables.positions[interval + 1] - tables.positions[interval])
    return int(tables.positions[interval] + worked + weeks * tables.weekly[calendar])


def start_instant(tables: WorkTables, calendar: int, place: int) -> int:
    """The instant at which the working minute after `place` of them begins: the next morning, at the end of a day."""
    if calendar == CLOCK:
        return place
    weeks = 0
    if place >= tables.total[calendar]:
        weeks = (place - tables.total[calendar]) // tables.weekly[calendar] + 1
    elif place < 0:
        weeks = -((-place + tables.weekly[calendar] - 1) // tables.weekly[calendar])
    shifted = place - weeks * tables.weekly[calendar]
    base = tables.first[calendar]
    interval = base + tables.position_index[tables.position_first[calendar] + (shifted >> _POSITION_SHIFT)]
    while tables.positions[interval + 1] <= shifted:
        interval += 1
    return int(tables.starts[interval] + (shifted - tables.positions[interval]) + weeks * MINUTES_PER_WEEK)


def finish_instant(tables: WorkTables, calendar: int, place: int) -> int:
    """The instant at which `place` working minutes are done: the evening, at the end of a day."""
    if calendar == CLOCK:
        return place
    return start_instant(tables, calendar, place - 1) + 1
