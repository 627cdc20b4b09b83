"""Why an activity stands where it does: the chain of what it waits for, back to what waits for nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.model.activity import Constraint, Milestone, Task
from milepost.model.duration import Duration
from milepost.model.moment import Moment
from milepost.model.settings import ConstraintMode
from milepost.report.dates import full_day, time_of
from milepost.schedule.network import NEVER, State, Type
from milepost.schedule.schedule import Schedule

DONE, REACHED = "is done", "is reached"


@dataclass(frozen=True, slots=True)
class Step:
    """One activity of a chain, its dates as instants since 1970, and why it stands there.

    It waits for `waits_for` by a link of `type` (FS, SS, FF or SF) with `lag` as written; where it waits for nothing
    these are None, and `reason` says what fixes it. `implied` says that the one waited for is work under a milestone.
    """

    id: str
    name: str
    start: int
    finish: int
    reason: str | None
    waits_for: str | None = None
    type: str | None = None
    lag: str | None = None
    implied: bool = False


def chain(schedule: Schedule, activity_id: str) -> list[Step]:
    """The steps from an activity back to where its dates come from; raises `KeyError` where there is none."""
    steps = [_step(schedule, activity_id)]
    while (before := steps[-1].waits_for) is not None:
        steps.append(_step(schedule, before))
    return steps


def _step(schedule: Schedule, activity_id: str) -> Step:
    place, dates, origin = schedule.place[activity_id], schedule.dates, schedule.network.origin
    start, finish = int(dates.early_start[place]) + origin, int(dates.early_finish[place]) + origin
    name = schedule.plan.title_of(activity_id)
    fixed = _fixed(schedule, activity_id, place)
    driver = schedule.driver_of(place)
    if fixed is not None or driver is None:
        return Step(activity_id, name, start, finish, fixed or _floor(schedule, activity_id, place))
    link, links = int(dates.driver[place]), schedule.network.links
    kind, implied = Type(int(links.type[link])).name, bool(links.implied[link])
    lag = None if implied or not links.lag[link] else _lag(schedule, activity_id, driver, kind)
    return Step(activity_id, name, start, finish, None, driver, kind, lag.text if lag else None, implied)


def _lag(schedule: Schedule, activity_id: str, driver: str, kind: str) -> Duration | None:
    for each in _activity(schedule, activity_id).after:
        if each.id == driver and each.type.value == kind and each.lag is not None:
            return each.lag
    return None


def _activity(schedule: Schedule, activity_id: str) -> Milestone | Task:
    return schedule.plan.milestones.get(activity_id) or schedule.plan.tasks[activity_id]


def _fixed(schedule: Schedule, activity_id: str, place: int) -> str | None:
    """What fixes an activity whatever it waits for, None where nothing does."""
    activity, act = _activity(schedule, activity_id), schedule.network.activities
    if act.state[place] == State.DONE:
        return DONE if isinstance(activity, Task) else REACHED
    if activity.held is not None:
        return _held(activity.held.start, activity.held.finish)
    if act.as_late[place]:
        return "is set to be as late as possible"
    hard = schedule.plan.settings.schedule.constraints is ConstraintMode.HARD
    if hard and activity.constraint is not None and max(act.start_cap[place], act.finish_cap[place]) != NEVER:
        return f"is constrained to {_said(activity.constraint)}, which overrides its links"
    return None


def _held(start: Moment | None, finish: Moment | None) -> str:
    return f"is held to start on {_day(start)}" if start is not None else f"is held to finish on {_day(finish)}"


def _floor(schedule: Schedule, activity_id: str, place: int) -> str:
    """What sets the dates of an activity that no predecessor drives."""
    activity, act = _activity(schedule, activity_id), schedule.network.activities
    if isinstance(activity, Milestone) and act.judged[place] != NEVER and _is_judged(schedule, place):
        if schedule.network.standing[place]:
            return "stands at its target, for nothing else says when it can be reached"
        return "stands at its judged date"
    if act.state[place] == State.STARTED:
        return "is under way: what is left of it goes on from the status date"
    if activity.constraint is not None and _is_constrained(schedule, activity, activity.constraint, place):
        return f"is constrained to {_said(activity.constraint)}"
    settings = schedule.plan.settings
    if settings.start is not None and settings.start.instant > schedule.plan.status_instant:
        return f"waits for nothing, and starts on the plan's start, {time_of(settings.start.instant)}"
    return f"waits for nothing, and starts on the status date, {time_of(schedule.plan.status_instant)}"


def _is_judged(schedule: Schedule, place: int) -> bool:
    return bool(schedule.dates.early_finish[place] >= schedule.network.activities.judged[place])


def _is_constrained(schedule: Schedule, activity: Milestone | Task, constraint: Constraint, place: int) -> bool:
    """Whether the early dates lie where "no earlier" or "must" puts them, and not at the status date or the start."""
    act, book = schedule.network.activities, schedule.book
    calendar = book.number(activity)
    bounds = (constraint.start_no_earlier, constraint.must_start_on)
    starts = [book.first_minute(each, calendar) for each in bounds if each is not None]
    if any(schedule.network.status < at == act.start_floor[place] for at in starts):
        return True
    return act.finish_floor[place] != NEVER and bool(schedule.dates.early_finish[place] == act.finish_floor[place])


def _said(constraint: Constraint) -> str:
    given = (
        ("start no earlier than", constraint.start_no_earlier),
        ("start no later than", constraint.start_no_later),
        ("finish no earlier than", constraint.finish_no_earlier),
        ("finish no later than", constraint.finish_no_later),
        ("start on", constraint.must_start_on),
        ("finish on", constraint.must_finish_on),
    )
    return " and ".join(f"{words} {_day(moment)}" for words, moment in given if moment is not None)


def _day(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return full_day(moment.end_of_day) if moment.date_only else time_of(moment.instant)


def sentences(steps: list[Step]) -> Iterator[str]:
    """The chain read aloud, a line a step: "api waits for spec (FS + 2d),", "which starts on the status date."."""
    for number, step in enumerate(steps):
        subject = "which" if number else step.id
        yield f"{subject} {step.reason}." if step.waits_for is None else f"{subject} waits for {_link(step)},"


def _link(step: Step) -> str:
    """As in "spec (FS + 2d)"; a negative lag is a lead, taken off."""
    if step.implied:
        return f"{step.waits_for} (work under it)"
    lag = step.lag or ""
    apart = f" {'-' if lag.startswith('-') else '+'} {lag.lstrip('+-')}" if lag else ""
    return f"{step.waits_for} ({step.type}{apart})"
