"""Law F7: worth, by brute force: write the plan that the change makes, and forecast it with the same seed."""

from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from milepost.forecast.futures import Futures
from milepost.forecast.results import ActivityForecast, RiskForecast
from milepost.forecast.sensitivity import sensitivity
from milepost.forecast.statistics import ranks_of
from milepost.forecast.worth import Aim, Worth
from tests.forecast.plans import DAY, forecast_of, futures_of, minutes, plan_of
from tests.forecast.random_networks import durations

COUNT = 3000
JUDGED = {"low": "2026-11-10", "likely": "2026-11-16", "high": "2026-12-10"}
TARGET = "2026-12-04"


def document(shared: str = "default") -> dict[str, Any]:
    """A plan with every kind of doubt: ranges, guesses, groups, risks, progress, a judged date, a chance to exist."""
    return {
        "forecast": {"shared_spread": shared},
        "calendar": "office",
        "calendars": {"office": {"week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}}},
        "milestones": [
            {"id": "m", "target": TARGET, "after": [{"id": "d", "type": "FF", "lag": "1d"}, "judged"]},
            {"id": "n", "commitment": {"date": "2026-12-20"}, "after": ["m", "e"]},
            {"id": "judged", "expected": JUDGED, "after": ["a"]},
        ],
        "tasks": [
            {"id": "a", "estimate": {"low": "2d", "likely": "5d", "high": "9d"}},
            {"id": "b", "estimate": "5d", "after": [{"id": "a", "type": "SS", "lag": "2d"}]},
            {
                "id": "c",
                "estimate": {"low": "3d", "likely": "5d", "high": "15d"},
                "actual_start": "2026-10-30",
                "progress": "20%",
            },
            {"id": "d", "estimate": {"values": ["2d", "3d", "8d"]}, "after": ["b", "c"]},
            {"id": "e", "estimate": {"low": "1d", "likely": "4d", "high": "9d"}, "exists": "60%", "after": ["d"]},
        ],
        "risks": [
            {
                "id": "slow",
                "probability": "40%",
                "effect": {"times": {"low": 1, "likely": 1.2, "high": 2}},
                "hits": ["b", "c"],
            },
            {
                "id": "late",
                "probability": "30%",
                "effect": {"add": {"low": "1d", "likely": "3d", "high": "9d"}},
                "hits": ["d"],
            },
        ],
        "correlation": [{"id": "g", "activities": ["a", "b"], "coefficient": 0.7}],
    }


def entity(changed: dict[str, Any], collection: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in changed[collection] if each["id"] == name)
    return found


def without(subject: str) -> dict[str, Any]:
    """The plan without one doubt, as a person would write it."""
    changed = deepcopy(document())
    for risk in changed["risks"]:
        risk["hits"] = [each for each in risk["hits"] if each != subject]
    match subject:
        case "slow" | "late":
            entity(changed, "risks", subject)["probability"] = "0%"
        case "judged":
            entity(changed, "milestones", "judged")["expected"] = dict.fromkeys(JUDGED, JUDGED["likely"])
        case "c":
            entity(changed, "tasks", "c")["remaining"] = {"fixed": "4d"}
        case "d":
            entity(changed, "tasks", "d")["estimate"] = {"fixed": "3d"}
        case _:
            task = entity(changed, "tasks", subject)
            likely = task["estimate"] if isinstance(task["estimate"], str) else task["estimate"]["likely"]
            task["estimate"] = {"fixed": likely}
    return changed


def figures(futures: Futures, milestone: str, instant: int) -> tuple[float, int]:
    row = np.sort(futures.instants(milestone))
    return float((row <= instant).mean()), int(row[ranks_of((80.0,), len(row))[0]])


@pytest.fixture(scope="module")
def before() -> Futures:
    return futures_of(plan_of(**document()), COUNT)


def aims(futures: Futures) -> list[Aim]:
    origin = futures.built.schedule.network.origin
    milestones = futures.built.schedule.plan.milestones
    target, promise = milestones["m"].target, milestones["n"].commitment
    assert target is not None
    assert promise is not None
    return [Aim("m", target.end_of_day - origin), Aim("n", promise.date.end_of_day - origin)]


@pytest.mark.parametrize("subject", ["a", "b", "c", "d", "e", "judged", "slow", "late"])
def test_F7_7_worth_is_what_the_plan_without_the_doubt_gains_on_the_same_draws(subject: str, before: Futures) -> None:
    wanted = aims(before)
    gains = Worth(before, wanted).gains(*(([], [subject]) if subject in ("slow", "late") else ([subject], [])))
    after = futures_of(plan_of(**without(subject)), COUNT)
    for aim in wanted:
        if aim.activity not in gains[subject]:
            assert np.array_equal(before.instants(aim.activity), after.instants(aim.activity))
            continue
        assert aim.instant is not None
        first, second = (figures(each, aim.activity, aim.instant) for each in (before, after))
        gain = gains[subject][aim.activity]
        assert gain.probability == pytest.approx(second[0] - first[0], abs=1e-12)
        assert gain.days == pytest.approx((first[1] - second[1]) / DAY, abs=1e-12)


def test_F7_7_working_out_worth_leaves_the_futures_as_they_were(before: Futures) -> None:
    kept = [before.instants(each).copy() for each in before.built.ids]
    Worth(before, aims(before)).gains(["a", "b", "judged"], ["slow"])
    fresh = futures_of(plan_of(**document()), COUNT)
    for each, row in zip(before.built.ids, kept, strict=True):
        assert np.array_equal(before.instants(each), row)
        assert np.array_equal(fresh.instants(each), row)


def test_F7_8_worth_may_be_negative() -> None:
    """Work whose likely is its longest: at its likely it is later than in most futures."""
    keys: dict[str, Any] = {
        "milestones": [{"id": "m", "target": "2026-11-10"}],
        "tasks": [{"id": "a", "estimate": {"low": "1d", "likely": "12d", "high": "12d"}, "milestone": "m"}],
    }
    found = forecast_of(500, **keys)
    activity = next(each for each in found.activities if each.id == "a")
    chance = found.milestone("m").probability_target
    assert chance is not None
    assert activity.probability_gain == pytest.approx(-chance)
    assert activity.p80_days_gain is not None
    assert activity.p80_days_gain < 0


def test_F7_9_a_milestones_drivers_come_with_the_greatest_gain_first_and_none_that_gains_nothing() -> None:
    found = forecast_of(2000, **document()).milestone("m")
    gains = [(each.probability_gain, each.days_gain) for each in found.drivers]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) >= 2
    assert all((points or 0) > 0 or days > 0 for points, days in gains)


def test_F7_9_the_gains_of_activities_and_risks_are_about_the_target_or_the_last_dated_milestone() -> None:
    by_default, targeted = forecast_of(500, **document()), forecast_of(500, target="m", **document())
    assert (by_default.headline, targeted.headline) == ("n", "m")
    for found, milestone in ((by_default, "n"), (targeted, "m")):
        for driver in found.milestone(milestone).drivers:
            everything: dict[str, ActivityForecast | RiskForecast] = {each.id: each for each in found.activities}
            everything |= {each.id: each for each in found.risks}
            assert everything[driver.id].probability_gain == driver.probability_gain
            assert everything[driver.id].p80_days_gain == driver.days_gain


def test_F7_10_sensitivity_is_pearsons_correlation_of_duration_and_finish() -> None:
    keys = document("none")
    del keys["milestones"][2]
    keys["milestones"][0]["after"].pop()
    keys["calendar"] = "24h"
    entity(keys, "tasks", "e")["after"] = []
    futures = futures_of(plan_of(**keys), COUNT)
    drawn = durations(keys, COUNT)
    finish = minutes(futures, "m")
    found = sensitivity(futures, futures.instants("m"))
    for each, row in drawn.items():
        wanted = np.corrcoef(row, finish)[0, 1]
        assert found[futures.built.numbers[each]] == pytest.approx(wanted, abs=1e-9), each


def test_F7_10_sensitivity_of_a_judged_date_is_that_of_the_date_and_of_what_never_varies_0() -> None:
    keys: dict[str, Any] = {
        "milestones": [{"id": "judged", "expected": JUDGED}, {"id": "m", "after": ["judged", "a"]}],
        "tasks": [
            {"id": "a", "estimate": {"low": "5d", "likely": "9d", "high": "30d"}},
            {"id": "f", "estimate": {"fixed": "1d"}},
        ],
    }
    found = {each.id: each.sensitivity for each in forecast_of(COUNT, target="m", **keys).activities}
    futures = futures_of(plan_of(**keys), COUNT)
    for each in ("judged", "a"):
        wanted = np.corrcoef(minutes(futures, each), minutes(futures, "m"))[0, 1]
        assert found[each] == pytest.approx(wanted, abs=1e-9)
    assert found["f"] == found["m"] == 0.0
