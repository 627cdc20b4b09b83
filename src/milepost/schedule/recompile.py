"""Which durations have changed from one revision of a plan to the next, where nothing else of its network has."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from milepost.model.activity import Activity, Milestone, Task
from milepost.model.plan import Plan
from milepost.schedule.network import Activities

Row: TypeAlias = tuple[int, ...]
_DURATION = Activities._fields.index("duration")


def changed_durations(
    before: Plan, after: Plan, row: Callable[[Milestone | Task], Row], is_point: Callable[[Activity], bool]
) -> dict[str, int] | None:
    """The new durations by id; None where more is another than durations.

    Calendars, resources and settings are the same; `row` compiles an activity on them, in the order of `Activities`.
    """
    found: dict[str, int] = {}
    if before.risks is not after.risks or not _are_same(before, after):
        return None
    for known, now in _changed(before, after):
        old, new = row(known), row(now)
        if _without_duration(old) != _without_duration(new) or _bound(known) != _bound(now):
            return None
        if is_point(known) != is_point(now):
            return None
        found[now.id] = new[_DURATION]
    return found


def _are_same(before: Plan, after: Plan) -> bool:
    """Whether both have the same activities, in the same order."""
    same_milestones = before.milestones is after.milestones or list(before.milestones) == list(after.milestones)
    return same_milestones and (before.tasks is after.tasks or list(before.tasks) == list(after.tasks))


def _changed(before: Plan, after: Plan) -> Iterator[tuple[Milestone | Task, Milestone | Task]]:
    """The activities that are other objects, each as it was and as it is."""
    for known, now in zip(before.activities(), after.activities(), strict=True):
        if known is not now:
            yield known, now


def _bound(activity: Milestone | Task) -> tuple[object, ...]:
    """What binds an activity to others, or to the calendars on which their links may be counted."""
    under = (activity.milestone, activity.resources) if isinstance(activity, Task) else ()
    return activity.after, activity.calendar, under


def _without_duration(row: Row) -> Row:
    return (*row[:_DURATION], *row[_DURATION + 1 :])
