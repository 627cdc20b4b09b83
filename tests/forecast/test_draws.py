"""Law F4: a draw depends on seed, stream, activity and future, and on nothing else."""

from copy import deepcopy
from typing import Any

import numpy as np
import pytest

from milepost.forecast.build import build
from milepost.forecast.draws import CERTAIN, Stream, key, threshold
from milepost.forecast.forecast import Forecast, ForecastRequestError, forecast
from milepost.forecast.futures import Futures
from milepost.forecast.simulation import Simulator
from milepost.schedule.schedule import schedule
from tests.forecast.plans import futures_of, minutes, plan_of
from tests.forecast.random_plans import CALENDARS
from tests.forecast.test_worth import document

COUNT = 3000


def everything() -> Any:
    """A plan with every kind of doubt, several calendars, links of all types, goals, and a hold."""
    found = document()
    found["calendars"]["nights"] = {"week": {"mon-thu": ["22:00-06:00"]}}
    found["objectives"] = [{"id": "win", "due": "2026-12-10", "key_results": [{"id": "kr", "target": 9}]}]
    found["initiatives"] = [{"id": "top", "supports": ["win"]}]
    found["milestones"][0] |= {
        "initiative": "top",
        "supports": [{"to": "kr", "effect": {"low": 4, "likely": 9, "high": 15}}],
    }
    free = {"id": "free", "estimate": "4d", "initiative": "top", "calendar": "nights", "held": {"start": "2026-11-05"}}
    found["tasks"].append({**free, "after": [{"id": "a", "type": "FF", "lag": "2h"}]})
    found["milestones"][1]["after"].append({"id": "free", "type": "SF", "lag": "1d"})
    return plan_of(**found)


def told(found: Forecast) -> dict[str, Any]:
    return {key: value for key, value in found.document().items() if key != "elapsed_seconds"}


@pytest.fixture(scope="module")
def alone() -> dict[str, Any]:
    return told(forecast(everything(), iterations=COUNT, threads=1))


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("block", [64, 192, 2048])
def test_F4_1_threads_and_blocks_change_nothing(threads: int, block: int, alone: dict[str, Any]) -> None:
    simulator = Simulator(threads, block=block)
    assert told(forecast(everything(), iterations=COUNT, simulator=simulator)) == alone
    simulator.close()


def without_gains(found: dict[str, Any]) -> dict[str, Any]:
    """Gains are worked out over as long a prefix of the futures as can be kept, and so move with the bound."""
    kept = deepcopy(found)
    for each in (*kept["milestones"], *kept["activities"], *kept["risks"]):
        for name in ("drivers", "answer", "probability_gain", "p80_days_gain"):
            each.pop(name, None)
    return kept


@pytest.mark.parametrize("rows", [0.5, 2.5, 6])
def test_F4_2_the_bound_on_memory_changes_no_date_no_probability_and_no_criticality(
    rows: float, alone: dict[str, Any]
) -> None:
    simulator = Simulator(2, cells=int(rows * COUNT))
    found = told(forecast(everything(), iterations=COUNT, simulator=simulator))
    assert without_gains(found) == without_gains(alone)
    simulator.close()


def test_F4_2_within_the_bound_only_the_rows_asked_for_are_kept() -> None:
    simulator = Simulator(1, cells=4 * COUNT)
    built = build(schedule(everything()), 1)
    sample = simulator.sample(built, COUNT, [2])
    assert sample.finish.shape == (1, 3008)
    whole = futures_of(everything(), COUNT)
    futures = Futures(simulator, sample)
    for each in built.ids:
        assert np.array_equal(futures.instants(each), whole.instants(each))


@pytest.mark.parametrize("count", [1, 63, 64, 65, 1000])
def test_F4_3_more_futures_extend_a_prefix(count: int) -> None:
    few, many = futures_of(everything(), count), futures_of(everything(), COUNT)
    for each in few.built.ids:
        assert np.array_equal(few.instants(each), many.instants(each)[:count])


def test_F4_4_the_same_seed_gives_the_same_again_and_another_seed_something_else(alone: dict[str, Any]) -> None:
    again = told(forecast(everything(), iterations=COUNT, seed=1, threads=1))
    other = told(forecast(everything(), iterations=COUNT, seed=2, threads=1))
    assert again == alone
    assert other["milestones"] != alone["milestones"]


def test_F4_5_an_edit_to_one_activity_leaves_all_other_draws_as_they_were() -> None:
    def apart(**change: Any) -> Futures:
        tasks: list[dict[str, Any]] = [{"id": name, "estimate": "5d"} for name in "abcde"]
        tasks[2] |= change
        correlation = [{"id": "g", "activities": ["b", "c"], "coefficient": 0.6}]
        return futures_of(plan_of(tasks=tasks, correlation=correlation), 500)

    before = apart()
    for change in ({"estimate": {"low": "1d", "likely": "3d", "high": "9d"}}, {"after": ["a"]}, {"exists": "20%"}):
        after = apart(**change)
        for name in "abde":
            assert np.array_equal(before.instants(name), after.instants(name)), (change, name)
        assert not np.array_equal(before.instants("c"), after.instants("c"))


