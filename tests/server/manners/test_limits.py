"""Nobody is answered faster than the settings say, and everybody is told where they stand."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from milepost.server.api.token_buckets import MOST_BUCKETS, Buckets, Empty
from milepost.server.environment import Rate, SettingError, read_environment
from tests.server.people import ClientOf, Somebody
from tests.server.process import StartServer


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def answered(buckets: Buckets, name: str = "ada") -> bool:
    try:
        buckets.take(name)
    except Empty:
        return False
    return True


def test_A4_70_as_many_as_at_once_then_as_many_as_a_second() -> None:
    clock = Clock()
    buckets = Buckets(Rate(2, 5), clock)
    assert [answered(buckets) for _ in range(6)] == [True] * 5 + [False]
    clock.now = 0.5
    assert [answered(buckets) for _ in range(2)] == [True, False]
    clock.now = 100
    assert [answered(buckets) for _ in range(6)] == [True] * 5 + [False]


@given(st.lists(st.floats(0, 3), max_size=200), st.floats(0.5, 20).map(lambda rate: round(rate, 2)), st.integers(1, 20))
def test_A4_70_never_more_than_the_rate_in_any_stretch_of_time(
    pauses: list[float], a_second: float, at_once: int
) -> None:
    clock = Clock()
    buckets = Buckets(Rate(a_second, at_once), clock)
    taken: list[float] = []
    for pause in pauses:
        clock.now += pause
        if answered(buckets):
            taken.append(clock.now)
    for first in range(len(taken)):
        for last in range(first, len(taken)):
            assert last - first + 1 <= at_once + (taken[last] - taken[first]) * a_second + 1e-6


def test_A4_70_each_name_has_a_bucket_of_its_own() -> None:
    buckets = Buckets(Rate(1, 1), Clock())
    assert [answered(buckets, name) for name in ("ada", "bob", "ada")] == [True, True, False]


def test_A4_70_what_is_remembered_is_bounded() -> None:
    buckets = Buckets(Rate(1, 1), Clock())
    assert all(answered(buckets, f"address {number}") for number in range(MOST_BUCKETS + 1))
    assert answered(buckets, "address 0") and not answered(buckets, f"address {MOST_BUCKETS}")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, probed: None) -> Clock:
    """The probe behind limits of 10 reads, 3 writes and 2 heavy ones at once."""
    from milepost.server.api import limits

    clock = Clock()
    rates = {limits.Work.READS: Rate(5, 10), limits.Work.WRITES: Rate(0.5, 3), limits.Work.HEAVY: Rate(0.1, 2)}
    slow = limits.Limits(rates, clock)
    monkeypatch.setattr(limits, "limits", lambda: slow)
    return clock


def write(client: Client) -> Any:
    return client.post("/api/v1/deeds", "{}", content_type="application/json")


def statuses(ask: Callable[[], Any], times: int) -> list[int]:
    return [ask().status_code for _ in range(times)]


def test_A4_71_reads_and_writes_are_counted_apart(slow: Clock, probe: Client) -> None:
    assert statuses(lambda: write(probe), 4) == [200] * 3 + [429]
    assert statuses(lambda: probe.get("/api/v1/things"), 11) == [200] * 10 + [429]


def test_A4_71_heavy_work_is_counted_as_such_as_well(slow: Clock, probe: Client) -> None:
    assert statuses(lambda: probe.get("/api/v1/heavy"), 3) == [200, 200, 429]
    assert probe.get("/api/v1/heavy?known=true").status_code == 200


def test_A4_71_an_account_is_counted_by_all_its_tokens_together(
    slow: Clock, somebody: Somebody, client_of: ClientOf
) -> None:
    account, other = somebody(), somebody("Bob")
    assert statuses(lambda: write(client_of(account)), 4) == [200] * 3 + [429]
    assert write(client_of(other)).status_code == 200


def test_A4_71_whoever_is_not_signed_in_is_counted_by_address(slow: Clock, stranger: Client) -> None:
    assert statuses(lambda: stranger.get("/api/v1/things"), 11) == [401] * 10 + [429]
    assert stranger.get("/api/v1/things", REMOTE_ADDR="192.0.2.7").status_code == 401


def test_A4_72_every_answer_says_what_is_left(slow: Clock, probe: Client) -> None:
    answer = probe.get("/api/v1/things")
    assert (answer["RateLimit-Policy"], answer["RateLimit"]) == ('"reads";q=10;w=2', '"reads";r=9;t=1')
    answer = probe.get("/api/v1/heavy")
    assert answer["RateLimit-Policy"] == '"reads";q=10;w=2, "heavy";q=2;w=20'
    assert answer["RateLimit"] == '"reads";r=8;t=1, "heavy";r=1;t=10'


def test_A4_72_who_comes_too_fast_is_told_when_to_come_back(slow: Clock, probe: Client) -> None:
    statuses(lambda: write(probe), 3)
    answer = write(probe)
    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-requests")
    assert answer["Retry-After"] == "2" and answer.json()["retry_after"] == 2
    assert answer["RateLimit"] == '"writes";r=0;t=2'
    slow.now += 2
    assert write(probe).status_code == 200


def test_A4_73_the_settings_say_how_fast() -> None:
    environment = read_environment({"MILEPOST_READ_LIMIT": "0.5/7", "MILEPOST_WRITE_LIMIT": "off"})
    assert environment.read_limit == Rate(0.5, 7)
    assert environment.write_limit is None
    assert environment.heavy_limit == read_environment({}).heavy_limit is not None


@pytest.mark.parametrize("value", ["fast", "10", "10/", "/10", "0/10", "10/0", "-1/5", "1e3/5", "10/5/2", "٣/5"])
def test_A4_73_a_setting_that_is_no_rate_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=re.escape(f"20/100, or off, not {value!r}")):
        read_environment({"MILEPOST_WRITE_LIMIT": value})


def test_A4_73_a_real_server_goes_by_its_settings(start_server: StartServer) -> None:
    server = start_server(MILEPOST_READ_LIMIT="0.001/3")
    with server.client() as client:
        answers = [client.get("/api/v1/plans") for _ in range(4)]
    assert [each.status_code for each in answers] == [401, 401, 401, 429]
    assert answers[0].headers["RateLimit"] == '"reads";r=2;t=1000'
