"""What a forecast can stand on: a plan with work or milestones in it, and milestones that rest on something."""

from collections.abc import Iterator
from zoneinfo import available_timezones

from milepost.model.checks.survey import Survey, found, nearest
from milepost.model.problem import PlacedProblem
from milepost.model.settings import Settings
from milepost.model.time_zone import zone_of


def check_empty(survey: Survey) -> Iterator[PlacedProblem]:
    """`empty-plan`: nothing to schedule."""
    if not survey.unread and next(survey.plan.activities(), None) is None:
        mend = "add tasks or milestones, such as tasks: [{id: api, estimate: 5d}]"
        yield found("empty-plan", None, (), "the plan has neither milestones nor tasks", mend)


def check_basis(survey: Survey) -> Iterator[PlacedProblem]:
    """`no-basis`: a milestone with nothing before it, nothing under it and no judgement of its date."""
    if survey.unread:
        return  # what could not be read may stand under any milestone
    tasks = survey.plan.tasks.values()
    with_tasks = {task.milestone for task in tasks}
    if any("milestone" in keys for keys in survey.blank.values()):
        return
    for milestone in survey.plan.milestones.values():
        alone = all(survey.lacks(milestone, key) for key in ("estimate", "expected", "after", "actual"))
        if alone and milestone.id not in with_tasks:
            yield found(
                "no-basis",
                milestone.id,
                (),
                f"nothing says when {milestone.id} can be reached: it has no date but its target",
                "put tasks under it, name what it comes after, or judge its date by `expected`",
            )


def check_judged(survey: Survey) -> Iterator[PlacedProblem]:
    """`two-bases` and `risk-without-effect`: what is said of a milestone whose date is judged, and does not count."""
    for milestone in survey.plan.milestones.values():
        if milestone.expected is not None and milestone.estimate is not None:
            message = f"{milestone.id} has a judged date and an estimate; the judged date counts"
            yield found("two-bases", milestone.id, ("estimate",), message, "take `estimate` or `expected` out")
    for risk in survey.plan.risks.values():
        for hit in risk.hits:
            milestone_hit = survey.plan.milestones.get(hit)
            if milestone_hit is not None and milestone_hit.expected is not None:
                message = f"{risk.id} hits {hit}, whose date is judged as it stands: the risk does nothing to it"
                mend = f"judge the date of {hit} with the risk in mind, or let the risk hit work before it"
                yield found("risk-without-effect", risk.id, ("hits",), message, mend)


def check_settings(survey: Survey) -> Iterator[PlacedProblem]:
    """`missing-key` where the plan has no status date, `auto-without-time-zone`, and `unknown-time-zone`."""
    settings = survey.plan.settings
    if settings.status is None:
        mend = "add status_date: the day that counts as today"
        yield found("missing-key", None, (), "the plan has no status date", mend)
    if settings.auto and settings.time_zone is None and "time_zone" not in survey.blank.get(None, ()):
        message = "the status date is `auto`, and no `time_zone` says where its days begin"
        yield found("auto-without-time-zone", None, ("status_date",), message, "add time_zone: Europe/Berlin, or yours")
    if settings.time_zone is not None and not _is_known(settings.time_zone, settings):
        near = nearest(settings.time_zone, sorted(available_timezones()))
        mend = f"did you mean `{near}`?" if near else "give a name of the IANA database, such as Europe/Berlin"
        message = f"{settings.time_zone!r} is not a time zone"
        yield found("unknown-time-zone", None, ("time_zone",), message, mend)


def _is_known(time_zone: str, settings: Settings) -> bool:
    # A machine without the database cannot tell, which matters only where the day depends on it.
    return zone_of(time_zone) is not None or not (settings.auto or available_timezones())
