"""What needs attention most, and why: the one sentence that stands above everything else."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import MilestoneForecast
from milepost.model.moment import MINUTES_PER_DAY
from milepost.report.chance import Chance, about, chance_of
from milepost.report.dates import day_of, full_day

LEAST_POINTS = 0.005
LEAST_DAYS = 0.5


@dataclass(frozen=True, slots=True)
class Concern:
    """A milestone and the date it may miss: how likely that date is, how likely it should be, and when it is sure.

    `sure` is the instant at which the wanted level is reached. `promised` tells a promise from a target.
    """

    milestone: MilestoneForecast
    promised: bool
    date: int
    probability: float
    level: float
    sure: int

    @property
    def shortfall(self) -> float:
        """By how much the chance misses its level; below 0 where it is better."""
        return self.level - self.probability

    @property
    def days_short(self) -> int:
        """Whole days from the date to the one that is sure enough."""
        return (self.sure - self.date + MINUTES_PER_DAY - 1) // MINUTES_PER_DAY


def concerns(milestones: Sequence[MilestoneForecast]) -> list[Concern]:
    """Every date that somebody waits for, the one that most needs attention first.

    Promises at risk come before wishes that are unlikely, and those before all that is well; within each, the larger
    shortfall first, then the earlier date.
    """
    found = [each for milestone in milestones for each in _concerns_of(milestone)]
    return sorted(found, key=lambda each: (_rank(each), -round(each.shortfall, 3), each.date, each.milestone.id))


def _rank(concern: Concern) -> int:
    if concern.promised and concern.shortfall > 0:
        return 0
    return 1 if chance_of(concern.probability) is Chance.UNLIKELY else 2


def _concerns_of(milestone: MilestoneForecast) -> Iterator[Concern]:
    if milestone.reached or milestone.when is None or milestone.quantiles is None:
        return
    if milestone.commitment is not None and milestone.probability_commitment is not None:
        level = 0.8 if milestone.confidence is None else milestone.confidence
        sure = date_at(milestone.quantiles, level)
        yield Concern(milestone, True, milestone.commitment, milestone.probability_commitment, level, sure)
    if milestone.target is not None and milestone.probability_target is not None:
        yield Concern(milestone, False, milestone.target, milestone.probability_target, 0.8, milestone.when.p80)


def date_at(quantiles: Sequence[int], level: float) -> int:
    """The instant by which a share of the futures have finished, from 201 quantiles; the next half percent up."""
    return quantiles[min(200, -int(-round(level * 200, 9) // 1))]


def share_by_day(concern: Concern) -> float:
    """The share of the futures that have finished by the end of the day that would be sure enough."""
    quantiles = concern.milestone.quantiles or ()
    end = -(-concern.sure // MINUTES_PER_DAY) * MINUTES_PER_DAY
    return max(concern.level, (bisect_right(quantiles, end) - 1) / 200)


def sentence(forecast: Forecast) -> str:
    """What needs attention most and why, in one or two short sentences; in computed figures only."""
    ranked = concerns(forecast.milestones)
    if not ranked:
        return _nothing_dated(forecast)
    first, year = ranked[0], day_of(forecast.plan.status_instant).year
    unsure = [each.name for each in forecast.milestones if each.rests_on or (not each.when and not each.reached)]
    most = "at most " if first.milestone.rests_on else ""
    if _rank(first) == 2 and unsure:
        return (
            f"Of {unsure[0]} nothing sure can be said, for want of a basis; of the others the least sure is "
            f"{first.milestone.name}, with {most}{about(first.probability)} for {_dated(first, year)}."
        )
    if _rank(first) == 2:
        return (
            f"Every date holds: the least sure is {first.milestone.name}, with {about(first.probability)} "
            f"for {_dated(first, year)}."
        )
    written = (
        f"{first.milestone.name} needs attention first: {most}{about(first.probability)} for {_dated(first, year)}"
    )
    if first.days_short > 0:
        days = f"{first.days_short} {'day' if first.days_short == 1 else 'days'}"
        written += f", {days} before its {first.level * 100:.0f} % date, {full_day(first.sure)}"
    return written + "." + _why(first) + _others(ranked)


def _dated(concern: Concern, year: int) -> str:
    day = full_day(concern.date)
    return f"{day} as promised" if concern.promised else f"the target, {day}"


def _why(concern: Concern) -> str:
    """The doubt that costs most, and what it costs: points of the date in question only."""
    milestone = concern.milestone
    if not milestone.drivers:
        return ""
    first = milestone.drivers[0]
    asked = concern.date == (milestone.target if milestone.target is not None else milestone.commitment)
    cost = gain_words(first.probability_gain if asked else None, first.days_gain)
    name = "that its own date is a judgement" if first.id == milestone.id else first.name
    return f" The largest single cause, {name}, costs {cost}." if cost else ""


def gain_words(probability: float | None, days: float | None) -> str:
    """A gain as in "11 points and 8 days at 80 %"; empty where there is none to speak of."""
    parts = []
    if probability is not None and probability >= LEAST_POINTS:
        points = round(probability * 100)
        parts.append(f"{points} {'point' if points == 1 else 'points'}")
    if days is not None and days >= LEAST_DAYS:
        parts.append(f"{round(days)} {'day' if round(days) == 1 else 'days'} at 80 %")
    return " and ".join(parts)


def _others(ranked: Sequence[Concern]) -> str:
    first = ranked[0].milestone.id
    promises = {each.milestone.id for each in ranked if _rank(each) == 0} - {first}
    targets = {each.milestone.id for each in ranked if _rank(each) == 1} - promises - {first}
    parts = []
    if promises:
        parts.append(f"{len(promises)} more {'promise is' if len(promises) == 1 else 'promises are'} at risk")
    if targets:
        parts.append(f"{len(targets)} more {'target is' if len(targets) == 1 else 'targets are'} unlikely")
    return f" {' and '.join(parts)}." if parts else ""


def _nothing_dated(forecast: Forecast) -> str:
    if forecast.finish is None:
        return "Nothing is open: there is nothing left to forecast."
    return (
        f"No open milestone has a target or a promise that can be judged; "
        f"all of the plan is done by {full_day(forecast.finish.p80)} at 80 %."
    )
