"""Law F5: with everything fixed the forecast is the schedule, to the minute; and a longer estimate never helps."""

from random import Random
from typing import Any

import numpy as np
import pytest
from scipy import stats

from milepost.forecast.build import build
from milepost.forecast.futures import Futures
from milepost.forecast.simulation import Simulator
from milepost.model.plan import Plan
from milepost.schedule.network import State
from milepost.schedule.schedule import Schedule, schedule
from tests.forecast.plans import DAY, forecast_of, futures_of, minutes, plan_of
from tests.forecast.random_plans import fixed_plan
from tests.forecast.truth import check_distribution, check_mean

SEEDS = range(250)


def scheduled(seed: int) -> Schedule | None:
    """A random plan's schedule, None where it contradicts a hold: only there forecast and schedule may differ."""
    found = schedule(plan_of(**fixed_plan(seed)))
    return None if (found.dates.late_by > 0).any() else found


@pytest.fixture(scope="module")
def all_scheduled() -> list[Schedule]:
    found = [each for each in map(scheduled, SEEDS) if each is not None]
    assert len(found) > len(SEEDS) / 2, "the random plans are not what they were meant to be"
    return found


def test_F5_1_with_all_durations_fixed_every_future_is_the_schedule_to_the_minute(
    all_scheduled: list[Schedule],
) -> None:
    simulator = Simulator(1)
    for planned in all_scheduled:
        futures = Futures(simulator, simulator.sample(build(planned, 1), 2))
        for place, activity_id in enumerate(planned.network.ids):
            wanted = planned.dates.early_finish[place]
            assert (futures.instants(activity_id) == wanted).all(), (planned.plan, activity_id)


def test_F5_1_the_plans_finish_is_the_schedules(all_scheduled: list[Schedule]) -> None:
    simulator = Simulator(1)
    for planned in all_scheduled:
        is_open = planned.network.activities.state != State.DONE
        found = Futures(simulator, simulator.sample(build(planned, 1), 2)).finish()
        if not is_open.any():
            assert found is None
        else:
            assert found is not None
            assert (found == planned.dates.early_finish[is_open].max()).all(), planned.plan


def test_F5_1_all_percentiles_are_the_schedules_date_and_its_probability_is_1() -> None:
    office = {"week": {"mon-fri": ["09:00-12:00", "13:00-18:00"]}}
    found = forecast_of(
        500,
        calendar="office",
        calendars={"office": office},
        milestones=[{"id": "m", "target": "2026-11-13", "after": [{"id": "b", "lag": "1d"}]}],
        tasks=[{"id": "a", "estimate": {"fixed": "3d"}}, {"id": "b", "estimate": {"fixed": "4d"}, "after": ["a"]}],
    )
    milestone = found.document()["milestones"][0]
    # Monday the 2nd and seven working days end on Tuesday the 10th; the lag's day ends on Wednesday.
    moments = ("deterministic", "mean", "p10", "p50", "p80", "p90")
    assert {milestone[name] for name in moments} == {"2026-11-11T18:00"}
    assert milestone["probability_deterministic"] == milestone["probability_target"] == 1.0


def triangular(low: int, likely: int, high: int) -> dict[str, str]:
    return {"low": f"{low}d", "likely": f"{likely}d", "high": f"{high}d", "shape": "triangular"}


def series(kinds: dict[str, Any], links: list[tuple[str, str]]) -> Plan:
    tasks = [
        {"id": name, "estimate": estimate, "after": [first for first, second in links if second == name]}
        for name, estimate in kinds.items()
    ]
    return plan_of(tasks=tasks)


@pytest.mark.parametrize("seed", range(25))
def test_F5_2_a_longer_estimate_never_makes_an_FS_network_finish_sooner_in_any_future(seed: int) -> None:
    dice = Random(seed)
    names = [f"t{number}" for number in range(12)]
    links = [(names[i], names[j]) for j in range(12) for i in range(j) if dice.random() < 0.25]
    days = {name: (dice.randint(1, 4), 5, dice.randint(6, 20)) for name in names}
    kinds = {name: triangular(*each) for name, each in days.items()}
    name = dice.choice(names)
    low, likely, high = days[name]
    longer = {**kinds, name: triangular(*dice.choice([(5, 5, high), (low, 6, high), (low, likely, 40), (5, 6, 40)]))}
    before, after = futures_of(series(kinds, links), 500), futures_of(series(longer, links), 500)
    for each in names:
        assert (after.instants(each) >= before.instants(each)).all()
    assert (after.instants(name) > before.instants(name)).any()


def test_F5_3_the_larger_of_two_equal_tasks_has_the_square_of_their_distribution() -> None:
    estimate = {"low": "10d", "likely": "15d", "high": "30d", "shape": "triangular"}
    plan = plan_of(
        milestones=[{"id": "both"}],
        tasks=[{"id": name, "estimate": estimate, "milestone": "both"} for name in ("a", "b")],
    )
    sample = minutes(futures_of(plan, 100_000), "both")
    one = stats.triang(0.25, 10 * DAY, 20 * DAY)
    check_distribution(sample, lambda v: one.cdf(v) ** 2)
    mean = 30 * DAY - sum(one.cdf(v) ** 2 for v in np.arange(10 * DAY, 30 * DAY)[::60] + 30) * 60
    check_mean(sample, mean, one.std())


