"""Law F6: what a key result stands at when it is due, from its last check-in and what milestones add until then."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from milepost.forecast.goals import Goals
from tests.forecast.plans import forecast_of, futures_of, plan_of
from tests.forecast.truth import check_distribution, check_share

COUNT = 50_000
UNIFORM = {"low": "0d", "high": "10d", "shape": "uniform"}
FIXED = {"fixed": "2d"}
PERT = {"low": 4, "likely": 9, "high": 15}
DUE = "2026-11-06"
SCALE = 1_000_000
EFFECT_PERT = stats.beta(1 + 4 * 5 / 11, 5 - 4 * 5 / 11, 4, 11)


def plan_with(effect: Any, estimate: Any = FIXED, **key_result: Any) -> Any:
    """A key result due five days on, from 0 to 40, and a milestone that moves it when its one task is done."""
    wanted = {"id": "kr", "start": 0, "target": 40, "due": DUE, **key_result}
    return {
        "objectives": [{"id": "win", "key_results": [wanted]}],
        "milestones": [{"id": "m", "supports": [{"to": "kr", "effect": effect}]}],
        "tasks": [{"id": "a", "estimate": estimate, "milestone": "m"}],
    }


def values(document: dict[str, Any], count: int = COUNT) -> Any:
    """The key result's value at its due date, in every future."""
    plan = plan_of(**document)
    found = Goals(plan, futures_of(plan, count))._values(plan.key_results["kr"])
    return None if found is None else found / SCALE


def result(document: dict[str, Any], count: int = 64) -> dict[str, Any]:
    found: dict[str, Any] = forecast_of(count, **document).document()["key_results"][0]
    return found


def test_F6_11_the_value_at_its_due_is_the_last_check_in_plus_the_effect_as_a_pert() -> None:
    found = values(plan_with(PERT, check_ins=[{"date": "2026-10-30", "value": 9}]))
    scaled = np.round((found - 9) * 1000)  # thousandths, for ties to be resolved at whole numbers
    check_distribution(scaled, lambda v: EFFECT_PERT.cdf(v / 1000))


def test_F6_11_a_milestone_moves_it_only_where_it_lands_by_the_due() -> None:
    found = values(plan_with(10, UNIFORM, current=9))
    assert set(found) == {9.0, 19.0}
    check_share(found == 19, 0.5)


def test_F6_11_effects_add_up_and_their_sizes_are_drawn_apart() -> None:
    document = plan_with(PERT)
    document["milestones"].append({"id": "n", "supports": [{"to": "kr", "effect": PERT}]})
    document["tasks"].append({"id": "b", "estimate": FIXED, "milestone": "n"})
    found = values(document)
    assert abs(found.mean() - 2 * EFFECT_PERT.mean()) <= 4 * np.sqrt(2) * EFFECT_PERT.std() / np.sqrt(COUNT)
    fourth = ((found - found.mean()) ** 4).mean()
    assert abs(found.var() - 2 * EFFECT_PERT.var()) <= 4 * np.sqrt((fourth - found.var() ** 2) / COUNT)


def test_F6_12_its_probability_is_that_of_reaching_the_target() -> None:
    wanted = 1 - EFFECT_PERT.cdf(10)
    found = forecast_of(COUNT, **plan_with(PERT, target=19, current=9)).document()["key_results"][0]["probability"]
    check_share(np.arange(COUNT) < round(found * COUNT), wanted)


def test_F6_12_its_percentiles_are_of_its_value() -> None:
    found = result(plan_with(PERT, current=9), COUNT)
    for name, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
        error = np.sqrt(share * (1 - share) / COUNT) / EFFECT_PERT.pdf(EFFECT_PERT.ppf(share))
        assert abs(found[name] - 9 - EFFECT_PERT.ppf(share)) <= 4 * error


@pytest.mark.parametrize("effect", [-15, {"low": -15, "likely": -15, "high": -15}])
def test_F6_12_one_that_is_to_fall_is_reached_at_or_under_its_target(effect: Any) -> None:
    document = plan_with(effect, start=60, target=45)
    assert result(document)["probability"] == 1.0
    assert result(plan_with(effect, start=60, target=44))["probability"] == 0.0


