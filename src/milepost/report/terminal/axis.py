"""One time axis for all the small hills of a page, in columns of the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.text import Text

from milepost.forecast.results import MilestoneForecast
from milepost.model.moment import MINUTES_PER_DAY, datetime_of, instant_of
from milepost.report.dates import MONTHS
from milepost.report.terminal.glyphs import Glyphs
from milepost.report.terminal.ink import SECOND

_TAIL = 190
"""The quantile (in half percents) up to which the axis reaches: 95 %. What is later is cut off."""
_STEPS = (1, 3, 6, 12, 24, 60, 120)
_LABEL = 9


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns 0 to `width` - 1 stand for equal stretches of time from instant `first` to `last`."""

    first: int
    last: int
    width: int

    def column(self, instant: int) -> int:
        """The column of an instant, held to the axis."""
        place = (instant - self.first) * self.width // (self.last - self.first)
        return min(max(place, 0), self.width - 1)

    def edges(self) -> list[float]:
        """The instants between which the columns lie, one more than there are columns."""
        return [self.first + (self.last - self.first) * place / self.width for place in range(self.width + 1)]

    def ticks(self) -> dict[int, str]:
        """Columns at which a month, quarter or year begins, with its name, as many as have room for one."""
        for step in _STEPS:
            ticks = {self.column(instant): name for instant, name in _months(self.first, self.last, step)}
            if len(ticks) * _LABEL <= self.width or step == _STEPS[-1]:
                return ticks
        return {}

    def heading(self, glyphs: Glyphs) -> Text:
        """The names of the ticks, above their columns, the status date's column marked."""
        line, end = glyphs.today, 1
        for column, name in sorted(self.ticks().items()):
            if column >= end + 1 and column + len(name) <= self.width:
                line += " " * (column - len(line)) + name
                end = column + len(name)
        return Text(line, style=SECOND)


def axis_for(milestones: Sequence[MilestoneForecast], status: int, width: int) -> Axis | None:
    """The axis from the status date to the last that matters; None where nothing lies ahead."""
    ahead = [instant for each in milestones if not each.reached for instant in _instants(each) if instant > status]
    if not ahead or width < 1:
        return None
    return Axis(status, max(ahead) + MINUTES_PER_DAY, width)


def _instants(milestone: MilestoneForecast) -> Iterator[int]:
    yield from (each for each in (milestone.target, milestone.commitment) if each is not None)
    if milestone.quantiles is not None:
        yield milestone.quantiles[_TAIL]


def _months(first: int, last: int, step: int) -> Iterator[tuple[int, str]]:
    begin = datetime_of(first)
    months = begin.year * 12 + begin.month  # the first month that begins after the first instant
    while True:
        year, month = divmod(months, 12)
        instant = instant_of(datetime(year, month + 1, 1))
        if instant >= last:
            return
        if month % step == 0 if step < 12 else (month == 0 and year % (step // 12) == 0):
            yield instant, f"{MONTHS[month]} {year}" if month == 0 or (step < 12 and step > 1) else MONTHS[month]
        months += 1
