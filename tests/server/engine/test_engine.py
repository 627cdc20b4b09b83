"""The engine process beside a server: it ends and begins anew, and nobody notices."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.server.calls import LAUNCH, get, make_plan, revise, setting
from tests.server.people import ClientOf, Somebody
from tests.server.process import PATIENCE, Server, StartServer, begun_by

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell of their processes in other ways")


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def until(happened: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def lives(process: int) -> bool:
    """Whether a process runs; one that ended, and of which nobody has heard yet, does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def server(start_server: StartServer) -> Iterator[Server]:
    """A server of its own."""
    made = start_server()
    yield made
    made.kill()


@linux
def test_R1_13_an_engine_that_ended_begins_anew_and_answers(server: Server, somebody: Somebody) -> None:
    from milepost.server.accounts.tokens import issue

    with server.client(issue(somebody(), name="test", scope="write").secret) as client:
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        before = client.get(f"/api/v1/plans/{plan}/schedule").raise_for_status().json()
        (engine,) = begun_by(server.process.pid)
        os.kill(engine, signal.SIGKILL)
        until(lambda: not lives(engine), "the engine did not end")
        client.post(
            f"/api/v1/plans/{plan}/revisions",
            json={"base": 1, "changes": [setting("task", "api", estimate={"fixed": "60d"})]},
        ).raise_for_status()
        after = client.get(f"/api/v1/plans/{plan}/schedule").raise_for_status().json()
        assert before["finish"] != after["finish"]
        until(lambda: client.get(f"/api/v1/plans/{plan}/forecast?wait=false").json()["number"] == 2, "no forecast came")
        (fresh,) = begun_by(server.process.pid)
        assert fresh != engine


@linux
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
def test_R1_13_the_engine_ends_with_its_server_however_that_ends(start_server: StartServer, by: signal.Signals) -> None:
    server = start_server()
    (engine,) = begun_by(server.process.pid)
    server.stop(by)
    until(lambda: not lives(engine), "the engine outlived its server")


@linux
def test_R1_13_the_server_itself_holds_no_compiler(server: Server, somebody: Somebody) -> None:
    from milepost.server.accounts.tokens import issue

    with server.client(issue(somebody(), name="test", scope="write").secret) as client:
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        for what in ("schedule", "forecast", "check"):
            client.get(f"/api/v1/plans/{plan}/{what}").raise_for_status()
    (engine,) = begun_by(server.process.pid)
    processes = (server.process.pid, engine)
    assert ["llvmlite" in Path(f"/proc/{each}/maps").read_text() for each in processes] == [False, True]


def test_R1_13_a_question_under_way_when_the_engine_ends_is_asked_again(ada: Client) -> None:
    from milepost.server.engine.engine import engine

    plan = make_plan(ada)
    engine.start()
    begun = engine._begun
    assert begun is not None
    os.kill(begun.pid, signal.SIGKILL)
    assert get(ada, f"/plans/{plan}/schedule")["activities"]


def test_R1_13_who_finds_a_new_engine_begun_by_somebody_else_asks_that(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from milepost.server.engine.begun import BegunEngine, EngineEndedError
    from milepost.server.engine.engine import engine

    plan = make_plan(ada)
    engine.start()
    dead = engine._begun
    ask = BegunEngine.ask

    def ended(self: BegunEngine, *given: Any) -> Any:
        if self is not dead:
            return ask(self, *given)
        dead.ended = True
        engine.start()  # as the other one who waited would, before this one hears of the end
        raise EngineEndedError

    assert dead is not None
    monkeypatch.setattr(BegunEngine, "ask", ended)
    assert get(ada, f"/plans/{plan}/schedule")["activities"]
    dead.end()


def test_R1_13_an_engine_that_ends_each_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from milepost.model.log import nothing
    from milepost.server.engine import begun
    from milepost.server.engine.begun import EngineEndedError
    from milepost.server.engine.engine import Engine

    monkeypatch.setattr(begun, "_PROCESS", (sys.executable, "-c", ""))
    engine = Engine()
    with pytest.raises(EngineEndedError):
        engine.ask("schedule", "a", nothing())
    engine.pause()
    engine.stop()


def test_R1_13_a_mistake_of_the_engine_is_told_with_where_it_was(ada: Client) -> None:
    from milepost.model.entity import Kind
    from milepost.model.log import Effect
    from milepost.server.engine.engine import EngineFailedError, engine
    from milepost.server.log.held import shelf

    plan = make_plan(ada)
    strange = Effect(kind=Kind.TASK, id="nobody", before={"name": "x"}, after={"name": "y"})
    with pytest.raises(EngineFailedError, match="EffectMismatchError"):
        engine.ask("trial", plan, shelf.state(plan, 1), effects=(strange,))


def test_R1_13_an_earlier_revision_is_answered_too(ada: Client) -> None:
    plan = make_plan(ada)
    finishes = [get(ada, f"/plans/{plan}/schedule")["finish"]]
    for number in range(1, 12):
        revise(ada, plan, number, setting("task", "api", estimate={"fixed": f"{20 + number}d"}))
        finishes.append(get(ada, f"/plans/{plan}/schedule")["finish"])
    from milepost.server.forecasts.answers import answers

    answers._kept.clear()
    again = [get(ada, f"/plans/{plan}/schedule?revision={number}")["finish"] for number in range(1, 13)]
    assert again == finishes
