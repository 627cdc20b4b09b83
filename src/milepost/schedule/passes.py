"""The forward and backward passes of the critical path method, compiled, in exact working minutes.

Source: Kelley and Walker (1959); links with lags after Elmaghraby (1977), calendars as design section 5 says. All
positions are on each activity's own axis. An activity that is done lies on the clock at its actual dates.
"""

import numpy as np

from milepost.schedule.events import instant_at, lagged, unlagged
from milepost.schedule.jit import allocating, inlined
from milepost.schedule.worktime import CLOCK, finish_instant, position, start_instant

_NEVER = -(2**40)
_FOREVER = 2**40
_OPEN, _STARTED, _DONE = 0, 1, 2


@inlined
def _bound(tables, act, links, link, target, start, finish):
    """The position on the target's axis that a link's predecessor bounds its start or finish by."""
    source = links.source[link]
    by_start = links.type[link] & 1
    axis = act.axis[target]
    done = act.state[source] == _DONE or (by_start and act.state[source] == _STARTED)
    if not done and act.axis[source] == axis and (links.lag[link] == 0 or links.calendar[link] == axis):
        return (start[source] if by_start else finish[source]) + links.lag[link]
    if done:
        instant = act.actual_start[source] if by_start else act.actual_finish[source]
    elif by_start:
        begins = act.duration[source] > 0
        instant = instant_at(tables, act.axis[source], start[source], begins, act.start_floor[source])
    else:
        instant = instant_at(tables, act.axis[source], finish[source], False, act.start_floor[source])
    return position(tables, axis, lagged(tables, instant, links.lag[link], links.calendar[link]))


@allocating
def forward(tables, act, links, override):
    """Early starts and finishes (positions), each one's driving link (-1: none), and where holds contradict.

    `late_by` is, for a held activity, by how many minutes the network would have it later.
    """
    count = len(act.axis)
    start, finish = np.zeros(count, np.int64), np.zeros(count, np.int64)
    driver, late_by = np.full(count, -1, np.int64), np.zeros(count, np.int64)
    for node in range(count):
        axis, duration = act.axis[node], act.duration[node]
        if act.state[node] == _DONE:
            start[node] = position(tables, axis, act.actual_start[node])
            finish[node] = position(tables, axis, act.actual_finish[node])
        begin = position(tables, axis, act.start_floor[node])
        if act.finish_floor[node] != _NEVER:
            begin = max(begin, position(tables, axis, act.finish_floor[node]) - duration)
        if act.judged[node] != _NEVER:
            begin = max(begin, position(tables, axis, act.judged[node]) - duration)
        if act.state[node] == _DONE:
            begin = _NEVER
        for link in range(links.first[node], links.first[node + 1]):
            of_finish = links.type[link] & 2
            if override and act.state[node] == _STARTED and not of_finish:
                continue
            bound = _bound(tables, act, links, link, node, start, finish) - (duration if of_finish else 0)
            if bound > begin or (bound == begin and driver[node] == -1):
                begin, driver[node] = bound, link
        if act.state[node] == _DONE:
            continue
        if act.start_cap[node] != _NEVER:
            begin = min(begin, position(tables, axis, act.start_cap[node]))
        if act.finish_cap[node] != _NEVER:
            begin = min(begin, position(tables, axis, act.finish_cap[node]) - duration)
        held = _NEVER
        if act.held_start[node] != _NEVER:
            held = position(tables, axis, act.held_start[node])
        elif act.held_finish[node] != _NEVER:
            held = position(tables, axis, act.held_finish[node]) - duration
        if held != _NEVER:
            late_by[node], begin = begin - held, held
        start[node], finish[node] = begin, begin + duration
    return start, finish, driver, late_by


@inlined
def _room(tables, act, links, link, source, target, at_start, at_finish):
    """The last position (on the source's axis) of what the link reads, for which the target need not move."""
    place = at_finish if links.type[link] & 2 else at_start
    axis = act.axis[source]
    if act.axis[target] == axis and (links.lag[link] == 0 or links.calendar[link] == axis):
        return place - links.lag[link]
    instant = start_instant(tables, act.axis[target], place)
    instant = unlagged(tables, instant, links.lag[link], links.calendar[link])
    if links.type[link] & 1 and act.duration[source] > 0:
        return position(tables, axis, instant + 1) - 1  # work begun at a position begins on the next morning
    return position(tables, axis, instant)


