"""Law F11: in a future a hold, and "as late as possible", mean no earlier than the deterministic date."""

from typing import Any

import numpy as np
import pytest

from tests.forecast.plans import DAY, forecast_of, futures_of, minutes, plan_of
from tests.forecast.truth import check_share

UNIFORM = {"low": "0d", "high": "10d", "shape": "uniform"}
COUNT = 20_000


def held(hold: dict[str, str], **task: Any) -> dict[str, Any]:
    first = {"id": "a", "estimate": UNIFORM}
    return {"tasks": [first, {"id": "b", "estimate": {"fixed": "2d"}, "after": ["a"], "held": hold, **task}]}


def test_F11_1_a_hold_is_no_earlier_than_its_date_and_gives_way_to_the_network() -> None:
    futures = futures_of(plan_of(**held({"start": "2026-11-06"})), COUNT)
    first, second = minutes(futures, "a"), minutes(futures, "b")
    assert np.array_equal(second, np.maximum(first, 4 * DAY) + 2 * DAY)


def test_F11_2_the_share_of_futures_that_contradict_it_is_told() -> None:
    document = forecast_of(COUNT, **held({"start": "2026-11-06"})).document()
    by_id = {each["id"]: each["contradicts_hold"] for each in document["activities"]}
    assert by_id["a"] is None
    check_share(np.arange(COUNT) < round(by_id["b"] * COUNT), 0.6)


def test_F11_2_a_hold_that_is_met_to_the_minute_is_not_contradicted() -> None:
    tasks = [
        {"id": "a", "estimate": {"fixed": "4d"}},
        {"id": "b", "estimate": "2d", "after": ["a"], "held": {"start": "2026-11-06"}},
    ]
    found = forecast_of(100, tasks=tasks).document()["activities"]
    assert found[1]["contradicts_hold"] == 0.0


def test_F11_3_a_held_finish_holds_the_start_that_likely_work_then_has() -> None:
    """Held to finish at the end of the 10th with four likely days: started no earlier than the 7th."""
    estimate = {"low": "2d", "likely": "4d", "high": "9d"}
    plan = plan_of(tasks=[{"id": "b", "estimate": estimate, "held": {"finish": "2026-11-10"}}])
    free = plan_of(tasks=[{"id": "b", "estimate": estimate}])
    futures = futures_of(plan, 1000)
    assert np.array_equal(minutes(futures, "b"), 5 * DAY + minutes(futures_of(free, 1000), "b"))


def test_F11_4_as_late_as_possible_is_no_earlier_than_the_deterministic_date_and_counts_as_no_hold() -> None:
    """The plan finishes after twelve days if all goes as likely, so five days of paperwork begin after seven."""
    keys: dict[str, Any] = {
        "tasks": [
            {"id": "long", "estimate": {"low": "8d", "likely": "12d", "high": "30d"}},
            {
                "id": "late",
                "estimate": {"low": "4d", "likely": "5d", "high": "9d"},
                "constraint": {"as_late_as_possible": True},
            },
        ]
    }
    futures = futures_of(plan_of(**keys), 1000)
    alone = futures_of(plan_of(tasks=[{"id": "late", "estimate": keys["tasks"][1]["estimate"]}]), 1000)
    assert np.array_equal(minutes(futures, "late"), 7 * DAY + minutes(alone, "late"))
    assert forecast_of(64, **keys).document()["activities"][1]["contradicts_hold"] is None


@pytest.mark.parametrize("hold", ["start", "finish"])
def test_F11_5_a_milestone_can_be_held(hold: str) -> None:
    keys: dict[str, Any] = {
        "milestones": [{"id": "m", "after": ["a"], "held": {hold: "2026-11-06T12:00"}}],
        "tasks": [{"id": "a", "estimate": UNIFORM}],
    }
    futures = futures_of(plan_of(**keys), COUNT)
    assert np.array_equal(minutes(futures, "m"), np.maximum(minutes(futures, "a"), 4.5 * DAY))
    document = forecast_of(COUNT, **keys).document()["activities"]
    check_share(np.arange(COUNT) < round(document[0]["contradicts_hold"] * COUNT), 0.55)


def test_F11_6_started_work_is_held_no_longer() -> None:
    task = {"id": "a", "estimate": {"fixed": "2d"}, "actual_start": "2026-11-01", "held": {"start": "2026-11-20"}}
    futures = futures_of(plan_of(tasks=[task]), 10)
    assert set(minutes(futures, "a")) == {2.0 * DAY}
