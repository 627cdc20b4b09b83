"""The schedule as a page for people: a table of dates and floats, the critical path, and the chain behind one date."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from milepost.report.chain import DONE, REACHED, Step, chain, sentences
from milepost.report.dates import brief_day, day_of, full, full_day, time_of
from milepost.report.terminal.columns import Column, lay
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.milestones import flow
from milepost.report.terminal.paper import Paper
from milepost.schedule.schedule import Schedule, ScheduledActivity

_WITH_NAMES = 110
"""From this width on names stand beside the ids."""
_WITH_DATES = 64
"""From this width on an explanation has dates beside its steps."""


def schedule_page(schedule: Schedule, paper: Paper) -> list[Text]:
    """All activities by early start, then the critical path."""
    plan = schedule.plan
    line = Text(paper.fit(plan.name, paper.width), style=STRONG)
    facts = f"as of {full(day_of(plan.status_instant))}, every duration at its likely, no risks"
    head = [line, *paper.wrap(facts, style=SECOND)]
    shown = _by_start(schedule)
    if not shown:
        return [*head, Text(), Text("There is nothing to schedule in this plan.")]
    laid = lay(_columns(schedule, shown, paper), paper, indent=1)
    return [
        *head,
        Text(),
        *_summary(schedule, paper),
        Text(),
        laid.heading(),
        *laid.rows(),
        *_legend(schedule, shown, paper),
    ]


def _by_start(schedule: Schedule) -> list[ScheduledActivity]:
    """By early start, then finish, then as the file has them."""
    return sorted(schedule.activities, key=lambda each: (each.early_start, each.early_finish))


def _columns(schedule: Schedule, shown: Sequence[ScheduledActivity], paper: Paper) -> list[Column]:
    def days(name: str) -> list[Text]:
        found, origin = getattr(schedule.dates, name), schedule.network.origin
        return [Text(brief_day(int(found[schedule.place[each.id]]) + origin)) for each in shown]

    marks = [_mark(each, paper) for each in shown]
    columns = [
        Column("", marks),
        Column("Activity", [_name(each, schedule) for each in shown], least=14, most=40),
        Column("Start", _starts(schedule, shown), right=True),
        Column("Finish", days("early_finish"), right=True),
        Column("Late finish", days("late_finish"), right=True, gives_way=2),
        Column("Float", [_float(each, schedule, paper) for each in shown], right=True),
        Column("Waits for", [Text(each.driver or "", style=SECOND) for each in shown], least=10, most=24, gives_way=3),
    ]
    if paper.width >= _WITH_NAMES:
        names = [Text(each.name) for each in shown]
        columns.insert(2, Column("Name", names, least=24, most=paper.width - 90, gives_way=4))
    return columns


def _starts(schedule: Schedule, shown: Sequence[ScheduledActivity]) -> list[Text]:
    """A start at midnight belongs to the day it begins; a milestone has a finish only."""
    found, origin = schedule.dates.early_start, schedule.network.origin
    return [
        Text("" if each.id in schedule.plan.milestones else brief_day(int(found[schedule.place[each.id]]) + origin + 1))
        for each in shown
    ]


def _mark(each: ScheduledActivity, paper: Paper) -> Text:
    if each.critical:
        return Text(paper.glyphs.critical, style=STRONG)
    return Text(paper.glyphs.near if each.near_critical else " ", style=SECOND)


def _name(each: ScheduledActivity, schedule: Schedule) -> Text:
    return Text(each.id, style=STRONG if each.id in schedule.plan.milestones else "")


def float_days(minutes: int, schedule: Schedule, activity_id: str) -> float:
    """A float in the working days of the activity's calendar."""
    plan = schedule.plan
    return minutes / schedule.book.length(plan.milestones.get(activity_id) or plan.tasks[activity_id]).day


def _float(each: ScheduledActivity, schedule: Schedule, paper: Paper) -> Text:
    if each.total_float_minutes is None:
        return Text("done", style=SECOND)
    days = round(float_days(each.total_float_minutes, schedule, each.id), 1)
    return Text(f"{days + 0.0:.10g}d".replace("-", paper.glyphs.minus))


