"""What a server answers and what goes wrong on the way: always a sentence, never half a thing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import BaseModel

from milepost.client.connection import Connection
from milepost.client.failure import Failure, Moved, NotSignedIn, NotUnderstood, Refused, Unreachable
from milepost.client.transport import Say, TooBusy, Wait
from tests.client.answers import Answering, Told, answering, problem, self_signed


class Named(BaseModel):
    name: str


@contextmanager
def asking(
    *answers: Told, wait: Wait = lambda seconds: None, say: Say = lambda text: None
) -> Iterator[tuple[Answering, Connection]]:
    """A server that answers so, and a connection to it."""
    with answering(*answers) as server, Connection(server.url, "mp_secret", wait=wait, say=say) as connection:
        yield server, connection


BUSY = problem(429, "too-many-requests", "requests come too fast", "Wait.")
FINE = Told(body=b'{"name": "Atlas"}')


def retry_after(answer: Told, seconds: str) -> Told:
    return Told(answer.status, answer.body, {"Retry-After": seconds}, answer.kind)


def test_U2_5_an_answer_is_read_as_what_it_is_expected_to_be() -> None:
    with asking(FINE) as (server, connection):
        assert connection.get("/api/v1/plans/p", Named, revision=12, at=None).name == "Atlas"
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("GET", "/api/v1/plans/p?revision=12")
    assert asked.headers["Authorization"] == "Bearer mp_secret"
    assert asked.headers["User-Agent"].startswith("milepost/")


ODD = {
    "another program": (
        Told(404, b"<html>", kind="text/html; charset=utf-8"),
        "by 404 with text/html in place of JSON",
    ),
    "half a document": (Told(body=b'{"name": "At'), "with JSON that breaks off"),
    "no UTF-8": (Told(body=b'{"name": "\xff"}'), "with JSON that breaks off"),
    "another shape": (Told(body=b'{"title": "Atlas"}'), "something else than expected (name: field required)"),
    "a list": (Told(body=b"[]"), "something else than expected"),
    "nothing": (Told(204, b""), "something else than expected"),
    "an error without a word": (Told(500, b"{}"), "by 500, and does not say why"),
}


@pytest.mark.parametrize("odd", ODD)
def test_U2_5_what_no_server_of_ours_answers_is_told_as_one_sentence(odd: str) -> None:
    answer, said = ODD[odd]
    with asking(answer) as (server, connection), pytest.raises(NotUnderstood) as failure:
        connection.get("/api/v1/me", Named)
    assert f"{server.url}/api/v1/me answered {said}" in failure.value.message
    assert "needs an update" in failure.value.mend


def test_U2_5_nothing_follows_to_another_address() -> None:
    moved = Told(308, b"", {"Location": "https://elsewhere.example/"})
    with asking(moved) as (server, connection), pytest.raises(Moved) as failure:
        connection.get("/api/v1/me", Named)
    assert failure.value.message == f"{server.url}/api/v1/me has moved to https://elsewhere.example/."


def test_U2_5_a_refusal_has_the_words_of_the_server() -> None:
    answer = problem(404, "not-found", "there is no plan 'x' that you can see", "Check its id.")
    with asking(answer) as (_, connection), pytest.raises(Refused) as failure:
        connection.get("/api/v1/plans/x", Named)
    assert failure.value.message == "There is no plan 'x' that you can see."
    assert (failure.value.mend, failure.value.code) == ("Check its id.", "not-found")


def test_U2_7_who_is_not_known_is_told_how_to_sign_in() -> None:
    answer = problem(401, "sign-in-needed", "this token is unknown, expired or revoked", "...")
    with asking(answer) as (server, connection), pytest.raises(NotSignedIn) as failure:
        connection.get("/api/v1/me", Named)
    assert failure.value.message == "This token is unknown, expired or revoked."
    assert failure.value.mend == f"Sign in by: milepost login {server.url}"


def test_U2_5_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Connection(f"http://127.0.0.1:{port}") as connection, pytest.raises(Unreachable) as failure:
        connection.get("/api/v1/me", Named)
    assert failure.value.message == f"http://127.0.0.1:{port} cannot be reached: connection refused."


def test_U2_5_no_such_host() -> None:
    with Connection("https://milepost.invalid") as connection, pytest.raises(Unreachable) as failure:
        connection.get("/api/v1/me", Named)
    assert failure.value.message.startswith("https://milepost.invalid cannot be reached: ")


def test_U2_5_a_certificate_that_nobody_vouches_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = self_signed(tmp_path)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with answering(FINE, certificate=certificate) as server:
        with Connection(server.url, "mp_secret") as connection, pytest.raises(Unreachable) as failure:
            connection.get("/api/v1/me", Named)
        assert "cannot be trusted: self-signed certificate" in failure.value.message
        assert "SSL_CERT_FILE" in failure.value.mend
        assert server.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with Connection(server.url) as connection:
            assert connection.get("/api/v1/me", Named).name == "Atlas"


def test_U2_5_what_is_for_this_machine_goes_by_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with asking(FINE) as (_, connection):
        assert connection.get("/api/v1/me", Named).name == "Atlas"


def test_U2_6_who_is_told_to_wait_waits_and_asks_again() -> None:
    waits: list[float] = []
    said: list[str] = []
    answers = (retry_after(BUSY, "7"), retry_after(Told(503), "2"), FINE)
    with asking(*answers, wait=waits.append, say=said.append) as (server, connection):
        assert connection.post("/api/v1/plans", Named, {"name": "A"}).name == "Atlas"
    assert waits == [7, 2]
    assert said == [f"127.0.0.1 does not answer yet: asking again in {seconds} s." for seconds in (7, 2)]
    assert [each.body for each in server.asked] == [b'{"name": "A"}'] * 3


def test_U2_6_but_for_no_longer_than_a_minute_and_four_times_at_most() -> None:
    with asking(retry_after(BUSY, "3600")) as (_, connection), pytest.raises(TooBusy, match="Ask again in 3,600 s"):
        connection.get("/api/v1/me", Named)
    with asking(*[retry_after(BUSY, "1")] * 9) as (server, connection), pytest.raises(TooBusy):
        connection.get("/api/v1/me", Named)
    assert len(server.asked) == 4


def test_U2_6_without_a_time_to_wait_nothing_is_asked_again() -> None:
    with asking(BUSY) as (_, connection), pytest.raises(Refused, match="Requests come too fast"):
        connection.get("/api/v1/me", Named)


BROKEN = Told(None)


@pytest.mark.parametrize("trouble", [BROKEN, Told(502, b"", kind="text/html"), Told(504, b"")])
def test_U2_6_a_broken_line_is_tried_again_where_that_can_do_no_harm(trouble: Told) -> None:
    with asking(trouble, FINE) as (_, connection):
        assert connection.get("/api/v1/me", Named).name == "Atlas"
    with asking(trouble, FINE) as (server, connection):
        assert connection.post("/api/v1/plans", Named, {}, key="once").name == "Atlas"
    assert [each.headers["Idempotency-Key"] for each in server.asked] == ["once", "once"]
    with asking(trouble, FINE) as (server, connection), pytest.raises(Failure):
        connection.post("/api/v1/plans", Named, {})
    assert len(server.asked) == 1


def test_U2_6_a_line_that_stays_broken_is_told() -> None:
    waits: list[float] = []
    with asking(*[BROKEN] * 4, wait=waits.append) as (_, connection), pytest.raises(Unreachable, match="be reached"):
        connection.get("/api/v1/me", Named)
    assert waits == [1, 2, 4]
