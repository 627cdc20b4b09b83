"""How the plan fares against its baseline: points 11, 13 and 14 of the DCMA 14-Point Assessment.

Source: DCMA-EA PAM 200.1 (October 2012), sections 4.11, 4.13 (3.1.2.3) and 4.14 (3.1.2.4). The newest baseline
counts; finished tasks do too, milestones and what takes no time do not.
"""

from milepost.health.finding import Finding, NotRun, Outcome, Tally
from milepost.health.survey import Survey
from milepost.health.words import days, joined, label, labels
from milepost.model.activity import Task
from milepost.model.baseline import Baseline
from milepost.model.moment import Moment

NO_BASELINE = NotRun("the plan has no baseline")
_NOTHING_DUE = NotRun("nothing in the baseline was to be finished by the status date")


def due_tasks(survey: Survey, baseline: Baseline) -> tuple[Task, ...]:
    """The tasks that were to be finished by the status date."""
    frozen, status = baseline.activities, survey.plan.status_instant
    return tuple(task for task in survey.work if task.id in frozen and frozen[task.id].finish.end_of_day <= status)


def missed_tasks(survey: Survey) -> Outcome:
    """Section 4.11: tasks finished, or forecast to finish, after their baseline / tasks that were due by now."""
    if survey.baseline is None:
        return NO_BASELINE
    due = due_tasks(survey, survey.baseline)
    if not due:
        return _NOTHING_DUE
    frozen = survey.baseline.activities
    missed = tuple(task.id for task in due if _is_late(survey, task, frozen[task.id].finish))
    open_ = [task.id for task in due if task.actual_finish is None and task.id in missed]
    mend = "find out why the estimates of these ran over, before trusting those of the work ahead"
    if open_:
        mend = f"finish {labels(survey.plan, open_)}, or agree a new baseline"
    return Tally(missed, len(due)).finding(
        survey.plan, "tasks due by now", ("is later than its baseline", "are later than their baseline"), mend
    )


def _is_late(survey: Survey, task: Task, frozen: Moment) -> bool:
    actual = task.actual_finish
    if actual is None:
        return survey.schedule.network.origin + survey.finish(task.id) > frozen.end_of_day
    if actual.date_only or frozen.date_only:
        return actual.day > frozen.day
    return actual.instant > frozen.instant


def critical_path_length_index(survey: Survey) -> Outcome:
    """Section 3.1.2.3: (length of the critical path + its float) / its length, in working days of the plan's calendar.

    Measured at what finishes last by the baseline of all that is unfinished: the length is from the status date to
    its finish by the schedule, the float from there to its finish by the baseline, negative where it is late.
    """
    if survey.baseline is None:
        return NO_BASELINE
    ahead = {milestone.id for milestone in survey.unreached}
    ahead |= {task.id for task in survey.plan.tasks.values() if task.actual_finish is None}
    finishes = {name: dates.finish for name, dates in survey.baseline.activities.items() if name in ahead}
    if not finishes:
        return NotRun("everything in the baseline is finished")
    last = max(finishes, key=lambda name: finishes[name].end_of_day)
    book, finish = survey.schedule.book, survey.finish(last)
    length = survey.days_between(survey.schedule.network.status, finish)
    if length <= 0:
        return NotRun("no working day is left until the finish")
    left = survey.days_between(finish, book.last_minute(finishes[last], book.numbers[book.default]))
    name = label(survey.plan, last)
    gap = f"{days(-left)} after" if left < 0 else f"{days(left)} before"
    message = f"{name} is {length:.0f} working days ahead and finishes {gap} its baseline of {finishes[last].text}"
    mend = f"shorten what leads to {name}, or agree a new baseline" if left < 0 else ""
    return Finding((length + left) / length, (last,) if left < 0 else (), message, mend)


def baseline_execution_index(survey: Survey) -> Outcome:
    """Section 3.1.2.4: tasks finished / (tasks due by now + tasks without a baseline finish)."""
    if survey.baseline is None:
        return NO_BASELINE
    frozen = survey.baseline.activities
    due, new = due_tasks(survey, survey.baseline), [task for task in survey.work if task.id not in frozen]
    if not due and not new:
        return _NOTHING_DUE
    done = sum(task.actual_finish is not None for task in survey.work)
    index = done / (len(due) + len(new))
    counts = (done, "is", "finished"), (len(due), "was", "due by now"), (len(new), "is", "not in the baseline")
    plural = {"is": "are", "was": "were"}
    told = [f"{count} {verb if count == 1 else plural[verb]} {what}" for count, verb, what in counts]
    message = f"of {len(survey.work)} tasks {joined(told)}"
    open_ = tuple(task.id for task in due if task.actual_finish is None)
    return Finding(index, open_, message, _catch_up(survey, open_, [task.id for task in new]))


def _catch_up(survey: Survey, due: tuple[str, ...], new: list[str]) -> str:
    steps = [f"finish {labels(survey.plan, due)}"] if due else []
    steps += ["take a new baseline that holds all tasks"] if new else []
    return "; ".join(steps)
