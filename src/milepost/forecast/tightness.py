"""Which activities hold a finish back, in each future: all tight paths, all ties (law F7), compiled.

A link is tight where its source cannot finish (or start) one working minute later, on its own calendar, without
moving the successor; so activities that are critical here have no float in the sense of law S6.
"""

import numpy as np
from numba import uint64

from milepost.forecast.kernel import carried, same_axis
from milepost.schedule.events import unlagged
from milepost.schedule.jit import compiled, inlined
from milepost.schedule.worktime import position, start_instant


@inlined
def _place(program, edge, finish, start, at):  # type: ignore[no-untyped-def]  # compiled: types are inferred
    """The position of what a link reads of its source."""
    source = program.edges.source[edge]
    if program.edges.type[edge] & 1:
        return np.int64(start[program.nodes.start_row[source], at])
    return np.int64(finish[source, at])


@inlined
def _begun(program, node, finish, start, at):  # type: ignore[no-untyped-def]  # compiled: types are inferred
    """The position at which a node begins in the future of a column."""
    nodes, edges = program.nodes, program.edges
    if nodes.start_row[node] >= 0:
        return np.int64(start[nodes.start_row[node], at])
    begin = max(np.int64(nodes.floor[node]), np.int64(nodes.hold[node]))
    axis = nodes.axis[node]
    for edge in range(edges.first[node], edges.first[node + 1]):
        place = _place(program, edge, finish, start, at)
        if same_axis(program, edge, axis):
            begin = max(begin, place + edges.lag[edge])
        else:
            begin = max(begin, carried(program, edge, axis, place, nodes.instant_floor[edges.source[edge]]))
    return begin


@compiled
def _trace_over(program, edge, node, finish, start, column, words, marks):  # type: ignore[no-untyped-def]  # compiled
    """Spread a node's marks over a link between calendars, future by future."""
    nodes, edges, tables = program.nodes, program.edges, program.tables
    source, axis, lag = edges.source[edge], nodes.axis[node], np.int64(edges.lag[edge])
    for word in range(words):
        mark = marks[node, word] & ~marks[source, word]
        if mark == 0:
            continue
        for bit in range(64):
            if not (mark >> uint64(bit)) & uint64(1):
                continue
            at = column + word * 64 + bit
            wanted = np.int64(finish[node, at])
            if not edges.type[edge] & 2 and not nodes.point[node]:
                wanted = _begun(program, node, finish, start, at)
            last = unlagged(tables, start_instant(tables, axis, wanted), lag, edges.calendar[edge])
            if position(tables, nodes.axis[source], last) == _place(program, edge, finish, start, at):
                marks[source, word] |= uint64(1) << uint64(bit)


@inlined
def _population(word):  # type: ignore[no-untyped-def]  # compiled: types are inferred
    """The number of bits set (Hacker's Delight, 5-1)."""
    word = word - ((word >> uint64(1)) & uint64(0x5555555555555555))
    word = (word & uint64(0x3333333333333333)) + ((word >> uint64(2)) & uint64(0x3333333333333333))
    word = (word + (word >> uint64(4))) & uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * uint64(0x0101010101010101)) >> uint64(56))


@compiled
def trace(program, last, finish, start, tight, column, count, marks, counts):  # type: ignore[no-untyped-def]  # compiled
    """Spread the marks of a block (a bit a future) from the nodes that bear them to all that tight links lead from.

    `tight` says where links on one axis are tight, as `kernel.run` wrote it. `marks` is (nodes, words) uint64, changed
    in place; nodes after `last` bear none. `counts` gains, by node, the number of futures marked.
    """
    nodes, edges = program.nodes, program.edges
    words = (count + 63) // 64
    first_word = column // 64
    for node in range(last, -1, -1):
        marked = 0
        for word in range(words):
            marked += _population(marks[node, word])
        if marked == 0:
            continue
        counts[node] += marked
        axis = nodes.axis[node]
        for edge in range(edges.first[node], edges.first[node + 1]):
            source = edges.source[edge]
            if same_axis(program, edge, axis):
                for word in range(words):
                    marks[source, word] |= marks[node, word] & tight[edge, first_word + word]
            else:
                _trace_over(program, edge, node, finish, start, column, words, marks)
