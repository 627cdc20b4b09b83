"""Small plans written as documents, and their futures read as plain arrays."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.build import build
from milepost.forecast.forecast import Forecast, forecast
from milepost.forecast.futures import Futures
from milepost.forecast.simulation import Simulator
from milepost.model.document import read_document
from milepost.model.plan import Plan
from milepost.schedule.schedule import schedule

STATUS = "2026-11-02"  # a Monday
DAY = 1440
ALONE = {"shared_spread": "none"}
Document = Mapping[str, Any]
Row = NDArray[np.float64]


def plan_of(**keys: Any) -> Plan:
    """A plan on the clock (a day is 1,440 minutes) whose tasks share no spread, unless the keys say otherwise."""
    plan, draft = read_document({"plan": "Test", "status_date": STATUS, "calendar": "24h", "forecast": ALONE, **keys})
    assert draft.problems == []
    assert plan is not None
    return plan


def futures_of(plan: Plan, count: int, seed: int = 1, **options: Any) -> Futures:
    """The futures of a plan, without what drives them; on one thread unless the options say otherwise."""
    simulator = Simulator(**{"threads": 1, **options})
    try:
        built = build(schedule(plan), seed)
        return Futures(simulator, simulator.sample(built, count, list(range(len(built.ids)))))
    finally:
        simulator.close()


def minutes(futures: Futures, activity_id: str) -> Row:
    """In every future, minutes from the status date to an activity's finish."""
    network = futures.built.schedule.network
    found: Row = (futures.instants(activity_id) - network.status).astype(np.float64)
    return found


def drawn(estimate: Any, count: int, **keys: Any) -> Row:
    """The durations of one task by itself, in minutes on the clock, started at the status date."""
    return minutes(futures_of(plan_of(tasks=[{"id": "a", "estimate": estimate, **keys}]), count), "a")


def forecast_of(count: int = 1000, *, seed: int = 1, target: str | None = None, **keys: Any) -> Forecast:
    """The whole forecast of a plan on the clock."""
    return forecast(plan_of(**keys), iterations=count, seed=seed, threads=1, target=target)
