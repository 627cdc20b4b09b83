"""What a simulation runs on: the unfinished part of a network as arrays, all draws reduced to tables and keys."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.schedule.worktime import WorkTables

LOWEST = -(2**30)
HIGHEST = 2**30


class Nodes(NamedTuple):
    """One row an unfinished activity, in topological order; positions (int32) on its axis, instants from the origin.

    A duration is drawn from row `knot` of the knots (-1: none), else from `step_count` steps from `step_first` on. Of
    the draw `left_over / left_under` remains; the shared factor applies where `shared`; risks hit as `hit_*` say;
    where `exists_below` is under 2^32 it is zero long in the other futures. Where `judged`, the draw is an instant
    before which the milestone does not lie. A `point` has no duration in any future. `start_row` is its row among the
    starts that are kept, -1 where it is not.
    """

    axis: NDArray[np.int32]
    floor: NDArray[np.int32]
    finish_floor: NDArray[np.int32]
    start_cap: NDArray[np.int32]
    finish_cap: NDArray[np.int32]
    hold: NDArray[np.int32]
    instant_floor: NDArray[np.int64]
    knot: NDArray[np.int32]
    step_first: NDArray[np.int32]
    step_count: NDArray[np.int32]
    key: NDArray[np.uint64]
    left_over: NDArray[np.int64]
    left_under: NDArray[np.int64]
    shared: NDArray[np.bool_]
    judged: NDArray[np.bool_]
    exists_key: NDArray[np.uint64]
    exists_below: NDArray[np.uint64]
    group: NDArray[np.int32]
    own_loading: NDArray[np.float64]
    group_loading: NDArray[np.float64]
    hit_first: NDArray[np.int64]
    start_row: NDArray[np.int32]
    point: NDArray[np.bool_]


class Hits(NamedTuple):
    """Which risks hit an activity, grouped by it: a table of factors (2^16 is 1) and of minutes, -1 where none."""

    risk: NDArray[np.int32]
    times: NDArray[np.int32]
    add: NDArray[np.int32]


class Edges(NamedTuple):
    """Links between unfinished activities, grouped by successor: those into node i are first[i]..first[i + 1] - 1."""

    first: NDArray[np.int64]
    source: NDArray[np.int32]
    type: NDArray[np.int8]
    lag: NDArray[np.int32]
    calendar: NDArray[np.int32]


class Common(NamedTuple):
    """What all activities share in a future: keys and tables of the shared factor, of risks and of groups."""

    shared_key: NDArray[np.uint64]
    shared_knot: NDArray[np.int32]
    risk_key: NDArray[np.uint64]
    risk_below: NDArray[np.uint64]
    effect_key: NDArray[np.uint64]
    group_key: NDArray[np.uint64]


class Shifts(NamedTuple):
    """Where finish positions of one calendar lie on another, for pairs of calendars that many links cross.

    For the pair from a to b, number a x `calendars` + b, `position[first + place - base]` is the position on b of a
    finish at `place` on a, for `size` places (0: not tabulated).
    """

    calendars: int
    first: NDArray[np.int64]
    base: NDArray[np.int64]
    size: NDArray[np.int64]
    position: NDArray[np.int32]


class Program(NamedTuple):
    """Everything a simulation reads; knots are (tables, 1025) int32."""

    tables: WorkTables
    shifts: Shifts
    nodes: Nodes
    hits: Hits
    edges: Edges
    common: Common
    knots: NDArray[np.int32]
    steps: NDArray[np.int32]
    inverse_normal: NDArray[np.float64]
    normal: NDArray[np.float64]
