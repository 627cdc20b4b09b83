"""How work is linked and pinned: points 1 to 5 of the DCMA 14-Point Assessment.

Source: DCMA-EA PAM 200.1 (October 2012), sections 4.1 to 4.5. Tasks that are finished or take no time, and
milestones, are no tasks there; of links, those that still bear on something are counted, into tasks and milestones
alike. That a milestone waits for the tasks under it is logic (point 1) but no link that anybody drew (points 2 to 4).
"""

from collections.abc import Callable
from dataclasses import dataclass

from milepost.health.finding import Finding, NotRun, Outcome, Tally
from milepost.health.survey import Survey
from milepost.health.words import joined, label, labels
from milepost.model.activity import Activity, Constraint, Task
from milepost.model.duration import Duration
from milepost.model.link import LinkType

NO_WORK = NotRun("no unfinished task that takes time")
_NO_LINKS = NotRun("no link leads to anything unfinished")


def missing_logic(survey: Survey) -> Outcome:
    """Section 4.1: unfinished tasks without a predecessor, without a successor, or both / unfinished tasks."""
    if not survey.unfinished:
        return NO_WORK
    followed = {each.id for activity in survey.plan.activities() for each in activity.after}
    lost = {
        task.id: _lack(task, followed) for task in survey.unfinished if not task.after or _ends_open(task, followed)
    }
    tally = Tally(tuple(lost), len(survey.unfinished))
    mend = "; ".join(
        f"{what} {labels(survey.plan, ids)}"
        for way, what in _MENDS.items()
        if (ids := [name for name, lack in lost.items() if lack == way])
    )
    verbs = ("lacks a predecessor or a successor", "lack a predecessor or a successor")
    return tally.finding(survey.plan, "unfinished tasks", verbs, mend)


_MENDS = {
    "before": "name in `after` what comes before",
    "after": "name what waits for, or give a milestone to",
    "both": "link at both ends, or give a milestone to",
}


def _ends_open(task: Task, followed: set[str]) -> bool:
    return task.id not in followed and task.milestone is None


def _lack(task: Task, followed: set[str]) -> str:
    if task.after:
        return "after"
    return "both" if _ends_open(task, followed) else "before"


@dataclass(frozen=True, slots=True)
class _Link:
    source: str
    target: str
    type: LinkType
    lag: Duration | None

    @property
    def delay(self) -> float:
        return float(self.lag.amount) if self.lag is not None else 0.0


def leads(survey: Survey) -> Outcome:
    """Section 4.2: links with a lead (a negative lag) / links."""
    mend = "take the lead out: split the work before it where the next can begin"
    return _links(survey, lambda link: link.delay < 0, ("is a lead", "are leads"), mend)


def lags(survey: Survey) -> Outcome:
    """Section 4.3: links with a lag / links."""
    mend = "make the wait a task of its own, with a name, an owner and a range"
    return _links(survey, lambda link: link.delay > 0, ("has a lag", "have a lag"), mend)


def finish_to_start(survey: Survey) -> Outcome:
    """Section 4.4: links from finish to start / links."""
    mend = "split the work so that one thing can follow another from finish to start"
    verbs = ("is not finish to start", "are not finish to start")
    found = _links(survey, lambda link: link.type is not LinkType.FINISH_START, verbs, mend)
    if isinstance(found, NotRun):
        return found
    return Finding(1 - found.value, found.subjects, found.message, found.mend)


def _links(survey: Survey, odd: Callable[[_Link], bool], verbs: tuple[str, str], mend: str) -> Outcome:
    """The share of links that are odd; the subjects are the activities they lead to."""
    links = [
        _Link(each.id, activity.id, each.type, each.lag)
        for activity in (*survey.unreached, *survey.plan.tasks.values())
        if not isinstance(activity, Task) or activity.actual_finish is None
        for each in activity.after
    ]
    if not links:
        return _NO_LINKS
    found = [link for link in links if odd(link)]
    tally = Tally(tuple(dict.fromkeys(link.target for link in found)), len(links))
    counted = Tally(tuple(link.target for link in found), len(links))
    named = f": {joined([_told(survey, link) for link in found])}" if found else ""
    return Finding(counted.share, tally.found, f"{counted.counted('links', verbs)}{named}", mend)


def _told(survey: Survey, link: _Link) -> str:
    lag = f" {link.lag.text}" if link.delay and link.lag is not None else ""
    return f"{label(survey.plan, link.target)} after {label(survey.plan, link.source)} ({link.type}{lag})"


def hard_constraints(survey: Survey) -> Outcome:
    """Section 4.5: unfinished tasks that must start or finish on a date, or no later than it / unfinished tasks."""
    if not survey.unfinished:
        return NO_WORK
    tally = Tally(tuple(task.id for task in survey.unfinished if is_pinned(task)), len(survey.unfinished))
    mend = f"let the links decide, and give {labels(survey.plan, tally.found)} a deadline" if tally.found else ""
    verbs = ("is pinned to a date", "are pinned to a date")
    return tally.finding(survey.plan, "unfinished tasks", verbs, mend)


def is_pinned(activity: Activity) -> bool:
    """Whether an activity has a constraint of the kinds that the assessment calls hard."""
    given = activity.constraint or Constraint()
    dates = (given.must_start_on, given.must_finish_on, given.start_no_later, given.finish_no_later)
    return any(date is not None for date in dates)
