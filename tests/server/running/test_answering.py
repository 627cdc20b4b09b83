"""How requests are answered: by so many threads and no more, within limits, to whoever still listens."""

import http.client
import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.server.process import PATIENCE, Server, StartServer
from tests.server.running import views
from tests.server.running.conftest import LIMIT, WAITING, WORKERS, OwnServer

BACKGROUND_THREADS = 2


def get(server: OwnServer, path: str) -> httpx.Response:
    return httpx.get(server.url + path, timeout=PATIENCE, trust_env=False)


def until(happened: Callable[[], bool]) -> None:
    """Wait for something that another thread brings about."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def threads_of(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/task").iterdir()))


def test_R1_1_the_server_says_where_it_is_and_answers_there(server: Server) -> None:
    assert re.fullmatch(r"Milepost serves on http://127\.0\.0\.1:\d+", server.said)
    with server.client() as client:
        assert client.get("/api/v1/openapi.json").status_code == 200


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_R1_2_requests_add_no_threads(server: Server) -> None:
    def ask(count: int) -> None:
        with server.client() as client, ThreadPoolExecutor(16) as asking:
            statuses = list(asking.map(lambda _: client.get("/nothing").status_code, range(count)))
        assert set(statuses) == {404}

    ask(256)
    before = threads_of(server)
    ask(1024)
    # Others use this server before: what works behind their requests may come or go meanwhile.
    assert threads_of(server) - before <= BACKGROUND_THREADS


def test_R1_3_when_all_threads_work_and_as_many_wait_as_may_a_request_is_refused_at_once(own_server: OwnServer) -> None:
    with ThreadPoolExecutor(WORKERS + WAITING) as asking:
        answers = [asking.submit(get, own_server, "/held") for _ in range(WORKERS + WAITING)]
        until(lambda: own_server.pool.taken == WORKERS + WAITING)
        refused = get(own_server, "/echo")
        views.gate.set()
        assert {answer.result().status_code for answer in answers} == {200}
    assert refused.status_code == 503
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.json()["code"] == "busy"
    assert refused.json()["instance"] == refused.headers["x-request-id"]
    assert get(own_server, "/echo").status_code == 200


def test_R1_4_a_body_up_to_the_limit_is_taken(own_server: OwnServer) -> None:
    answer = httpx.post(own_server.url + "/echo", content=b"x" * LIMIT, timeout=PATIENCE, trust_env=False)
    assert (answer.status_code, answer.text) == (200, f"POST {LIMIT}")


def test_R1_4_a_body_that_says_it_is_longer_is_refused_before_it_is_read(own_server: OwnServer) -> None:
    with socket.create_connection(("127.0.0.1", own_server.port), PATIENCE) as line:
        line.sendall(b"POST /echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: %d\r\n\r\n" % (LIMIT + 1))
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert (answer.status, answer.getheader("connection")) == (413, "close")
        assert b'"code": "too-large"' in answer.read()


def test_R1_4_a_body_that_grows_beyond_the_limit_is_refused_while_it_comes(own_server: OwnServer) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("milepost.server.run.refuse_body.LINGER", 0.2)
        with socket.create_connection(("127.0.0.1", own_server.port), PATIENCE) as line:
            line.sendall(b"POST /echo HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n")
            line.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            answer = http.client.HTTPResponse(line)
            answer.begin()
            assert answer.status == 413
            answer.read()
            assert line.recv(1) == b"", "the connection is closed, and the rest never read"


def test_R1_5_a_body_that_stops_coming_is_given_up(own_server: OwnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.server.run.body.PATIENCE", 0.05)
    monkeypatch.setattr("milepost.server.run.refuse_body.LINGER", 0.05)
    with socket.create_connection(("127.0.0.1", own_server.port), PATIENCE) as line:
        line.sendall(b"POST /echo HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf")
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert answer.status == 408


def test_R1_6_head_is_answered_as_get_is_without_the_body(own_server: OwnServer) -> None:
    answer = httpx.head(own_server.url + "/written", timeout=PATIENCE, trust_env=False)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len("one two"))


@pytest.mark.parametrize("path", ["/", "/api/docs", "/api/v1/openapi.json", "/api/v1/nothing"])
def test_R1_6_every_address_that_can_be_read_takes_head(server: Server, path: str) -> None:
    with server.client() as client:
        head, read = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (read.status_code, b"")
    assert head.headers["content-length"] == read.headers["content-length"]
    assert head.headers["content-type"] == read.headers["content-type"]


def test_R1_6_head_of_a_stream_ends(own_server: OwnServer) -> None:
    answer = httpx.head(own_server.url + "/ticking", timeout=PATIENCE, trust_env=False)
    assert (answer.status_code, answer.content) == (200, b"")
    until(lambda: bool(views.closed_in))


def test_R1_7_a_request_whose_client_went_before_its_turn_is_never_begun(own_server: OwnServer) -> None:
    with ThreadPoolExecutor(WORKERS) as asking:
        answers = [asking.submit(get, own_server, "/held") for _ in range(WORKERS)]
        until(lambda: len(views.begun) == WORKERS)
        with socket.create_connection(("127.0.0.1", own_server.port), PATIENCE) as line:
            line.sendall(b"GET /held HTTP/1.1\r\nhost: localhost\r\n\r\n")
            until(lambda: own_server.pool.taken == WORKERS + 1)
        until(lambda: own_server.pool.taken == WORKERS)
        views.gate.set()
        assert {answer.result().status_code for answer in answers} == {200}
    assert len(views.begun) == WORKERS


def test_R1_8_streams_take_no_thread_while_they_flow(own_server: OwnServer) -> None:
    with httpx.Client(base_url=own_server.url, timeout=PATIENCE, trust_env=False) as client:
        open_streams = [client.stream("GET", "/ticking") for _ in range(3 * (WORKERS + WAITING))]
        flowing = [each.__enter__().iter_bytes() for each in open_streams]
        assert {next(parts)[:5] for parts in flowing} == {b"tick\n"}
        assert client.get("/echo").status_code == 200
        for each in open_streams:
            each.__exit__(None, None, None)
    until(lambda: len(views.closed_in) == len(open_streams))


def test_R1_8_a_stream_is_closed_in_a_worker_when_its_client_goes(own_server: OwnServer) -> None:
    with httpx.stream("GET", own_server.url + "/ticking", timeout=PATIENCE, trust_env=False) as answer:
        parts = answer.iter_bytes()
        assert next(parts).startswith(b"tick\n")
        assert not views.ended.is_set()
    assert views.ended.wait(PATIENCE)
    until(lambda: bool(views.closed_in))
    assert views.closed_in[0].startswith("request")


def test_R1_8_streams_end_when_the_server_stops(own_server: OwnServer) -> None:
    with httpx.stream("GET", own_server.url + "/ticking", timeout=PATIENCE, trust_env=False) as answer:
        parts = answer.iter_bytes()
        next(parts)
        own_server.end_streams()
        for _ in parts:
            pass  # it ends by itself, as a whole answer does
    assert views.ended.is_set()


def test_R1_8_an_ordinary_iterator_is_sent_whole(own_server: OwnServer) -> None:
    answer = get(own_server, "/written")
    assert (answer.text, answer.headers["content-length"]) == ("one two", "7")


def test_R1_9_what_fails_says_nothing_of_the_inside(own_server: OwnServer, caplog: pytest.LogCaptureFixture) -> None:
    answer = get(own_server, "/broken")
    assert answer.status_code == 500
    assert "detail" not in answer.text.replace('"detail":', "")
    assert "a detail that nobody is to see" in caplog.text, "it is in the log"


def test_R1_9_an_address_that_is_no_utf8_is_a_bad_request(own_server: OwnServer) -> None:
    with socket.create_connection(("127.0.0.1", own_server.port), PATIENCE) as line:
        line.sendall(b"GET /echo?q=\xff HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert answer.status == 400


def test_R1_10_a_thread_keeps_its_database_connection(own_server: OwnServer) -> None:
    for _ in range(12):
        assert get(own_server, "/connected").status_code == 200
    assert len(set(views.connections_seen)) == len({thread for thread, _ in views.connections_seen}) <= WORKERS


def test_R1_11_the_limit_of_a_body_is_a_setting(start_server: StartServer) -> None:
    small = start_server(MILEPOST_BODY_LIMIT="100")
    with small.client() as client:
        assert client.post("/api/v1/plans", content=b"x" * 101).status_code == 413
        assert client.post("/api/v1/plans", content=b"x" * 100).status_code != 413
