"""Several at once: threads that change one plan, each by a connection of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from django.test import Client

from milepost.model.log import advance, nothing, write_snapshot
from tests.server.calls import get, make_plan, post, revise, setting
from tests.server.people import ClientOf, Somebody

WRITERS, EACH = 4, 8
PATIENCE = 60
"""Seconds after which something hangs; far more than anything here takes."""
TASKS = [{"id": f"t{number}", "estimate": "5d"} for number in range(WRITERS)]
PLAN = {"plan": "Together", "status_date": "2026-11-02", "tasks": TASKS}


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def in_thread(work: Callable[[], object]) -> Thread:
    """Work under way in a thread that leaves no connection behind."""
    from django.db import connection

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What comes of works that begin together."""
    found: list[Any] = [None] * len(works)
    begin = Barrier(len(works))

    def run(number: int) -> None:
        begin.wait()
        found[number] = works[number]()

    ended([in_thread(lambda number=number: run(number)) for number in range(len(works))])  # type: ignore[misc]  # mypy takes a default argument for another signature
    return found


def ended(threads: list[Thread]) -> None:
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "it hangs"


def ask(client: Client, plan: str, key: str, base: int, *changes: dict[str, Any]) -> Any:
    headers = {"Idempotency-Key": key}
    body = {"base": base, "changes": changes, "message": key}
    return client.post(f"/api/v1/plans/{plan}/revisions", body, content_type="application/json", headers=headers)


def test_A1_53_writers_at_once_each_have_their_revision_and_no_number_is_left_out(
    ada: Client, somebody: Somebody, client_of: ClientOf
) -> None:
    """[A1.50] Each edits a task of its own and adds one that the others add as well, always on the first revision."""
    from bench.crash.audit import plan_faults
    from milepost.server.log.held import Shelf, shelf
    from tests.server.log.replica import effects_of, events_after

    plan = make_plan(ada, PLAN)
    people = [somebody(f"W{number}") for number in range(WRITERS)]
    for person in people:
        ada.put(f"/api/v1/plans/{plan}/grants/{person.pk}", {"role": "editor"}, content_type="application/json")

    def work(writer: int) -> list[Any]:
        client = client_of(people[writer])
        return [ask(client, plan, f"{writer}-{turn}", 1, *changes(writer, turn)) for turn in range(EACH)]

    answers = [each for some in at_once(*((lambda w=w: work(w)) for w in range(WRITERS))) for each in some]
    assert [answer.content for answer in answers if answer.status_code != 201] == []
    told = sorted((answer.json() for answer in answers), key=lambda each: int(each["number"]))
    assert [each["number"] for each in told] == list(range(2, WRITERS * EACH + 2))
    events = list(events_after(plan, 0))
    assert [each["effects"] for each in events[1:]] == [each["effects"] for each in told]
    state = nothing()
    for event in events:
        state = advance(state, effects_of(event))
    for held in (shelf, Shelf()):
        assert write_snapshot(held.state(plan, state.number)) == write_snapshot(state)
    assert plan_faults(plan) == []
    assert len([task for task in state.plan.tasks if task.startswith("extra")]) == WRITERS


def changes(writer: int, turn: int) -> list[dict[str, Any]]:
    """Something that goes with whatever the others do: a new field's value each turn, and at first a new task."""
    if turn == 0:
        return [{"op": "add", "kind": "task", "id": "extra", "fields": {"name": f"Of {writer}"}}]
    names = ("notes", "deadline", "priority", "team", "tags", "estimate", "name")
    values = (f"Turn {turn}", "2027-03-01", 3, f"{writer}.{turn}", ["a"], "7d", f"Task {writer}")
    return [setting("task", f"t{writer}", **{names[turn - 1]: values[turn - 1]})]


def test_A1_52_the_same_key_from_several_at_once_makes_one_revision(ada: Client) -> None:
    plan = make_plan(ada, PLAN)
    answers = at_once(
        *((lambda: ask(ada, plan, "once", 1, setting("task", "t0", notes="Once"))) for _ in range(WRITERS))
    )
    assert {answer.content for answer in answers} == {answers[0].content}
    assert sorted(answer.get("Idempotency-Replayed", "") for answer in answers) == ["", *["true"] * (WRITERS - 1)]
    assert get(ada, f"/plans/{plan}")["number"] == 2


def test_A1_55_of_several_at_once_one_writes_on_the_state_that_if_match_names(ada: Client) -> None:
    plan = make_plan(ada, PLAN)
    tag = ada.get(f"/api/v1/plans/{plan}")["ETag"]

    def write(task: str) -> int:
        body = {"base": 1, "changes": [setting("task", task, notes="Mine")]}
        path = f"/api/v1/plans/{plan}/revisions"
        return ada.post(path, body, content_type="application/json", headers={"If-Match": tag}).status_code

    statuses = at_once(*((lambda w=w: write(f"t{w}")) for w in range(WRITERS)))
    assert sorted(statuses) == [201, *[412] * (WRITERS - 1)]
    assert get(ada, f"/plans/{plan}")["number"] == 2


@contextmanager
def locked(plan: str) -> Iterator[Any]:
    """A transaction that holds the plan, as every write does."""
    from milepost.server.models import PlanRecord
    from milepost.server.transaction import writing

    with writing():
        yield PlanRecord.objects.select_for_update().get(pk=plan)


def test_A1_56_a_write_that_waited_for_the_archive_is_refused(ada: Client) -> None:
    """[A1.11] It began before the plan was put away, and comes to its turn after."""
    from django.utils import timezone

    plan = make_plan(ada, PLAN)
    answers: list[Any] = []
    waiting = Event()

    def write() -> None:
        waiting.set()
        answers.append(revise(ada, plan, 1, setting("task", "t0", notes="Too late")))

    with locked(plan) as record:
        record.archived_at = timezone.now()
        record.save()
        thread = in_thread(write)
        assert waiting.wait(PATIENCE)
        thread.join(0.3)
    ended([thread])
    assert [answer.status_code for answer in answers] == [403]
    assert post(ada, f"/plans/{plan}/unarchive").json()["number"] == 1


def test_A1_57_who_reads_and_who_writes_do_not_wait_for_each_other(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader opens a plan of which a snapshot is due, while a writer who holds the database opens it too."""
    from milepost.server.log.held import Shelf

    monkeypatch.setattr("milepost.server.log.snapshots.EVERY", 2)
    plan = make_plan(ada, PLAN)
    revise(ada, plan, 1, setting("task", "t0", notes="Two"))
    shelf, readers = Shelf(), list[Thread]()

    def write() -> None:
        with locked(plan):
            readers.append(in_thread(lambda: shelf.state(plan, 2)))
            readers[0].join(0.3)
            assert shelf.state(plan, 2).number == 2

    ended([in_thread(write)])
    ended(readers)
