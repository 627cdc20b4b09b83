"""Freshness and completeness: whether what the forecast stands on is there, and was looked at lately."""

from collections.abc import Mapping

from milepost.health.finding import Finding, NotRun, Outcome, Tally
from milepost.health.survey import Survey
from milepost.health.words import days, label, labels
from milepost.model.activity import Milestone, Task
from milepost.model.estimate import Guess
from milepost.model.goals import KeyResult
from milepost.schedule.compile import without_basis

CHECK_INS, SILENT = "check-ins-old", "status-missing"
ESTIMATES = ("estimates", ("has no range", "have no range"))
_NO_KEY_RESULTS = NotRun("no key result is still open")


def guesses(survey: Survey) -> Tally:
    """Unfinished tasks with a single guess or no estimate of what is left, and milestones ahead with a guess."""
    tasks = [task for task in survey.plan.tasks.values() if task.actual_finish is None]
    milestones = [milestone for milestone in survey.unreached if milestone.estimate is not None]
    activities: list[Task | Milestone] = [*milestones, *tasks]
    return Tally(tuple(each.id for each in activities if _is_guess(each)), len(activities))


def _is_guess(activity: Task | Milestone) -> bool:
    left = (activity.remaining if isinstance(activity, Task) else None) or activity.estimate
    return left is None or isinstance(left, Guess)


def estimates_without_range(survey: Survey) -> Outcome:
    """Estimates that are a single guess, or missing / estimates of what is still to be done."""
    tally = guesses(survey)
    if not tally.of:
        return NotRun("nothing is left to be estimated")
    return tally.finding(survey.plan, *ESTIMATES, give_ranges(survey, tally))


def give_ranges(survey: Survey, tally: Tally) -> str:
    """What would mend guesses."""
    return f"give {labels(survey.plan, tally.found)} low and high" if tally.found else ""


def open_key_results(survey: Survey) -> tuple[KeyResult, ...]:
    """Key results that are not yet due."""
    status = survey.plan.status_instant
    return tuple(each for each in survey.plan.key_results.values() if each.due is None or each.due.end_of_day > status)


def ages(survey: Survey) -> Mapping[str, int]:
    """Days since the last check-in of each open key result that had one."""
    today = survey.plan.status_instant // 1440
    newest = ((each.id, each.last_check_in) for each in open_key_results(survey))
    return {name: today - check_in.date.day for name, check_in in newest if check_in is not None}


def old_check_ins(survey: Survey) -> Outcome:
    """Open key results last looked at too many days before the status date; the value is the most days."""
    known = ages(survey)
    if not known:
        return NotRun("no open key result was ever checked in") if open_key_results(survey) else _NO_KEY_RESULTS
    limit = survey.limits[CHECK_INS]
    old = tuple(name for name, age in known.items() if age > limit)
    oldest = max(known, key=lambda name: known[name])
    counted = Tally(old, len(known)).counted("key results", ("was", "were"))
    message = f"{counted} last checked over {days(limit)} ago; {label(survey.plan, oldest)} {days(known[oldest])} ago"
    return Finding(float(known[oldest]), old, message, check_in(survey, old))


def check_in(survey: Survey, ids: tuple[str, ...]) -> str:
    """What would mend old or missing check-ins."""
    return f"check in today's value of {labels(survey.plan, ids)}" if ids else ""


def missing_check_ins(survey: Survey) -> Outcome:
    """Open key results that were never checked in / open key results."""
    results, known = open_key_results(survey), ages(survey)
    if not results:
        return _NO_KEY_RESULTS
    tally = Tally(tuple(each.id for each in results if each.id not in known), len(results))
    verbs = ("was never checked in", "were never checked in")
    return tally.finding(survey.plan, "key results", verbs, check_in(survey, tally.found))


def under_way(survey: Survey) -> tuple[Task, ...]:
    """Tasks that are started and not finished."""
    started = (task for task in survey.plan.tasks.values() if task.actual_start is not None)
    return tuple(task for task in started if task.actual_finish is None)


