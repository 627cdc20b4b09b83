"""Which activities can be the last to finish, told from a program's links without looking at any future."""

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.draws import CERTAIN
from milepost.forecast.program import HIGHEST, Program
from milepost.schedule.worktime import CLOCK

_ONE = 1 << 16


def outlasted(program: Program) -> NDArray[np.int32]:
    """The nodes that, in every future, some node waiting for them finishes no earlier than.

    A link by its predecessor's start, a lead or a hard constraint lets a predecessor finish last. So does a successor
    without length whose calendar does not work when its predecessor finishes: it lies at the evening before.
    """
    nodes, edges = program.nodes, program.edges
    target = np.repeat(np.arange(len(nodes.axis)), np.diff(edges.first))
    axis = nodes.axis[target]
    plain = ((edges.type & 1) == 0) & (edges.lag >= 0)
    free = (nodes.start_cap[target] == HIGHEST) & (nodes.finish_cap[target] == HIGHEST)
    floor = nodes.instant_floor
    after = (axis == CLOCK) | ((axis == nodes.axis[edges.source]) & (floor[target] >= floor[edges.source]))
    after |= ((edges.type & 2) == 0) & _lasting(program)[target]
    found: NDArray[np.int32] = edges.source[plain & free & after]
    return found


def _lasting(program: Program) -> NDArray[np.bool_]:
    """Which nodes are at least a minute long in every future."""
    nodes, common = program.nodes, program.common
    stepped = nodes.step_count > 0
    least = np.where(stepped, program.steps[nodes.step_first], program.knots[nodes.knot, 0]).astype(np.float64)
    least *= nodes.left_over / nodes.left_under
    if common.shared_knot[0] >= 0:
        least[nodes.shared] *= program.knots[common.shared_knot[0], 0] / _ONE
    hit = np.diff(nodes.hit_first) > 0
    lasting: NDArray[np.bool_] = (least >= 2) & ~hit & ~nodes.judged & (nodes.exists_below >= CERTAIN)
    return lasting
