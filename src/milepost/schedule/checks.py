"""What is wrong with estimates once a calendar says how long a day is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from milepost.model.activity import Activity, Task
from milepost.model.baseline import Baseline
from milepost.model.catalogue import problem
from milepost.model.duration import DayLength, Duration
from milepost.model.estimate import Fixed, Guess, Percentiles, Range, Values
from milepost.model.plan import Plan
from milepost.model.problem import Path, PlacedProblem, Problem
from milepost.model.uncertainty import Risk, RiskEffect
from milepost.schedule.calendar import CalendarBook, is_elapsed
from milepost.schedule.likely import likely_minutes
from milepost.schedule.worktime import position

AnyEstimate: TypeAlias = Guess | Fixed | Range | Values | Percentiles
Named: TypeAlias = tuple[str, Duration]


@dataclass(frozen=True, slots=True)
class PlacedEstimate:
    """An estimate of a plan, whose it is, where it stands below that, and the day on its calendar."""

    subject: str
    path: Path
    estimate: AnyEstimate
    length: DayLength


def check_estimates(plan: Plan, book: CalendarBook) -> list[Problem]:
    """Everything wrong with the durations of a plan, on its calendars."""
    return [placed.problem for placed in place_estimate_problems(plan, book)]


def place_estimate_problems(plan: Plan, book: CalendarBook) -> list[PlacedProblem]:
    """The same, each with its path below its subject."""
    return [
        *(found for placed in estimates_of(plan, book) for found in check_estimate(placed)),
        *(found for task in plan.tasks.values() for found in _check_crash(task, book)),
        *(found for task in plan.tasks.values() for found in _check_outrun(task, plan, book)),
        *(found for risk in plan.risks.values() for found in _check_delay(risk, plan)),
        *_check_baselines(plan),
    ]


def estimates_of(plan: Plan, book: CalendarBook) -> Iterator[PlacedEstimate]:
    """Every estimate of a plan: of activities, of what remains, and of what risks add."""
    for activity in plan.activities():
        if activity.estimate is not None:
            yield PlacedEstimate(activity.id, ("estimate",), activity.estimate, book.length(activity))
        if isinstance(activity, Task) and activity.remaining is not None:
            yield PlacedEstimate(activity.id, ("remaining",), activity.remaining, book.length(activity))
    for risk in plan.risks.values():
        lengths = _lengths_hit(risk.hits, plan, book)
        yield from _added(risk.id, ("effect",), risk.effect, lengths)
        if risk.mitigation is not None:
            yield from _added(risk.id, ("mitigation", "effect"), risk.mitigation.effect, lengths)


def _lengths_hit(hits: tuple[str, ...], plan: Plan, book: CalendarBook) -> list[DayLength]:
    """The days on the calendars of what a risk hits; on the plan's where it hits nothing."""
    activities: list[Activity | None] = [plan.tasks.get(name) or plan.milestones.get(name) for name in hits]
    return list(dict.fromkeys(book.length(activity) for activity in activities or [None]))


def _check_delay(risk: Risk, plan: Plan) -> Iterator[PlacedProblem]:
    """`range-mixed`: a delay by the clock on work in working time, or the other way round."""
    if risk.effect.add is None:
        return
    name, delay = _durations(risk.effect.add)[0]
    for hit in risk.hits:
        activity = plan.tasks.get(hit) or plan.milestones.get(hit)
        if activity is None or activity.estimate is None or is_elapsed(activity) == delay.elapsed:
            continue
        kinds = ("elapsed", "working") if delay.elapsed else ("working", "elapsed")
        message = (
            f"{risk.id} adds {name} {delay.text} of {kinds[0]} time to {hit}, which is estimated in {kinds[1]} time"
        )
        mend = f"give the delay in {kinds[1]} time, or hit {hit} by a risk of its own"
        yield _found("range-mixed", risk.id, ("effect", "add"), message, mend)


def _added(subject: str, path: Path, effect: RiskEffect | None, lengths: list[DayLength]) -> Iterator[PlacedEstimate]:
    if effect is not None and effect.add is not None:
        yield from (PlacedEstimate(subject, (*path, "add"), effect.add, length) for length in lengths)


def check_estimate(placed: PlacedEstimate) -> Iterator[PlacedProblem]:
    """The first thing wrong with one estimate: `range-negative`, `range-mixed` or `range-disordered`."""
    durations = _durations(placed.estimate)
    return next((iter([found]) for check in _ESTIMATE_CHECKS if (found := check(placed, durations))), iter(()))


def _check_negative(placed: PlacedEstimate, durations: list[Named]) -> PlacedProblem | None:
    below = [f"{name} {duration.text}" for name, duration in durations if duration.amount.numerator < 0]
    if not below:
        return None
    message = f"`{placed.path[-1]}` is negative: {', '.join(below)}"
    return _found("range-negative", placed.subject, placed.path, message, "give durations of 0 or more")


def _check_mixed(placed: PlacedEstimate, durations: list[Named]) -> PlacedProblem | None:
    if len({duration.elapsed for _, duration in durations}) < 2:
        return None
    message = f"`{placed.path[-1]}` mixes working and elapsed time: {_listed(durations)}"
    mend = "write all of it in working time (5d) or all of it in elapsed time (5ed)"
    return _found("range-mixed", placed.subject, placed.path, message, mend)


