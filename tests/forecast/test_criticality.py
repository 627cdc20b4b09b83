"""Law F7: an activity is critical where a minute more of it moves the target; here it is given the minute."""

from typing import Any

import numpy as np
import pytest

from milepost.forecast.futures import Futures
from milepost.schedule.network import State
from milepost.schedule.schedule import schedule
from tests.forecast.plans import forecast_of, futures_of, plan_of
from tests.forecast.random_networks import as_fixed, durations, network
from tests.forecast.random_plans import fixed_plan

FEW = 3


def shares(futures: Futures, target: str | None = None) -> dict[str, int]:
    """By activity, in how many futures it is critical."""
    counts = futures.criticality(target)
    return {each: int(counts[node]) for each, node in futures.built.numbers.items()}


def finish_of(document: dict[str, Any], target: str | None) -> int:
    planned = schedule(plan_of(**document))
    return planned.dates.end if target is None else int(planned.dates.early_finish[planned.place[target]])


def moved_by_a_minute(document: dict[str, Any], target: str | None, count: int) -> dict[str, int]:
    """Brute force: in each future, schedule the drawn durations with one more minute of one task after another.

    Between calendars that minute can jump a night, and use up more slack further on than a minute: then it moves the
    target though no path to it is tight. None of the plans here is such a one.
    """
    drawn = durations(document, count)
    found = dict.fromkeys(drawn, 0)
    for future in range(count):
        lengths = {each: int(row[future]) for each, row in drawn.items()}
        before = finish_of(as_fixed(document, lengths), target)
        for each, length in lengths.items():
            found[each] += finish_of(as_fixed(document, {**lengths, each: length + 1}), target) > before
    return found


@pytest.mark.parametrize("calendars", [False, True], ids=["one calendar", "several calendars"])
@pytest.mark.parametrize("seed", range(8))
def test_F7_1_criticality_is_the_share_of_futures_in_which_a_minute_more_moves_the_target(
    seed: int, calendars: bool
) -> None:
    document = network(seed, calendars=calendars)
    futures = futures_of(plan_of(**document), FEW)
    target = document["tasks"][-1]["id"] if seed % 2 else None
    found = shares(futures, target)
    assert {each: found[each] for each in found if each.startswith("t")} == moved_by_a_minute(document, target, FEW)


def test_F7_2_all_ties_are_critical() -> None:
    tasks: list[dict[str, Any]] = [{"id": name, "estimate": {"fixed": "3d"}} for name in ("a", "b")]
    tasks += [{"id": "c", "estimate": {"fixed": "2d"}}, {"id": "end", "estimate": "1d", "after": ["a", "b", "c"]}]
    found = shares(futures_of(plan_of(tasks=tasks), 100))
    assert found == {"a": 100, "b": 100, "c": 0, "end": 100}


def test_F7_2_two_equal_independent_tasks_share_the_futures() -> None:
    estimate = {"low": "1d", "high": "9d", "shape": "uniform"}
    count = 20_000
    found = shares(futures_of(plan_of(tasks=[{"id": name, "estimate": estimate} for name in ("a", "b")]), count))
    ties = found["a"] + found["b"] - count
    assert abs(found["a"] - count / 2) <= 4 * np.sqrt(count / 4)
    assert 0 <= ties <= 20  # 11,520 minutes of room


def on_the_clock(document: dict[str, Any]) -> dict[str, Any]:
    """The same plan where work never stops: there a link drives its successor just where it leaves it no slack."""
    found = {**document, "calendar": "24h", "calendars": {}}
    found["schedule"] = {"progress": document["schedule"]["progress"], "critical": "longest_path"}
    for name in ("tasks", "milestones"):
        found[name] = [{key: value for key, value in each.items() if key != "calendar"} for each in document[name]]
        for each in found[name]:
            each["after"] = [{k: v for k, v in link.items() if k != "lag_calendar"} for link in each["after"]]
    return found


