"""Where a forecast's spread comes from: the plan's own history, else the documented defaults (law F2)."""

from dataclasses import dataclass
from math import exp, log, sqrt

from milepost.forecast import defaults
from milepost.forecast.quantiles import normal_quantile
from milepost.forecast.shapes import Spread
from milepost.model.plan import Plan
from milepost.model.settings import SpreadRange
from milepost.schedule.calendar import CalendarBook
from milepost.schedule.instants import position
from milepost.schedule.likely import likely_minutes


@dataclass(frozen=True)
class Spreads:
    """The spread used for single guesses and the one that all work shares (None: none), and where each is from.

    Origins are `default`, `history`, `plan` or `none`; `finished` counts the finished tasks that history rests on,
    `guessed` the unfinished tasks whose spread comes from `guess`.
    """

    guess: Spread
    guess_origin: str
    shared: Spread | None
    shared_origin: str
    finished: int
    guessed: int

    @property
    def by_default(self) -> bool:
        """Whether any of it is a default, which everything that rests on it says."""
        return self.shared_origin == "default" or (self.guessed > 0 and self.guess_origin == "default")

    @property
    def sentence(self) -> str:
        """What was used, and how to replace it."""
        parts = []
        if self.guessed:
            source = f"this plan's {self.finished} finished tasks" if self.guess_origin == "history" else "a default"
            noun = "task has" if self.guessed == 1 else "tasks have"
            parts.append(
                f"{self.guessed} {noun} a single guess, spread by {source} "
                f"(half of such work takes longer, one in ten over {self._tenth:.1f} times as long): "
                "give low, likely and high to replace it"
            )
        if self.shared_origin == "default":
            parts.append(
                "all remaining work shares a default spread "
                f"(in one future of ten everything takes over {_SHARED_TENTH:.1f} times as long): "
                "give the plan a shared spread of its own, or let its history count, to replace it"
            )
        elif self.shared_origin == "history":
            parts.append(f"all remaining work shares a spread from this plan's {self.finished} finished tasks")
        elif self.shared_origin == "plan":
            parts.append("all remaining work shares the spread that the plan gives")
        else:
            parts.append("tasks share no spread, so the forecast is likely too sure of itself")
        return "; ".join(parts)[0].upper() + "; ".join(parts)[1:] + "."

    @property
    def _tenth(self) -> float:
        return self.guess.median * exp(self.guess.log_deviation * normal_quantile(0.9))


_SHARED_TENTH = defaults.SHARED_MEDIAN * exp(defaults.SHARED_LOG_DEVIATION * normal_quantile(0.9))


def spreads(plan: Plan, book: CalendarBook, guessed: int) -> Spreads:
    """The spreads that a plan's options ask for; its history counts where it is wanted and long enough."""
    options = plan.settings.forecast
    guess = Spread(defaults.GUESS_MEDIAN, defaults.GUESS_LOG_DEVIATION)
    shared: Spread | None = Spread(defaults.SHARED_MEDIAN, defaults.SHARED_LOG_DEVIATION)
    ratios = _log_ratios(plan, book) if options.use_history else []
    known = len(ratios) >= defaults.FEWEST_FINISHED
    origin = "default"
    if known:
        mean = sum(ratios) / len(ratios)
        deviation = sqrt(sum((ratio - mean) ** 2 for ratio in ratios) / (len(ratios) - 1))
        guess, origin = Spread(exp(mean), max(deviation, 0.01)), "history"
        shared = Spread(1.0, defaults.SHARED_LOG_DEVIATION * min(1.0, deviation / defaults.GUESS_LOG_DEVIATION))
    shared_origin = origin
    if options.shared_spread == "none":
        shared, shared_origin = None, "none"
    elif isinstance(options.shared_spread, SpreadRange):
        shared, shared_origin = _given(options.shared_spread), "plan"
    return Spreads(guess, origin, shared, shared_origin, len(ratios), guessed)


def _given(wanted: SpreadRange) -> Spread:
    return Spread(float(wanted.likely), log(wanted.high / wanted.low) / (2 * normal_quantile(0.9)))


def _log_ratios(plan: Plan, book: CalendarBook) -> list[float]:
    """The log of actual over estimated working time of every finished task that had an estimate."""
    found = []
    for task in plan.tasks.values():
        if task.actual_start is None or task.actual_finish is None or task.estimate is None:
            continue
        calendar = book.number(task)
        begun = position(book.tables, calendar, task.actual_start.instant - book.origin)
        ended = position(book.tables, calendar, task.actual_finish.end_of_day - book.origin)
        planned = likely_minutes(task.estimate, book.length(task))
        if ended > begun and planned > 0:
            found.append(log((ended - begun) / planned))
    return found