def test_F4_5_adding_removing_and_reordering_leave_all_other_draws_as_they_were() -> None:
    names = ["a", "b", "c", "d"]

    def apart(order: list[str]) -> Futures:
        return futures_of(plan_of(tasks=[{"id": name, "estimate": "5d"} for name in order]), 500)

    before = apart(names)
    for order in (["d", "c", "b", "a"], ["a", "x", "b", "c", "d"], ["c", "a"]):
        after = apart(order)
        for name in set(order) & set(names):
            assert np.array_equal(before.instants(name), after.instants(name))


def test_F4_6_draws_of_different_activities_and_streams_are_independent() -> None:
    count = 100_000
    uniform = {"low": "0d", "high": "10d", "shape": "uniform"}
    futures = futures_of(plan_of(tasks=[{"id": f"t{number}", "estimate": uniform} for number in range(8)]), count)
    table = np.corrcoef([minutes(futures, f"t{number}") for number in range(8)])
    off = table[~np.eye(8, dtype=bool)]
    assert np.abs(off).max() <= 4.5 / np.sqrt(count)  # the largest of 28
    row = minutes(futures, "t0")
    assert abs(np.corrcoef(row[:-1], row[1:])[0, 1]) <= 4 / np.sqrt(count)
    keys = {key(seed, stream, subject) for seed in (1, 2) for stream in Stream for subject in ("a", "b", "ab")}
    assert len(keys) == 2 * len(Stream) * 3


def crossing(count: int, *, lag: str = "0d", estimate: Any = None) -> dict[str, Any]:
    """Many links from one calendar to another: over 256 of them are read from a table, fewer are worked out."""
    long = {"low": "1d", "likely": "20d", "high": "300d"}
    source = {
        "id": "source",
        "estimate": estimate or long,
        "calendar": "site",
        "constraint": {"start_no_earlier": "2026-11-08T03:00"},
    }
    tasks = [{"id": f"t{n}", "estimate": "9m", "after": [{"id": "source", "lag": lag}]} for n in range(count)]
    milestone = {
        "id": "m",
        "calendar": "site",
        "after": ["source"],
        "constraint": {"start_no_earlier": "2026-11-15T03:00"},
    }
    return {"calendar": "office", "calendars": CALENDARS, "tasks": [source, *tasks], "milestones": [milestone]}


@pytest.mark.parametrize("lag", ["0d", "1d", "-3h"])
def test_F4_9_tables_between_calendars_say_what_working_it_out_says(lag: str) -> None:
    few, many = (futures_of(plan_of(**crossing(count, lag=lag)), 500) for count in (3, 300))
    assert few.built.program.shifts.size.max() == 0
    assert many.built.program.shifts.size.max() > 0
    for each in few.built.ids:
        assert np.array_equal(few.instants(each), many.instants(each)), each


@pytest.mark.parametrize("days", ["0d", "1d", "9d", "4000d"])
def test_F4_9_with_everything_fixed_they_give_the_schedule(days: str) -> None:
    document = crossing(300, estimate={"fixed": days})
    document["tasks"] = [
        {**each, "estimate": {"fixed": "9m"}} if each["id"] != "source" else each for each in document["tasks"]
    ]
    futures = futures_of(plan_of(**document), 2)
    planned = futures.built.schedule
    for place, each in enumerate(planned.network.ids):
        assert (futures.instants(each) == planned.dates.early_finish[place]).all(), each


@pytest.mark.parametrize(("share", "wanted"), [(0.0, 0), (1.0, CERTAIN), (0.5, CERTAIN // 2)])
def test_F4_7_a_probability_is_a_threshold_on_32_bits(share: float, wanted: int) -> None:
    assert threshold(share) == wanted


@pytest.mark.parametrize("count", [0, -1, 1_000_001])
def test_F4_8_the_number_of_futures_is_from_1_to_a_million(count: int) -> None:
    with pytest.raises(ForecastRequestError, match="iterations must be from 1 to 1,000,000"):
        forecast(plan_of(tasks=[{"id": "a", "estimate": "1d"}]), iterations=count)


def test_F4_8_an_unknown_target_is_refused() -> None:
    with pytest.raises(ForecastRequestError, match="no activity 'b'"):
        forecast(plan_of(tasks=[{"id": "a", "estimate": "1d"}]), iterations=10, target="b")


def test_F4_8_one_future_is_enough_to_answer() -> None:
    found = told(forecast(everything(), iterations=1, threads=1))
    assert found["milestones"][0]["p10"] == found["milestones"][0]["p90"]
