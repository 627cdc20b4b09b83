"""Law F3: a risk occurs once in a future, with one effect for all it hits."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from tests.forecast.plans import DAY, STATUS, drawn, futures_of, minutes, plan_of
from tests.forecast.truth import check_distribution, check_mean, check_share

COUNT = 100_000
FIXED = {"fixed": "10d"}


def risk(effect: Any, hits: list[str], probability: str = "30%", name: str = "risk") -> dict[str, Any]:
    return {"id": name, "probability": probability, "effect": effect, "hits": hits}


def hit(effect: Any, estimate: Any = None, probability: str = "30%") -> Any:
    """The durations of a task that a risk hits."""
    plan = plan_of(tasks=[{"id": "a", "estimate": estimate or FIXED}], risks=[risk(effect, ["a"], probability)])
    return minutes(futures_of(plan, COUNT), "a")


def test_F3_1_a_risk_of_30_percent_with_a_fixed_delay_is_a_mixture_of_two() -> None:
    sample = hit({"add": "5d"})
    assert set(np.unique(sample)) == {10.0 * DAY, 15.0 * DAY}
    check_share(sample > 10 * DAY, 0.3)


def test_F3_1_a_delay_with_a_range_is_drawn_from_its_curve_where_the_risk_occurs() -> None:
    sample = hit({"add": {"low": "5d", "high": "25d", "shape": "uniform"}})
    check_share(sample > 10 * DAY, 0.3)
    check_distribution(sample[sample > 10 * DAY], stats.uniform(15 * DAY, 20 * DAY).cdf)


@pytest.mark.parametrize(("probability", "wanted"), [("0%", 10.0), ("100%", 15.0)])
def test_F3_1_never_and_always_are_certain(probability: str, wanted: float) -> None:
    assert set(hit({"add": {"fixed": "5d"}}, probability=probability)) == {wanted * DAY}


def test_F3_2_times_multiplies_and_a_range_of_factors_is_a_pert() -> None:
    sample = hit({"times": {"low": 0.95, "likely": 1.1, "high": 1.5}}, probability="100%")
    alpha = 1 + 4 * 0.15 / 0.55
    check_distribution(sample, stats.beta(alpha, 6 - alpha, 9.5 * DAY, 5.5 * DAY).cdf)


def test_F3_2_all_times_come_before_all_adds() -> None:
    """(10d x 2 x 1.5) + 5d + 1d, whatever the order of the risks."""
    risks = [
        risk({"add": {"fixed": "5d"}, "times": 2}, ["a"], "100%", "one"),
        risk({"add": "1d"}, ["a"], "100%", "two"),
        risk({"times": 1.5}, ["a"], "100%", "three"),
    ]
    for order in (risks, risks[::-1]):
        plan = plan_of(tasks=[{"id": "a", "estimate": FIXED}], risks=order)
        assert set(minutes(futures_of(plan, 500), "a")) == {36.0 * DAY}


def test_F3_3_a_risk_strikes_what_remains_only() -> None:
    plan = plan_of(
        tasks=[
            {"id": "a", "estimate": FIXED, "actual_start": "2026-11-01", "progress": "50%"},
            {"id": "done", "estimate": FIXED, "actual_start": "2026-10-05", "actual_finish": "2026-10-20"},
        ],
        risks=[risk({"times": 3}, ["a", "done"], "100%")],
    )
    futures = futures_of(plan, 500)
    assert set(minutes(futures, "a")) == {15.0 * DAY}
    assert len(set(futures.instants("done"))) == 1


def test_F3_3_a_judged_date_is_not_struck() -> None:
    judged = dict.fromkeys(("low", "likely", "high"), "2026-11-06")
    plan = plan_of(milestones=[{"id": "m", "expected": judged}], risks=[risk({"add": "9d"}, ["m"], "100%")])
    assert set(minutes(futures_of(plan, 64), "m")) == {5.0 * DAY}


def test_F3_4_all_that_a_risk_hits_share_its_occurrence_and_its_effect_quantile() -> None:
    """30 % of the futures delay both by the same draw: the correlation of the two is 1, of each with itself alone 0."""
    effect = {"add": {"low": "0d", "high": "10d", "shape": "uniform"}}
    plan = plan_of(
        tasks=[{"id": name, "estimate": FIXED} for name in "abc"],
        risks=[risk(effect, ["a", "b"]), risk(effect, ["c"], name="other")],
    )
    futures = futures_of(plan, COUNT)
    first, second, other = (minutes(futures, name) for name in "abc")
    assert np.array_equal(first, second)
    assert abs(np.corrcoef(first, other)[0, 1]) <= 4 / np.sqrt(COUNT)


def test_F3_4_the_shared_quantile_is_read_on_each_activitys_own_day() -> None:
    """`add: 1d` is 24 hours on the clock and 8 on the office's calendar."""
    office = {"week": {"mon-fri": ["09:00-17:00"]}}
    plan = plan_of(
        calendars={"office": office},
        tasks=[
            {"id": "a", "estimate": {"fixed": "0d"}},
            {"id": "b", "estimate": {"fixed": "0d"}, "calendar": "office"},
        ],
        risks=[risk({"add": "1d"}, ["a", "b"], "100%")],
    )
    futures = futures_of(plan, 64)
    assert set(minutes(futures, "a")) == {24.0 * 60}
    assert set(minutes(futures, "b")) == {17.0 * 60}, STATUS


def test_F3_5_a_bare_duration_added_by_a_risk_is_certain() -> None:
    assert set(hit({"add": "5d"}, probability="100%")) == {15.0 * DAY}


def test_F3_1_the_mixtures_moments_are_the_closed_form() -> None:
    sample = hit({"add": {"low": "5d", "likely": "10d", "high": "25d", "shape": "triangular"}})
    delay = stats.triang(0.25, 5 * DAY, 20 * DAY)
    mean = 10 * DAY + 0.3 * delay.mean()
    variance = 0.3 * (delay.var() + delay.mean() ** 2) - (0.3 * delay.mean()) ** 2
    check_mean(sample, mean, np.sqrt(variance))


def test_F3_6_a_task_that_does_not_exist_is_not_lengthened_by_a_risk() -> None:
    plan = plan_of(tasks=[{"id": "a", "estimate": FIXED, "exists": "40%"}], risks=[risk({"add": "5d"}, ["a"], "100%")])
    sample = minutes(futures_of(plan, COUNT), "a")
    assert set(np.unique(sample)) == {0.0, 15.0 * DAY}
    check_share(sample > 0, 0.4)


def test_F3_6_occurrence_and_duration_are_drawn_apart() -> None:
    plan = plan_of(
        tasks=[
            {"id": "a", "estimate": {"low": "1d", "high": "9d", "shape": "uniform"}},
            {"id": "b", "estimate": FIXED},
        ],
        risks=[risk({"add": "5d"}, ["b"])],
    )
    futures = futures_of(plan, COUNT)
    assert abs(np.corrcoef(minutes(futures, "a"), minutes(futures, "b"))[0, 1]) <= 4 / np.sqrt(COUNT)


def test_F3_2_a_factor_of_one_changes_nothing() -> None:
    estimate = {"low": "1d", "likely": "3d", "high": "9d"}
    assert np.array_equal(hit({"times": 1}, estimate, "100%"), drawn(estimate, COUNT))
