"""Plans: made, listed, read as they are or were, copied, put away, thrown away and brought back."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from milepost.exchange.read import read_data
from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.middleware import reader_of
from milepost.server.api import conditional
from milepost.server.api.conditional import strong_tag
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.plan_reading import (
    Moment,
    Number,
    asked,
    by_way_of,
    plan_packed,
    plan_tag,
    snapshot_packed,
    summary,
)
from milepost.server.api.plan_schemas import NewPlan, PlanAtRevision, PlanChange, PlanCopy, PlanSummary, TemplateSummary
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.rendering import json_response
from milepost.server.log.create import create_plan
from milepost.server.log.intent import Adoption, Source
from milepost.server.log.refused import refused
from milepost.server.log.write import Written
from milepost.server.models import PlanRecord
from milepost.server.plans import shelving
from milepost.server.plans.copying import copy_plan
from milepost.server.refusals import BadRequest, NotAllowed
from milepost.server.templates import blank_document, document_of, templates

router = Router(tags=["Plans"])


@router.get("/templates", response={200: list[TemplateSummary], **PROBLEMS}, tags=["Plans"], summary="List templates")
def list_templates(request: HttpRequest) -> list[dict[str, object]]:
    """The plans that a new one can begin with."""
    _ = reader_of(request).known
    return [{"name": each.name, "title": each.title, "activities": each.activities} for each in templates()]


@router.post("/plans", response={201: PlanSummary, **PROBLEMS}, summary="Make a plan")
def make_plan(request: HttpRequest, body: NewPlan) -> HttpResponse:
    """A new plan, whose first revision is the template or document; dates of a template are moved to the present."""
    reader_of(request).require_write()
    document, source, called = _first_document(body)
    reading = read_data(document, timezone.now())
    if reading.plan is None:
        raise refused(each for each in reading.problems if each.severity == "error")
    reader = by_way_of(reader_of(request), body.through)
    adoption = Adoption(reading.plan, source, called)
    written = create_plan(reader, _workspace(request, body.workspace), adoption, body.message)
    return _created(request, written)


def _first_document(body: NewPlan) -> tuple[dict[str, Any], Source, str | None]:
    today = timezone.now().date()
    if body.document is not None and body.template is not None:
        raise BadRequest("a plan begins with a template or a document, not with both", "Leave one of the two out.")
    if body.document is not None:
        named = {"plan": body.name} if body.name is not None else {}
        kept = {key: value for key, value in body.document.items() if key != "source"}
        return {**kept, **named}, "file" if body.through == "file" else "document", body.called
    if body.template is not None:
        found = document_of(body.template, today)
        return {**found, "plan": body.name or found["plan"]}, "template", str(found["plan"])
    if body.name is None:
        raise BadRequest(
            "a new plan has a name, a template or a document",
            'Send {"name": "..."}, {"template": "..."} or {"document": {...}}.',
        )
    return blank_document(body.name), "blank", None


def _workspace(request: HttpRequest, wanted: str | None) -> str:
    if wanted is not None:
        return wanted
    first = Gateway(reader_of(request)).workspaces().first()
    if first is None:
        raise NotAllowed("you belong to no workspace", "Make one by POST /workspaces, or ask to be invited.")
    return first.pk


def _created(request: HttpRequest, written: Written) -> HttpResponse:
    access = Gateway(reader_of(request)).plan(written.plan_id)
    response = json_response(summary(access.record, access.role), 201)
    response["Location"] = f"/api/v1/plans/{written.plan_id}"
    response["ETag"] = strong_tag(access.record.pk, access.record.number)
    return response


@router.get("/plans", response={200: Page[PlanSummary], **PROBLEMS}, summary="List plans")
def list_plans(
    request: HttpRequest,
    workspace: Annotated[str | None, Query(max_length=40, description="Only plans of this workspace.")] = None,
    archived: Annotated[bool, Query(description="The archived plans instead.")] = False,
    limit: Limit = 50,
    after: After = None,
) -> Page[dict[str, Any]]:
    """Your plans, the newest first."""
    found = Gateway(reader_of(request)).plans().filter(archived_at__isnull=not archived)
    return _page(request, found if workspace is None else found.filter(workspace_id=workspace), limit, after)


@router.get("/trash", response={200: Page[PlanSummary], **PROBLEMS}, summary="List deleted plans")
def list_trash(
    request: HttpRequest,
    limit: Limit = 50,
    after: After = None,
) -> Page[dict[str, Any]]:
    """The plans in the trash: for 30 days, with who put them there."""
    found = Gateway(reader_of(request)).plans(deleted=True).select_related("deleted_by")
    return _page(request, found, limit, after)


def _page(request: HttpRequest, found: QuerySet[PlanRecord], limit: int, after: str | None) -> Page[dict[str, Any]]:
    gateway = Gateway(reader_of(request))

    def render(record: PlanRecord) -> dict[str, Any]:
        return summary(record, gateway.role_in(record) or Role.VIEWER)

    return page(found, ("-created_at", "-id"), request, limit, after, render)


@router.get("/plans/{plan_id}", response={200: PlanAtRevision, **PROBLEMS}, summary="Read a plan")
def read_plan(request: HttpRequest, plan_id: str, revision: Number = None, at: Moment = None) -> HttpResponse:
    """The plan as it is, as it was at a revision, or as it was at a time."""
    access, number = asked(request, plan_id, revision, at)
    return conditional.packed(request, plan_tag(access, number), lambda: plan_packed(access, number))


@router.get("/plans/{plan_id}/snapshot", response={200: dict[str, Any], **PROBLEMS}, summary="Read a snapshot")
def read_snapshot(request: HttpRequest, plan_id: str, revision: Number = None) -> HttpResponse:
    """A snapshot of the plan as the log keeps it: at a revision, or else the last that is kept.

    A replica begins with the last one, and follows the stream from its number.
    """
    access, number = asked(request, plan_id, revision, None)
    found = snapshot_packed(access.record, None if revision is None else number)
    return conditional.packed(request, strong_tag(plan_id, found[0]), lambda: found[1])


@router.patch("/plans/{plan_id}", response={200: PlanSummary, **PROBLEMS}, summary="Change who sees a plan")
def change_plan(request: HttpRequest, plan_id: str, body: PlanChange) -> HttpResponse:
    """Restrict a plan to those with a role in it, or open it to its workspace; for owners."""
    record = shelving.restrict(plan_id, reader_of(request), restricted=body.restricted)
    return _told(request, record)


@router.delete("/plans/{plan_id}", response={200: PlanSummary, **PROBLEMS}, summary="Delete a plan")
def delete_plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Put a plan into the trash, from which it can be restored for 30 days; for owners."""
    return json_response(summary(shelving.delete(plan_id, reader_of(request)), Role.OWNER))