def silences(survey: Survey) -> Mapping[str, int]:
    """Days since the start of each task under way that gives neither progress nor what remains."""
    today = survey.plan.status_instant // 1440
    silent = (task for task in under_way(survey) if task.progress is None and task.remaining is None)
    return {task.id: today - task.actual_start.day for task in silent if task.actual_start is not None}


def missing_status(survey: Survey) -> Outcome:
    """Tasks started a good while ago whose progress nobody has told; the value is the most days since a start."""
    tasks, silent = under_way(survey), silences(survey)
    if not tasks:
        return NotRun("no task is under way")
    limit = survey.limits[SILENT]
    found = tuple(name for name, age in silent.items() if age > limit)
    counted = Tally(found, len(tasks)).counted("tasks under way", ("was", "were"))
    message = f"{counted} started over {days(limit)} ago without a word of progress"
    message += f": {labels(survey.plan, found)}" if found else ""
    return Finding(float(max(silent.values(), default=0)), found, message, tell_progress(survey, found))


def tell_progress(survey: Survey, ids: tuple[str, ...]) -> str:
    """What would mend silence about work under way."""
    return f"record the `progress` of {labels(survey.plan, ids)}, or better what is `remaining`" if ids else ""


def overdue_starts(survey: Survey) -> Tally:
    """Tasks that the baseline has started by the status date, and of them those not started."""
    frozen = survey.baseline.activities if survey.baseline is not None else {}
    due = [
        task
        for task in survey.work
        if task.id in frozen and (start := frozen[task.id].start) and start.end_of_day <= survey.plan.status_instant
    ]
    return Tally(tuple(task.id for task in due if task.actual_start is None), len(due))


def missed_starts(survey: Survey) -> Outcome:
    """Tasks not started / tasks that were to be started by the status date, by the newest baseline."""
    if survey.baseline is None:
        return NotRun("the plan has no baseline")
    tally = overdue_starts(survey)
    if not tally.of:
        return NotRun("nothing in the baseline was to be started by the status date")
    return tally.finding(
        survey.plan, "tasks to be started by now", ("is not", "are not"), confirm_starts(survey, tally)
    )


def confirm_starts(survey: Survey, tally: Tally) -> str:
    """What would mend starts that are overdue."""
    return f"record the start of {labels(survey.plan, tally.found)}, or say when it will be" if tally.found else ""


def missing_baseline(survey: Survey) -> Outcome:
    """Whether there is a baseline to compare with; the value is their number."""
    if survey.baseline is None:
        return Finding(0.0, (), "the plan has no baseline: nothing says how far it has moved", TAKE_BASELINE)
    message = f"the newest baseline, {label(survey.plan, survey.baseline.id)}, holds"
    return Finding(1.0, (), f"{message} {len(survey.baseline.activities)} activities", "")


TAKE_BASELINE = "keep today's dates as a baseline, once they are agreed"


def unfounded(survey: Survey) -> Tally:
    """Milestones ahead that stand at their target for want of anything else."""
    alone = without_basis(survey.plan)
    return Tally(tuple(each.id for each in survey.unreached if each.id in alone), len(survey.unreached))


def no_basis(survey: Survey) -> Outcome:
    """Milestones ahead with no work, nothing before them and no judged date; the value is their number."""
    tally = unfounded(survey)
    if not tally.of:
        return NotRun("no milestone is ahead")
    verbs = ("has nothing to forecast from", "have nothing to forecast from")
    found = tally.finding(survey.plan, "milestones ahead", verbs, found_them(survey, tally))
    return Finding(float(len(tally.found)), found.subjects, found.message, found.mend)


def found_them(survey: Survey, tally: Tally) -> str:
    """What would mend milestones without a basis."""
    names = labels(survey.plan, tally.found) if tally.found else ""
    return f"put tasks under {names}, name what comes before, or judge the date by `expected`" if names else ""
