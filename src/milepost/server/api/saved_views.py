"""Saved views of a plan: one's own, and those that everybody who reads the plan sees."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from milepost.server.access.gateway import Gateway, PlanAccess
from milepost.server.accounts.middleware import reader_of
from milepost.server.api import conditional
from milepost.server.api.conditional import strong_tag
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.rendering import json_bytes, json_response
from milepost.server.api.saved_view_schemas import NewView, ViewChange, ViewSummary
from milepost.server.log.history import person
from milepost.server.models import SavedView
from milepost.server.plans import saved_views
from milepost.server.plans.saved_views import Wanted, changing, may_change, saved_view

router = Router(tags=["Plans"])


@router.get(
    "/plans/{plan_id}/views",
    response={200: Page[ViewSummary], **PROBLEMS},
    summary="List saved views",
    exclude_unset=True,
)
def list_views(request: HttpRequest, plan_id: str, limit: Limit = 50, after: After = None) -> Page[dict[str, Any]]:
    """The views that you see in a plan, those that are shared and your own, in the order in which they were made."""
    gateway = Gateway(reader_of(request))
    access = gateway.plan(plan_id)
    found = gateway.saved_views(access.record)
    return page(found, ("created_at", "id"), request, limit, after, lambda view: _summary(request, access, view))


@router.post("/plans/{plan_id}/views", response={201: ViewSummary, **PROBLEMS}, summary="Save a view")
def add_view(request: HttpRequest, plan_id: str, body: NewView) -> HttpResponse:
    """Keep what you look at under a name: for yourself, or, as an editor, for everybody who reads the plan."""
    reader = reader_of(request)
    search = {} if body.search is None else body.search.given()
    wanted = Wanted(body.name, body.view, search, body.shared, body.opens)
    with changing(reader, plan_id) as access:
        view = saved_views.make_view(reader, access, wanted)
    response = _told(request, access, view, 201)
    response["Location"] = f"/api/v1/plans/{plan_id}/views/{view.pk}"
    return response


@router.get("/plans/{plan_id}/views/{view_id}", response={200: ViewSummary, **PROBLEMS}, summary="Read a saved view")
def read_view(request: HttpRequest, plan_id: str, view_id: str) -> HttpResponse:
    """One saved view."""
    reader = reader_of(request)
    access = Gateway(reader).plan(plan_id)
    told = _summary(request, access, saved_view(reader, access.record, view_id))
    return conditional.answer(request, _tag(told), lambda: told)


@router.patch(
    "/plans/{plan_id}/views/{view_id}", response={200: ViewSummary, **PROBLEMS}, summary="Change a saved view"
)
def change_view(request: HttpRequest, plan_id: str, view_id: str, body: ViewChange) -> HttpResponse:
    """Rename a view, make it show something else, share it or keep it to yourself, or let the plan open with it.

    Editors change every shared view, and its maker does; only its maker keeps it to themselves, and then no plan opens
    with it.
    """
    reader = reader_of(request)
    with changing(reader, plan_id) as access:
        view = saved_view(reader, access.record, view_id)
        conditional.require_match(request, lambda: _tag(_summary(request, access, view)))
        saved_views.change_view(reader, access, view, _wanted(view, body))
    return _told(request, access, view)


@router.delete("/plans/{plan_id}/views/{view_id}", response={204: None, **PROBLEMS}, summary="Remove a saved view")
def remove_view(request: HttpRequest, plan_id: str, view_id: str) -> HttpResponse:
    """Remove a view for good: your own, or, as an editor or its maker, a shared one for everybody."""
    reader = reader_of(request)
    with changing(reader, plan_id) as access:
        view = saved_view(reader, access.record, view_id)
        conditional.require_match(request, lambda: _tag(_summary(request, access, view)))
        saved_views.remove_view(reader, access, view)
    return HttpResponse(status=204)


def _wanted(view: SavedView, body: ViewChange) -> Wanted:
    shared = view.shared if body.shared is None else body.shared
    return Wanted(
        name=view.name if body.name is None else body.name,
        view=view.view if body.view is None else body.view,
        search=view.search if body.search is None else body.search.given(),
        shared=shared,
        opens=view.opens and shared if body.opens is None else body.opens,
    )


def _told(request: HttpRequest, access: PlanAccess, view: SavedView, status: int = 200) -> HttpResponse:
    told = _summary(request, access, view)
    response = json_response(told, status)
    response["ETag"] = _tag(told)
    return response


def _tag(told: dict[str, Any]) -> str:
    return strong_tag(told["id"], sha256(json_bytes(told)).hexdigest()[:16])


def _summary(request: HttpRequest, access: PlanAccess, view: SavedView) -> dict[str, Any]:
    return {
        "id": view.pk,
        "name": view.name,
        "view": view.view,
        "search": view.search,
        "shared": view.shared,
        "opens": view.opens,
        "made_by": None if view.made_by is None else person(view.made_by, str(view.made_by.pk)),
        "may_change": may_change(reader_of(request), access, view),
        "created_at": view.created_at,
        "changed_at": view.changed_at,
    }
