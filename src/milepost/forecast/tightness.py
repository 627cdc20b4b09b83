"""Which activities hold a finish back, in each future: all tight paths, all ties (law F7), compiled.

A link is tight where its source cannot finish (or start) one working minute later, on its own calendar, without
moving the successor; so activities that are critical here have no float in the sense of law S6.
"""

import numpy as np
from numba import uint64

from milepost.forecast.kernel import carried, same_axis
from milepost.schedule.events import unlagged
from milepost.schedule.instants import position, start_instant
from milepost.schedule.jit import compiled, inlined


@inlined
def _place(program, edge, finish, start, at):
    """The position of what a link reads of its source."""
    source = program.edges.source[edge]
    if program.edges.type[edge] & 1:
        return np.int64(start[program.nodes.start_row[source], at])
    return np.int64(finish[source, at])


@compiled
def _begin(program, node, finish, start, at, mark, begun):
    """The positions at which a node begins in 64 futures from a column on; those not marked may be wrong."""
    nodes, edges = program.nodes, program.edges
    if nodes.point[node] or nodes.start_row[node] >= 0:
        for bit in range(64):
            begun[bit] = finish[node, at + bit] if nodes.point[node] else start[nodes.start_row[node], at + bit]
        return
    least = max(np.int64(nodes.floor[node]), np.int64(nodes.hold[node]))
    for bit in range(64):
        begun[bit] = least
    axis = nodes.axis[node]
    for edge in range(edges.first[node], edges.first[node + 1]):
        source, lag = edges.source[edge], np.int64(edges.lag[edge])
        if same_axis(program, edge, axis) and not edges.type[edge] & 1:
            for bit in range(64):
                begun[bit] = max(begun[bit], finish[source, at + bit] + lag)
        else:
            for bit in range(64):
                if (mark >> uint64(bit)) & uint64(1):
                    place = _place(program, edge, finish, start, at + bit)
                    if same_axis(program, edge, axis):
                        place += lag
                    else:
                        begins = place < finish[source, at + bit]
                        place = carried(program, edge, axis, place, begins, nodes.instant_floor[source])
                    begun[bit] = max(begun[bit], place)


@inlined
def _tight(program, edge, axis, finish, start, at, mark, begun, node):
    """The marked futures, of 64 from a column on, in which a link into a node is tight."""
    nodes, edges, tables = program.nodes, program.edges, program.tables
    source, lag = edges.source[edge], np.int64(edges.lag[edge])
    found = uint64(0)
    if same_axis(program, edge, axis) and edges.type[edge] == 0:
        for bit in range(64):
            found |= uint64(finish[source, at + bit] + lag == begun[bit]) << uint64(bit)
        return found & mark
    for bit in range(64):
        if (mark >> uint64(bit)) & uint64(1):
            wanted = np.int64(finish[node, at + bit]) if edges.type[edge] & 2 else begun[bit]
            place = _place(program, edge, finish, start, at + bit)
            if same_axis(program, edge, axis):
                last = wanted - lag
            else:
                last = unlagged(tables, start_instant(tables, axis, wanted), lag, edges.calendar[edge])
                begins = place < finish[source, at + bit]
                last = position(tables, nodes.axis[source], last + begins) - begins
            found |= uint64(last == place) << uint64(bit)
    return found


@inlined
def _population(word):
    """The number of bits set (Hacker's Delight, 5-1)."""
    word = word - ((word >> uint64(1)) & uint64(0x5555555555555555))
    word = (word & uint64(0x3333333333333333)) + ((word >> uint64(2)) & uint64(0x3333333333333333))
    word = (word + (word >> uint64(4))) & uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * uint64(0x0101010101010101)) >> uint64(56))


@compiled
def trace(program, last, finish, start, column, count, marks, counts, begun):
    """Spread the marks of a block (a bit a future) from the nodes that bear them to all that tight links lead from.

    `marks` is (nodes, words) uint64, changed in place; nodes after `last` bear none. `counts` gains, by node, the
    number of futures marked. `begun` is (64,) int64, for the while. Rows are padded to a multiple of 64.
    """
    nodes, edges = program.nodes, program.edges
    for node in range(last, -1, -1):
        for word in range((count + 63) // 64):
            mark = marks[node, word]
            if mark == 0:
                continue
            counts[node] += _population(mark)
            if edges.first[node] == edges.first[node + 1]:
                continue
            at = column + word * 64
            _begin(program, node, finish, start, at, mark, begun)
            for edge in range(edges.first[node], edges.first[node + 1]):
                source, axis = edges.source[edge], nodes.axis[node]
                marks[source, word] |= _tight(program, edge, axis, finish, start, at, mark, begun, node)