def _check_order(placed: PlacedEstimate, durations: list[Named]) -> PlacedProblem | None:
    if isinstance(placed.estimate, Values):
        return None  # values seen need no order
    minutes = [duration.minutes(placed.length) for _, duration in durations]
    if all(low <= high for low, high in pairwise(minutes)):
        return None
    message = f"`{placed.path[-1]}` is out of order: {_listed(durations)}"
    mend = "order them from the shortest to the longest"
    if len({duration.unit for _, duration in durations}) > 1:
        mend += f"; a day here has {placed.length.day / 60:g} hours, a week {placed.length.week / 60:g}"
    return _found("range-disordered", placed.subject, placed.path, message, mend)


EstimateCheck: TypeAlias = Callable[[PlacedEstimate, list[Named]], PlacedProblem | None]
_ESTIMATE_CHECKS: tuple[EstimateCheck, ...] = (_check_negative, _check_mixed, _check_order)


def _durations(estimate: AnyEstimate) -> list[Named]:
    """The durations of an estimate in the order in which they should rise, each with what it is called."""
    match estimate:
        case Guess(duration=duration) | Fixed(fixed=duration):
            return [("the duration", duration)]
        case Range(low=low, likely=None, high=high):
            return [("low", low), ("high", high)]
        case Range(low=low, likely=Duration() as likely, high=high):
            return [("low", low), ("likely", likely), ("high", high)]
        case Values(values=values):
            return [("value", value) for value in values]
        case Percentiles(percentiles=percentiles):
            by_percent = sorted(percentiles.items(), key=lambda item: int(item[0]))
            return [(f"p{percent}", duration) for percent, duration in by_percent]
    raise AssertionError("the union of estimates is closed")


def _listed(durations: list[Named]) -> str:
    return ", ".join(f"{name} {duration.text}" for name, duration in durations)


def _check_crash(task: Task, book: CalendarBook) -> Iterator[PlacedProblem]:
    crash, estimate = task.crash, task.estimate
    if crash is None:
        return
    path: Path = ("crash", "to")
    if crash.to.amount < 0:
        message = f"`crash` is negative: to {crash.to.text}"
        yield _found("range-negative", task.id, path, message, "give a duration of 0 or more")
    elif estimate is not None and crash.to.elapsed == _durations(estimate)[0][1].elapsed:
        length = book.length(task)
        if crash.to.minutes(length) >= likely_minutes(estimate, length):
            message = f"`crash` buys {task.id} down to {crash.to.text}, which is not under its estimate"
            mend = "give a duration under the estimate, or take `crash` out"
            yield _found("crash-longer", task.id, path, message, mend)


def _check_outrun(task: Task, plan: Plan, book: CalendarBook) -> Iterator[PlacedProblem]:
    begun = task.actual_start is not None and task.actual_finish is None
    if not begun or task.remaining is not None or task.actual_start is None or task.estimate is None:
        return
    high = _high(task.estimate)
    if high is None or not _has_hours(task, plan, book):
        return
    worked = _worked(task, task.actual_start.instant, plan.status_instant, book)
    if worked > high.minutes(book.length(task)):
        unit = "elapsed" if high.elapsed else "working"
        done = task.progress.share if task.progress is not None else 0
        left = f"{float(100 * (1 - done)):g} % of its estimate" if done else "all of its estimate"
        ran = f"{task.id} has run for {worked / 60:g} {unit} hours, longer than its high of {high.text}"
        message = f"{ran}; what is left is taken to be {left}"
        mend = "say what is left as a new estimate, such as remaining: {low: 1d, likely: 2d, high: 5d}"
        yield _found("estimate-outrun", task.id, ("estimate",), message, mend)


def _high(estimate: AnyEstimate) -> Duration | None:
    """The longest that an estimate reckons with; None for a single guess, which says nothing about it."""
    match estimate:
        case Guess():
            return None
        case Values(values=values):
            return max(values, key=lambda value: value.minutes(_ANY_DAY))
        case _:
            return _durations(estimate)[-1][1]


_ANY_DAY = DayLength(8 * 60, 40 * 60)


def _has_hours(task: Task, plan: Plan, book: CalendarBook) -> bool:
    """Whether the calendars of a task are in the plan: where one is not, that is the problem to mend first."""
    used = (plan.resources.get(use.id) for use in task.resources)
    named = [task.calendar, *(resource.calendar for resource in used if resource is not None)]
    return all(calendar is None or calendar in book.numbers for calendar in named)


def _worked(task: Task, since: int, until: int, book: CalendarBook) -> int:
    """Working minutes between two instants on the calendar of a task."""
    calendar = book.number(task)
    # Not the compiled one: reading a plan is no reason to load the compiler.
    done, begun = (position(book.tables, calendar, instant - book.origin) for instant in (until, since))
    return int(done - begun)


def _check_baselines(plan: Plan) -> Iterator[PlacedProblem]:
    for baseline in plan.of(Baseline).values():
        for name, dates in baseline.activities.items():
            if dates.duration is not None and dates.duration.amount < 0:
                path: Path = ("activities", name, "duration")
                message = f"the frozen duration of {name} is negative: {dates.duration.text}"
                yield _found("range-negative", baseline.id, path, message, "give a duration of 0 or more")


def _found(code: str, subject: str, path: Path, message: str, mend: str) -> PlacedProblem:
    return PlacedProblem(problem(code, subject, message, mend), path)
