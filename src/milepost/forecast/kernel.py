"""The simulation's inner loops, compiled: a forward pass over a block of futures, a row of futures an activity.

Everything that is summed or compared is an integer. The only floats are products within one draw of a correlated
duration, which no order of evaluation can change.
"""

import numpy as np
from numba import uint64

from milepost.forecast.draws import bits
from milepost.schedule.events import instant_at, lagged
from milepost.schedule.instants import position
from milepost.schedule.jit import compiled, inlined

_LOWEST = -(2**30)
_HIGHEST = 2**30
_HALF = 1 << 15
_ALWAYS = uint64(2**32)
NORMAL_CELLS = 4096
NORMAL_REACH = 6.0
_NORMAL_SCALE = NORMAL_CELLS / (2 * NORMAL_REACH)


@inlined
def _read(table, quantile):
    """A table's value at a quantile of 26 bits: 10 for the cell, 16 for the place in it."""
    cell = quantile >> 16
    low = np.int64(table[cell])
    return low + (((np.int64(table[cell + 1]) - low) * (quantile & 0xFFFF) + _HALF) >> 16)


@inlined
def _read_row(table, values, count):
    """`_read` for a row of quantiles, in place; a loop of its own, in narrow types, so that it is vectorised."""
    for place in range(count):
        quantile = np.uint32(values[place])
        cell = np.uint32(quantile >> np.uint32(16))
        low = np.int32(table[cell])
        rise = np.int64(np.int32(np.int32(table[cell + np.uint32(1)]) - low))
        values[place] = low + np.int32((rise * np.int64(quantile & np.uint32(0xFFFF)) + _HALF) >> 16)


@inlined
def _quantile(key, future):
    return np.int64(bits(key, future) >> uint64(38))


@inlined
def _inverse_normal(program, quantile):
    cell, place = quantile >> 14, (quantile & 0x3FFF) / 16384.0
    low = program.inverse_normal[cell]
    return low + (program.inverse_normal[cell + 1] - low) * place


@inlined
def _joined(program, own, shared, own_loading, group_loading):
    """The quantile (26 bits) of a duration that follows its group: the one-factor Gaussian of law F3."""
    z = own_loading * _inverse_normal(program, own) + group_loading * _inverse_normal(program, shared)
    scaled = min(max((z + NORMAL_REACH) * _NORMAL_SCALE, 0.0), NORMAL_CELLS - 1e-9)
    cell = int(scaled)
    low = program.normal[cell]
    share = low + (program.normal[cell + 1] - low) * (scaled - cell)
    return min(np.int64(share * 67108864.0), np.int64(67108863))


@compiled
def _draw(program, node, first, count, drawn):
    """The drawn duration (or instant) of one activity in each future of a block."""
    nodes = program.nodes
    key, steps = nodes.key[node], np.int64(nodes.step_count[node])
    if steps == 1:
        only = program.steps[nodes.step_first[node]]
        for place in range(count):
            drawn[place] = only
    elif steps > 1:
        for place in range(count):
            upper = np.int64(bits(key, first + place) >> uint64(32))
            drawn[place] = program.steps[nodes.step_first[node] + ((upper * steps) >> 32)]
    elif nodes.group[node] >= 0:
        table = program.knots[nodes.knot[node]]
        group = program.common.group_key[nodes.group[node]]
        own_loading, group_loading = nodes.own_loading[node], nodes.group_loading[node]
        for place in range(count):
            own, shared = _quantile(key, first + place), _quantile(group, first + place)
            drawn[place] = _read(table, _joined(program, own, shared, own_loading, group_loading))
    else:
        for place in range(count):
            drawn[place] = np.int32(bits(key, first + place) >> uint64(38))
        _read_row(program.knots[nodes.knot[node]], drawn, count)


@compiled
def _happen(program, node, first, count, factor, occurs, drawn):
    """What is left of the drawn duration, after the shared factor, the risks and the chance that it does not exist."""
    nodes, hits = program.nodes, program.hits
    over, under = nodes.left_over[node], nodes.left_under[node]
    if over != under:
        for place in range(count):
            drawn[place] = (2 * np.int64(drawn[place]) * over + under) // (2 * under)
    if nodes.shared[node]:
        for place in range(count):
            drawn[place] = min((np.int64(drawn[place]) * factor[place] + _HALF) >> 16, _HIGHEST)
    for hit in range(nodes.hit_first[node], nodes.hit_first[node + 1]):
        if hits.times[hit] >= 0:
            table, effect = program.knots[hits.times[hit]], occurs[hits.risk[hit]]
            for place in range(count):
                if effect[place] >= 0:
                    times = _read(table, np.int64(effect[place]))
                    drawn[place] = min((np.int64(drawn[place]) * times + _HALF) >> 16, _HIGHEST)
    for hit in range(nodes.hit_first[node], nodes.hit_first[node + 1]):
        if hits.add[hit] >= 0:
            table, effect = program.knots[hits.add[hit]], occurs[hits.risk[hit]]
            for place in range(count):
                if effect[place] >= 0:
                    drawn[place] += _read(table, np.int64(effect[place]))
    below = nodes.exists_below[node]
    if below < _ALWAYS:
        key = nodes.exists_key[node]
        for place in range(count):
            if (bits(key, first + place) >> uint64(32)) >= below:
                drawn[place] = 0