def _legend(schedule: Schedule, shown: Sequence[ScheduledActivity], paper: Paper) -> list[Text]:
    signs = []
    if any(each.critical for each in shown):
        signs.append(f"{paper.glyphs.critical} critical")
    if any(each.near_critical and not each.critical for each in shown):
        signs.append(f"{paper.glyphs.near} within {schedule.plan.settings.schedule.critical_within.text} of it")
    return flow([*signs, "float in working days", "bold: milestones"], paper)


def _summary(schedule: Schedule, paper: Paper) -> list[Text]:
    """When all is done, how much of it is critical, and the path that decides it, first to last."""
    open_ = [each for each in schedule.activities if each.total_float_minutes is not None]
    critical = [each for each in open_ if each.critical]
    if not open_:
        last = max(int(schedule.dates.early_finish[place]) for place in schedule.place.values())
        return paper.wrap(Text(f"All is done, since {full_day(last + schedule.network.origin)}.", style=STRONG))
    finish = full_day(schedule.dates.end + schedule.network.origin)
    said = f"All is done by {finish}: {len(critical)} of {len(open_)} open activities are critical."
    lines = paper.wrap(Text(said, style=STRONG))
    steps = [step for step in _path(schedule) if step.reason not in (DONE, REACHED)]
    if len(steps) > 1:
        path = f" {_arrow(paper)} ".join(step.id for step in steps)
        lines += paper.wrap(Text("The path: ", style=SECOND).append(path, style="not dim"), 0, 2)
    elif steps:
        lines += paper.wrap(f"The last of it: {steps[0].id} {steps[0].reason}.", 0, 2)
    return lines


def _arrow(paper: Paper) -> str:
    return paper.glyphs.promise if paper.glyphs.promise != "P" else ">"


def _path(schedule: Schedule) -> list[Step]:
    """The chain behind the activity that finishes last, first to last."""
    milestones = schedule.plan.milestones
    last = max(schedule.activities, key=lambda each: (each.early_finish, each.id in milestones), default=None)
    return [] if last is None else chain(schedule, last.id)[::-1]


def explanation(schedule: Schedule, activity_id: str, paper: Paper) -> list[Text]:
    """One activity's dates, and the chain of what it waits for, a step a line."""
    steps = chain(schedule, activity_id)
    found = schedule.activity(activity_id)
    first = steps[0]
    head = Text(paper.fit(found.name, paper.width), style=STRONG)
    return [head, *paper.wrap(_dates(schedule, found, first)), Text(), *_told(steps, schedule, paper)]


def _dates(schedule: Schedule, found: ScheduledActivity, step: Step) -> str:
    point = found.id in schedule.plan.milestones
    said = time_of(step.finish) if point else f"{time_of(step.start)} to {time_of(step.finish)}"
    if found.total_float_minutes is None:
        return f"{said}, {'reached' if point else 'done'}."
    days = float_days(found.total_float_minutes, schedule, found.id)
    rest = f"{abs(days):.1f}".removesuffix(".0")
    unit = "day" if rest == "1" else "days"
    said += ", critical" if found.critical else ""
    if days < 0:
        return f"{said}; {rest} working {unit} later than it has to be."
    return f"{said}; it can slip by {rest} working {unit} before the plan's finish moves."


def _told(steps: list[Step], schedule: Schedule, paper: Paper) -> Iterator[Text]:
    """Each step with its dates before it, where there is room for them."""
    dated = paper.width >= _WITH_DATES
    for number, (step, said) in enumerate(zip(steps, sentences(steps), strict=True)):
        line = Text(f"{_when(step, schedule, paper):>21}  " if dated else "", style=SECOND)
        line.append(said, style="not dim")
        bold, begin = (step.waits_for if number else step.id) or "", len(line) - len(said)
        at = said.find(bold) if bold else -1
        if at >= 0:
            line.stylize(STRONG, begin + at, begin + at + len(bold))
        yield from paper.wrap(line, 1, 24 if dated else 3)


def _when(step: Step, schedule: Schedule, paper: Paper) -> str:
    """A milestone's day, or a task's from and to."""
    finish = brief_day(step.finish)
    if step.id in schedule.plan.milestones:
        return finish
    return f"{brief_day(step.start + 1)} {paper.glyphs.dash} {finish}"
