"""Small plans for the schedule's tests: an office that works from nine to six, Monday to Friday, 480 minutes a day.

2026-11-02, the status date where none is given, is a Monday.
"""

from typing import Any

from milepost.model.document import read_document
from milepost.schedule.schedule import Schedule, ScheduledActivity, schedule

OFFICE = {"week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}}
AROUND = "24h"


def scheduled(tasks: list[Any], **keys: Any) -> Schedule:
    """The schedule of a plan of these tasks; keys are those of the plan file, over the office's."""
    head = {"plan": "Atlas", "status_date": "2026-11-02", "calendar": "office", "calendars": {}}
    document = {**head, "tasks": tasks, **keys}
    plan, draft = read_document({**document, "calendars": {"office": OFFICE, **document["calendars"]}})
    assert plan is not None and not draft.problems, draft.problems
    return schedule(plan)


def task(name: str, estimate: str = "1d", *after: Any, **keys: Any) -> dict[str, Any]:
    """A task that is certain to take its estimate."""
    return {"id": name, "estimate": {"fixed": estimate}, "after": list(after), **keys}


def link(name: str, type_: str = "FS", lag: str | None = None, lag_calendar: str | None = None) -> dict[str, Any]:
    """A dependency as the plan file writes it."""
    given = {"lag": lag, "lag_calendar": lag_calendar}
    return {"id": name, "type": type_, **{key: value for key, value in given.items() if value is not None}}


def early(found: Schedule, name: str) -> tuple[str, str]:
    """Early start and finish."""
    activity: ScheduledActivity = found.activity(name)
    return activity.early_start, activity.early_finish


def late(found: Schedule, name: str) -> tuple[str, str]:
    """Late start and finish."""
    activity = found.activity(name)
    return activity.late_start, activity.late_finish


def floats(found: Schedule, name: str) -> tuple[int | None, int | None]:
    """Total and free float in minutes."""
    activity = found.activity(name)
    return activity.total_float_minutes, activity.free_float_minutes


def codes(found: Schedule) -> list[tuple[str, str | None]]:
    """The code and subject of every problem of a schedule."""
    return [(each.code, each.subject) for each in found.problems]
