"""Fold what is certain into floors: finished work, actual starts, holds; what is left are links between the open."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.program import HIGHEST, LOWEST, Edges
from milepost.schedule.events import lagged
from milepost.schedule.instants import position
from milepost.schedule.jit import allocating
from milepost.schedule.network import NEVER, Network
from milepost.schedule.schedule import Dates

_NEVER = -(2**40)
_STARTED, _DONE = 1, 2


class Folded(NamedTuple):
    """Positions on each open activity's axis, LOWEST or HIGHEST where there is none, and the links between them."""

    axis: NDArray[np.int32]
    floor: NDArray[np.int32]
    finish_floor: NDArray[np.int32]
    start_cap: NDArray[np.int32]
    finish_cap: NDArray[np.int32]
    hold: NDArray[np.int32]
    start_row: NDArray[np.int32]
    edges: Edges


@allocating
def _positions(tables, axis, instants, none):
    found = np.full(len(axis), none, np.int32)
    for node in range(len(axis)):
        if instants[node] != _NEVER:
            found[node] = position(tables, axis[node], instants[node])
    return found


@allocating
def _settle(tables, act, links, override, floor, finish_floor):
    """Turn links from certain dates into floors; returns which links are left."""
    left = np.zeros(len(links.source), np.bool_)
    for node in range(len(act.axis)):
        if act.state[node] == _DONE:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            source, of_finish, by_start = links.source[link], links.type[link] & 2, links.type[link] & 1
            if override and act.state[node] == _STARTED and not of_finish:
                continue
            if act.state[source] != _DONE and not (by_start and act.state[source] == _STARTED):
                left[link] = True
                continue
            instant = act.actual_start[source] if by_start else act.actual_finish[source]
            bound = position(tables, act.axis[node], lagged(tables, instant, links.lag[link], links.calendar[link]))
            if of_finish:
                finish_floor[node] = max(finish_floor[node], bound)
            else:
                floor[node] = max(floor[node], bound)
    return left


def fold(network: Network, dates: Dates, places: NDArray[np.int64]) -> Folded:
    """The open part of a network, `places` being its open activities in order (laws S5, F11)."""
    act, links, tables = network.activities, network.links, network.tables
    floor = _positions(tables, act.axis, act.start_floor, LOWEST)
    finish_floor = _positions(tables, act.axis, act.finish_floor, LOWEST)
    standing = np.where(network.standing, act.judged, NEVER)
    finish_floor = np.maximum(finish_floor, _positions(tables, act.axis, standing, LOWEST))
    left = _settle(tables, act, links, network.override, floor, finish_floor)
    floor = np.where(act.as_late, np.maximum(floor, dates.start), floor).astype(np.int32)
    held = (act.held_start != NEVER) | (act.held_finish != NEVER)
    hold = np.where(held, dates.start, LOWEST).astype(np.int32)
    edges = _edges(network, places, left)
    caps = [_positions(tables, act.axis, cap, HIGHEST)[places] for cap in (act.start_cap, act.finish_cap)]
    start_row = _start_rows(edges, [*caps, np.where(finish_floor == LOWEST, HIGHEST, finish_floor)[places]])
    axis = act.axis[places]
    return Folded(axis, floor[places], finish_floor[places], caps[0], caps[1], hold[places], start_row, edges)


def _edges(network: Network, places: NDArray[np.int64], left: NDArray[np.bool_]) -> Edges:
    links = network.links
    number = np.full(network.size, -1, np.int64)
    number[places] = np.arange(len(places))
    target = np.repeat(np.arange(network.size), np.diff(links.first))[left]
    first = np.zeros(len(places) + 1, np.int64)
    np.cumsum(np.bincount(number[target], minlength=len(places)), out=first[1:])
    return Edges(
        first,
        number[links.source[left]].astype(np.int32),
        links.type[left],
        links.lag[left].astype(np.int32),
        links.calendar[left],
    )


def _start_rows(edges: Edges, bounds: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    """A row for each start that must be kept: others wait for it, or it follows from the finish or from a bound."""
    count = len(edges.first) - 1
    kept = np.any([bound != HIGHEST for bound in bounds], axis=0)
    target = np.repeat(np.arange(count), np.diff(edges.first))
    kept[edges.source[(edges.type & 1) != 0]] = True
    kept[target[(edges.type & 2) != 0]] = True
    return np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
