"""The forward and backward passes of the critical path method, compiled, in exact working minutes.

Source: Kelley and Walker (1959); links with lags after Elmaghraby (1977), calendars as design section 5 says. All
positions are on each activity's own axis. An activity that is done lies on the clock at its actual dates.
"""

import numpy as np
from numpy.typing import NDArray

from milepost.schedule.events import instant_at, lagged, unlagged
from milepost.schedule.instants import finish_instant, position, start_instant
from milepost.schedule.jit import compiled, inlined
from milepost.schedule.network import Activities, Links
from milepost.schedule.worktime import CLOCK, WorkTables

_NEVER = -(2**40)
_FOREVER = 2**40
_OPEN, _STARTED, _DONE = 0, 1, 2
Minutes = NDArray[np.int64]


@inlined
def _ended(tables, act, node, place):
    """The instant of an early finish; something without a duration may lie at its floor, outside working time."""
    if act.duration[node] > 0:
        return finish_instant(tables, act.axis[node], place)
    return instant_at(tables, act.axis[node], place, False, act.start_floor[node])


@inlined
def _begun(tables, act, node, place):
    """The instant of an early start; what has no duration starts when it ends."""
    if act.duration[node] > 0:
        return start_instant(tables, act.axis[node], place)
    return _ended(tables, act, node, place)


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
        instant = _begun(tables, act, source, start[source])
    else:
        instant = _ended(tables, act, source, finish[source])
    return position(tables, axis, lagged(tables, instant, links.lag[link], links.calendar[link]))


@inlined
def _held(tables, act, node):
    """The start position that a hold fixes, or `_NEVER`."""
    if act.held_start[node] != _NEVER:
        return position(tables, act.axis[node], act.held_start[node])
    if act.held_finish[node] != _NEVER:
        return position(tables, act.axis[node], act.held_finish[node]) - act.duration[node]
    return _NEVER


def forward(tables: WorkTables, act: Activities, links: Links, override: bool) -> tuple[Minutes, ...]:
    """Early starts and finishes (positions), each one's driving link (-1: none), and where holds contradict.

    The last, `late_by`, is for a held activity by how many minutes the network would have it later; its driver is then
    the link that contradicts the hold.
    """
    start, finish, driver, late_by = np.zeros((4, len(act.axis)), np.int64)
    _forward(tables, act, links, override, start, finish, driver, late_by)
    return start, finish, driver, late_by


@compiled
def _forward(tables, act, links, override, start, finish, driver, late_by):
    for node in range(len(act.axis)):
        driver[node] = -1
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
        latest = _FOREVER
        if act.start_cap[node] != _NEVER:
            latest = position(tables, axis, act.start_cap[node])
        if act.finish_cap[node] != _NEVER:
            latest = min(latest, position(tables, axis, act.finish_cap[node]) - duration)
        if latest < begin:
            begin, driver[node] = latest, -1
        held = _held(tables, act, node)
        if held != _NEVER:
            late_by[node], begin = begin - held, held
            if late_by[node] < 0:
                driver[node] = -1
        start[node], finish[node] = begin, begin + duration


@inlined
def _room(tables, act, links, link, source, target, at_start, at_finish):
    """The last finish position of the source for which the target need not move."""
    place = at_finish if links.type[link] & 2 else at_start
    axis, duration = act.axis[source], act.duration[source] if links.type[link] & 1 else 0
    if act.axis[target] == axis and (links.lag[link] == 0 or links.calendar[link] == axis):
        return place - links.lag[link] + duration
    instant = start_instant(tables, act.axis[target], place)
    last = unlagged(tables, instant, links.lag[link], links.calendar[link])
    if duration > 0:  # the minute in which the source begins must have begun
        return position(tables, axis, last + 1) - 1 + duration
    return position(tables, axis, last)


@inlined
def _ignored(act, links, link, target, override):
    """Whether a link says nothing of what is still to come: of a fact, or into started work that overrides it."""
    source = links.source[link]
    if act.state[source] == _DONE or (links.type[link] & 1 and act.state[source] == _STARTED):
        return True
    return override and act.state[target] == _STARTED and not links.type[link] & 2


