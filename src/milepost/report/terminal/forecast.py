"""The forecast as a page for people: one sentence first, then dates, goals, causes, what to do, how far to trust it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import Driver
from milepost.report.advice import advice
from milepost.report.attention import concerns, sentence
from milepost.report.dates import day_of, full, full_day
from milepost.report.terminal.drivers import drivers
from milepost.report.terminal.goals import goals
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.milestones import milestone_table
from milepost.report.terminal.paper import Paper

MOST_ANSWERS = 6


def forecast_page(forecast: Forecast, paper: Paper, trust: Sequence[str], seconds: float) -> list[Text]:
    """The whole page; `trust` are sentences on how far to trust it, `seconds` what it all took."""
    return [
        *_header(forecast, paper),
        Text(),
        *paper.wrap(Text(sentence(forecast), style=STRONG)),
        Text(),
        *milestone_table(forecast, paper),
        *_section(_answers(forecast, paper), paper, "Answers", _answers_note(forecast)),
        *_section(goals(forecast, paper), paper, "Objectives"),
        *_section(_causes(forecast, paper), paper, *_causes_heading(forecast)),
        *_section(_deeds(forecast, paper), paper, "Worth doing first"),
        *_section(list(_trusted(trust, paper)), paper, "How much to trust it"),
        Text(),
        *paper.wrap(f"{_futures(forecast)} in {seconds:.1f} s", style=SECOND),
    ]


def _header(forecast: Forecast, paper: Paper) -> list[Text]:
    plan, inputs = forecast.plan, forecast.inputs
    facts = f"as of {full(day_of(plan.status_instant))}, {_futures(forecast)}, seed {inputs.seed}"
    if inputs.target is not None:
        facts += f", for {plan.title_of(inputs.target)}"
    line = Text(paper.fit(plan.name, paper.width), style=STRONG)
    if line.cell_len + 2 + len(facts) <= paper.width:
        return [line.append("  " + facts, style="not bold dim")]
    return [line, *paper.wrap(facts, style=SECOND)]


def _futures(forecast: Forecast) -> str:
    count = forecast.inputs.iterations
    return "1 future" if count == 1 else f"{count:,} futures"


def _section(lines: Sequence[Text], paper: Paper, heading: str, note: str = "") -> Iterator[Text]:
    if lines:
        yield Text()
        yield paper.heading(heading, note)
        yield from lines


def _answers(forecast: Forecast, paper: Paper) -> list[Text]:
    """The answer lines of what needs attention most; where few need any, of whatever is open."""
    lines = []
    for each in _answered(forecast)[:MOST_ANSWERS]:
        milestone = forecast.milestone(each)
        line = Text(milestone.answer)
        line.stylize(STRONG, 0, len(milestone.name))
        lines += paper.wrap(line, 1, 3)
    return lines


def _answered(forecast: Forecast) -> list[str]:
    dated = list(dict.fromkeys(each.milestone.id for each in concerns(forecast.milestones)))
    return dated + [each.id for each in forecast.milestones if each.id not in dated and not each.reached]


def _answers_note(forecast: Forecast) -> str:
    more = len(_answered(forecast)) - MOST_ANSWERS
    return f"those that need attention most; {more} more with --json" if more > 0 else ""


def focus(forecast: Forecast) -> str | None:
    """The activity whose causes are shown: what was asked for, else the milestone that needs attention most."""
    if forecast.inputs.target is not None:
        return forecast.inputs.target
    ranked = concerns(forecast.milestones)
    return ranked[0].milestone.id if ranked else None


def _causes(forecast: Forecast, paper: Paper) -> list[Text]:
    wanted = focus(forecast)
    if wanted is None:
        return []
    if wanted in forecast.plan.milestones:
        milestone = forecast.milestone(wanted)
        return [] if milestone.reached or milestone.when is None else drivers(milestone.drivers, paper)
    return drivers(list(_of_activity(forecast)), paper)


def _of_activity(forecast: Forecast) -> Iterator[Driver]:
    """What drives a task that was asked for: what was worked out for it, the largest first."""
    found = [
        Driver(each.id, each.name, False, each.criticality, each.probability_gain, each.p80_days_gain)
        for each in forecast.activities
        if each.p80_days_gain is not None
    ]
    found += [
        Driver(each.id, each.name, True, None, each.probability_gain, each.p80_days_gain)
        for each in forecast.risks
        if each.p80_days_gain is not None
    ]
    yield from sorted(found, key=lambda each: (-each.days_gain, each.id))[:6]


def _causes_heading(forecast: Forecast) -> tuple[str, str]:
    wanted = focus(forecast)
    if wanted is None:
        return "What holds it back", ""
    milestone = forecast.milestone(wanted) if wanted in forecast.plan.milestones else None
    date = (milestone.target or milestone.commitment) if milestone is not None else None
    note = f"points of chance for {full_day(date)}, and days at 80 %" if date is not None else "days at 80 %"
    return f"What holds back {forecast.plan.title_of(wanted)}", note


def _deeds(forecast: Forecast, paper: Paper) -> list[Text]:
    lines = []
    for number, each in enumerate(advice(forecast), start=1):
        line = Text(f"{number}  ")
        line.append(each.deed, style=STRONG).append(": " + each.effect + ".")
        lines += paper.wrap(line, 1, 4)
    return lines


def _trusted(trust: Sequence[str], paper: Paper) -> Iterator[Text]:
    for each in trust:
        yield from paper.wrap(each, 1, 1)
