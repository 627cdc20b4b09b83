"""Workspaces: groups of people and their plans."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from milepost.server.access.gateway import Gateway, WorkspaceAccess
from milepost.server.access.role import Role
from milepost.server.accounts.members import memberships_of
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.workspaces import delete_workspace, make_workspace, rename_workspace
from milepost.server.api.created import created
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import Membership

router = Router(tags=["Workspaces"])
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class WorkspaceName(Schema):
    """What a workspace is to be called."""

    model_config = ConfigDict(extra="forbid")

    name: Name = Field(description="What it is to be called.")


class WorkspaceSummary(Schema):
    """A workspace that you belong to."""

    id: str = Field(description="Its id, which stays.")
    name: str = Field(description="What it is called.")
    role: Role = Field(description="What you are in it.")
    created_at: datetime = Field(description="When it was made.")


@router.get("/workspaces", response={200: Page[WorkspaceSummary], **PROBLEMS}, summary="List workspaces")
def list_workspaces(request: HttpRequest, limit: Limit = 50, after: After = None) -> Page[WorkspaceSummary]:
    """The workspaces that you belong to, in the order in which you joined them."""
    found = memberships_of(reader_of(request).known)
    return page(found, ("joined_at", "id"), request, limit, after, _of_membership)


@router.post("/workspaces", response={201: WorkspaceSummary, **PROBLEMS}, summary="Make a workspace")
def add_workspace(request: HttpRequest, body: WorkspaceName) -> HttpResponse:
    """A new workspace, which you own."""
    reader = reader_of(request)
    reader.require_write()
    access = make_workspace(reader, body.name)
    return created(_summary(access), f"/api/v1/workspaces/{access.workspace.id}")


@router.get("/workspaces/{workspace_id}", response={200: WorkspaceSummary, **PROBLEMS}, summary="Read a workspace")
def read_workspace(request: HttpRequest, workspace_id: str) -> WorkspaceSummary:
    """One workspace."""
    return _summary(Gateway(reader_of(request)).workspace(workspace_id))


@router.patch("/workspaces/{workspace_id}", response={200: WorkspaceSummary, **PROBLEMS}, summary="Rename a workspace")
def change_workspace(request: HttpRequest, workspace_id: str, body: WorkspaceName) -> WorkspaceSummary:
    """Give a workspace another name; for owners."""
    access = owned_workspace(request, workspace_id)
    rename_workspace(reader_of(request), access.workspace, body.name)
    return _summary(access)


@router.delete("/workspaces/{workspace_id}", response={204: None, **PROBLEMS}, summary="Delete a workspace")
def remove_workspace(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Delete a workspace that has no plans, in the trash neither; for owners."""
    access = owned_workspace(request, workspace_id)
    delete_workspace(reader_of(request), access.workspace)
    return HttpResponse(status=204)


def owned_workspace(request: HttpRequest, workspace_id: str) -> WorkspaceAccess:
    """A workspace that the reader is about to administer; raises where the reader may not."""
    reader = reader_of(request)
    reader.require_write()
    return Gateway(reader).workspace(workspace_id, Role.OWNER)


def _summary(access: WorkspaceAccess) -> WorkspaceSummary:
    workspace = access.workspace
    return WorkspaceSummary(id=workspace.id, name=workspace.name, role=access.role, created_at=workspace.created_at)


def _of_membership(membership: Membership) -> WorkspaceSummary:
    return _summary(WorkspaceAccess(membership.workspace, Role(membership.role)))
