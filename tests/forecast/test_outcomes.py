"""Law F5: percentiles, means, probabilities and their intervals; what is reached, and what has no basis."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from milepost.forecast.futures import wilson
from milepost.forecast.statistics import order_statistics, ranks_of
from tests.forecast.plans import DAY, STATUS, drawn, forecast_of, futures_of, plan_of
from tests.forecast.truth import check_share

UNIFORM = {"low": "0d", "high": "10d", "shape": "uniform"}


def moment(minutes: float) -> str:
    return (datetime.fromisoformat(STATUS) + timedelta(minutes=minutes)).isoformat(timespec="minutes")


@given(
    st.lists(st.integers(-(2**31), 2**31 - 1) | st.integers(-5, 5), min_size=1, max_size=300),
    st.lists(st.floats(0, 100), min_size=1, max_size=6),
)
def test_F5_8_order_statistics_are_those_of_a_sorted_row(values: list[int], percents: list[float]) -> None:
    ranks = ranks_of(tuple(sorted(percents)), len(values))
    found = np.empty(len(ranks), np.int32)
    order_statistics(np.array(values, np.int32), ranks, found)
    assert found.tolist() == np.sort(values)[ranks].tolist()


def test_F5_8_order_statistics_of_many_values_close_together() -> None:
    values = np.random.default_rng(1).integers(0, 100_000, 20_000).astype(np.int32)
    ranks = ranks_of(tuple(step / 2 for step in range(201)), len(values))
    found = np.empty(len(ranks), np.int32)
    order_statistics(values, ranks, found)
    assert np.array_equal(found, np.sort(values)[ranks])


@pytest.mark.parametrize(
    ("percent", "count", "rank"),
    [(0, 10, 0), (10, 10, 0), (50, 10, 4), (80, 10, 7), (81, 10, 8), (100, 10, 9), (50, 1, 0)],
)
def test_F5_8_a_percentile_is_the_first_moment_by_which_that_share_has_finished(
    percent: float, count: int, rank: int
) -> None:
    assert ranks_of((percent,), count).tolist() == [rank]


@pytest.mark.parametrize(("hits", "count"), [(0, 50), (50, 50), (41, 100), (4100, 10_000), (1, 3)])
def test_F5_9_the_interval_is_wilsons(hits: int, count: int) -> None:
    wanted = stats.binomtest(hits, count).proportion_ci(method="wilson")
    assert wilson(hits, count) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


def test_F5_10_a_milestones_figures_are_those_of_its_futures() -> None:
    keys: dict[str, Any] = {
        "milestones": [{"id": "m", "target": "2026-11-04", "commitment": {"date": "2026-11-09", "confidence": "90%"}}],
        "tasks": [{"id": "a", "estimate": UNIFORM, "milestone": "m"}],
    }
    found = forecast_of(10_000, **keys).document()["milestones"][0]
    row = np.sort(drawn(UNIFORM, 10_000))
    assert {name: found[name] for name in ("p10", "p50", "p80", "p90")} == {
        f"p{percent}": moment(row[percent * 100 - 1]) for percent in (10, 50, 80, 90)
    }
    assert found["mean"] == moment(int(np.floor(row.mean() + 0.5)))
    assert found["probability_target"] == (row <= 3 * DAY).mean()
    assert found["probability_commitment"] == (row <= 8 * DAY).mean()
    check_share(row <= 3 * DAY, 0.3)
    assert found["interval_target"] == pytest.approx(list(wilson(int((row <= 3 * DAY).sum()), 10_000)))
    assert found["confidence"] == 0.9
    assert found["at_risk"]


def test_F5_10_a_commitment_is_at_risk_only_under_its_confidence() -> None:
    keys: dict[str, Any] = {"tasks": [{"id": "a", "estimate": UNIFORM, "milestone": "m"}]}
    for confidence, wanted in (("75%", False), ("85%", True)):
        promise = {"date": "2026-11-09", "confidence": confidence}
        assert (
            forecast_of(10_000, milestones=[{"id": "m", "commitment": promise}], **keys).milestone("m").at_risk
            == wanted
        )
    assert not forecast_of(64, milestones=[{"id": "m"}], **keys).milestone("m").at_risk


def test_F5_11_the_mean_is_the_mean_of_clock_instants_not_of_working_time() -> None:
    """One working minute past Friday's close is Monday morning; the mean lies in the weekend between."""
    keys: dict[str, Any] = {
        "calendar": "office",
        "calendars": {"office": {"week": {"mon-fri": ["09:00-17:00"]}}},
        "milestones": [{"id": "m"}],
        "tasks": [{"id": "a", "estimate": {"values": ["2400m", "2460m"]}, "milestone": "m"}],
    }
    futures = futures_of(plan_of(**keys), 2000)
    found = forecast_of(2000, **keys).document()["milestones"][0]
    instants = futures.instants("m") - futures.built.schedule.network.status
    assert set(instants) == {4 * DAY + 17 * 60, 7 * DAY + 10 * 60}
    assert found["mean"] == moment(int(np.floor(instants.mean() + 0.5)))
    assert "2026-11-07" < found["mean"] < "2026-11-09"


