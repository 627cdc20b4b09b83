"""A write with an Idempotency-Key is done once, however often it is sent."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, connections
from django.test import Client

from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.models import Account, IdempotencyRecord


def post(client: Client, key: str | None, name: str, path: str = "/api/v1/things", **headers: str) -> Any:
    sent = {**headers, **({"Idempotency-Key": key} if key is not None else {})}
    return client.post(path, json.dumps({"name": name}), content_type="application/json", headers=sent)


def made(name: str) -> int:
    from milepost.server.models import Workspace

    return Workspace.objects.filter(name=name).count()


def records(key: str) -> "list[IdempotencyRecord]":
    from milepost.server.models import IdempotencyRecord

    return list(IdempotencyRecord.objects.filter(key=key))


@pytest.fixture
def key() -> str:
    return secrets.token_hex(16)


@pytest.fixture
def name() -> str:
    return f"thing {secrets.token_hex(8)}"


def test_A4_60_the_second_time_the_first_answer_is_given(probe: Client, key: str, name: str) -> None:
    first, second = post(probe, key, name), post(probe, key, name)
    assert made(name) == 1
    assert (first.status_code, first.content) == (second.status_code, second.content)
    for header in ("Location", "Content-Type"):
        assert first[header] == second[header]
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert first["X-Request-ID"] != second["X-Request-ID"]


def test_A4_60_without_a_key_a_write_is_done_each_time(probe: Client, name: str) -> None:
    post(probe, None, name)
    post(probe, None, name)
    assert made(name) == 2


def test_A4_60_another_body_under_the_same_key_is_refused(probe: Client, key: str, name: str) -> None:
    post(probe, key, name)
    answer = post(probe, key, name + "!")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")
    assert made(name + "!") == 0


def test_A4_60_another_query_under_the_same_key_is_refused(probe: Client, key: str, name: str) -> None:
    post(probe, key, name)
    assert post(probe, key, name, "/api/v1/things?status=200").status_code == 422


def test_A4_60_a_key_belongs_to_one_account(
    probe: Client, somebody: Somebody, client_of: ClientOf, key: str, name: str
) -> None:
    other = client_of(somebody("Bob"))
    first, second = post(probe, key, name), post(other, key, name)
    assert made(name) == 2
    assert first.json()["id"] != second.json()["id"]


def test_A4_60_a_key_belongs_to_one_route(probe: Client, key: str, name: str) -> None:
    post(probe, key, name)
    post(probe, key, name, "/api/v1/secrets")
    assert made(name) == 2


@pytest.mark.parametrize("status", [409, 500])
def test_A4_61_what_was_refused_or_failed_is_not_kept_and_changed_nothing(
    probe: Client, key: str, name: str, status: int
) -> None:
    refused = post(probe, key, name, f"/api/v1/things?status={status}")
    assert (refused.status_code, made(name), records(key)) == (status, 0, [])
    assert post(probe, key, name).status_code == 201
    assert made(name) == 1


def test_A4_61_what_cannot_be_read_is_not_kept(probe: Client, key: str) -> None:
    answer = probe.post(
        "/api/v1/things", '{"name": 3', content_type="application/json", headers={"Idempotency-Key": key}
    )
    assert (answer.status_code, records(key)) == (400, [])


def test_A4_61_the_answer_is_kept_with_the_write(probe: Client, key: str, name: str) -> None:
    """What the answer says was made is in the database if and only if the answer is: both are of one transaction."""
    post(probe, key, name)
    (record,) = records(key)
    assert json.loads(bytes(record.answer))["name"] == name


@pytest.mark.parametrize("bad", ["", "x" * 201, "a b", "é", "a\tb"])
def test_A4_62_a_key_is_1_to_200_visible_ascii_characters(probe: Client, bad: str, name: str) -> None:
    answer = post(probe, bad, name)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-idempotency-key")
    assert made(name) == 0


@pytest.mark.parametrize("good", ["a", '"8e03978e-40d5-43dd-bc93-6894a57f9324"', "~!" * 100])
def test_A4_62_any_other_key_is_one(probe: Client, good: str, name: str) -> None:
    assert post(probe, good, name).status_code == 201


def test_A4_62_a_read_has_no_use_for_a_key(probe: Client, key: str) -> None:
    assert probe.get("/api/v1/things", headers={"Idempotency-Key": key}).status_code == 200
    assert records(key) == []


def test_A4_62_whoever_is_not_signed_in_has_no_keys(stranger: Client, key: str, name: str) -> None:
    assert post(stranger, key, name).status_code == 401
    assert records(key) == []


def test_A4_62_a_token_that_may_only_read_gets_no_answer_to_a_write(
    probed: None, somebody: Somebody, client_of: ClientOf, key: str, name: str
) -> None:
    account = somebody()
    post(client_of(account), key, name)
    answer = post(client_of(account, scope="read"), key, name)
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


def test_A4_62_a_very_long_address_is_no_obstacle(probe: Client, key: str, name: str) -> None:
    assert post(probe, key, name, f"/api/v1/state/{'x' * 400}").status_code == 405


def test_A4_63_an_answer_with_a_secret_is_not_kept(probe: Client, key: str, name: str) -> None:
    first = post(probe, key, name, "/api/v1/secrets")
    (record,) = records(key)
    assert bytes(record.answer) == b""
    second = post(probe, key, name, "/api/v1/secrets")
    assert (second.status_code, second.json()["code"]) == (409, "secret-shown-once")
    assert second.json()["location"] == first["Location"]
    assert made(name) == 1


def test_A4_64_after_48_hours_a_key_is_forgotten(probe: Client, key: str, name: str) -> None:
    from milepost.server.models import IdempotencyRecord

    post(probe, key, name)
    (record,) = records(key)
    IdempotencyRecord.objects.filter(pk=record.pk).update(
        created_at=record.created_at - timedelta(hours=47, minutes=59)
    )
    assert post(probe, key, name)["Idempotency-Replayed"] == "true"
    IdempotencyRecord.objects.filter(pk=record.pk).update(created_at=record.created_at - timedelta(hours=48, minutes=1))
    assert "Idempotency-Replayed" not in post(probe, key, name)
    assert made(name) == 2


def test_A4_64_a_later_key_clears_old_ones_away_now_and_then(
    probe: Client, key: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from milepost.server.api import idempotency
    from milepost.server.models import IdempotencyRecord

    post(probe, key, name)
    (record,) = records(key)
    IdempotencyRecord.objects.filter(pk=record.pk).update(created_at=record.created_at - timedelta(hours=49))
    monkeypatch.setattr(idempotency, "_sweep", idempotency._Sweep())
    post(probe, secrets.token_hex(8), name)
    assert records(key) == []
    IdempotencyRecord.objects.bulk_create([record])
    post(probe, secrets.token_hex(8), name)
    assert records(key) == [record]


def test_A4_65_of_requests_at_one_time_with_one_key_one_is_done(
    probed: None, somebody: Somebody, client_of: ClientOf, key: str, name: str
) -> None:
    account = somebody()
    clients = [client_of(account) for _ in range(6)]
    together = Barrier(len(clients))

    def send(client: Client) -> Any:
        try:
            together.wait()
            return post(client, key, name)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as threads:
        answers = list(threads.map(send, clients))
    assert made(name) == 1
    assert all(each.status_code == 201 or each.json()["code"] == "idempotency-in-progress" for each in answers)
    assert len({each.content for each in answers if each.status_code == 201}) == 1
    assert sum(each.status_code == 201 and "Idempotency-Replayed" not in each for each in answers) == 1


def test_A4_65_postgresql_does_not_wait_for_ever(
    probed: None, somebody: Somebody, client_of: ClientOf, key: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has one writer at a time, so that the second request waits for the first one's end."""
    if connection.vendor != "postgresql":
        return
    from django.db import transaction

    from milepost.server.api import idempotency

    monkeypatch.setattr(idempotency, "_PATIENCE", "100ms")
    account = somebody()
    first, second = client_of(account), client_of(account)
    with ThreadPoolExecutor(1) as thread, transaction.atomic():
        post(first, key, name)
        answer = thread.submit(post, second, key, name).result()
        thread.submit(connections.close_all).result()
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency-in-progress")
    assert post(second, key, name)["Idempotency-Replayed"] == "true"
    assert made(name) == 1


