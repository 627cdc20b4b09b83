"""What to do first: the largest gains of a forecast, as things that somebody can do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import Driver, MilestoneForecast
from milepost.model.duration import Duration
from milepost.model.estimate import Guess, Range
from milepost.model.plan import Plan
from milepost.report.attention import LEAST_DAYS, LEAST_POINTS, Concern, concerns, gain_words, share_by_day
from milepost.report.chance import in_words
from milepost.report.dates import full_day

MOST = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do, what it would bring, and how much that is: a share of probability, and days at P80."""

    deed: str
    effect: str
    probability: float
    days: float


@dataclass(frozen=True, slots=True)
class _Gain:
    milestone: MilestoneForecast
    driver: Driver


def advice(forecast: Forecast, most: int = MOST) -> list[Advice]:
    """The things worth doing first, the largest gain first; no more than one of them is to move a promise.

    Every figure is the forecast's own: what is gained with an activity at its likely duration, a risk ruled out, or a
    promise moved to the date that is as sure as it should be.
    """
    gained = [_secured(gains, forecast.plan) for gains in _by_driver(forecast.milestones)]
    moved = [_moved(each) for each in concerns(forecast.milestones) if each.promised and each.shortfall > LEAST_POINTS]
    found = sorted([*gained, *moved[:1]], key=lambda each: (-each.probability, -each.days, each.deed))
    return found[:most]


def _by_driver(milestones: Sequence[MilestoneForecast]) -> Iterator[list[_Gain]]:
    """What each activity or risk would bring to the milestones that it holds back, the largest first."""
    gains: dict[str, list[_Gain]] = {}
    for milestone in milestones:
        for driver in milestone.drivers if not milestone.reached else ():
            if (driver.probability_gain or 0.0) >= LEAST_POINTS or driver.days_gain >= LEAST_DAYS:
                gains.setdefault(driver.id, []).append(_Gain(milestone, driver))
    for found in gains.values():
        yield sorted(found, key=lambda each: (-(each.driver.probability_gain or 0.0), -each.driver.days_gain))


def _secured(gains: Sequence[_Gain], plan: Plan) -> Advice:
    """Points count over all milestones that gain; the words name the one that gains most."""
    best, others = gains[0], len(gains) - 1
    effect = _brings(best)
    if others:
        effect += f"; {others} more {'milestone gains' if others == 1 else 'milestones gain'}"
    points = sum(each.driver.probability_gain or 0.0 for each in gains)
    return Advice(_deed(best.driver, plan), effect, points, best.driver.days_gain)


def _brings(gain: _Gain) -> str:
    """As in "11 points for the target of Public beta, and 8 days at 80 %"."""
    milestone = gain.milestone
    points, days = gain_words(gain.driver.probability_gain, None), gain_words(None, gain.driver.days_gain)
    date = "target" if milestone.target is not None else "promise"
    if not points:
        return f"{days} for {milestone.name}"
    return f"{points} for the {date} of {milestone.name}" + (f", and {days}" if days else "")


def _deed(driver: Driver, plan: Plan) -> str:
    if driver.is_risk:
        mitigation = plan.risks[driver.id].mitigation
        if mitigation is None:
            return f"Rule out the risk {driver.name}, which has no mitigation yet"
        currency = f" {plan.settings.currency}" if plan.settings.currency else ""
        cost = f", planned at {mitigation.cost:,.0f}{currency}" if mitigation.cost is not None else ""
        return f"Mitigate the risk {driver.name}{cost}"
    task = plan.tasks.get(driver.id)
    if task is None:
        return f"Secure the likely date of {driver.name}"
    match task.estimate if task.remaining is None else task.remaining:
        case Guess(duration=duration):
            return f"Give {driver.name} a range, and hold it to its guess of {duration.text}"
        case Range(likely=Duration(text=likely)):
            return f"Hold {driver.name} to its likely {likely}"
        case _:
            return f"Hold {driver.name} to its likely duration"


def _moved(concern: Concern) -> Advice:
    effect = f"from {in_words(concern.probability)} to {in_words(share_by_day(concern))}"
    day = full_day(concern.sure)
    deed = f"Move the promise of {concern.milestone.name} from {full_day(concern.date)} to {day}"
    return Advice(deed, effect, concern.shortfall, 0.0)
