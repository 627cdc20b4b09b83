"""The large curve of one milestone, shaded up to the date that is wanted."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from milepost.report.chance import chance_of, percent
from milepost.report.charts.axis import FONT
from milepost.report.charts.far import ROW, FarWish, far_rows, far_wishes
from milepost.report.charts.hill import Hill, Wall, hill
from milepost.report.charts.layout import first_free_rows
from milepost.report.charts.marks import flag, hollow_stone, reached_stone, stone
from milepost.report.charts.picture import MilestoneMark
from milepost.report.charts.svg import element, line, rectangle, words
from milepost.report.charts.timescale import TimeScale, major_label, minor_label, names_first_year
from milepost.report.charts.typeface import Weight, measure
from milepost.report.dates import finish_day, full, short
from milepost.report.theme import Palette

HEIGHT = 190.0
CLOTH = 12.0
WORDS = 12.5
WORDS_ROW = 20.0
STONE = 16.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A flag with its words, which stand at its right, or at its left near the edge."""

    x: float
    text: str
    chance: float | None
    filled: bool
    scale: TimeScale

    @property
    def share(self) -> str:
        """As in "41 % in time"."""
        return "" if self.chance is None else f"{percent(self.chance)} in time"

    @property
    def words_left(self) -> float:
        """Where the words begin."""
        width = measure(self.text, WORDS) + (7.0 + measure(self.share, WORDS, Weight.SEMIBOLD) if self.share else 0.0)
        right = self.x + CLOTH + 6.0
        return right if right + width <= self.scale.right else max(self.x - 8.0 - width, self.scale.left)

    @property
    def span(self) -> tuple[float, float]:
        """What flag and words cover."""
        end = self.share_left + measure(self.share, WORDS, Weight.SEMIBOLD)
        return min(self.x, self.words_left), max(self.x + CLOTH, end)

    @property
    def share_left(self) -> float:
        """Where the share begins."""
        return self.words_left + measure(self.text, WORDS) + 7.0


def curve(mark: MilestoneMark, scale: TimeScale, top: float, colours: Palette) -> tuple[str, float]:
    """The drawing from `top` down, and where it ends."""
    far = far_wishes(mark)
    written = far_rows(far, scale, top, colours)
    top += ROW * len(far)
    wishes = _wishes(mark, far, scale)
    rows = first_free_rows([wish.span for wish in wishes], gap=10.0)
    base = top + WORDS_ROW * (max(rows, default=-1) + 1) + 12.0 + HEIGHT
    written += _ticks(scale, base, colours) + line(scale.left, base, scale.right, base, stroke=colours.third)
    written += _forecast(mark, scale, base, colours)
    for wish, row in zip(wishes, rows, strict=True):
        height = base - top - WORDS_ROW * row - 2.0
        written += flag(wish.x, base, height, CLOTH, colours, filled=wish.filled)
        written += words(wish.words_left, base - height + 10.0, wish.text, size=WORDS, fill=colours.ink)
        fill = colours.tone(chance_of(wish.chance)).text
        written += words(
            wish.share_left, base - height + 10.0, wish.share, size=WORDS, fill=fill, weight=Weight.SEMIBOLD
        )
    return written + _honest(mark, scale, base, colours), base + 72.0


def _wishes(mark: MilestoneMark, far: list[FarWish], scale: TimeScale) -> list[Wish]:
    dates = (
        ("Target", mark.target, mark.probability_target, False),
        ("Promised", mark.commitment, mark.probability_commitment, True),
    )
    wishes = (
        Wish(scale.x(day), f"{label} {short(finish_day(day))}", None if mark.reached else chance, filled, scale)
        for label, day, chance, filled in dates
        if day is not None and all(each.filled != filled for each in far)
    )
    return sorted(wishes, key=lambda wish: wish.x)


def _forecast(mark: MilestoneMark, scale: TimeScale, base: float, colours: Palette) -> str:
    """Curve, likely span and share in time; nothing where there is no forecast."""
    if mark.quantiles is None or mark.reached:
        return ""
    shape = hill(np.array([scale.x(moment) for moment in mark.quantiles]), scale.pixels_per_day)
    if shape is None:
        return _band(mark, scale, base, colours)
    walls = "".join(_wall_words(mark.quantiles, wall, shape, scale, base, colours) for wall in shape.walls)
    return _shaded(mark, shape, scale, base, colours) + _band(mark, scale, base, colours) + walls


def _wall_words(
    quantiles: tuple[datetime, ...], wall: Wall, shape: Hill, scale: TimeScale, base: float, colours: Palette
) -> str:
    """The share of a wall and its day, beside its top."""
    day = min(quantiles, key=lambda moment: abs(scale.x(moment) - wall.at))
    text = f"{percent(wall.share)} on {short(finish_day(day))}"
    width = measure(text, WORDS) + 8.0
    left = wall.right + 8.0 if wall.right + width <= scale.right else wall.left - width
    y = base - HEIGHT * shape.height_at(wall.at) + 12.0
    return words(left, y, text, size=WORDS, fill=colours.second)


