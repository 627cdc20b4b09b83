"""How the server stops: what it has taken is finished, what waits for news is let go, and its status is 0."""

import http.client
import json
import secrets
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import httpx
import pytest

from tests.server.calls import LAUNCH
from tests.server.people import Somebody
from tests.server.process import PATIENCE, Server, StartServer


@pytest.fixture
def token(somebody: Somebody) -> str:
    """A token that writes."""
    from milepost.server.accounts.tokens import issue

    return issue(somebody(), name="test", scope="write").secret


@contextmanager
def nobody_writes() -> Iterator[Callable[[], None]]:
    """Hold the database so that writes of other processes wait, as on a slow disk; call what comes to let them go."""
    from django.db import connection, transaction

    with ExitStack() as held:
        held.enter_context(transaction.atomic())
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE plan IN EXCLUSIVE MODE")
        yield held.close


@contextmanager
def a_write_under_way(server: Server, token: str, name: str) -> Iterator[http.client.HTTPResponse]:
    """A new plan that the server has begun with, as it says by `100 Continue`; its answer, when it is asked for."""
    body = json.dumps({"document": {**LAUNCH, "plan": name}}).encode()
    with socket.create_connection(("127.0.0.1", urlsplit(server.url).port or 0), PATIENCE) as line:
        head = f"authorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
        line.sendall(
            f"POST /api/v1/plans HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\n{head}\r\n\r\n".encode()
        )
        assert line.recv(100).startswith(b"HTTP/1.1 100 ")
        line.sendall(body)
        yield http.client.HTTPResponse(line)


def wait_until_accepting_ends(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            httpx.get(server.url + "/healthz", timeout=PATIENCE, trust_env=False)
        except httpx.TransportError:
            return
        time.sleep(0.02)
    raise AssertionError("the server still takes requests")


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_R3_1_told_to_stop_it_ends_with_status_0(start_server: StartServer, by: signal.Signals) -> None:
    server = start_server()
    with server.client() as client:
        assert client.get("/healthz").status_code == 200  # the connection stays open, and delays nothing
        assert server.stop(by) == 0
    assert '"level": "error"' not in server.log


def test_R3_2_a_write_that_was_taken_is_finished_and_kept(start_server: StartServer, token: str) -> None:
    server, name = start_server(), f"Launch {secrets.token_hex(4)}"
    with nobody_writes() as let_go, a_write_under_way(server, token, name) as answer:
        server.process.send_signal(signal.SIGTERM)
        wait_until_accepting_ends(server)
        let_go()
        answer.begin()
        assert answer.status == 201
        plan = json.loads(answer.read())["id"]
    assert server.process.wait(PATIENCE) == 0
    with start_server().client(token) as client:
        assert client.get(f"/api/v1/plans/{plan}").json()["name"] == name


def test_R3_3_told_twice_it_ends_at_once(start_server: StartServer, token: str) -> None:
    server = start_server()
    with nobody_writes(), a_write_under_way(server, token, "Launch") as answer:
        server.process.send_signal(signal.SIGTERM)
        wait_until_accepting_ends(server)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE) == 128 + signal.SIGTERM
        with pytest.raises((http.client.HTTPException, OSError)):
            answer.begin()


def test_R3_4_an_open_stream_ends_and_does_not_delay_the_end(start_server: StartServer, token: str) -> None:
    server = start_server()
    with server.client(token) as client:
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        with client.stream("GET", "/api/v1/events", params={"plan": f"{plan}:1"}) as stream:
            parts = stream.iter_bytes()
            assert b"event: ready" in next(parts)
            server.process.send_signal(signal.SIGTERM)
            for _ in parts:
                pass
    assert server.process.wait(PATIENCE) == 0
