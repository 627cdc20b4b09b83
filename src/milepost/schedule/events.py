"""How a link carries a date from one activity to another over calendars and lags, compiled (law S2)."""

from milepost.schedule.instants import finish_instant, position, start_instant
from milepost.schedule.jit import inlined


@inlined
def lagged(tables, instant, lag, calendar):
    """The instant a lag after (or a lead before) an instant, counted on a calendar."""
    if lag == 0:
        return instant
    place = position(tables, calendar, instant) + lag
    return finish_instant(tables, calendar, place) if lag > 0 else start_instant(tables, calendar, place)


@inlined
def unlagged(tables, instant, lag, calendar):
    """The last instant from which `lagged` comes no later than an instant."""
    if lag == 0:
        return instant
    if lag > 0:
        return start_instant(tables, calendar, position(tables, calendar, instant) - lag)
    return start_instant(tables, calendar, position(tables, calendar, instant + 1) - 1 - lag)


@inlined
def instant_at(tables, axis, place, begins, floor):
    """The clock time of a position: where it begins, or where it is done; of the floor's own position, the floor."""
    instant = start_instant(tables, axis, place) if begins else finish_instant(tables, axis, place)
    if floor > instant and position(tables, axis, floor) == place:
        instant = floor
    return instant
