"""One milestone's futures as a larger curve, with its dates under it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from milepost.forecast.results import MilestoneForecast
from milepost.model.moment import MINUTES_PER_DAY
from milepost.report.chance import Chance, about, chance_of, percent
from milepost.report.dates import full_day
from milepost.report.terminal.axis import Axis
from milepost.report.terminal.columns import Column, lay
from milepost.report.terminal.ink import SECOND, STRONG
from milepost.report.terminal.paper import Paper
from milepost.report.terminal.strip import likely_columns, peak_of, shares, spaced

_ROWS = 9
_FIRST, _LAST = 1, 194


def curve(milestone: MilestoneForecast, paper: Paper) -> list[Text]:
    """The curve on its axis, the marks under it and the dates they stand for; nothing where there is no forecast."""
    if milestone.quantiles is None or milestone.when is None or milestone.reached:
        return []
    axis = _axis(milestone, milestone.quantiles, min(paper.width - 2, 100))
    marks = list(_marks(milestone, paper))
    return [
        *_hill(milestone, milestone.quantiles, axis, paper),
        *_under(marks, axis, paper),
        Text(),
        *_dates(marks, paper),
    ]


Mark = tuple[str, str, int, float | None]
"""Its sign, what it is called, its instant, and the chance of it."""


def _marks(milestone: MilestoneForecast, paper: Paper) -> Iterator[Mark]:
    glyphs, when = paper.glyphs, milestone.when
    if milestone.target is not None:
        yield glyphs.target, "Target", milestone.target, milestone.probability_target
    if milestone.commitment is not None:
        yield glyphs.promise, "Promised", milestone.commitment, milestone.probability_commitment
    if when is not None:
        yield " ", "At 10 %", when.p10, None
        yield glyphs.near, "At 50 %", when.p50, None
        yield glyphs.stone, "At 80 %", when.p80, None
        yield " ", "At 90 %", when.p90, None


def _axis(milestone: MilestoneForecast, quantiles: Sequence[int], width: int) -> Axis:
    ends = [quantiles[_FIRST], quantiles[_LAST], milestone.target, milestone.commitment]
    known = [each for each in ends if each is not None]
    room = max((max(known) - min(known)) // 30, MINUTES_PER_DAY)
    return Axis(min(known) - room, max(known) + room, max(width, 1))


def _hill(milestone: MilestoneForecast, quantiles: Sequence[int], axis: Axis, paper: Paper) -> Iterator[Text]:
    """Rows from the top; what comes in time is in the colour of the likely, what comes late in that of the unlikely."""
    found, heights = shares(quantiles, axis), paper.glyphs.hill
    peak = peak_of(found, likely_columns(quantiles, axis)) or 1.0
    steps = [round(min(share / peak, 1.0) * _ROWS * len(heights)) for share in found]
    date = milestone.target if milestone.target is not None else milestone.commitment
    limit = axis.column(date) if date is not None else axis.width
    for row in range(_ROWS - 1, -1, -1):
        line = Text(" ")
        for column, step in enumerate(steps):
            filled = min(max(step - row * len(heights), 0), len(heights))
            tone = paper.ink.of(
                Chance.UNKNOWN if date is None else Chance.LIKELY if column <= limit else Chance.UNLIKELY
            )
            line.append(heights[filled - 1] if filled else " ", style=tone)
        line.rstrip()
        yield line


def _under(marks: Sequence[Mark], axis: Axis, paper: Paper) -> Iterator[Text]:
    base = list(paper.glyphs.line * axis.width)
    yield Text(" " + "".join(base), style=SECOND)
    shown = sorted((mark for mark in marks if mark[0] != " "), key=lambda mark: mark[2])
    signs = [" "] * axis.width
    for column, mark in zip(spaced([axis.column(mark[2]) for mark in shown], axis.width), shown, strict=True):
        signs[column] = mark[0]
    yield Text((" " + "".join(signs)).rstrip(), style=STRONG)
    first, last = full_day(axis.first), full_day(axis.last)
    space = axis.width - len(first) - len(last)
    if space > 0:
        yield Text(f" {first}{' ' * space}{last}", style=SECOND)


def _dates(marks: Sequence[Mark], paper: Paper) -> Iterator[Text]:
    columns = [
        Column("", [Text(mark[0], style=STRONG) for mark in marks]),
        Column("", [Text(mark[1]) for mark in marks]),
        Column("", [Text(full_day(mark[2]), style=STRONG) for mark in marks], right=True),
        Column("", [_chance(mark[3], paper) for mark in marks], gives_way=1),
    ]
    yield from lay(columns, paper, indent=1).rows()


def _chance(probability: float | None, paper: Paper) -> Text:
    if probability is None:
        return Text()
    return Text(f"{about(probability)} ({percent(probability)})", style=paper.ink.of(chance_of(probability)))