@pytest.mark.parametrize("seed", range(60))
def test_F7_3_with_everything_fixed_criticality_is_the_schedules_longest_path(seed: int) -> None:
    planned = schedule(plan_of(**on_the_clock(fixed_plan(seed))))
    if (planned.dates.late_by != 0).any():
        return  # a hold is no path: what it waits for is critical in neither sense
    found = shares(futures_of(planned.plan, 2))
    end = planned.dates.early_finish[planned.network.activities.state != State.DONE].max(initial=0)
    if end == planned.dates.end:
        assert found == {each: 2 * int(planned.critical[planned.place[each]]) for each in found}


@pytest.mark.parametrize("calendars", [False, True], ids=["one calendar", "several calendars"])
@pytest.mark.parametrize("seed", range(20))
def test_F7_3_in_an_FS_network_of_fixed_durations_that_is_having_no_float(seed: int, calendars: bool) -> None:
    document = network(seed, calendars=calendars)
    fixed = as_fixed(document, {each["id"]: 600 + 37 * number for number, each in enumerate(document["tasks"])})
    planned = schedule(plan_of(**fixed))
    found = shares(futures_of(planned.plan, 1))
    flags = {each: int(planned.critical[planned.place[each]]) for each in found}
    assert found == flags


def test_F7_4_a_floor_that_decides_a_date_leaves_what_it_waits_for_uncritical() -> None:
    tasks = [
        {"id": "a", "estimate": {"fixed": "1d"}},
        {"id": "b", "estimate": {"fixed": "1d"}, "after": ["a"], "constraint": {"start_no_earlier": "2026-11-20"}},
    ]
    assert shares(futures_of(plan_of(tasks=tasks), 10)) == {"a": 0, "b": 10}


@pytest.mark.parametrize("keys", [{"held": {"start": "2026-11-20"}}, {"constraint": {"as_late_as_possible": True}}])
def test_F7_4_so_do_a_hold_being_as_late_as_possible_and_a_judged_date(keys: dict[str, Any]) -> None:
    tasks = [
        {"id": "a", "estimate": {"fixed": "1d"}, "milestone": "m"},
        {"id": "b", "estimate": {"fixed": "1d"}, "after": ["a"], **keys},
    ]
    judged = {"id": "m", "expected": dict.fromkeys(("low", "likely", "high"), "2026-12-20")}
    futures = futures_of(plan_of(tasks=tasks, milestones=[judged]), 10)
    assert shares(futures, "b") == {"a": 0, "b": 10, "m": 0}
    assert shares(futures, "m") == {"a": 0, "b": 0, "m": 10}


def test_F7_5_criticality_is_to_the_target_where_one_is_named_and_to_the_plans_finish_by_default() -> None:
    keys: dict[str, Any] = {
        "milestones": [{"id": "m", "after": ["short"]}],
        "tasks": [{"id": "short", "estimate": "1d"}, {"id": "long", "estimate": {"fixed": "99d"}}],
    }
    by_default, targeted = forecast_of(200, **keys), forecast_of(200, target="m", **keys)
    assert {each.id: each.criticality for each in by_default.activities} == {"m": 0.0, "short": 0.0, "long": 1.0}
    assert {each.id: each.criticality for each in targeted.activities} == {"m": 1.0, "short": 1.0, "long": 0.0}


def test_F7_6_among_the_futures_that_miss_only_those_are_counted() -> None:
    """Uniform on 0..10 days against a fixed six: the first is critical in every miss of day 7, and in 4 of 10 else."""
    tasks = [
        {"id": "a", "estimate": {"low": "0d", "high": "10d", "shape": "uniform"}, "milestone": "m"},
        {"id": "b", "estimate": {"fixed": "6d"}, "milestone": "m"},
    ]
    futures = futures_of(plan_of(milestones=[{"id": "m"}], tasks=tasks), 10_000)
    late_after = futures.built.schedule.network.status + 7 * 1440
    counts = futures.criticality("m", late_after)
    misses = int((futures.instants("m") > late_after).sum())
    assert {each: int(counts[futures.built.numbers[each]]) for each in "abm"} == {"a": misses, "b": 0, "m": misses}
    assert abs(misses - 3000) <= 4 * np.sqrt(10_000 * 0.3 * 0.7)