def test_F6_12_an_effect_that_lowers_may_be_given_from_either_end() -> None:
    rising, falling = {"low": -15, "likely": -9, "high": -4}, {"low": -4, "likely": -9, "high": -15}
    up, down = (values(plan_with(each, start=60, target=45)) for each in (rising, falling))
    mirrored = stats.beta(5 - 4 * 5 / 11, 1 + 4 * 5 / 11, 45, 11)
    for found in (up, down):
        assert abs(found.mean() - mirrored.mean()) <= 4 * mirrored.std() / np.sqrt(COUNT)
        assert found.min() >= 45
        assert found.max() <= 56


def reached(on: str, **key_result: Any) -> float:
    document = plan_with(10, **key_result)
    document["milestones"][0]["actual"] = on
    document["tasks"] = [{"id": "a", "estimate": FIXED}]
    found = values(document, 64)
    return float("nan") if found is None else float(found[0])


def test_F6_13_an_effect_that_landed_before_the_check_in_is_not_counted_twice() -> None:
    check_ins = [{"date": "2026-10-10", "value": 3}, {"date": "2026-10-30", "value": 9}]
    other = {"check_ins": check_ins, "target": 5}  # beyond its target, so that there is a value to read
    assert reached("2026-10-29", **other) == 9.0
    assert reached("2026-10-30", **other) == 9.0
    assert reached("2026-10-31", **other) == 19.0


def test_F6_13_current_counts_as_seen_on_the_status_date() -> None:
    assert reached("2026-10-29", current=9, target=5) == 9.0


def test_F6_13_a_start_was_seen_before_anything_landed() -> None:
    assert reached("2026-10-29") == 10.0


def test_F6_14_without_a_due_of_its_own_its_objectives_counts() -> None:
    document = plan_with(10, UNIFORM)
    document["objectives"][0] |= {"due": "2026-11-05"}
    del document["objectives"][0]["key_results"][0]["due"]
    found = values(document)
    check_share(found == 10, 0.4)


def test_F6_14_nothing_is_said_of_one_without_a_due_or_without_anything_that_moves_it() -> None:
    document = plan_with(10)
    del document["objectives"][0]["key_results"][0]["due"]
    assert result(document) | {"reason": None} == {
        **dict.fromkeys(("probability", "p10", "p50", "p90", "reason")),
        "id": "kr",
        "name": "Kr",
        "objective": "win",
    }
    assert result(document)["reason"] == "it has no due date, and neither has its objective"
    unmoved = plan_with(10)
    unmoved["milestones"][0]["supports"] = ["kr"]
    assert result(unmoved)["probability"] is None
    assert result(unmoved)["reason"] == "no milestone says by how much it moves it"


def test_F6_14_one_that_stands_beyond_its_target_is_reached_with_nothing_to_move_it() -> None:
    unmoved = plan_with(10, current=41)
    unmoved["milestones"][0]["supports"] = ["kr"]
    assert result(unmoved)["probability"] == 1.0


def test_F6_14_the_answer_says_that_there_is_no_trend() -> None:
    assert result(plan_with(10))["reason"] == "the last check-in plus the effects of milestones, without trend"


def of_objective(*kinds: str) -> Any:
    """Key results due after five days; each is reached where its own uniform task is done by then."""
    document: dict[str, Any] = {"milestones": [], "tasks": []}
    key_results = []
    for number, kind in enumerate(kinds):
        key_results.append({"id": f"k{number}", "target": 1, "due": DUE, "kind": kind})
        document["milestones"].append({"id": f"m{number}", "supports": [{"to": f"k{number}", "effect": 1}]})
        document["tasks"].append({"id": f"t{number}", "estimate": UNIFORM, "milestone": f"m{number}"})
    document["objectives"] = [{"id": "win", "key_results": key_results}]
    return forecast_of(COUNT, **document).objectives[0].probability_key_results


def test_F6_15_all_committed_key_results_must_be_reached_in_the_same_future() -> None:
    found = of_objective("committed", "committed", "aspirational")
    check_share(np.arange(COUNT) < round(found * COUNT), 0.25)


def test_F6_15_without_committed_ones_or_where_one_is_unknown_nothing_is_said() -> None:
    assert of_objective("aspirational") is None
    document = plan_with(10)
    document["objectives"][0]["key_results"].append({"id": "other", "target": 3, "due": DUE})
    assert forecast_of(64, **document).objectives[0].probability_key_results is None


def test_F6_15_a_milestone_without_a_basis_moves_nothing() -> None:
    document = plan_with(10)
    document["tasks"] = [{"id": "a", "estimate": FIXED}]
    document["milestones"][0]["target"] = "2026-11-04"
    assert result(document)["probability"] is None