def _shaded(mark: MilestoneMark, shape: Hill, scale: TimeScale, base: float, colours: Palette) -> str:
    ridge = element("path", d=shape.ridge(base, HEIGHT), fill="none", stroke=colours.ink, stroke_width=1.5)
    if mark.promise is None or mark.promise[1] is None:
        return element("path", d=shape.surface(base, HEIGHT), fill=colours.unknown.tint) + ridge
    split = scale.x(mark.promise[0])
    early, late = shape.area(base, HEIGHT, end=split), shape.area(base, HEIGHT, start=split)
    written = element("path", d=early, fill=colours.likely.tint) if early else ""
    written += element("path", d=late, fill=colours.unlikely.tint) if late else ""
    return written + ridge


def _band(mark: MilestoneMark, scale: TimeScale, base: float, colours: Palette) -> str:
    if mark.p10 is None or mark.p90 is None or mark.p50 is None:
        return ""
    tone = colours.tone(chance_of(mark.probability))
    left, right = scale.x(mark.p10), scale.x(mark.p90)
    middle = scale.x(mark.p50)
    return line(left, base, max(right, left + 2.0), base, stroke=tone.mark, width=5.0) + line(
        middle, base - 9.0, middle, base + 2.5, stroke=tone.mark, width=2.0
    )


def _honest(mark: MilestoneMark, scale: TimeScale, base: float, colours: Palette) -> str:
    """The stone, with its date below."""
    if mark.stone_date is None:
        return words(scale.left, base - 24.0, "No date and no forecast yet", size=15.0, fill=colours.second)
    x = scale.x(mark.stone_date)
    day = full(finish_day(mark.stone_date))
    if mark.reached:
        sign, text = reached_stone(x, base + 2.5, STONE, colours), f"reached {day}"
    elif mark.quantiles is None:
        sign, text = hollow_stone(x, base + 2.5, STONE, colours), f"{day}, no forecast"
    else:
        fill = colours.tone(chance_of(mark.probability)).mark
        sign, text = stone(x, base + 2.5, STONE, colours, fill), f"{day} at 80 %"
    half = measure(text, 13.0, Weight.SEMIBOLD) / 2
    middle = min(max(x, scale.left + half), scale.right - half)
    sign += _ends(mark, scale, base, (middle - half, middle + half), colours)
    return sign + words(middle, base + 24.0, text, size=13.0, fill=colours.ink, weight=Weight.SEMIBOLD, anchor="middle")


def _ends(mark: MilestoneMark, scale: TimeScale, base: float, taken: tuple[float, float], colours: Palette) -> str:
    """The dates at both ends of the likely span, where the stone's date leaves room."""
    if mark.reached or mark.quantiles is None or mark.p10 is None or mark.p90 is None:
        return ""
    early, late = (f"{n} in 10 by {short(finish_day(day))}" for n, day in ((1, mark.p10), (9, mark.p90)))
    left = max(scale.x(mark.p10) - measure(early, WORDS) / 2, scale.left)
    right = max(scale.x(mark.p90) - measure(late, WORDS) / 2, taken[1] + 16.0)
    written = ""
    if left + measure(early, WORDS) + 12.0 <= taken[0]:
        written += words(left, base + 24.0, early, size=WORDS, fill=colours.second)
    if right + measure(late, WORDS) <= scale.right:
        written += words(right, base + 24.0, late, size=WORDS, fill=colours.second)
    return written


def _ticks(scale: TimeScale, base: float, colours: Palette) -> str:
    """The time axis under the curve, the finer words above the bolder ones."""
    rhythm, written = scale.rhythm(), ""
    rows = ((rhythm.minor, base + 50.0, False), (rhythm.major, base + 70.0, True))
    for step, y, bold in rows:
        if step is None:
            continue
        ticks = scale.ticks(step)
        weight = Weight.SEMIBOLD if bold else Weight.REGULAR
        for tick, end in zip(ticks, [t.x for t in ticks[1:]] + [scale.right], strict=True):
            if tick.x < scale.left and names_first_year(step):
                continue
            label, x = major_label(tick.day, step) if bold else minor_label(tick.day, step), max(tick.x, scale.left)
            if tick.x >= scale.left:
                written += line(tick.x, y - 14.0, tick.x, y + 2.0, stroke=colours.line)
            if x + 5.0 + measure(label, FONT, weight) <= end:
                written += words(x + 5.0, y, label, size=FONT, fill=colours.second, weight=weight)
    return rectangle(scale.left, base + 36.0, scale.right - scale.left, 1.0, fill=colours.line) + written