@compiled
def share_out(program, first, count, factor, occurs, numbers):
    """The shared factor of each future of a block (2^16 is 1), and each risk's effect quantile, -1 where it spares."""
    common = program.common
    if common.shared_knot[0] >= 0:
        table = program.knots[common.shared_knot[0]]
        for place in range(count):
            factor[place] = _read(table, _quantile(common.shared_key[0], first + place))
    for risk in numbers:
        key, below, effect = common.risk_key[risk], common.risk_below[risk], common.effect_key[risk]
        for place in range(count):
            if (bits(key, first + place) >> uint64(32)) < below:
                occurs[risk, place] = _quantile(effect, first + place)
            else:
                occurs[risk, place] = -1


@inlined
def carried(program, edge, target_axis, place, begins, floor):
    """Where a link carries a position of its source to, on another axis; `begins` where work begins at it."""
    edges, nodes, tables = program.edges, program.nodes, program.tables
    instant = instant_at(tables, nodes.axis[edges.source[edge]], place, begins, floor)
    return position(tables, target_axis, lagged(tables, instant, np.int64(edges.lag[edge]), edges.calendar[edge]))


@inlined
def same_axis(program, edge, axis):
    """Whether a link needs no calendar: both ends, and its lag, are counted on the same axis."""
    edges = program.edges
    return program.nodes.axis[edges.source[edge]] == axis and (edges.lag[edge] == 0 or edges.calendar[edge] == axis)


@compiled
def _bind(program, edge, axis, finish, start, column, count, bound):
    """Raise `bound` (positions on an axis) to what one link demands in each future."""
    edges, nodes = program.edges, program.nodes
    source = edges.source[edge]
    matrix, row = finish, source
    if edges.type[edge] & 1:
        matrix, row = start, nodes.start_row[source]
    lag = np.int32(edges.lag[edge])
    if same_axis(program, edge, axis):
        for place in range(count):
            bound[place] = max(bound[place], np.int32(matrix[row, column + place] + lag))
        return
    floor = nodes.instant_floor[source]
    pair = nodes.axis[source] * program.shifts.calendars + axis
    first, base, size = program.shifts.first[pair], program.shifts.base[pair], program.shifts.size[pair]
    if edges.type[edge] & 1 or not (lag == 0 or edges.calendar[edge] == axis):
        size = 0
    least = position(program.tables, axis, floor)
    for place in range(count):
        reads = np.int64(matrix[row, column + place])
        offset = reads - base
        if 0 <= offset < size:
            reached = max(np.int64(program.shifts.position[first + offset]), least) + lag
        else:
            begins = reads < finish[source, column + place]  # what has no length begins where it finishes
            reached = carried(program, edge, axis, reads, begins, floor)
        bound[place] = max(bound[place], np.int32(reached))


@compiled
def run(program, order, finish, start, column, first, count, factor, occurs, contradicted, scratch):
    """Finish (and kept start) positions of the nodes in `order`, in futures first..first + count - 1 of the rows.

    Rows of all other nodes are read as they stand, so any set of nodes that is closed downstream can be run again.
    `contradicted` counts, by node, the futures in which a hold comes before the network allows.
    `scratch` is (3, count padded likewise) int32.
    """
    nodes, edges = program.nodes, program.edges
    drawn, begin, ended = scratch[0], scratch[1], scratch[2]
    for node in order:
        axis = nodes.axis[node]
        _draw(program, node, first, count, drawn)
        for place in range(count):
            begin[place] = nodes.floor[node]
            ended[place] = nodes.finish_floor[node]
        bounded = nodes.finish_floor[node] != _LOWEST
        if nodes.judged[node]:
            bounded = True
            for place in range(count):
                ended[place] = max(ended[place], drawn[place])
                drawn[place] = 0
        else:
            _happen(program, node, first, count, factor, occurs, drawn)
        for edge in range(edges.first[node], edges.first[node + 1]):
            if edges.type[edge] & 2:
                bounded = True
                _bind(program, edge, axis, finish, start, column, count, ended)
            else:
                _bind(program, edge, axis, finish, start, column, count, begin)
        if bounded:
            for place in range(count):
                begin[place] = max(begin[place], np.int32(ended[place] - drawn[place]))
        if nodes.start_cap[node] != _HIGHEST or nodes.finish_cap[node] != _HIGHEST:
            for place in range(count):
                latest = min(nodes.start_cap[node], np.int32(nodes.finish_cap[node] - drawn[place]))
                begin[place] = min(begin[place], latest)
        if nodes.hold[node] != _LOWEST:
            for place in range(count):
                contradicted[node] += begin[place] > nodes.hold[node]
                begin[place] = max(begin[place], nodes.hold[node])
        for place in range(count):
            finish[node, column + place] = begin[place] + drawn[place]
        if nodes.start_row[node] >= 0:
            for place in range(count):
                start[nodes.start_row[node], column + place] = begin[place]


@compiled
def reach(edges, reached):
    """Mark every node that a marked one leads to."""
    for node in range(len(reached)):
        for edge in range(edges.first[node], edges.first[node + 1]):
            if reached[edges.source[edge]]:
                reached[node] = True
