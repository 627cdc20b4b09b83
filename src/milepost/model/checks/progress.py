"""What has happened must have happened in order, and by the status date."""

from collections.abc import Iterator

from milepost.model.checks.survey import Survey, found
from milepost.model.moment import Moment
from milepost.model.problem import PlacedProblem


def check_progress(survey: Survey) -> Iterator[PlacedProblem]:
    """Starts, finishes and progress of tasks that contradict one another."""
    for task in survey.plan.tasks.values():
        finish, progress = task.actual_finish, task.progress
        if task.actual_start is not None and finish is not None and _ends_before(finish, task.actual_start):
            yield found(
                "actual-before-start",
                task.id,
                ("actual_finish",),
                f"{task.id} finished on {finish.text}, before it started on {task.actual_start.text}",
                "correct one of the two dates",
            )
        if finish is not None:
            if survey.lacks(task, "actual_start"):
                message = f"{task.id} has an `actual_finish` and no `actual_start`"
                yield found("finish-without-start", task.id, ("actual_finish",), message, "add actual_start: the day")
            if progress is not None and progress.share < 1:
                message = f"{task.id} finished on {finish.text} and is {progress.text} done"
                mend = "write progress: 100%, or take `actual_finish` out"
                yield found("finished-not-complete", task.id, ("progress",), message, mend)
        elif progress is not None and progress.share:
            if survey.lacks(task, "actual_start"):
                message = f"{task.id} is {progress.text} done and has no `actual_start`"
                yield found("progress-without-start", task.id, ("progress",), message, "add actual_start: the day")
            if progress.share == 1 and survey.lacks(task, "actual_finish"):
                message = f"{task.id} is 100 % done and has no `actual_finish`"
                mend = "add actual_finish: the day, or less progress"
                yield found("done-without-finish", task.id, ("progress",), message, mend)


def _ends_before(finish: Moment, start: Moment) -> bool:
    # A date alone is a whole day: only days can be compared then.
    if finish.date_only or start.date_only:
        return finish.day < start.day
    return finish.instant < start.instant


def check_status_date(survey: Survey) -> Iterator[PlacedProblem]:
    """`date-after-status`: what has happened cannot lie after the plan's today."""
    status = survey.status
    if status is None:
        return
    for subject, key, place, moment in _happened(survey):
        if _ends_before(status, moment):
            yield found(
                "date-after-status",
                subject,
                (key,) if place is None else (key, place, "date"),
                f"`{key}` is {moment.text}, after the status date {status.text}",
                "correct the date, or move status_date on",
            )


def _happened(survey: Survey) -> Iterator[tuple[str, str, int | None, Moment]]:
    for task in survey.plan.tasks.values():
        if task.actual_start is not None:
            yield task.id, "actual_start", None, task.actual_start
        if task.actual_finish is not None:
            yield task.id, "actual_finish", None, task.actual_finish
    for milestone in survey.plan.milestones.values():
        if milestone.actual is not None:
            yield milestone.id, "actual", None, milestone.actual
    for key_result in survey.plan.key_results.values():
        for place, check_in in enumerate(key_result.check_ins):
            yield key_result.id, "check_ins", place, check_in.date
