"""A plan from a file, with everything that is wrong with it at once, each problem at its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from milepost.exchange.source import Source, parse, read_source
from milepost.forecast.shapes import fit_problem
from milepost.model.catalogue import problem
from milepost.model.checks import place_problems
from milepost.model.document import Document, Draft, read_document
from milepost.model.estimate import Range
from milepost.model.plan import Plan
from milepost.model.problem import Path as Place
from milepost.model.problem import PlacedProblem, Problem, Severity
from milepost.schedule.calendar import CalendarBook
from milepost.schedule.checks import check_estimate, estimates_of, place_estimate_problems


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of a plan file: the plan, or None where there are errors, and all problems by line."""

    plan: Plan | None
    problems: tuple[Problem, ...]


class PlanFileError(ValueError):
    """A plan file has errors; `problems` holds them all, warnings too, and the message lists them."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__(_told(name, self.problems))

    def __reduce__(self) -> tuple[type["PlanFileError"], tuple[str, tuple[Problem, ...]]]:
        return type(self), (self.name, self.problems)


def read(path: Path | str, now: datetime | None = None) -> Plan:
    """The plan in a file (YAML or JSON); raises `PlanFileError` where it has errors. Warnings pass.

    `now` is the present moment, such as `datetime.now(UTC)`: a plan whose status date is `auto` is read as of that day.
    """
    reading = read_plan(Path(path), now)
    if reading.plan is None:
        raise PlanFileError(str(path), reading.problems)
    return reading.plan


def read_plan(path: Path, now: datetime | None = None) -> Reading:
    """Read a plan file as of `now`; what is wrong with it is in the problems, and nothing is raised."""
    return judged(read_source(path), now)


def read_text(text: str, name: str = "plan.yaml", now: datetime | None = None) -> Reading:
    """Read the text of a plan file as of `now`; `name` tells YAML from JSON by its ending."""
    return judged(parse(text.encode("utf-8", "surrogatepass"), name), now)


def read_data(document: Document, now: datetime | None = None) -> Reading:
    """Read a plan document that came from no file, such as one sent by a program; problems have no lines."""
    plan, draft = read_document(document, now)
    placed = [*draft.problems, *_plan_problems(plan, draft)]
    problems = tuple(dict.fromkeys(each.problem for each in placed))
    flawed = any(each.severity is Severity.ERROR for each in problems)
    return Reading(None if flawed else plan, problems)


def plan_problems(plan: Plan, unread: Iterable[str] = ()) -> list[Problem]:
    """Everything wrong with a plan that came from no file, as reading one would tell it: what the log is judged by.

    `unread` are ids that there are although the plan does not hold them.
    """
    return [placed.problem for placed in _plan_problems(plan, Draft(unread=set(unread)))]


def judged(source: Source, now: datetime | None = None) -> Reading:
    """Read a plan from a source at hand as of `now`, for whoever needs the text of the file as well."""
    if source.document is None:
        return Reading(None, _by_line(source.problems))
    plan, draft = read_document(source.document, now)
    placed = [*draft.problems, *(_below(draft, each) for each in _plan_problems(plan, draft))]
    problems = _by_line([*source.problems, *_with_lines(source, placed)])
    flawed = any(each.severity is Severity.ERROR for each in problems)
    return Reading(None if flawed else plan, problems)


def _plan_problems(plan: Plan | None, draft: Draft) -> Iterator[PlacedProblem]:
    """What is wrong with the plan that could be read, each at a path below its subject."""
    if plan is None:
        return
    yield from place_problems(plan, frozenset(draft.unread), draft.blank)
    if plan.settings.status is None:
        return  # which is told by then; without it nothing has a place in time
    book = CalendarBook.of(plan)
    yield from (PlacedProblem(each, ()) for each in book.problems if _is_read(each.subject, plan, draft))
    yield from place_estimate_problems(plan, book)
    yield from _unfit(plan, book)


def _is_read(calendar_id: str | None, plan: Plan, draft: Draft) -> bool:
    """Whether a calendar and all above it could be read whole, so that what they lack is not just unread."""
    seen: set[str] = set()
    while calendar_id is not None and calendar_id not in seen:
        if calendar_id in draft.blank or calendar_id in draft.unread:
            return False
        seen.add(calendar_id)
        calendar = plan.calendars.get(calendar_id)
        calendar_id = calendar.parent if calendar is not None else None
    return True


def _unfit(plan: Plan, book: CalendarBook) -> Iterator[PlacedProblem]:
    """`range-unfit`: estimates that are right in themselves, and that no curve goes through."""
    for placed in estimates_of(plan, book):
        estimate = placed.estimate
        if not isinstance(estimate, Range) or estimate.percentiles is None:
            continue  # through its extremes there is always a curve
        reason = fit_problem(estimate, placed.length)
        if reason is not None and not any(check_estimate(placed)):
            message = f"no curve fits `{placed.path[-1]}`: {reason}"
            mend = "move `likely`, choose another shape, or give percentiles: {10: 4d, 50: 6d, 90: 15d}"
            yield PlacedProblem(problem("range-unfit", placed.subject, message, mend), placed.path)


def _below(draft: Draft, placed: PlacedProblem) -> PlacedProblem:
    """The problem at its path in the document; the plan itself, and calendars not in the file, stand at the top."""
    subject = placed.problem.subject
    top: Place = draft.places.get(subject, ()) if subject is not None else ()
    return PlacedProblem(placed.problem, (*top, *placed.path))


def _with_lines(source: Source, placed: Iterable[PlacedProblem]) -> Iterator[Problem]:
    # A number that the file cannot hold was read as nothing: that this nothing does not fit need not be said as well.
    said = {problem.line for problem in source.problems if problem.code == "number-not-finite"}
    for each in placed:
        line = source.line(each.path)
        if each.problem.code != "wrong-type" or line not in said:
            yield replace(each.problem, line=line)


def _by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By line, those of the whole file first; within a line as they were found, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: each.line or 0))


def _told(name: str, problems: tuple[Problem, ...]) -> str:
    errors = sum(each.severity is Severity.ERROR for each in problems)
    lines = [f"{name} has {errors} error{'s' if errors != 1 else ''}:"]
    for each in problems:
        where = f"line {each.line}" if each.line is not None else "file"
        whose = f" {each.subject}:" if each.subject is not None else ""
        lines.append(f"  {where}: {each.severity} {each.code}:{whose} {each.message}; {each.mend}")
    return "\n".join(lines)
