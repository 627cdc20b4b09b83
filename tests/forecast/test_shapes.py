"""Law F1: each shape draws from the curve it names; SciPy's distributions are the truth."""

from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import optimize, stats

from milepost.forecast.shapes import RangeUnfitError, curve, fit_problem
from milepost.model.duration import DayLength, Duration
from milepost.model.estimate import Range, Shape
from tests.forecast.plans import DAY, drawn, futures_of, minutes, plan_of
from tests.forecast.truth import check_distribution, check_mean, check_percentiles, check_share

COUNT = 100_000
LOW, LIKELY, HIGH = 10 * DAY, 15 * DAY, 30 * DAY
RANGE = {"low": "10d", "likely": "15d", "high": "30d"}
P10, P90 = {**RANGE, "range": "p10-p90"}, stats.norm.ppf(0.9)
ESTIMATES: dict[str, Any] = {
    "triangular": {**RANGE, "shape": "triangular"},
    "pert": RANGE,
    "pert-at-low": {"low": "10d", "likely": "10d", "high": "30d"},
    "uniform": {"low": "10d", "high": "30d", "shape": "uniform"},
    "lognormal": {**RANGE, "shape": "lognormal"},
    "lognormal-p5-p80": {**RANGE, "shape": "lognormal", "range": "p5-p80"},
    "percentiles": {"percentiles": {"10": "4d", "50": "6d", "90": "15d"}},
    "values": {"values": ["2d", "3d", "3d", "8d"]},
    "fixed": {"fixed": "3d"},
    "triangular-p10-p90": {**P10, "shape": "triangular"},
    "pert-p10-p90": P10,
    "uniform-p10-p90": {"low": "10d", "high": "30d", "shape": "uniform", "range": "p10-p90"},
    "point": {"low": "3d", "likely": "3d", "high": "3d"},
}


@lru_cache(maxsize=1)
def all_drawn() -> dict[str, NDArray[np.float64]]:
    plan = plan_of(tasks=[{"id": name, "estimate": estimate} for name, estimate in ESTIMATES.items()])
    futures = futures_of(plan, COUNT, threads=2)
    return {name: minutes(futures, name) for name in ESTIMATES}


def check_curve(name: str, truth: Any) -> None:
    sample = all_drawn()[name]
    check_mean(sample, truth.mean(), truth.std())
    check_percentiles(sample, truth)
    check_distribution(sample, truth.cdf)


def pert_of(low: float, likely: float, high: float) -> Any:
    """PERT with lambda 4, after Malcolm et al. 1959 and Vose: a beta on low..high."""
    alpha = 1 + 4 * (likely - low) / (high - low)
    return stats.beta(alpha, 6 - alpha, low, high - low)


def test_F1_1_triangular_is_scipys() -> None:
    check_curve("triangular", stats.triang((LIKELY - LOW) / (HIGH - LOW), LOW, HIGH - LOW))


@pytest.mark.parametrize(("name", "likely"), [("pert", LIKELY), ("pert-at-low", LOW)])
def test_F1_2_pert_is_the_default_and_scipys_beta(name: str, likely: int) -> None:
    check_curve(name, pert_of(LOW, likely, HIGH))


def test_F1_3_uniform_is_scipys() -> None:
    check_curve("uniform", stats.uniform(LOW, HIGH - LOW))


@pytest.mark.parametrize(("name", "lower", "upper"), [("lognormal", 0.1, 0.9), ("lognormal-p5-p80", 0.05, 0.8)])
def test_F1_4_lognormal_is_shifted_to_fit_all_three_percentiles(name: str, lower: float, upper: float) -> None:
    """Solved here by brute force: shift and deviation such that three quantiles are the three points."""

    def unlike(unknown: tuple[float, float]) -> list[float]:
        log_scale, deviation = unknown
        curve = stats.lognorm(deviation, LIKELY - np.exp(log_scale), np.exp(log_scale))
        return [(curve.ppf(lower) - LOW) / DAY, (curve.ppf(upper) - HIGH) / DAY]

    log_scale, deviation = optimize.fsolve(unlike, (np.log(5 * DAY), 0.7))
    truth = stats.lognorm(deviation, LIKELY - np.exp(log_scale), np.exp(log_scale))
    assert truth.ppf([lower, 0.5, upper]) == pytest.approx([LOW, LIKELY, HIGH])
    check_curve(name, truth)


def test_F1_5_percentiles_are_straight_between_and_beyond() -> None:
    """{10: 4d, 50: 6d, 90: 15d}: straight on to 3.5d at 0 % and 17.25d at 100 %; a mixture of three uniforms."""
    sample = all_drawn()["percentiles"] / DAY
    check_distribution(
        all_drawn()["percentiles"], lambda v: np.interp(v / DAY, [3.5, 4, 6, 15, 17.25], [0, 0.1, 0.5, 0.9, 1])
    )
    mean = 0.1 * 3.75 + 0.4 * 5 + 0.4 * 10.5 + 0.1 * 16.125
    check_mean(sample * DAY, mean * DAY, float(sample.std() * DAY))
    for value, share in ((4, 0.1), (6, 0.5), (15, 0.9)):
        check_share(sample <= value, share)


def test_F1_6_values_are_drawn_as_they_stand_each_as_likely_as_the_next() -> None:
    sample = all_drawn()["values"] / DAY
    assert set(np.unique(sample)) == {2.0, 3.0, 8.0}
    for value, share in ((2, 0.25), (3, 0.5), (8, 0.25)):
        check_share(sample == value, share)