def test_F5_4_a_sum_has_the_sum_of_means_and_of_variances() -> None:
    shapes = [
        ("a", {"low": "1d", "high": "9d", "shape": "uniform"}),
        ("b", {"low": "2d", "likely": "3d", "high": "9d"}),
    ]
    shapes.append(("c", {"low": "1d", "likely": "2d", "high": "6d", "shape": "triangular"}))
    plan = plan_of(
        tasks=[
            {"id": name, "estimate": estimate, "after": [shapes[number - 1][0]] if number else []}
            for number, (name, estimate) in enumerate(shapes)
        ]
    )
    sample = minutes(futures_of(plan, 100_000), "c") / DAY
    alpha = 1 + 4 / 7
    truths = [stats.uniform(1, 8), stats.beta(alpha, 6 - alpha, 2, 7), stats.triang(0.2, 1, 5)]
    variance = sum(each.var() for each in truths)
    check_mean(sample * DAY, sum(each.mean() for each in truths) * DAY, np.sqrt(variance) * DAY)
    fourth = ((sample - sample.mean()) ** 4).mean()
    assert abs(sample.var() - variance) <= 4 * np.sqrt((fourth - variance**2) / len(sample))


def test_F5_5_judged_dates_are_pushed_by_logic_and_by_nothing_else() -> None:
    """The later of a uniform date and an independent uniform task: the product of their distribution functions."""
    expected = {"low": "2026-11-11", "likely": "2026-11-16", "high": "2026-11-21", "shape": "uniform"}
    plan = plan_of(
        milestones=[{"id": "partner", "expected": expected, "after": ["work"]}],
        tasks=[{"id": "work", "estimate": {"low": "5d", "high": "25d", "shape": "uniform"}}],
    )
    sample = minutes(futures_of(plan, 100_000), "partner")

    def judged(v: Any) -> Any:
        return np.clip((v / DAY - 10) / 10, 0, 1)  # the ends of 11 and of 21 November, 10 and 20 days on

    check_distribution(sample, lambda v: judged(v) * np.clip((v / DAY - 5) / 20, 0, 1))
    alone = {"id": "partner", "expected": expected}
    check_distribution(minutes(futures_of(plan_of(milestones=[alone]), 100_000), "partner"), judged)


def test_F5_5_a_judged_date_is_read_on_the_clock_whatever_calendar_its_predecessors_have() -> None:
    plan = plan_of(
        calendar="office",
        calendars={"office": {"week": {"mon-fri": ["09:00-17:00"]}}},
        milestones=[
            {"id": "m", "after": ["a"], "expected": dict.fromkeys(("low", "likely", "high"), "2026-11-14T11:00")},
            {"id": "n", "after": ["m"]},
        ],
        tasks=[{"id": "a", "estimate": {"fixed": "2d"}}],
    )
    futures = futures_of(plan, 64)
    assert set(minutes(futures, "m")) == set(minutes(futures, "n")) == {12.0 * DAY + 11 * 60}


def test_F5_5_a_judged_date_wins_over_an_estimate() -> None:
    judged = dict.fromkeys(("low", "likely", "high"), "2026-11-06")
    plan = plan_of(
        milestones=[{"id": "m", "after": ["a"], "expected": judged, "estimate": {"fixed": "9d"}}],
        tasks=[{"id": "a", "estimate": {"fixed": "1d"}}],
    )
    assert schedule(plan).activity("m").early_finish == "2026-11-07T00:00"
    assert set(minutes(futures_of(plan, 64), "m")) == {5.0 * DAY}


def test_F5_6_the_plans_finish_is_that_of_whatever_finishes_last() -> None:
    """A successor of a start, or after a lead, may be done before its predecessor is."""
    plan = plan_of(
        tasks=[
            {"id": "long", "estimate": {"fixed": "10d"}},
            {"id": "short", "estimate": {"fixed": "1d"}, "after": [{"id": "long", "type": "SS"}]},
            {"id": "early", "estimate": {"fixed": "1d"}, "after": [{"id": "long", "lag": "-5d"}]},
        ]
    )
    futures = futures_of(plan, 64)
    found = futures.finish()
    assert found is not None
    assert set(found - futures.built.schedule.network.status) == {10 * DAY}
    counts = futures.criticality(None)
    assert {each: counts[futures.built.numbers[each]] for each in ("long", "short", "early")} == {
        "long": 64,
        "short": 0,
        "early": 0,
    }


def test_F5_7_a_start_of_what_has_no_length_lies_where_it_finishes() -> None:
    """A milestone at Friday's close lets a task on the clock start then, in the schedule and in every future."""
    plan = plan_of(
        calendars={"office": {"week": {"mon-fri": ["09:00-17:00"]}}},
        tasks=[
            {"id": "week", "estimate": {"fixed": "5d"}, "calendar": "office"},
            {"id": "none", "estimate": {"fixed": "0d"}, "calendar": "office", "after": ["week"]},
            {"id": "ring", "estimate": {"fixed": "1h"}, "after": [{"id": "none", "type": "SS"}]},
        ],
    )
    assert set(minutes(futures_of(plan, 64), "ring")) == {4.0 * DAY + 18 * 60}
    planned = schedule(plan)
    assert planned.activity("ring").early_finish == "2026-11-06T18:00"
