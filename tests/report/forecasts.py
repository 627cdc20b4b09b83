"""Forecasts made by hand, for pages and pictures: every figure is given, none is simulated."""

from datetime import datetime

from milepost.exchange.read import read_text
from milepost.forecast.forecast import Forecast, forecast
from milepost.forecast.results import Driver, MilestoneForecast, Percentile
from milepost.model.moment import MINUTES_PER_DAY, instant_of
from milepost.model.plan import Plan

STATUS = "plan: Hand\nstatus_date: 2026-11-02\nforecast: {shared_spread: none}\n"


def day(month: int, of: int, year: int = 2027) -> int:
    """The instant that ends a day."""
    return instant_of(datetime(year, month, of)) + MINUTES_PER_DAY


def milestone(
    name: str = "Beta",
    *,
    first: int = day(2, 1),
    last: int = day(2, 1) + 200 * MINUTES_PER_DAY,
    target: tuple[int, float] | None = None,
    promise: tuple[int, float, float] | None = None,
    drivers: tuple[Driver, ...] = (),
    reached: bool = False,
    known: bool = True,
) -> MilestoneForecast:
    """A milestone that is as likely on any day from `first` to `last`; promises are date, chance and confidence."""
    quantiles = tuple(first + (last - first) * step // 200 for step in range(201))
    when = Percentile(quantiles[20], quantiles[100], quantiles[160], quantiles[180])
    return MilestoneForecast(
        id=name.lower().replace(" ", "-"),
        name=name,
        initiative=None,
        reached=reached,
        target=target[0] if target else None,
        commitment=promise[0] if promise else None,
        confidence=promise[2] if promise else None,
        deterministic=quantiles[100],
        when=when if known else None,
        mean=quantiles[100] if known else None,
        quantiles=quantiles if known else None,
        probability_target=target[1] if target and known else None,
        interval_target=None,
        probability_commitment=promise[1] if promise and known else None,
        interval_commitment=None,
        probability_deterministic=0.5 if known else None,
        drivers=drivers,
        answer=f"{name}: as given.",
    )


def driver(name: str, points: float | None, days: float, *, is_risk: bool = False) -> Driver:
    """What holds a milestone back: points of 100, and days."""
    share = None if points is None else points / 100
    return Driver(name.lower().replace(" ", "-"), name, is_risk, None, share, days)


def plan(text: str) -> Plan:
    """A plan without errors from the text of its file."""
    reading = read_text(text)
    assert reading.plan is not None, reading.problems
    return reading.plan


def forecast_of(text: str, *milestones: MilestoneForecast) -> Forecast:
    """A forecast of a plan, with these milestones in place of its own where any are given."""
    found = forecast(plan(text), iterations=64)
    if milestones:
        found.__dict__["milestones"] = milestones  # where the class keeps what it worked out
    return found
