"""Whether floats, durations, dates and resources can be believed: points 6 to 10 of the DCMA 14-Point Assessment.

Source: DCMA-EA PAM 200.1 (October 2012), sections 4.6 to 4.10.
"""

from collections.abc import Iterator

from milepost.health.dcma_logic import NO_WORK
from milepost.health.finding import Finding, NotRun, Outcome, Tally
from milepost.health.survey import Survey
from milepost.health.words import days, label, labels, sentence
from milepost.model.activity import Task
from milepost.schedule.network import State

LONG = 44
"""Two months of working days: beyond that a float or a duration is to be looked into (sections 4.6 and 4.8)."""


def high_float(survey: Survey) -> Outcome:
    """Section 4.6: unfinished tasks with a total float of over 44 working days / unfinished tasks."""
    if not survey.unfinished:
        return NO_WORK
    tally = Tally(
        tuple(task.id for task in survey.unfinished if survey.float_days(task) > LONG), len(survey.unfinished)
    )
    mend = f"name what really waits for {labels(survey.plan, tally.found)}" if tally.found else ""
    verbs = (f"has over {LONG} working days of float", f"have over {LONG} working days of float")
    return tally.finding(survey.plan, "unfinished tasks", verbs, mend)


def negative_float(survey: Survey) -> Outcome:
    """Section 4.7: unfinished tasks with a total float under 0 / unfinished tasks."""
    if not survey.unfinished:
        return NO_WORK
    floats = {task.id: survey.float_days(task) for task in survey.unfinished}
    tally = Tally(tuple(name for name, left in floats.items() if left < 0), len(floats))
    verbs = ("cannot keep a date that bounds it", "cannot keep a date that bounds them")
    found = tally.finding(survey.plan, "unfinished tasks", verbs, "")
    if not tally.found:
        return found
    worst = min(floats, key=lambda name: floats[name])
    message = f"{found.message}; {label(survey.plan, worst)} is {days(-floats[worst])} short"
    mend = f"move the date that bounds {label(survey.plan, worst)}, or shorten what leads to it"
    return Finding(found.value, found.subjects, message, mend)


def high_duration(survey: Survey) -> Outcome:
    """Section 4.8: unfinished tasks of over 44 working days / unfinished tasks.

    By the baseline's duration where there is one, else by today's. The published exception, work planned only
    roughly yet, needs a planning horizon, which a plan does not have.
    """
    if not survey.unfinished:
        return NO_WORK
    tally = Tally(tuple(task.id for task in survey.unfinished if _days(survey, task) > LONG), len(survey.unfinished))
    mend = (
        f"split {labels(survey.plan, tally.found)} into parts that can each be seen to be done" if tally.found else ""
    )
    verbs = (f"takes over {LONG} working days", f"take over {LONG} working days")
    return tally.finding(survey.plan, "unfinished tasks", verbs, mend)


def _days(survey: Survey, task: Task) -> float:
    frozen = survey.baseline.activities.get(task.id) if survey.baseline is not None else None
    if frozen is None or frozen.duration is None:
        return survey.planned_days(task)
    minutes = frozen.duration.minutes(survey.schedule.book.length(task))
    return survey.working_days(minutes, task, elapsed=frozen.duration.elapsed)


def invalid_dates(survey: Survey) -> Outcome:
    """Section 4.9: tasks that are forecast before the status date, or happened after it. The value is their number."""
    if not survey.work:
        return NotRun("no task that takes time")
    wrong = {task.id: why for task in survey.work for why in _wrong_dates(survey, task)}
    if not wrong:
        message = f"no date of {len(survey.work)} tasks lies on the wrong side of the status date"
        return Finding(0.0, (), message, "")
    told = sentence(f"{label(survey.plan, name)} {why}" for name, why in wrong.items())
    mend = f"move the hold or the date of {labels(survey.plan, [*wrong])}, or record what has happened"
    return Finding(float(len(wrong)), tuple(wrong), told, mend)


def _wrong_dates(survey: Survey, task: Task) -> Iterator[str]:
    place, dates = survey.schedule.place[task.id], survey.schedule.dates
    state, status = survey.schedule.network.activities.state[place], survey.plan.status_instant
    for moment, what in ((task.actual_start, "started"), (task.actual_finish, "finished")):
        if moment is not None and moment.instant > status:
            yield f"is said to have {what} on {moment.text}, after the status date"
    if state == State.OPEN and dates.early_start[place] < survey.schedule.network.status:
        yield f"is to start on {survey.schedule.text(dates.early_start[place])[:10]}, before the status date"
    elif state != State.DONE and dates.early_finish[place] < survey.schedule.network.status:
        yield f"is to finish on {survey.schedule.text(dates.early_finish[place])[:10]}, before the status date"


def resources(survey: Survey) -> Outcome:
    """Section 4.10: unfinished tasks of a day or more with neither resources nor cost / such tasks.

    No threshold is published, for a schedule may be meant to have none.
    """
    tasks = [task for task in survey.unfinished if survey.planned_days(task) >= 1]
    if not tasks:
        return NotRun("no unfinished task of a day or more")
    if not survey.plan.resources and not any(task.cost for task in survey.plan.tasks.values()):
        return NotRun("the plan has neither resources nor costs")
    tally = Tally(tuple(task.id for task in tasks if not task.resources and task.cost is None), len(tasks))
    mend = f"give {labels(survey.plan, tally.found)} what they take, as `resources` or `cost`" if tally.found else ""
    verbs = ("has neither resources nor cost", "have neither resources nor cost")
    return tally.finding(survey.plan, "unfinished tasks of a day or more", verbs, mend)
