"""The time axis as drawn: two rows of words, thin lines below, and the line of the status date."""

from datetime import datetime

from milepost.report.charts.svg import line, rectangle, words
from milepost.report.charts.timescale import Step, TimeScale, major_label, minor_label, names_first_year
from milepost.report.charts.typeface import Weight, measure
from milepost.report.dates import short
from milepost.report.theme import Palette

HEIGHT = 52.0
FONT = 12.0


def axis(scale: TimeScale, status: datetime, top: float, bottom: float, palette: Palette) -> str:
    """Words from `top` to `top + HEIGHT`, lines on to `bottom`; the words of the status date keep their place free."""
    rhythm = scale.rhythm()
    written = _row(scale, rhythm.major, top + 18.0, palette, bold=True)
    lines = _lines(scale, rhythm.major, top + 4.0, bottom, palette)
    if rhythm.minor is not None:
        written += _row(scale, rhythm.minor, top + 40.0, palette, taken=_pill(scale, status))
        lines += _lines(scale, rhythm.minor, top + 28.0, top + HEIGHT, palette)
        if rhythm.minor in {Step.MONTH, Step.QUARTER}:
            lines += _lines(scale, rhythm.minor, top + HEIGHT, bottom, palette)
    return lines + written


def status_line(scale: TimeScale, moment: datetime, top: float, bottom: float, palette: Palette) -> str:
    """Where we are, as a line in the accent colour."""
    x = scale.x(moment)
    return line(x, top + 8.0, x, bottom, stroke=palette.accent, width=1.5)


def status_words(scale: TimeScale, moment: datetime, top: float, palette: Palette) -> str:
    """The status date on its line; `top` is the upper edge."""
    left, right = _pill(scale, moment)
    pill = rectangle(left, top, right - left, 18.0, fill=palette.accent, radius=9.0)
    return pill + words(
        left + 7.0, top + 13.0, short(moment.date()), size=11.5, fill=palette.on_accent, weight=Weight.SEMIBOLD
    )


def _pill(scale: TimeScale, moment: datetime) -> tuple[float, float]:
    width = measure(short(moment.date()), 11.5, Weight.SEMIBOLD) + 14.0
    left = min(max(scale.x(moment) - width / 2, scale.left), scale.right - width)
    return left, left + width


def _lines(scale: TimeScale, step: Step, top: float, bottom: float, palette: Palette) -> str:
    inside = (tick.x for tick in scale.ticks(step) if tick.x >= scale.left)
    return "".join(line(x, top, x, bottom, stroke=palette.line) for x in inside)


def _row(
    scale: TimeScale,
    step: Step,
    base: float,
    palette: Palette,
    *,
    bold: bool = False,
    taken: tuple[float, float] = (0.0, 0.0),
) -> str:
    """The words of one row; the stretch at either end keeps its words only where they fit into it."""
    ticks = scale.ticks(step)
    ends = [tick.x for tick in ticks[1:]] + [scale.right]
    weight, fill = (Weight.SEMIBOLD, palette.ink) if bold else (Weight.REGULAR, palette.second)
    written = ""
    for tick, end in zip(ticks, ends, strict=True):
        if tick.x < scale.left and names_first_year(step):
            continue
        label = major_label(tick.day, step) if bold else minor_label(tick.day, step)
        x = max(tick.x, scale.left) + 6.0
        width = measure(label, FONT, weight)
        if x + width <= end and (x + width < taken[0] or taken[1] < x):
            written += words(x, base, label, size=FONT, fill=fill, weight=weight)
    return written