@allocating
def as_late_as_possible(tables, act, links, start, finish, end):
    """Move what is to be as late as possible: to the last start that moves no successor, or to the plan's finish."""
    count = len(act.axis)
    latest = np.full(count, _FOREVER, np.int64)
    for node in range(count - 1, -1, -1):
        if act.as_late[node] and act.held_start[node] == _NEVER and act.held_finish[node] == _NEVER:
            last = latest[node] if latest[node] != _FOREVER else position(tables, act.axis[node], end)
            if last > finish[node]:
                start[node], finish[node] = last - act.duration[node], last
        if act.state[node] == _DONE:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            source = links.source[link]
            if act.as_late[source]:
                room = _room(tables, act, links, link, source, node, start[node], finish[node])
                room += act.duration[source] if links.type[link] & 1 else 0
                latest[source] = min(latest[source], room)


@allocating
def backward(tables, act, links, override, end):
    """Late starts and finishes (positions), from the plan's finish and every bound on late dates."""
    count = len(act.axis)
    start, finish = np.zeros(count, np.int64), np.full(count, _FOREVER, np.int64)
    for node in range(count - 1, -1, -1):
        axis, duration = act.axis[node], act.duration[node]
        if finish[node] == _FOREVER:
            finish[node] = position(tables, axis, end)
        if act.late_finish[node] != _NEVER:
            finish[node] = min(finish[node], position(tables, axis, act.late_finish[node]))
        if act.late_start[node] != _NEVER:
            finish[node] = min(finish[node], position(tables, axis, act.late_start[node]) + duration)
        start[node] = finish[node] - duration
        if act.state[node] == _DONE:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            source, by_start = links.source[link], links.type[link] & 1
            if act.state[source] == _DONE or (by_start and act.state[source] == _STARTED):
                continue
            if override and act.state[node] == _STARTED and not links.type[link] & 2:
                continue
            room = _room(tables, act, links, link, source, node, start[node], finish[node])
            room += act.duration[source] if by_start else 0
            finish[source] = min(finish[source], room)
    return start, finish


@allocating
def free_room(tables, act, links, override, start, finish, end):
    """The last finish of each activity that moves no successor's early dates: early finish + free float."""
    count = len(act.axis)
    room = np.full(count, _FOREVER, np.int64)
    for node in range(count):
        if act.state[node] == _DONE:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            source, by_start = links.source[link], links.type[link] & 1
            if act.state[source] == _DONE or (by_start and act.state[source] == _STARTED):
                continue
            if override and act.state[node] == _STARTED and not links.type[link] & 2:
                continue
            last = _room(tables, act, links, link, source, node, start[node], finish[node])
            last += act.duration[source] if by_start else 0
            room[source] = min(room[source], last)
    for node in range(count):
        if room[node] == _FOREVER:
            room[node] = position(tables, act.axis[node], end)
    return room


@allocating
def clock_times(tables, act, start, finish, late):
    """Instants of starts and finishes; the actual ones where there are any, unless they are late dates."""
    count = len(act.axis)
    starts, finishes = np.empty(count, np.int64), np.empty(count, np.int64)
    for node in range(count):
        floor = _NEVER if late else act.start_floor[node]
        ended = instant_at(tables, act.axis[node], finish[node], False, floor)
        begun = start_instant(tables, act.axis[node], start[node]) if act.duration[node] > 0 else ended
        if late and act.axis[node] != CLOCK and act.duration[node] == 0:
            ended = finish_instant(tables, act.axis[node], finish[node])
            begun = ended
        if act.state[node] == _DONE:
            begun, ended = act.actual_start[node], act.actual_finish[node]
        elif act.state[node] == _STARTED and not late:
            begun = act.actual_start[node]
        starts[node], finishes[node] = begun, ended
    return starts, finishes


@allocating
def floats(tables, act, finish, last):
    """Working minutes, on each activity's calendar, between a finish and a later one (negative where it is earlier)."""
    count = len(act.axis)
    found = np.empty(count, np.int64)
    for node in range(count):
        axis, calendar = act.axis[node], act.calendar[node]
        if axis == calendar:
            found[node] = last[node] - finish[node]
        else:
            until = position(tables, calendar, finish_instant(tables, axis, last[node]))
            found[node] = until - position(tables, calendar, finish_instant(tables, axis, finish[node]))
    return found


@allocating
def longest_path(tables, act, links, start, finish, finishes, end):
    """Which activities lie on a chain of tight links to the plan's finish, all ties."""
    count = len(act.axis)
    on_path = np.zeros(count, np.bool_)
    for node in range(count - 1, -1, -1):
        if act.state[node] != _DONE and finishes[node] == end:
            on_path[node] = True
        if not on_path[node]:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            source, by_start = links.source[link], links.type[link] & 1
            if act.state[source] == _DONE or (by_start and act.state[source] == _STARTED):
                continue
            room = _room(tables, act, links, link, source, node, start[node], finish[node])
            if room == (start[source] if by_start else finish[source]):
                on_path[source] = True
    return on_path
