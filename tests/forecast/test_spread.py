"""Law F2: what spread a single guess gets, what tasks share, and how a plan's own history replaces both."""

from math import exp, log, sqrt
from typing import Any

import numpy as np
import pytest
from scipy import stats

from milepost.forecast import defaults
from tests.forecast.plans import DAY, drawn, forecast_of, futures_of, minutes, plan_of
from tests.forecast.truth import check_distribution, check_mean, check_percentiles

COUNT = 100_000
DEFAULT = {"forecast": {"shared_spread": "default"}}
GUESSED = stats.lognorm(1.05, scale=10 * DAY)
NORMAL_P90 = 1.2815515655446004


def test_F2_1_the_documented_defaults_follow_from_the_published_figures() -> None:
    """1.07 in all of which 0.19 is a project's; releases scatter by 0.43, some 0.20 of it from their single tasks."""
    assert pytest.approx(sqrt(1.07**2 - 0.19**2), abs=0.005) == defaults.GUESS_LOG_DEVIATION
    assert pytest.approx(sqrt(0.43**2 - 0.20**2), abs=0.005) == defaults.SHARED_LOG_DEVIATION
    assert defaults.GUESS_MEDIAN == defaults.SHARED_MEDIAN == 1.0


def test_F2_1_many_guesses_overrun_as_real_releases_did() -> None:
    """121 releases overran their first forecast by a median of 1.79, with a log deviation of 0.43."""
    plan = plan_of(
        **DEFAULT,
        milestones=[{"id": "release"}],
        tasks=[
            {"id": f"t{n}", "estimate": "10d", "after": [f"t{n - 1}"] if n else [], "milestone": "release"}
            for n in range(50)
        ],
    )
    overrun = np.log(minutes(futures_of(plan, 20_000, threads=2), "release") / (500 * DAY))
    assert exp(float(np.median(overrun))) == pytest.approx(1.79, abs=0.1)
    assert float(overrun.std()) == pytest.approx(0.43, abs=0.03)


def test_F2_2_a_single_guess_is_the_median_of_a_lognormal() -> None:
    sample = drawn("10d", COUNT)
    check_percentiles(sample, GUESSED)
    check_distribution(sample, GUESSED.cdf)
    check_mean(sample, GUESSED.mean(), GUESSED.std())


def shared_plan(**options: Any) -> Any:
    judged = {"low": "2026-11-20", "likely": "2026-12-01", "high": "2026-12-20"}
    return plan_of(
        **options,
        milestones=[{"id": "judged", "expected": judged}, {"id": "review", "estimate": {"values": ["5d"]}}],
        tasks=[
            {"id": "values", "estimate": {"values": ["10d"]}},
            {"id": "point", "estimate": {"low": "20d", "likely": "20d", "high": "20d"}},
            {"id": "fixed", "estimate": {"fixed": "10d"}},
            {"id": "half", "estimate": {"values": ["40d"]}, "actual_start": "2026-11-01", "progress": "50%"},
        ],
    )


def test_F2_3_one_factor_per_future_multiplies_all_remaining_work_that_is_not_fixed() -> None:
    futures = futures_of(shared_plan(**DEFAULT), COUNT)
    factor = minutes(futures, "values") / (10 * DAY)
    for name, days in (("point", 20), ("half", 20), ("review", 5)):
        assert np.abs(minutes(futures, name) / (days * DAY) - factor).max() < 1e-4, name
    truth = stats.lognorm(defaults.SHARED_LOG_DEVIATION)
    check_percentiles(factor, truth, scale=1.0)
    logs = np.log(factor)
    assert abs(logs.mean()) <= 4 * defaults.SHARED_LOG_DEVIATION / sqrt(COUNT)
    assert abs(logs.std() - defaults.SHARED_LOG_DEVIATION) <= 4 * defaults.SHARED_LOG_DEVIATION / sqrt(2 * COUNT)


def test_F2_4_the_factor_touches_neither_fixed_nor_judged() -> None:
    shared, alone = futures_of(shared_plan(**DEFAULT), 2000), futures_of(shared_plan(), 2000)
    for name in ("fixed", "judged"):
        assert np.array_equal(shared.instants(name), alone.instants(name)), name
    assert set(minutes(alone, "point")) == {20.0 * DAY}


def test_F2_5_a_plans_own_spread_is_a_lognormal_by_its_p10_median_and_p90() -> None:
    spread = {"low": 0.8, "likely": 1.2, "high": 1.8}
    futures = futures_of(shared_plan(forecast={"shared_spread": spread}), COUNT)
    deviation = log(1.8 / 0.8) / (2 * NORMAL_P90)
    check_percentiles(minutes(futures, "values"), stats.lognorm(deviation, scale=12 * DAY))


RATIOS = [0.5, 0.6, 0.8, 1.0, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0]