@pytest.mark.parametrize("name", ["fixed", "point"])
def test_F1_7_a_fixed_duration_and_a_range_of_one_point_never_vary(name: str) -> None:
    assert set(all_drawn()[name]) == {3.0 * DAY}


@pytest.mark.parametrize("name", ["triangular-p10-p90", "pert-p10-p90", "uniform-p10-p90"])
def test_F1_8_a_range_of_percentiles_has_them_there(name: str) -> None:
    sample = all_drawn()[name]
    check_share(sample <= LOW, 0.1)
    check_share(sample <= HIGH, 0.9)


@pytest.mark.parametrize("family", ["triangular", "pert"])
def test_F1_8_a_range_of_percentiles_has_its_peak_at_likely(family: str) -> None:
    """The ends that make low and high the tenths, found here from SciPy's quantile function."""

    def frozen(low: float, high: float) -> Any:
        return (
            stats.triang((15 - low) / (high - low), low, high - low)
            if family == "triangular"
            else pert_of(low, 15, high)
        )

    low, high = optimize.fsolve(lambda ends: frozen(*ends).ppf([0.1, 0.9]) - [10, 30], (7.0, 36.0))
    truth = frozen(low * DAY / DAY, high)
    assert truth.ppf([0.1, 0.9]) == pytest.approx([10, 30])
    check_percentiles(all_drawn()[f"{family}-p10-p90"], truth, scale=DAY)


def range_of(**keys: str) -> Range:
    return Range.model_validate(
        {name: value if name in ("shape", "range") else Duration.parse(value) for name, value in keys.items()}
    )


@pytest.mark.parametrize(
    ("keys", "fits"),
    [
        ({"low": "10d", "likely": "15d", "high": "30d", "shape": "lognormal"}, True),
        ({"low": "10d", "likely": "20d", "high": "30d", "shape": "lognormal"}, False),  # symmetric: a normal
        ({"low": "10d", "likely": "25d", "high": "30d", "shape": "lognormal"}, False),  # leans to the left
        ({"low": "10d", "likely": "10d", "high": "30d", "shape": "lognormal"}, False),  # no room below the median
        ({"low": "10d", "likely": "20d", "high": "30d", "shape": "lognormal", "range": "p5-p95"}, False),
        ({"low": "5d", "likely": "15d", "high": "23d", "shape": "lognormal", "range": "p5-p80"}, True),
        (
            {"low": "5d", "likely": "15d", "high": "20d", "shape": "lognormal", "range": "p5-p80"},
            False,
        ),  # z's are 1:0.512
        (
            {"low": "5d", "likely": "15d", "high": "30d", "shape": "lognormal", "range": "p20-p95"},
            False,
        ),  # z's are 1:1.95
        ({"low": "10d", "likely": "10d", "high": "30d", "range": "p10-p90"}, True),  # the peak is the P10
        ({"low": "10d", "likely": "11d", "high": "30d", "range": "p10-p90", "shape": "triangular"}, True),
        ({"low": "10d", "likely": "30d", "high": "30d"}, True),
    ],
)
def test_F1_9_a_range_that_no_curve_fits_is_said_so(keys: dict[str, str], fits: bool) -> None:
    assert (fit_problem(range_of(**keys), DayLength(480, 2400)) is None) == fits


@pytest.mark.parametrize("shape", list(Shape))
def test_F1_9_ends_out_of_order_are_refused(shape: Shape) -> None:
    with pytest.raises(RangeUnfitError, match="out of order"):
        curve(shape, 3.0, 2.0, 4.0, None)


def test_F1_10_a_task_exists_in_its_share_of_futures_else_it_is_zero_long_with_its_links_kept() -> None:
    plan = plan_of(
        tasks=[
            {"id": "before", "estimate": {"fixed": "2d"}},
            {
                "id": "rework",
                "estimate": {"low": "4d", "likely": "5d", "high": "9d"},
                "exists": "30%",
                "after": ["before"],
            },
            {"id": "after", "estimate": {"fixed": "1d"}, "after": ["rework"]},
        ]
    )
    futures = futures_of(plan, 50_000)
    rework, after = minutes(futures, "rework") - 2 * DAY, minutes(futures, "after") - 3 * DAY
    check_share(rework > 0, 0.3)
    assert np.array_equal(rework, after)
    truth = pert_of(4 * DAY, 5 * DAY, 9 * DAY)
    check_mean(rework[rework > 0], truth.mean(), truth.std())


@pytest.mark.parametrize(("exists", "wanted"), [("0%", {0.0}), ("100%", {3.0 * DAY})])
def test_F1_10_never_and_always_are_certain(exists: str, wanted: set[float]) -> None:
    plan = plan_of(tasks=[{"id": "a", "estimate": {"fixed": "3d"}, "exists": exists}])
    assert set(minutes(futures_of(plan, 2000), "a")) == wanted


def test_F1_11_no_curve_goes_under_0() -> None:
    """A tenth at a day and nine tenths at thirty: straight on to 2.6 days before nothing."""
    sample = drawn({"low": "1d", "high": "30d", "shape": "uniform", "range": "p10-p90"}, COUNT)
    assert sample.min() == 0
    check_share(sample == 0, 0.1 - 1 / 36.25)


def test_F1_10_a_started_task_exists() -> None:
    keys = {"exists": "1%", "actual_start": "2026-11-01", "remaining": {"fixed": "3d"}}
    assert set(minutes(futures_of(plan_of(tasks=[{"id": "a", "estimate": "3d", **keys}]), 500), "a")) == {3.0 * DAY}