@inlined
def _bounded(tables, act, node, last):
    """A last finish position, and no later than the activity's own bounds on late dates."""
    axis = act.axis[node]
    if act.late_finish[node] != _NEVER:
        last = min(last, position(tables, axis, act.late_finish[node]))
    if act.late_start[node] != _NEVER:
        last = min(last, position(tables, axis, act.late_start[node]) + act.duration[node])
    return last


@inlined
def _evening(tables, act, node, place, early):
    """The instant of something without a duration: the evening, not the next morning, but not before an early instant.

    `early` is `_NEVER` where the position itself lies before it.
    """
    axis, calendar = act.axis[node], act.calendar[node]
    instant = finish_instant(tables, axis, place)
    if axis == CLOCK and calendar != CLOCK:
        instant = finish_instant(tables, calendar, position(tables, calendar, instant))
    return max(instant, early)


def as_late_as_possible(
    tables: WorkTables, act: Activities, links: Links, override: bool, start: Minutes, finish: Minutes, end: int
) -> NDArray[np.bool_]:
    """Move what is to be as late as possible: to the last start that moves no successor and breaks no bound of its own.

    `start` and `finish` are changed in place; returns which activities moved.
    """
    latest, moved = np.full(len(act.axis), _FOREVER, np.int64), np.zeros(len(act.axis), np.bool_)
    _as_late_as_possible(tables, act, links, override, start, finish, end, latest, moved)
    return moved


@compiled
def _as_late_as_possible(tables, act, links, override, start, finish, end, latest, moved):
    for node in range(len(act.axis) - 1, -1, -1):
        axis = act.axis[node]
        if act.as_late[node] and _held(tables, act, node) == _NEVER:
            last = _bounded(tables, act, node, min(latest[node], position(tables, axis, end)))
            if last > finish[node] and axis == CLOCK and act.duration[node] == 0:
                last = _evening(tables, act, node, last, finish[node])
            if last > finish[node]:
                start[node], finish[node], moved[node] = last - act.duration[node], last, True
        if act.state[node] == _DONE:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            source = links.source[link]
            if act.as_late[source] and not _ignored(act, links, link, node, override):
                room = _room(tables, act, links, link, source, node, start[node], finish[node])
                latest[source] = min(latest[source], room)


def backward(tables: WorkTables, act: Activities, links: Links, override: bool, end: int) -> tuple[Minutes, Minutes]:
    """Late starts and finishes (positions): from the plan's finish, every bound on late dates, and every hold after."""
    start, finish = np.zeros((2, len(act.axis)), np.int64)
    _backward(tables, act, links, override, end, start, finish)
    return start, finish


@compiled
def _backward(tables, act, links, override, end, start, finish):
    finish[:] = _FOREVER
    for node in range(len(act.axis) - 1, -1, -1):
        duration = act.duration[node]
        finish[node] = _bounded(tables, act, node, min(finish[node], position(tables, act.axis[node], end)))
        start[node] = finish[node] - duration
        if act.state[node] == _DONE:
            continue
        needed, held = start[node], _held(tables, act, node)
        if held != _NEVER:
            needed = min(needed, held)
        for link in range(links.first[node], links.first[node + 1]):
            if _ignored(act, links, link, node, override):
                continue
            source = links.source[link]
            room = _room(tables, act, links, link, source, node, needed, needed + duration)
            finish[source] = min(finish[source], room)


def free_room(
    tables: WorkTables, act: Activities, links: Links, override: bool, start: Minutes, finish: Minutes, end: int
) -> Minutes:
    """The last finish that moves neither a successor's early dates nor the plan's finish: early finish + free float."""
    room = np.empty(len(act.axis), np.int64)
    _free_room(tables, act, links, override, start, finish, end, room)
    return room


