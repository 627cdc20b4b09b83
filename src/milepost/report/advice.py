"""What to do first: the largest gains of a forecast, as things that somebody can do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import Driver, MilestoneForecast
from milepost.model.estimate import Guess
from milepost.model.plan import Plan
from milepost.report.attention import LEAST_DAYS, LEAST_POINTS, Concern, concerns, gain_words
from milepost.report.charts.chance import in_words
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
    best = gains[0]
    driver = best.driver
    brings = gain_words(driver.probability_gain, driver.days_gain)
    effect = f"{brings} for {best.milestone.name}"
    if len(gains) > 1:
        others = len(gains) - 1
        effect += f", and {others} more {'milestone' if others == 1 else 'milestones'} gain"
        effect += "s" if others == 1 else ""
    return Advice(_deed(driver, plan), effect, driver.probability_gain or 0.0, driver.days_gain)


def _deed(driver: Driver, plan: Plan) -> str:
    if driver.is_risk:
        mitigation = plan.risks[driver.id].mitigation
        if mitigation is None:
            return f"Rule out the risk {driver.name}, for which no mitigation is planned"
        currency = f" {plan.settings.currency}" if plan.settings.currency else ""
        cost = f", planned at {mitigation.cost:,.0f}{currency}" if mitigation.cost is not None else ""
        return f"Mitigate the risk {driver.name}{cost}"
    activity = plan.tasks.get(driver.id) or plan.milestones[driver.id]
    if isinstance(activity.estimate, Guess):
        return f"Give {driver.name} a range and hold it to its guess of {activity.estimate.duration.text}"
    return f"Hold {driver.name} to its likely {'duration' if driver.id in plan.tasks else 'date'}"


def _moved(concern: Concern) -> Advice:
    effect = f"from {in_words(concern.probability)} to {in_words(concern.level)}"
    day = full_day(concern.sure)
    deed = f"Move the promise of {concern.milestone.name} from {full_day(concern.date)} to {day}"
    return Advice(deed, effect, concern.shortfall, 0.0)
