"""Law F3: the coefficient of a group is the rank correlation that its durations have."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from tests.forecast.plans import DAY, Row, futures_of, minutes, plan_of
from tests.forecast.truth import check_distribution

COUNT = 100_000
TRIANGULAR = {"low": "10d", "likely": "15d", "high": "30d", "shape": "triangular"}
UNIFORM = {"low": "1d", "high": "9d", "shape": "uniform"}
LOGNORMAL = {"low": "1d", "likely": "2d", "high": "6d", "shape": "lognormal"}


def grouped(coefficient: float, estimates: list[Any]) -> list[Row]:
    names = [f"t{number}" for number in range(len(estimates))]
    plan = plan_of(
        tasks=[{"id": name, "estimate": estimate} for name, estimate in zip(names, estimates, strict=True)],
        correlation=[{"id": "group", "activities": names, "coefficient": coefficient}],
    )
    futures = futures_of(plan, COUNT, threads=2)
    return [minutes(futures, name) for name in names]


def spearman_error(first: Row, second: Row, rho: float) -> float:
    """The standard error of Spearman's coefficient, from the spread of twenty replicates of the sample's parts."""
    parts = [stats.spearmanr(*pair).statistic for pair in zip(np.split(first, 20), np.split(second, 20), strict=True)]
    return float(np.std(parts, ddof=1) / np.sqrt(20)) + 1e-12 * rho


@pytest.mark.parametrize("rho", [0.2, 0.5, 0.8])
def test_F3_7_the_realised_rank_correlation_is_the_coefficient(rho: float) -> None:
    rows = grouped(rho, [TRIANGULAR, UNIFORM, LOGNORMAL])
    for first, second in ((0, 1), (0, 2), (1, 2)):
        found = stats.spearmanr(rows[first], rows[second]).statistic
        assert abs(found - rho) <= 4 * spearman_error(rows[first], rows[second], rho), (first, second, found)


@pytest.mark.parametrize("rho", [0.2, 0.8])
def test_F3_8_being_in_a_group_leaves_each_curve_as_it_is(rho: float) -> None:
    triangular, uniform, _ = grouped(rho, [TRIANGULAR, UNIFORM, LOGNORMAL])
    check_distribution(triangular, stats.triang(0.25, 10 * DAY, 20 * DAY).cdf)
    check_distribution(uniform, stats.uniform(DAY, 8 * DAY).cdf)


def test_F3_8_a_coefficient_of_one_moves_all_together_and_of_zero_apart() -> None:
    together, apart = grouped(1.0, [UNIFORM, UNIFORM]), grouped(0.0, [UNIFORM, UNIFORM])
    assert np.abs(together[0] - together[1]).max() <= 1
    assert abs(stats.spearmanr(*apart).statistic) <= 4 / np.sqrt(COUNT)


def test_F3_9_values_seen_stay_what_they_are_in_a_group() -> None:
    """The stairs are read straight between 1,024 knots, so at most one draw in a thousand per stair lies between."""
    values, other = grouped(0.6, [{"values": ["2d", "3d", "3d", "8d"]}, UNIFORM])
    between = ~np.isin(values, [2 * DAY, 3 * DAY, 8 * DAY])
    assert between.mean() < 2 / 1024 + 4 * np.sqrt(2 / 1024 / COUNT)
    assert abs((values <= 2 * DAY).mean() - 0.25) < 0.01
    assert stats.spearmanr(values, other).statistic > 0.5


def test_F3_9_a_fixed_task_in_a_group_stays_fixed() -> None:
    fixed, _ = grouped(0.9, [{"fixed": "3d"}, UNIFORM])
    assert set(fixed) == {3.0 * DAY}