@compiled
def _free_room(tables, act, links, override, start, finish, end, room):
    count = len(act.axis)
    for node in range(count):
        room[node] = position(tables, act.axis[node], end)
    for node in range(count):
        if act.state[node] == _DONE:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            if _ignored(act, links, link, node, override):
                continue
            source = links.source[link]
            last = _room(tables, act, links, link, source, node, start[node], finish[node])
            room[source] = min(room[source], last)


def clock_times(tables: WorkTables, act: Activities, start: Minutes, finish: Minutes) -> tuple[Minutes, Minutes]:
    """Instants of early starts and finishes; the actual ones where there are any."""
    starts, finishes = np.empty((2, len(act.axis)), np.int64)
    _clock_times(tables, act, start, finish, starts, finishes)
    return starts, finishes


@compiled
def _clock_times(tables, act, start, finish, starts, finishes):
    for node in range(len(act.axis)):
        begun, ended = _begun(tables, act, node, start[node]), _ended(tables, act, node, finish[node])
        if act.state[node] == _DONE:
            ended = act.actual_finish[node]
        if act.state[node] != _OPEN:
            begun = act.actual_start[node]
        starts[node], finishes[node] = begun, ended


def late_clock_times(
    tables: WorkTables, act: Activities, start: Minutes, finish: Minutes, early: Minutes, early_finish: Minutes
) -> tuple[Minutes, Minutes]:
    """Instants of late starts and finishes; `early` are early finishes' positions, `early_finish` their instants."""
    starts, finishes = np.empty((2, len(act.axis)), np.int64)
    _late_clock_times(tables, act, start, finish, early, early_finish, starts, finishes)
    return starts, finishes


@compiled
def _late_clock_times(tables, act, start, finish, early, early_finish, starts, finishes):
    for node in range(len(act.axis)):
        if act.state[node] == _DONE:
            begun, ended = act.actual_start[node], act.actual_finish[node]
        elif act.duration[node] > 0:
            begun = start_instant(tables, act.axis[node], start[node])
            ended = finish_instant(tables, act.axis[node], finish[node])
        else:
            least = early_finish[node] if finish[node] >= early[node] else _NEVER
            begun = ended = _evening(tables, act, node, finish[node], least)
        starts[node], finishes[node] = begun, ended


def floats(tables: WorkTables, act: Activities, finish: Minutes, last: Minutes) -> Minutes:
    """Working minutes, on each activity's calendar, between a finish and a later one (negative where it is earlier)."""
    found = np.empty(len(act.axis), np.int64)
    _floats(tables, act, finish, last, found)
    return found


@compiled
def _floats(tables, act, finish, last, found):
    for node in range(len(act.axis)):
        axis, calendar = act.axis[node], act.calendar[node]
        if axis == calendar:
            found[node] = last[node] - finish[node]
        else:
            until = position(tables, calendar, finish_instant(tables, axis, last[node]))
            found[node] = until - position(tables, calendar, finish_instant(tables, axis, finish[node]))


def longest_path(
    tables: WorkTables,
    act: Activities,
    links: Links,
    start: Minutes,
    finish: Minutes,
    finishes: Minutes,
    end: int,
    override: bool = False,
) -> NDArray[np.bool_]:
    """Which activities lie on a chain of driving links to the plan's finish, all ties."""
    on_path = np.zeros(len(act.axis), np.bool_)
    _longest_path(tables, act, links, start, finish, finishes, end, override, on_path)
    return on_path


@compiled
def _longest_path(tables, act, links, start, finish, finishes, end, override, on_path):
    for node in range(len(act.axis) - 1, -1, -1):
        if act.state[node] != _DONE and finishes[node] == end:
            on_path[node] = True
        if not on_path[node]:
            continue
        for link in range(links.first[node], links.first[node + 1]):
            if _ignored(act, links, link, node, override):
                continue
            bound = _bound(tables, act, links, link, node, start, finish)
            if bound == (finish[node] if links.type[link] & 2 else start[node]):
                on_path[links.source[link]] = True