def test_F5_12_the_deterministic_date_has_every_duration_at_likely_and_no_risk() -> None:
    keys: dict[str, Any] = {
        "milestones": [{"id": "m", "after": ["b"]}],
        "tasks": [
            {"id": "a", "estimate": {"low": "1d", "likely": "4d", "high": "20d"}},
            {"id": "b", "estimate": "2d", "after": ["a"]},
        ],
        "risks": [{"id": "r", "probability": "100%", "effect": {"add": "9d"}, "hits": ["a"]}],
    }
    found = forecast_of(2000, **keys).document()["milestones"][0]
    assert found["deterministic"] == moment(6 * DAY)
    futures = futures_of(plan_of(**keys), 2000)
    share = (futures.instants("m") - futures.built.schedule.network.status <= 6 * DAY).mean()
    assert found["probability_deterministic"] == share


@pytest.mark.parametrize(("target", "chance"), [("2026-10-20", 1.0), ("2026-10-19", 0.0)])
def test_F5_13_what_is_reached_has_probability_1_or_0_and_no_doubt(target: str, chance: float) -> None:
    milestone = {"id": "m", "actual": "2026-10-20", "target": target, "commitment": {"date": target}}
    document = forecast_of(64, milestones=[milestone], tasks=[{"id": "a", "estimate": "1d"}]).document()
    found = document["milestones"][0]
    assert found["probability_target"] == found["probability_commitment"] == chance
    assert found["interval_target"] == found["interval_commitment"] == [chance, chance]
    assert found["reached"]
    assert len({found[name] for name in ("p10", "p50", "p80", "p90", "mean", "deterministic")}) == 1
    activity = next(each for each in document["activities"] if each["id"] == "m")
    assert activity["criticality"] == 0.0
    assert activity["sensitivity"] is None


def test_F5_13_a_plan_in_which_everything_is_reached_has_no_finish_to_come() -> None:
    document = forecast_of(64, milestones=[{"id": "m", "actual": "2026-10-20"}]).document()
    assert document["finish"] == dict.fromkeys(("p10", "p50", "p80", "p90"))


def test_F5_14_a_milestone_without_a_basis_stands_at_its_target_and_has_no_probability() -> None:
    keys: dict[str, Any] = {"milestones": [{"id": "m", "target": "2026-11-20"}, {"id": "after", "after": ["m"]}]}
    document = forecast_of(64, **keys).document()
    found, after = document["milestones"]
    missing = ("p10", "p50", "p80", "p90", "mean", "probability_target", "interval_target", "probability_deterministic")
    assert {found[name] for name in missing} == {None}
    assert found["deterministic"] == "2026-11-21T00:00"
    assert after["p80"] == "2026-11-21T00:00"
    assert found["answer"] == "M: no basis for a date; it stands at its target, 20 November."


def test_F5_15_the_201_quantiles_rise_and_hold_the_percentiles() -> None:
    keys: dict[str, Any] = {"milestones": [{"id": "m"}], "tasks": [{"id": "a", "estimate": UNIFORM, "milestone": "m"}]}
    found = forecast_of(5000, **keys).milestone("m")
    assert found.quantiles is not None
    assert found.when is not None
    assert len(found.quantiles) == 201
    assert list(found.quantiles) == sorted(found.quantiles)
    assert found.quantiles[160] == found.when.p80
    row = np.sort(drawn(UNIFORM, 5000))
    assert found.quantiles[200] - found.quantiles[0] == row[-1] - row[0]
