"""Which plan a request is about and at which revision, and what is told of it."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query

from milepost.model.log import Through, write_snapshot
from milepost.server.access.gateway import Gateway, PlanAccess
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.conditional import strong_tag
from milepost.server.api.moments import WhenOrUtc
from milepost.server.api.plan_schemas import State
from milepost.server.api.rendering import json_bytes
from milepost.server.forecasts.answers import answers
from milepost.server.log.held import shelf
from milepost.server.log.history import number_at, person, revision_of
from milepost.server.log.packing import pack
from milepost.server.log.snapshots import keep_snapshot, last_snapshot
from milepost.server.models import PlanRecord
from milepost.server.plans.documents import documents
from milepost.server.refusals import BadRequest

Number = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="The plan as it was at this revision.")]
Moment = Annotated[
    WhenOrUtc | None,
    Query(description="The plan as it was at this time (ISO 8601; UTC where it names no zone)."),
]


def asked(
    request: HttpRequest, plan_id: str, revision: int | None, at: datetime | None, needs: Role = Role.VIEWER
) -> tuple[PlanAccess, int]:
    """The plan that a request is about, and which revision of it: the last, one by number, or that at a time."""
    if revision is not None and at is not None:
        raise BadRequest("a plan is read at a revision or at a time, not at both", "Leave `revision` or `at` out.")
    access = Gateway(reader_of(request)).plan(plan_id, needs)
    if at is not None:
        return access, number_at(access.record, at)
    if revision is not None and revision != access.record.number:
        return access, revision_of(access.record, revision).number
    return access, access.record.number


def plan_packed(access: PlanAccess, number: int) -> bytes:
    """What is told of a plan at a revision, document and all, compressed."""
    record, role = access.record, access.role

    def make() -> bytes:
        told = json_bytes({**summary(record, role), "last": record.number, "number": number})
        document = documents.text(record.pk, shelf.state(record.pk, number).plan)
        return pack(b'%s,"document":%s}' % (told.removesuffix(b"}"), document))

    return answers.packed((record.pk, number, plan_tag(access, number)), make)


def plan_tag(access: PlanAccess, number: int) -> str:
    """What changes with anything that is told of a plan at a revision."""
    record = access.record
    marks = {"restricted": record.restricted, "archived": record.archived_at is not None}
    return strong_tag(
        record.pk, number, access.role, record.number, *(mark for mark, is_set in marks.items() if is_set)
    )


def snapshot_packed(record: PlanRecord, number: int | None = None) -> tuple[int, bytes]:
    """The number of a snapshot and its bytes, compressed: of a revision, or else the last that is kept.

    Where none is kept yet, that of the last revision is. One of the past is made for whoever asks, and not kept.
    """
    if number is not None:
        return number, pack(write_snapshot(shelf.state(record.pk, number)))
    found = last_snapshot(record)
    if found is None:
        return record.number, keep_snapshot(record.pk, shelf.state(record.pk, record.number))
    return found


def by_way_of(reader: Reader, asked: str | None) -> Reader:
    """The reader as a plan file being pushed, where a token says that it is; else as it came."""
    return replace(reader, through=Through.FILE) if asked == "file" and reader.token is not None else reader


def summary(record: PlanRecord, role: Role) -> dict[str, Any]:
    """A plan without its contents, for a reader of a role."""
    state: State = "deleted" if record.deleted_at else "archived" if record.archived_at else "active"
    by = record.deleted_by
    return {
        "id": record.pk,
        "name": record.name,
        "workspace": record.workspace_id,
        "number": record.number,
        "role": role,
        "state": state,
        "restricted": record.restricted,
        "created_at": record.created_at,
        "changed_at": record.changed_at,
        "deleted_at": record.deleted_at,
        "deleted_by": None if by is None else person(by, str(by.pk)),
    }
