"""The time axis: moments to pixels, and ticks that fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from itertools import takewhile

from milepost.report.dates import MONTHS

DAY_SECONDS = 86_400.0
LAST_YEAR = 9_998


class Step(Enum):
    """The distance of two ticks."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    FIVE_YEARS = auto()
    TWENTY_YEARS = auto()
    CENTURY = auto()


@dataclass(frozen=True, slots=True)
class Tick:
    """The first midnight of a day, week, month, ... on the axis."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Two rows of ticks, bold ones and finer ones (or none), and the pixels that each of the finest needs."""

    major: Step
    minor: Step | None
    room: float


RHYTHMS = (
    Rhythm(Step.MONTH, Step.DAY, 22),
    Rhythm(Step.MONTH, Step.WEEK, 26),
    Rhythm(Step.QUARTER, Step.MONTH, 32),
    Rhythm(Step.YEAR, Step.QUARTER, 28),
    Rhythm(Step.YEAR, None, 40),
    Rhythm(Step.FIVE_YEARS, None, 40),
    Rhythm(Step.TWENTY_YEARS, None, 40),
    Rhythm(Step.CENTURY, None, 0),
)
DAYS = {
    Step.DAY: 1.0,
    Step.WEEK: 7.0,
    Step.MONTH: 28.0,
    Step.QUARTER: 90.0,
    Step.YEAR: 365.0,
    Step.FIVE_YEARS: 1826.0,
    Step.TWENTY_YEARS: 7305.0,
    Step.CENTURY: 36_524.0,
}


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A straight map from `start` at pixel `left` to `finish` at pixel `right`."""

    start: datetime
    finish: datetime
    left: float
    right: float

    def x(self, moment: datetime) -> float:
        """The pixel of a moment."""
        return self.left + (moment - self.start) / (self.finish - self.start) * (self.right - self.left)

    @property
    def pixels_per_day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) * DAY_SECONDS / (self.finish - self.start).total_seconds()

    def rhythm(self) -> Rhythm:
        """The finest rows of ticks whose labels have room."""
        return next(r for r in RHYTHMS if DAYS[r.minor or r.major] * self.pixels_per_day >= r.room)

    def ticks(self, step: Step) -> list[Tick]:
        """The ticks of a step on the axis; the first may stand before it, for the stretch that it begins in."""
        days = takewhile(lambda day: day <= self.finish.date(), _days(step, self.start.date()))
        return [Tick(self.x(datetime.combine(day, time.min)), day) for day in days]


def fit(moments: list[datetime], left: float, right: float, least_days: float = 14.0) -> TimeScale:
    """A scale that holds all the moments with some air at both ends. `moments` must not be empty."""
    first, last = min(moments), max(moments)
    lack = max(timedelta(days=least_days) - (last - first), timedelta(0))
    air = (last - first + lack) * 0.03
    early = max(first - datetime.min - timedelta(days=366), timedelta(0))
    late = max(datetime(LAST_YEAR, 12, 31) - last, timedelta(0))
    return TimeScale(first - min(air + lack / 2, early), last + min(air + lack / 2, late), left, right)


def minor_label(day: date, step: Step) -> str:
    """The words of a fine tick, which stands under a bold one."""
    match step:
        case Step.DAY | Step.WEEK:
            return str(day.day)
        case Step.MONTH:
            return MONTHS[day.month - 1]
        case Step.QUARTER:
            return f"Q{(day.month - 1) // 3 + 1}"
        case _:
            return str(day.year)


def major_label(day: date, step: Step) -> str:
    """The words of a bold tick, which stands by itself and so names its year."""
    return f"{minor_label(day, step)} {day.year}" if step in {Step.MONTH, Step.QUARTER} else minor_label(day, step)


def names_first_year(step: Step) -> bool:
    """Whether words name only the year in which a stretch begins, which may be over by the edge of a drawing."""
    return _years(step) > 1


def _floor(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day - timedelta(days=day.weekday())
        case Step.MONTH:
            return day.replace(day=1)
        case Step.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case _:
            return date(max(day.year // _years(step) * _years(step), 1), 1, 1)


def _years(step: Step) -> int:
    return {Step.FIVE_YEARS: 5, Step.TWENTY_YEARS: 20, Step.CENTURY: 100}.get(step, 1)


def _next(day: date, step: Step) -> date:
    match step:
        case Step.DAY | Step.WEEK:
            return day + timedelta(days=1 if step is Step.DAY else 7)
        case Step.MONTH | Step.QUARTER:
            months = day.month - 1 + (1 if step is Step.MONTH else 3)
            return date(day.year + months // 12, months % 12 + 1, 1)
        case _:
            return date(min(day.year // _years(step) * _years(step) + _years(step), LAST_YEAR + 1), 1, 1)


def _days(step: Step, start: date) -> Iterator[date]:
    day = _floor(start, step)
    while day.year <= LAST_YEAR:
        yield day
        day = _next(day, step)
