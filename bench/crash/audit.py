"""Whether a database holds what it should: every log whole, and every acknowledged revision in its log, once.

Runs where Django is set up. What is wrong is said in words, one string for each fault; none is well.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from django.db import connection

from milepost.model.log import (
    LogState,
    Revision,
    fold,
    nothing,
    read_revision,
    subjects,
    write_revision,
    write_snapshot,
)
from milepost.model.log.error import LogError
from milepost.model.moment import MINUTES_PER_DAY
from milepost.server.log.held import Shelf
from milepost.server.log.packing import unpack
from milepost.server.models import IdempotencyRecord, PlanRecord, RevisionRecord, RevisionSubject, SnapshotRecord

Place = tuple[str, int]
"""A plan's id, and the number of a revision."""


def plan_faults(plan_id: str) -> list[str]:
    """What is wrong with a plan's log, and with everything that repeats or shortens it."""
    record = PlanRecord.objects.get(pk=plan_id)
    rows = list(RevisionRecord.objects.filter(plan=record).order_by("number"))
    numbers = [row.number for row in rows]
    if not numbers or numbers != list(range(1, record.number + 1)):
        return [f"plan {plan_id} is at {record.number} and has the revisions {numbers}"]
    try:
        revisions = [read_revision(row.line) for row in rows]
        states = _states(revisions)
    except LogError as error:
        return [f"the log of plan {plan_id} does not fold: {error}"]
    checks = (
        *_row_faults(rows, revisions),
        *_order_faults(rows),
        *_subject_faults(record, revisions),
        *_record_faults(record, revisions[-1], states[-1]),
        *_snapshot_faults(record, states),
        *_held_faults(record, states[-1]),
    )
    return [f"plan {plan_id}: {fault}" for fault in checks]


def lost(acknowledged: Collection[str]) -> list[str]:
    """The keys of revisions that were acknowledged and are not there; each is also its revision's `why`."""
    found = set(RevisionRecord.objects.values_list("why", flat=True))
    return [key for key in acknowledged if key not in found]


def promise_faults(acknowledged: Mapping[str, Place], refused: Collection[str]) -> list[str]:
    """What else is wrong with what writers were told, by the key that each sent."""
    rows = RevisionRecord.objects.exclude(why=None).values_list("why", "plan_id", "number")
    places = {str(why): (plan, number) for why, plan, number in rows}
    times = Counter(str(why) for why, _, _ in rows)
    moved = {key: place for key, place in acknowledged.items() if places.get(key, place) != place}
    return [
        *(f"elsewhere: {key} was said to be {place} and is {places[key]}" for key, place in moved.items()),
        *(f"doubled: {key} made {count} revisions" for key, count in times.items() if count > 1),
        *(f"stored though refused: {key}" for key in refused if key in places),
        *_answer_faults(places),
    ]


def database_faults() -> list[str]:
    """What SQLite itself finds wrong with its file; PostgreSQL's is the server's own."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return [*found, *(f"row {row[1]} of {row[0]} points to nothing" for row in cursor.fetchall())]


def _states(revisions: list[Revision]) -> list[LogState]:
    states = [nothing()]
    for revision in revisions:
        states.append(fold([revision], states[-1]))
    return states


def _row_faults(rows: list[RevisionRecord], revisions: list[Revision]) -> Iterator[str]:
    for row, revision in zip(rows, revisions, strict=True):
        said = (revision.number, revision.when, revision.who, revision.through, revision.why)
        repeated = (row.number, row.when, row.actor, row.through, row.why)
        if repeated != said or row.size != len(row.line) or not row.sentence:
            yield f"the row of revision {row.number} says {repeated}, its line {said}"
        if write_revision(revision) != row.line:
            yield f"the line of revision {row.number} is not as it is written"


def _order_faults(rows: list[RevisionRecord]) -> Iterator[str]:
    for one, other in pairwise(rows):
        if other.when < one.when:
            yield f"revision {other.number} is of {other.when}, before {one.number} of {one.when}"


def _subject_faults(record: PlanRecord, revisions: list[Revision]) -> Iterator[str]:
    rows = RevisionSubject.objects.filter(plan=record).values_list("number", "entity")
    expected = [(each.number, entity) for each in revisions for entity in subjects(each.effects)]
    if sorted(rows) != sorted(expected):
        yield f"the subjects are not those of the revisions: {set(rows) ^ set(expected)}"


def _record_faults(record: PlanRecord, last: Revision, state: LogState) -> Iterator[str]:
    settings = state.plan.settings
    zone = settings.time_zone or "" if settings.auto else ""
    day = state.plan.status_instant // MINUTES_PER_DAY
    expected = (state.plan.name, last.when, zone, day)
    if (record.name, record.changed_at, record.auto_zone, record.status_day) != expected:
        yield f"the plan's record is not of its last revision, {expected}"


def _snapshot_faults(record: PlanRecord, states: list[LogState]) -> Iterator[str]:
    for number, data in SnapshotRecord.objects.filter(plan=record).values_list("number", "data"):
        if number >= len(states) or unpack(data) != write_snapshot(states[number]):
            yield f"the snapshot of revision {number} is not what the log folds to"


def _held_faults(record: PlanRecord, state: LogState) -> Iterator[str]:
    opened = Shelf().state(record.pk, record.number)
    if write_snapshot(opened) != write_snapshot(state):
        yield "what opening it makes is not what the log folds to"


def _answer_faults(places: Mapping[str, Place]) -> Iterator[str]:
    """An answer is kept in the transaction of its revision: there is one where there is the other."""
    kept = set()
    for key, status, headers, answer in IdempotencyRecord.objects.values_list("key", "status", "headers", "answer"):
        kept.add(key)
        said = json.loads(bytes(answer)) if status else None
        number = said["number"] if said else None
        plan = headers.get("Location", "////").split("/")[4]
        if places.get(key) != (plan, number):
            yield f"half-written: the answer to {key} says {plan}, {number}; its revision is {places.get(key)}"
    yield from (
        f"half-written: revision {place} has no answer to {key}" for key, place in places.items() if key not in kept
    )
