"""What is drafted before the plan is locked must not show in what is stored."""

from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from tests.server.calls import get, make_plan, revise, setting
from tests.server.people import ClientOf, Somebody

_REHEARSED = "milepost.server.log.write.rehearsed"


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def _meanwhile(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """Somebody else's change, stored whole after the next intent was drafted and before its plan is locked."""
    from milepost.server.log.rehearsal import rehearsed as rehearse

    def rehearsed(*given: Any) -> Any:
        found = rehearse(*given)
        monkeypatch.setattr(_REHEARSED, rehearse)
        with ThreadPoolExecutor(1) as other:
            other.submit(_whole, change).result()
        return found

    monkeypatch.setattr(_REHEARSED, rehearsed)


def _whole(change: Any) -> None:
    try:
        assert change().status_code == 201
    finally:
        connections.close_all()


def test_A1_62_a_change_in_between_stands_beside_it(ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = make_plan(ada)
    _meanwhile(monkeypatch, lambda: revise(ada, plan, 1, setting("task", "api", name="The API")))
    answer = revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    assert (answer.status_code, answer.json()["number"]) == (201, 3)
    (task,) = [each for each in get(ada, f"/plans/{plan}")["document"]["tasks"] if each["id"] == "api"]
    assert (task["name"], task["estimate"]) == ("The API", "9d")


def test_A1_62_a_change_in_between_of_the_same_field_is_a_conflict(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(ada)
    _meanwhile(monkeypatch, lambda: revise(ada, plan, 1, setting("task", "api", estimate="7d")))
    answer = revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert get(ada, f"/plans/{plan}")["number"] == 2


def test_A4_67_the_first_answer_is_given_to_what_would_be_refused_by_now(ada: Client) -> None:
    plan, key = make_plan(ada), token_hex(8)
    first, second = (ada.delete(f"/api/v1/plans/{plan}", headers={"Idempotency-Key": key}) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert second["Idempotency-Replayed"] == "true"
    assert ada.delete(f"/api/v1/plans/{plan}", headers={"Idempotency-Key": token_hex(8)}).status_code == 404


def test_A4_67_a_change_that_is_sent_again_does_not_conflict_with_itself(ada: Client) -> None:
    plan, key = make_plan(ada), token_hex(8)
    body = {"base": 1, "changes": [setting("task", "api", estimate="9d")]}
    path, headers = f"/api/v1/plans/{plan}/revisions", {"Idempotency-Key": key}
    first, second = (ada.post(path, body, content_type="application/json", headers=headers) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert (second["Idempotency-Replayed"], get(ada, f"/plans/{plan}")["number"]) == ("true", 2)
    assert connection.in_atomic_block is False


def test_A4_67_what_is_kept_on_the_way_does_not_let_a_change_be_made_again(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that has just begun keeps a snapshot as soon as it reads a plan, which is before the change is made."""
    from milepost.server.log import held

    plan = make_plan(ada)
    body = {"base": 1, "changes": [setting("task", "api", estimate="9d")]}
    path, headers = f"/api/v1/plans/{plan}/revisions", {"Idempotency-Key": token_hex(8)}
    first = ada.post(path, body, content_type="application/json", headers=headers)
    assert revise(ada, plan, 2, setting("task", "api", estimate="4d")).status_code == 201
    monkeypatch.setattr(held, "snapshot_is_due", lambda _plan, _start, number: number == 1)
    monkeypatch.setattr(held.shelf, "_plans", type(held.shelf._plans)())
    second = ada.post(path, body, content_type="application/json", headers=headers)
    assert (second.status_code, second.content) == (201, first.content)
    assert get(ada, f"/plans/{plan}")["number"] == 3
