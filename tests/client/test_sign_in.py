"""What a server may say to somebody who signs in, and what is made of it."""

import json
import socket
from datetime import UTC, datetime
from threading import Event, Thread

import pytest

from milepost.client.connection import Connection
from milepost.client.failure import NotUnderstood, Refused, Unreachable
from milepost.client.known_servers import KnownServer
from milepost.client.sign_in import SignInFailed, known_by_session, revoke, session_by_link, session_by_password
from tests.client.answers import Told, answering, problem

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
ME = {"account": {"id": "a", "name": "Ada", "email": "ada@example.org"}, "memberships": [], "scope": "write"}
MADE = {"id": "t1", "token": "mp_new", "expires_at": "2027-01-31T12:00:00Z"}


def told(document: object, status: int = 200) -> Told:
    return Told(status, json.dumps(document).encode())


SAID = {
    "more than a password": (401, SignInFailed, "asks for more than a password"),
    "too often": (429, SignInFailed, "too many attempts"),
    "a wrong password": (400, SignInFailed, r"knows no ada@example\.org with this password"),
    "something else": (403, NotUnderstood, "by 403 where somebody signs in"),
}


@pytest.mark.parametrize("case", SAID)
def test_U3_2_who_is_not_let_in_is_told_why(case: str) -> None:
    status, kind, said = SAID[case]
    answer = told({"status": status, "meta": {"is_authenticated": False}}, status)
    with answering(answer) as server, Connection(server.url) as connection, pytest.raises(kind, match=said):
        session_by_password(connection, "ada@example.org", "secret")
    assert len(server.asked) == 1


def test_U3_1_a_session_asks_for_a_token_of_90_days_and_is_ended_whatever_comes() -> None:
    with answering(told(ME), told(MADE), Told(500, b"")) as server, Connection(server.url) as connection:
        known = known_by_session(connection, "s1", NOON)
    assert known == KnownServer(token="mp_new", token_id="t1", email="ada@example.org", until="2027-01-31")
    asked = json.loads(server.asked[1].body)
    assert (asked["scope"], asked["expires_at"]) == ("write", "2027-01-31T12:00:00+00:00")
    assert [(each.method, each.headers["X-Session-Token"]) for each in server.asked] == [
        ("GET", "s1"),
        ("POST", "s1"),
        ("DELETE", "s1"),
    ]
    refused = problem(422, "invalid", "no", "no")
    with answering(told(ME), refused, Told(204, b"")) as server, Connection(server.url) as connection:
        with pytest.raises(Refused):
            known_by_session(connection, "s1", NOON)
        assert server.asked[-1].method == "DELETE"


def test_U3_3_a_link_that_leads_to_no_session_is_told() -> None:
    moved = Told(302, b"", {"Location": "/"})
    with (
        answering(moved) as server,
        Connection(server.url) as connection,
        pytest.raises(NotUnderstood, match="without a session"),
    ):
        session_by_link(connection, "secret")


def test_U3_5_a_token_that_this_machine_did_not_make_is_not_ended() -> None:
    with answering(Told(204, b""), Told(404, b"")) as server, Connection(server.url) as connection:
        assert not revoke(connection, KnownServer(token="mp_x"))
        assert revoke(connection, KnownServer(token="mp_x", token_id="t1"))
        assert not revoke(connection, KnownServer(token="mp_x", token_id="t1"))
    assert [each.path for each in server.asked] == ["/api/v1/tokens/t1"] * 2
    with Connection("http://127.0.0.1:9") as connection:
        assert not revoke(connection, KnownServer(token="mp_x", token_id="t1"))


def test_U2_5_an_answer_that_does_not_come_is_not_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.client.connection._ANSWER_SECONDS", 0.05)
    enough, calls = Event(), list[socket.socket]()
    with socket.create_server(("127.0.0.1", 0)) as silent:

        def listen() -> None:
            calls.append(silent.accept()[0])
            enough.wait()

        listener = Thread(target=listen)
        listener.start()
        server = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with Connection(server) as connection, pytest.raises(Unreachable, match="may have been done all the same"):
            connection.send("POST", "/api/v1/plans", {}, {"Idempotency-Key": "once"})
        enough.set()
        listener.join()
    assert len(calls) == 1
    calls[0].close()
