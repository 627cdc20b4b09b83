"""From clock time to a count of working minutes and back, compiled; `worktime` has the same for Python."""

from milepost.schedule import worktime
from milepost.schedule.jit import inlined
from milepost.schedule.worktime import CLOCK

position = inlined(worktime.position)
start_instant = inlined(worktime.start_instant)


@inlined
def finish_instant(tables, calendar, place):
    """The instant at which `place` working minutes are done: the evening, at the end of a day."""
    if calendar == CLOCK:
        return place
    return start_instant(tables, calendar, place - 1) + 1