@router.post("/plans/{plan_id}/restore", response={200: PlanSummary, **PROBLEMS}, summary="Restore a plan")
def restore_plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Take a plan out of the trash; for owners."""
    return _told(request, shelving.restore(plan_id, reader_of(request)))


@router.post("/plans/{plan_id}/archive", response={200: PlanSummary, **PROBLEMS}, summary="Archive a plan")
def archive_plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Put a plan away: it can be read, and not changed."""
    return _told(request, shelving.archive(plan_id, reader_of(request)))


@router.post("/plans/{plan_id}/unarchive", response={200: PlanSummary, **PROBLEMS}, summary="Unarchive a plan")
def unarchive_plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Take a plan out of the archive."""
    return _told(request, shelving.unarchive(plan_id, reader_of(request)))


@router.post("/plans/{plan_id}/duplicate", response={201: PlanSummary, **PROBLEMS}, summary="Copy a plan")
def duplicate_plan(request: HttpRequest, plan_id: str, body: PlanCopy) -> HttpResponse:
    """A new plan with the contents of this one as it is now, and a history of its own; restricted if this one is.

    It has the shared views of this one and your own, but for those that look at its past.
    """
    reader = reader_of(request)
    reader.require_write()
    plan = Gateway(reader).plan(plan_id).record
    return _created(request, copy_plan(reader, plan, body.name, body.workspace))


def _told(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    return json_response(summary(record, Gateway(reader_of(request)).plan(record.pk).role))
