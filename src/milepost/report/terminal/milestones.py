"""The table of milestones: dates, chance in words, and each one's futures as a small hill on one time axis."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import MilestoneForecast
from milepost.report.chance import about, chance_of, tens
from milepost.report.dates import brief_day
from milepost.report.lanes import lanes
from milepost.report.terminal.axis import Axis, axis_for
from milepost.report.terminal.columns import GAP, Column, Laid, lay
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.paper import Paper
from milepost.report.terminal.strip import hill, probability_of

_BESIDE = 132
"""From this width on the hills stand beside the dates, below it on lines of their own."""
_ROOMY = 96
"""From this width on a promise has its own chance beside it."""
_NAME = 28
_DATES = 71


def milestone_table(forecast: Forecast, paper: Paper) -> list[Text]:
    """All milestones by lane, each with its hill, and what the signs mean."""
    beside = paper.width >= _BESIDE
    laid_out = [milestone for lane in lanes(forecast) for milestone in lane.milestones]
    if not laid_out:
        return [Text("There are no milestones in this plan.", style=SECOND)]
    table = lay(_columns(laid_out, paper, beside), paper, indent=1)
    room = paper.width - table.width - GAP if beside else paper.width - 2
    axis = axis_for(laid_out, forecast.plan.status_instant, room)
    return [*_head(table, axis, paper, beside), *_body(forecast, table, axis, paper, beside), *_legend(laid_out, paper)]


def _columns(milestones: Sequence[MilestoneForecast], paper: Paper, beside: bool) -> list[Column]:
    names = [Text(paper.fit(each.name, 80)) for each in milestones]
    # Beside the hills, names have two fifths of the room that the dates leave.
    most = (paper.width - _DATES) * 2 // 5 if beside else 80
    return [
        Column("Milestone", names, least=most if beside else max(min(_NAME, paper.width - 31), 8), most=most),
        Column(
            "Target", [_dated(each.target, each.probability_target, paper) for each in milestones], True, gives_way=3
        ),
        Column("Promised", [_promised(each, paper) for each in milestones], True, gives_way=2),
        Column("P50", [_at(each, "p50") for each in milestones], True, gives_way=4),
        Column("P80", [_at(each, "p80") for each in milestones], True, gives_way=1),
        Column("Chance", [chance_cell(each, paper) for each in milestones]),
    ]


def _dated(instant: int | None, probability: float | None, paper: Paper) -> Text:
    return Text("" if instant is None else brief_day(instant), style=paper.ink.of(chance_of(probability)))


def _promised(milestone: MilestoneForecast, paper: Paper) -> Text:
    """The promise in the colour of its own chance, marked where it is at risk; with room for it, the chance in tens."""
    date = _dated(milestone.commitment, milestone.probability_commitment, paper)
    if milestone.commitment is None:
        return date
    if paper.width >= _ROOMY and milestone.probability_commitment is not None:
        date.append(f" {tens(milestone.probability_commitment):>2}/10")
    return date.append("!" if milestone.at_risk else " ", style=STRONG)


def _at(milestone: MilestoneForecast, level: str) -> Text:
    if milestone.when is None or (milestone.reached and level == "p50"):
        return Text("")
    return Text(brief_day(getattr(milestone.when, level)), style=STRONG if level == "p80" else "")


def chance_cell(milestone: MilestoneForecast, paper: Paper) -> Text:
    """The chance in words and in its colour, or why there is none."""
    if milestone.reached:
        return Text("reached", style=SECOND)
    if milestone.when is None:
        return Text("no basis", style=SECOND)
    probability = probability_of(milestone)
    if probability is None:
        return Text("no date asked", style=SECOND)
    return Text(about(probability), style=paper.ink.of(chance_of(probability)))


def _head(table: Laid, axis: Axis | None, paper: Paper, beside: bool) -> Iterator[Text]:
    if beside and axis is not None:
        line = table.heading()
        line.append(" " * (table.width + GAP - line.cell_len)).append_text(axis.heading(paper.glyphs))
        yield line
        return
    yield table.heading()
    if axis is not None:
        yield Text("  ").append_text(axis.heading(paper.glyphs))


def _body(forecast: Forecast, table: Laid, axis: Axis | None, paper: Paper, beside: bool) -> Iterator[Text]:
    rows = table.rows()
    found = lanes(forecast)
    for lane in found:
        if len(found) > 1:
            yield _lane_heading(lane.name, axis, table, paper, beside)
        for milestone in lane.milestones:
            line = next(rows)
            strip = None if axis is None else hill(milestone, axis, paper)
            if beside and strip is not None:
                line.append(" " * (table.width + GAP - line.cell_len)).append_text(strip)
            yield line
            if not beside and strip is not None and milestone.quantiles is not None and not milestone.reached:
                yield Text("  ").append_text(strip)


def _lane_heading(name: str, axis: Axis | None, table: Laid, paper: Paper, beside: bool) -> Text:
    line = Text(paper.fit(name, table.width if beside else paper.width), style=STRONG)
    if beside and axis is not None:
        grid = [" "] * axis.width
        for column in axis.ticks():
            grid[column] = paper.glyphs.grid
        grid[0] = paper.glyphs.today
        line.append(" " * (table.width + GAP - line.cell_len), style="not bold")
        line.append("".join(grid), style=SECOND + Style(bold=False))
    return line


def _legend(milestones: Sequence[MilestoneForecast], paper: Paper) -> list[Text]:
    glyphs = paper.glyphs
    signs = [(glyphs.target, "target", any(each.target for each in milestones))]
    signs.append((glyphs.promise, "promised", any(each.commitment for each in milestones)))
    signs.append((glyphs.stone, "at 80 %", any(each.when and not each.reached for each in milestones)))
    signs.append(
        (glyphs.hill[2] + glyphs.hill[5] + glyphs.hill[2], "likely span", any(each.quantiles for each in milestones))
    )
    signs.append((glyphs.today, "status date", True))
    signs.append(("!", "promise at risk", any(each.at_risk for each in milestones)))
    return flow([f"{sign} {meaning}" for sign, meaning, used in signs if used], paper)


def flow(items: Sequence[str], paper: Paper) -> list[Text]:
    """Short items one after the other, in lines that fit, none of them broken."""
    lines = [""]
    for item in items:
        if lines[-1] and cell_len(lines[-1]) + 3 + cell_len(item) > paper.width - 1:
            lines.append("")
        lines[-1] += ("   " if lines[-1] else "") + item
    return [Text(" " + line, style=SECOND) for line in lines if line]
