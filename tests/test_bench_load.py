"""The load's own parts: what it asks, what it measures, and what it finds lost."""

import asyncio
import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from bench.load_figures import Figure, figure
from bench.load_follow import Follower
from bench.load_mix import READS, STALE, STALEST, mixed, revision_body
from bench.load_result import CLOSED, IDLE, OPEN, Result
from bench.load_server import Footprint
from bench.load_verify import Acknowledged, faults_of_log, faults_of_streams
from bench.load_wire import Address
from bench.plans import programme
from milepost.exchange.read import read_data
from milepost.schedule.schedule import schedule


def test_a_programme_is_a_plan_without_problems_of_as_many_activities_as_asked_for() -> None:
    document = programme(400)
    reading = read_data(document)
    assert reading.problems == ()
    assert reading.plan is not None
    assert len(list(reading.plan.activities())) == 400
    assert document == programme(400) != programme(400, seed=2)
    dates = {each.early_finish for each in schedule(reading.plan).activities}
    assert len(dates) > 200  # work that waits for work, not a heap


def test_a_figure_is_the_value_by_which_a_share_of_them_lies() -> None:
    assert figure(range(100, 0, -1)) == Figure(100, 50, 95, 99, 100)
    assert figure([7.0]) == Figure(1, 7.0, 7.0, 7.0, 7.0)


def test_a_load_comes_at_its_rate_whatever_is_answered_and_a_fifth_of_it_writes() -> None:
    asked = list(mixed(seconds=200, rate=50, accounts=5, seed=1))
    assert asked == list(mixed(seconds=200, rate=50, accounts=5, seed=1))
    assert len(asked) == pytest.approx(10_000, abs=4 * 10_000**0.5)
    assert all(before.at < after.at < 200 for before, after in pairwise(asked))
    assert np.mean([each.is_write for each in asked]) == pytest.approx(0.2, abs=0.02)
    assert {each.what for each in asked} == {"write", *READS}
    assert {each.account for each in asked} == set(range(5))


def test_a_write_of_a_load_starts_from_what_was_known_or_a_little_before() -> None:
    asked = [each for each in mixed(seconds=100, rate=50, accounts=5, seed=1) if each.is_write]
    bodies = [json.loads(revision_body(each, 500, ["a"], ["m"])) for each in asked]
    behind = np.array([500 - body["base"] for body in bodies])
    assert np.mean(behind > 0) == pytest.approx(STALE, abs=0.05)
    assert 0 <= behind.min() < behind.max() <= STALEST
    assert len({body["message"] for body in bodies}) == len(bodies)


def followed(*events: tuple[str, dict[str, Any]]) -> Follower:
    """A stream by which these events came; it follows from revision 1."""

    async def follow() -> Follower:
        follower = Follower(Address("127.0.0.1", 1), "A", 0, "token")
        for name, data in (("ready", {"positions": {"A": 1}}), *events):
            follower.on_body(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
        return follower

    return asyncio.run(follow())


def came(number: int, why: str | None = None) -> tuple[str, dict[str, Any]]:
    return "revision", {"number": number, "why": why or f"load {number}"}


FORECAST = ("forecast", {"number": 3})
ACKNOWLEDGED = [Acknowledged(number, f"load {number}", 1, 0.0, 0.0) for number in (2, 3)]


def test_a_stream_that_brings_everything_once_and_in_order_has_no_fault() -> None:
    assert list(faults_of_streams([followed(came(2), came(3), FORECAST)], ACKNOWLEDGED)) == []


@pytest.mark.parametrize(
    ("events", "fault"),
    [
        ([came(2), FORECAST], "revision 3 was acknowledged and never came"),
        ([came(3), came(2), FORECAST], "revision 3 came after 1"),
        ([came(2), came(2), came(3), FORECAST], "revision 2 came after 2"),
        ([came(2), came(3, "load 9"), FORECAST], "revision 3 came as 'load 9', not 'load 3'"),
        ([came(2), came(3)], "no forecast of revision 3 came"),
        ([came(2), FORECAST, came(3)], "the forecast of 3 came before the revision"),
        ([came(2), came(3), FORECAST, ("forecast", {"number": 2})], "the forecast of 2 came after that of 3"),
        ([came(2), came(3), FORECAST, ("closed", {"plan": "A"})], "the stream said closed: {'plan': 'A'}"),
    ],
)
def test_what_a_stream_lost_or_brought_wrongly_is_a_fault(events: list[tuple[str, dict[str, Any]]], fault: str) -> None:
    assert f"stream 0: {fault}" in list(faults_of_streams([followed(*events)], ACKNOWLEDGED))


NOT_THAT = "revision 3 was acknowledged as 'load 3', and is not that in the log"


@pytest.mark.parametrize(
    ("log", "fault"),
    [
        ([(3, "load 3"), (2, "load 2"), (1, None)], None),
        ([(2, "load 2"), (1, None)], NOT_THAT),
        ([(3, "load 2"), (2, "load 2"), (1, None)], NOT_THAT),
        ([(4, "x"), (3, "load 3"), (2, "load 2"), (1, None)], "revision 4 ('x') is in the log, and nobody was told so"),
        ([(3, "load 3"), (1, None)], "the log's numbers are not 1 to 2: [3, 1] ..."),
    ],
)
def test_a_log_that_holds_more_or_less_than_was_acknowledged_is_a_fault(
    log: list[tuple[int, str | None]], fault: str | None
) -> None:
    found = list(faults_of_log([{"number": number, "why": why} for number, why in log], ACKNOWLEDGED))
    assert found == [] if fault is None else fault in found


def test_a_limit_that_is_missed_is_said_and_is_no_fault() -> None:
    little = Footprint(memory=200, peak=250, threads=14, files=60, connections=9)
    moments = dict.fromkeys((IDLE, CLOSED, OPEN), little)
    result = Result("wal", 10, {"reads": Figure(9, 0.01, 0.099, 0.2, 0.3)}, footprints=moments)
    assert list(result.missed()) == []
    more = {OPEN: replace(little, threads=25, connections=12), IDLE: replace(little, memory=301)}
    result = Result("wal", 10, {"reads": Figure(9, 0.01, 0.101, 0.2, 0.3)}, footprints={**moments, **more})
    assert [each.partition(":")[0] for each in result.missed()] == [
        "reads", "idle memory", "threads for streams", "connections for streams",
    ]  # fmt: skip
    assert result.faults == []
