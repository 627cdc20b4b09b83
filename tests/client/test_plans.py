"""What is asked of a server about plans, and what is made of its answers."""

import json
from datetime import UTC, datetime

import pytest

from milepost.client.connection import Connection
from milepost.client.failure import NotUnderstood
from milepost.client.plans import append, plan_of, read_plan, revisions
from milepost.model.entity import Kind
from milepost.model.log import SetFields
from tests.client.answers import Told, answering

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
SET = SetFields(kind=Kind.TASK, id="api", fields={"estimate": "5d"})


def told(document: object) -> Told:
    return Told(body=json.dumps(document).encode())


def page(*numbers: int, following: str | None) -> Told:
    items = [
        {
            "number": number,
            "who": {"id": "a", "name": None},
            "when": "2026-11-02T12:00:00Z",
            "through": "web",
            "why": None,
            "sentence": "Changed nothing",
        }
        for number in numbers
    ]
    return told({"items": items, "next": following})


def test_U6_3_pages_are_read_one_after_the_other_and_only_as_they_are_needed() -> None:
    first, second = page(4, 3, following="/api/v1/plans/p/revisions?after=x"), page(2, 1, following=None)
    with answering(first, second) as server, Connection(server.url) as connection:
        assert [each.number for each in revisions(connection, "p", entity="api", since=NOON)] == [4, 3, 2, 1]
    assert [each.path for each in server.asked] == [
        "/api/v1/plans/p/revisions?entity=api&since=2026-11-02T12%3A00%3A00%2B00%3A00&limit=200",
        "/api/v1/plans/p/revisions?after=x",
    ]
    with answering(first) as server, Connection(server.url) as connection:
        found = next(revisions(connection, "p"))
    assert (found.number, found.who.title, len(server.asked)) == (4, "somebody who left", 1)


def test_U5_1_a_push_is_one_request_that_is_done_once_however_often_it_is_sent() -> None:
    stored = told({"number": 5, "changed": True, "fresh_ids": {}, "sentence": "...", "more": "than we know"})
    with answering(Told(None), stored) as server, Connection(server.url, wait=lambda _: None) as connection:
        assert append(connection, "p", 4, [SET], "why not", "push-1").number == 5
    first, again = server.asked
    assert (first.body, first.headers["Idempotency-Key"]) == (again.body, again.headers["Idempotency-Key"])
    assert (first.method, first.path, first.headers["Idempotency-Key"]) == (
        "POST",
        "/api/v1/plans/p/revisions",
        "push-1",
    )
    assert json.loads(first.body) == {
        "base": 4,
        "message": "why not",
        "through": "file",
        "changes": [{"op": "set", "kind": "task", "id": "api", "fields": {"estimate": "5d"}}],
    }


def test_U2_5_a_plan_of_another_release_is_told() -> None:
    document = {"plan": "Atlas", "status_date": "2026-11-02", "wormholes": []}
    answer = told({"id": "p", "name": "Atlas", "workspace": "w", "number": 1, "last": 1, "document": document})
    with answering(answer) as server, Connection(server.url) as connection:
        read = read_plan(connection, "p")
        with pytest.raises(NotUnderstood, match=r"/plans/p answered with a plan that says: unknown key `wormholes`"):
            plan_of(connection, read, NOON)
