"""Forecasts that follow a change by themselves."""

from collections.abc import Iterator
from time import monotonic, sleep

import pytest
from django.test import Client

from tests.server.calls import get, make_plan, post, revise, setting
from tests.server.people import ClientOf, Somebody

PATIENCE = 60.0


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


@pytest.fixture
def forecasting(environment: dict[str, str]) -> Iterator[None]:
    """A forecaster at work."""
    from milepost.server.forecasts.forecaster import forecaster

    forecaster.start()
    yield
    forecaster.stop()


def ledger(plan: str) -> set[tuple[int, bool]]:
    from milepost.server.models import ForecastRecord

    return set(ForecastRecord.objects.filter(plan=plan).values_list("number", "complete"))


def until(plan: str, number: int, complete: bool) -> None:
    end = monotonic() + PATIENCE
    while (number, complete) not in ledger(plan):
        assert monotonic() < end, ledger(plan)
        sleep(0.02)


def test_A2_11_a_change_is_forecast_quickly_and_then_completely(ada: Client, forecasting: None) -> None:
    plan = make_plan(ada)
    until(plan, 1, True)
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    until(plan, 2, False)
    until(plan, 2, True)
    told = get(ada, f"/plans/{plan}/forecast?wait=false")
    assert (told["number"], told["complete"]) == (2, True)


def test_A2_11_a_forecast_that_came_by_itself_is_the_one_that_would_be_asked_for(
    ada: Client, forecasting: None
) -> None:
    """[F4] One carried over from the revision before is equal to one made afresh."""
    from milepost.forecast.forecast import forecast
    from milepost.server.log.held import shelf

    plan = make_plan(ada)
    until(plan, 1, True)
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    until(plan, 2, True)
    told, fresh = get(ada, f"/plans/{plan}/forecast"), forecast(shelf.state(plan, 2).plan).document()
    for name in ("milestones", "activities", "risks", "objectives", "key_results", "initiatives", "finish", "spread"):
        assert told[name] == fresh[name]


def test_A2_12_a_plan_without_anything_in_it_is_answered_too(ada: Client, forecasting: None) -> None:
    plan = post(ada, "/plans", {"name": "Nothing yet"}).json()["id"]
    until(plan, 1, True)
    for path in ("", "/schedule", "/forecast", "/forecast?wait=false", "/check", "/export", "/snapshot", "/revisions"):
        assert ada.get(f"/api/v1/plans/{plan}{path}").status_code == 200, path
