"""Whether what is called critical is: point 12 of the DCMA 14-Point Assessment, done by rescheduling.

Source: DCMA-EA PAM 200.1 (October 2012), section 4.12. The slip of 600 working days is the one that its training uses.
"""

from dataclasses import replace

import numpy as np

from milepost.health.finding import Finding, NotRun, Outcome
from milepost.health.survey import Survey
from milepost.health.words import days, label
from milepost.model.activity import Task
from milepost.schedule.calendar import is_elapsed
from milepost.schedule.schedule import Schedule, critical_path
from milepost.schedule.worktime import MINUTES_PER_WEEK

CODE = "dcma-12"
SLIP = 600
"""Working days added to a critical task."""


def critical_path_test(survey: Survey) -> Outcome:
    """The share of a slip of 600 working days in a critical task by which what finishes last moves.

    The slip goes to the first unfinished task of those that the finish hangs on by tight links; where it hangs on a
    date alone, to the task with the least float. It is counted on that task's calendar; what follows on other
    calendars may move by somewhat more or less, so that a share near 1 passes.
    """
    task = _critical_task(survey)
    if task is None or not _last(survey.schedule):
        return NotRun("no unfinished task is critical")
    moved = _moved_days(survey, task)
    name, last = label(survey.plan, task.id), label(survey.plan, _last(survey.schedule)[-1])
    message = f"{SLIP} more working days of {name} move {last}, which finishes last, by {days(moved)}"
    if moved / SLIP >= survey.limits[CODE]:
        return Finding(moved / SLIP, (), message, "")
    mend = f"link {name} through to {last}, and look on the way for holds and dates that stand alone"
    return Finding(moved / SLIP, (task.id,), message, mend)


def _critical_task(survey: Survey) -> Task | None:
    schedule, unfinished = survey.schedule, {task.id: task for task in survey.unfinished}
    places = [schedule.place[name] for name in unfinished]
    tight = schedule.longest_path
    on_path = [place for place in places if tight[place]]
    if on_path:
        first = min(on_path, key=lambda place: (schedule.dates.early_start[place], place))
        return unfinished[schedule.network.ids[first]]
    critical = [place for place in places if schedule.critical[place]]
    least = min(critical, key=lambda place: (schedule.dates.total_float[place], place), default=None)
    return None if least is None else unfinished[schedule.network.ids[least]]


def _moved_days(survey: Survey, task: Task) -> float:
    """By how many working days of the task's calendar what finishes last does so later."""
    schedule, place = survey.schedule, survey.schedule.place[task.id]
    act = schedule.network.activities
    durations = act.duration.copy()
    durations[place] += _minutes(survey, task, SLIP)
    slipped = critical_path(replace(schedule.network, activities=act._replace(duration=durations)))
    finish = max(int(slipped.early_finish[schedule.place[each]]) for each in _last(schedule))
    minutes = survey.minutes_between(int(act.calendar[place]), schedule.dates.end, finish)
    return survey.working_days(minutes, task, elapsed=is_elapsed(task))


def _last(schedule: Schedule) -> list[str]:
    """The ids of what finishes last, each after what leads to it."""
    return [schedule.network.ids[place] for place in np.flatnonzero(schedule.dates.early_finish == schedule.dates.end)]


def _minutes(survey: Survey, task: Task, working_days: int) -> int:
    length = survey.schedule.book.length()
    if is_elapsed(task):
        return working_days * length.day * MINUTES_PER_WEEK // length.week
    return working_days * survey.schedule.book.length(task).day