def test_A4_68_postgresql_does_not_wait_for_ever_for_a_plan_that_others_lock(
    somebody: Somebody, client_of: ClientOf, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "postgresql":
        return
    from django.db import transaction

    from milepost.server.api import idempotency
    from milepost.server.models import PlanRecord

    monkeypatch.setattr(idempotency, "_PATIENCE", "100ms")
    client = client_of(somebody())
    plan = client.post("/api/v1/plans", {"name": "Launch"}, content_type="application/json").json()["id"]
    path = f"/plans/{plan}/revisions"
    body = {"base": 1, "changes": [{"op": "add", "kind": "task", "id": "api", "fields": {"name": "API"}}]}
    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            PlanRecord.objects.select_for_update().get(pk=plan)
            answer = thread.submit(sent_again, client, path, body, key).result()
        assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "busy", "1")
        again = thread.submit(sent_again, client, path, body, key).result()
        assert (again.status_code, again.json()["number"], again.get("Idempotency-Replayed")) == (201, 2, None)
        thread.submit(connections.close_all).result()


def test_A4_68_what_was_locked_too_long_is_known_by_what_the_database_says(tmp_path: Path) -> None:
    import sqlite3

    import psycopg
    from django.db import OperationalError

    from milepost.server.database import was_locked_too_long

    def told(cause: Exception) -> bool:
        error = OperationalError(*cause.args)
        error.__cause__ = cause
        return was_locked_too_long(error)

    with sqlite3.connect(tmp_path / "a", timeout=0.01) as one, sqlite3.connect(tmp_path / "a", timeout=0.01) as other:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as locked:
            other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as wrong:
            other.execute("SELECT none")
    assert told(locked.value)
    assert told(psycopg.errors.LockNotAvailable())
    assert told(psycopg.errors.DeadlockDetected())
    assert not told(wrong.value)
    assert not told(psycopg.errors.UniqueViolation())
    assert not was_locked_too_long(OperationalError("the connection is lost"))


