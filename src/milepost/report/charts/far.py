"""Dates that lie too far from a hill to be drawn beside it: they are told at the edge they lie beyond."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from milepost.report.charts.hill import reach
from milepost.report.charts.marks import flag
from milepost.report.charts.picture import MilestoneMark
from milepost.report.charts.svg import element, number, words
from milepost.report.charts.timescale import TimeScale
from milepost.report.charts.typeface import measure
from milepost.report.dates import finish_day, full
from milepost.report.theme import Palette

ROW = 20.0
FONT = 12.5
ARROW = 12.0
FLAG = 16.0
FAR = 3
"""So many times as wide as the hill may be the way to a date on the same axis."""
NEAR = timedelta(days=60)
"""Within so long a date always is on the same axis."""


@dataclass(frozen=True, slots=True)
class FarWish:
    """A target or a promise, and whether it lies before the axis or after it."""

    label: str
    day: datetime
    before: bool
    filled: bool

    @property
    def text(self) -> str:
        """As in "Target, 31 Dec 2099"."""
        return f"{self.label}, {full(finish_day(self.day))}"


def far_told(words: Iterable[str]) -> str:
    """The sentence that tells of dates without room on an axis; empty where there are none."""
    dates = "; ".join(words)
    return f"Far from the rest: {dates}." if dates else ""


def far_wishes(mark: MilestoneMark) -> list[FarWish]:
    """The wishes beside which the hill of a milestone would be no more than a line."""
    return list(_found(mark))


def _found(mark: MilestoneMark) -> Iterator[FarWish]:
    if mark.quantiles is None or mark.reached:
        return
    first, last = reach(mark.quantiles)
    most = max((last - first) * FAR, NEAR)
    for label, day, filled in (("Target", mark.target, False), ("Promise", mark.commitment, True)):
        if day is not None and (first - day > most or day - last > most):
            yield FarWish(label, day, day < first, filled)


def far_rows(far: list[FarWish], scale: TimeScale, top: float, colours: Palette) -> str:
    """One row for each: its flag, its day, and an arrow to where it is."""
    return "".join(_row(wish, scale, top + ROW * place + 14.0, colours) for place, wish in enumerate(far))


def _row(wish: FarWish, scale: TimeScale, base: float, colours: Palette) -> str:
    aside = ARROW + 6.0
    left = scale.left + aside if wish.before else scale.right - aside - FLAG - measure(wish.text, FONT)
    edge, tail, barb = (scale.left, scale.left + ARROW, 4) if wish.before else (scale.right, scale.right - ARROW, -4)
    path = f"M{number(tail)},{number(base - 4)}H{number(edge)}m{barb},-4l{-barb},4l{barb},4"
    return (
        flag(left, base + 1.0, 12.0, 8.0, colours, filled=wish.filled)
        + words(left + FLAG, base, wish.text, size=FONT, fill=colours.second)
        + element("path", d=path, fill="none", stroke=colours.second, stroke_width=1.4)
    )