def history(count: int, options: dict[str, Any]) -> dict[str, Any]:
    """Tasks estimated at 1,000 minutes that took `RATIOS` as long, from the same morning on."""
    tasks: list[dict[str, Any]] = [{"id": "open", "estimate": "10d"}]
    for number, ratio in enumerate(RATIOS[:count]):
        hours, rest = divmod(round(1000 * ratio), 60)
        day, hour = divmod(hours, 24)
        finish = f"2026-10-{5 + day:02d}T{hour:02d}:{rest:02d}"
        dates = {"actual_start": "2026-10-05T00:00", "actual_finish": finish}
        tasks.append({"id": f"done{number}", "estimate": {"fixed": "1000m"}, **dates})
    return {"tasks": tasks, "forecast": options}


def test_F2_6_history_replaces_the_defaults_where_it_is_asked_for() -> None:
    plan = plan_of(**history(10, {"use_history": True, "shared_spread": "none"}))
    logs = np.log(RATIOS)
    truth = stats.lognorm(float(logs.std(ddof=1)), scale=10 * DAY * exp(float(logs.mean())))
    check_percentiles(minutes(futures_of(plan, COUNT), "open"), truth)


def test_F2_6_history_narrows_the_shared_factor_in_proportion_and_never_widens_it() -> None:
    found = forecast_of(64, **history(10, {"use_history": True}))
    deviation = float(np.log(RATIOS).std(ddof=1))
    spread = found.document()["spread"]
    wanted = defaults.SHARED_LOG_DEVIATION * deviation / defaults.GUESS_LOG_DEVIATION
    assert spread["shared"] == {"origin": "history", "median": 1.0, "log_deviation": pytest.approx(wanted, abs=1e-6)}
    assert spread["single_guess"]["origin"] == "history"
    assert spread["finished_tasks"] == 10


@pytest.mark.parametrize(("count", "wanted"), [(9, True), (10, False)])
def test_F2_7_a_short_or_unasked_history_leaves_the_defaults(count: int, wanted: bool) -> None:
    found = forecast_of(64, **history(count, {"use_history": wanted})).document()["spread"]
    assert found["single_guess"] == {"origin": "default", "median": 1.0, "log_deviation": 1.05}
    assert found["shared"] == {"origin": "default", "median": 1.0, "log_deviation": 0.38}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"shared_spread": "default"},
            f"shares a default spread (in one future of ten everything takes over {exp(0.38 * NORMAL_P90):.1f} times "
            "as long): give the plan a shared spread of its own",
        ),
        ({"shared_spread": "none"}, "tasks share no spread"),
        ({"shared_spread": {"low": 0.9, "likely": 1, "high": 1.3}}, "shares the spread that the plan gives"),
        ({"use_history": True}, "shares a spread from this plan's 10 finished tasks"),
    ],
)
def test_F2_8_the_answer_says_which_spread_it_used_and_how_to_replace_a_default(options: Any, said: str) -> None:
    sentence = forecast_of(64, **history(10, options)).document()["spread"]["sentence"]
    assert said in sentence
    assert sentence.startswith("1 task has a single guess, spread by ")
    assert "give low, likely and high to replace it" in sentence
    assert "shared_spread" not in sentence


def test_F2_8_a_tenth_of_guessed_work_takes_as_long_as_said() -> None:
    sentence = forecast_of(64, tasks=[{"id": "a", "estimate": "10d"}]).inputs.spreads.sentence
    assert f"one in ten over {exp(1.05 * NORMAL_P90):.1f} times as long" in sentence


def test_F2_9_progress_leaves_its_share_of_the_drawn_duration_rounded_half_up() -> None:
    keys = {"actual_start": "2026-11-01", "progress": "40%"}
    triangular = {"low": "10d", "likely": "15d", "high": "30d", "shape": "triangular"}
    sample = drawn(triangular, COUNT, **keys)
    check_distribution(sample, stats.triang(0.25, 6 * DAY, 12 * DAY).cdf)
    assert set(drawn({"fixed": "3m"}, 10, actual_start="2026-11-01", progress="50%")) == {2.0}


@pytest.mark.parametrize(("keys", "share"), [({}, 1.0), ({"progress": "60%"}, 0.4)])
def test_P30_what_is_left_of_outrun_work_is_what_its_progress_leaves(keys: dict[str, Any], share: float) -> None:
    """Two months into work of at most three weeks: all of it again, or what its progress leaves, from today on."""
    sample = drawn({"low": "1w", "high": "3w", "shape": "uniform"}, COUNT, actual_start="2026-09-01", **keys)
    check_distribution(sample, stats.uniform(share * 7 * DAY, share * 14 * DAY).cdf)


def test_F2_9_remaining_wins_over_progress() -> None:
    keys = {
        "actual_start": "2026-11-01",
        "progress": "90%",
        "remaining": {"low": "2d", "high": "4d", "shape": "uniform"},
    }
    check_distribution(drawn("10d", COUNT, **keys), stats.uniform(2 * DAY, 2 * DAY).cdf)