def sent_again(client: Client, path: str, body: object, key: str) -> Any:
    """A write to the real API, with a key."""
    return client.post(f"/api/v1{path}", body, content_type="application/json", headers={"Idempotency-Key": key})


@pytest.fixture
def joined(somebody: Somebody, client_of: ClientOf) -> tuple[str, "Account", Client]:
    """Somebody's workspace, and who is an editor of it."""
    from milepost.server.models import Membership

    workspace = Membership.objects.get(account=somebody("Olga")).workspace
    editor = somebody("Ed")
    Membership.objects.create(workspace=workspace, account=editor, role="editor")
    return workspace.pk, editor, client_of(editor)


def leave(workspace: str, account: "Account") -> None:
    from milepost.server.models import Membership

    Membership.objects.filter(workspace=workspace, account=account).delete()


def test_A4_66_who_lost_the_plan_gets_no_answer_about_it_again(joined: tuple[str, "Account", Client], key: str) -> None:
    workspace, editor, client = joined
    plan = sent_again(client, "/plans", {"name": "Launch", "workspace": workspace}, key)
    path = f"/plans/{plan.json()['id']}/revisions"
    body = {"base": 1, "changes": [{"op": "add", "kind": "task", "id": "spec", "fields": {"name": "Secret"}}]}
    stored = sent_again(client, path, body, key)
    assert (plan.status_code, stored.status_code) == (201, 201), stored.content
    assert sent_again(client, path, body, key).content == stored.content
    leave(workspace, editor)
    for again in (
        sent_again(client, path, body, key),
        sent_again(client, "/plans", {"name": "Launch", "workspace": workspace}, key),
    ):
        assert (again.status_code, again.json()["code"]) == (404, "not-found")
        assert "Launch" not in again.content.decode() and "Secret" not in again.content.decode()


def test_A4_66_nor_about_a_workspace(joined: tuple[str, "Account", Client], key: str) -> None:
    from milepost.server.models import Membership

    workspace, editor, client = joined
    Membership.objects.filter(workspace=workspace, account=editor).update(role="owner")
    invitation = f"/workspaces/{workspace}/invitations", {"role": "viewer"}, key
    assert sent_again(client, *invitation).status_code == 201
    assert sent_again(client, *invitation).json()["code"] == "secret-shown-once"
    leave(workspace, editor)
    assert sent_again(client, *invitation).status_code == 404


def test_A4_66_who_may_still_read_gets_it_with_a_lesser_role_and_from_the_trash(
    joined: tuple[str, "Account", Client], key: str
) -> None:
    from milepost.server.models import Membership, PlanRecord

    workspace, editor, client = joined
    plan = sent_again(client, "/plans", {"name": "Launch", "workspace": workspace}, key).json()["id"]
    copied = sent_again(client, f"/plans/{plan}/duplicate", {}, key)
    assert copied.status_code == 201
    Membership.objects.filter(workspace=workspace, account=editor).update(role="viewer")
    PlanRecord.objects.filter(pk=plan).update(deleted_at=PlanRecord.objects.get(pk=plan).changed_at)
    again = sent_again(client, f"/plans/{plan}/duplicate", {}, key)
    assert (again.content, again["Idempotency-Replayed"]) == (copied.content, "true")


def test_A4_66_an_answer_without_a_body_tells_nothing_and_is_given(
    joined: tuple[str, "Account", Client], key: str
) -> None:
    workspace, editor, client = joined
    path = f"/api/v1/workspaces/{workspace}/members/{editor.pk}"
    left = [client.delete(path, headers={"Idempotency-Key": key}) for _ in range(2)]
    assert [each.status_code for each in left] == [204, 204]
    assert left[1]["Idempotency-Replayed"] == "true"
