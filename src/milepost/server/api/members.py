"""The members of a workspace and their roles."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.members import change_role, members_of, remove_member
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.account_summary import AccountSummary, account_summary
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.workspaces import owned_workspace
from milepost.server.models import Membership

router = Router(tags=["Workspaces"])


class Member(Schema):
    """Somebody who belongs to a workspace."""

    account: AccountSummary = Field(description="Who.")
    role: Role = Field(description="What they are in all its plans that are not restricted.")
    joined_at: datetime = Field(description="Since when.")


class MemberRole(Schema):
    """What a member is to be."""

    model_config = ConfigDict(extra="forbid")

    role: Role = Field(description="What they are to be.")


@router.get("/workspaces/{workspace_id}/members", response={200: Page[Member], **PROBLEMS}, summary="List members")
def list_members(request: HttpRequest, workspace_id: str, limit: Limit = 50, after: After = None) -> Page[Member]:
    """Who belongs to a workspace, in the order of joining; for its members."""
    access = Gateway(reader_of(request)).workspace(workspace_id)
    return page(members_of(access.workspace), ("joined_at", "id"), request, limit, after, _member)


@router.patch(
    "/workspaces/{workspace_id}/members/{account_id}",
    response={200: Member, **PROBLEMS},
    summary="Change the role of a member",
)
def change_member(request: HttpRequest, workspace_id: str, account_id: UUID, body: MemberRole) -> Member:
    """Make a member something else; for owners. The last owner stays one."""
    access = owned_workspace(request, workspace_id)
    return _member(change_role(reader_of(request), access.workspace, account_id, body.role))


@router.delete(
    "/workspaces/{workspace_id}/members/{account_id}",
    response={204: None, **PROBLEMS},
    summary="Remove a member, or leave",
)
def delete_member(request: HttpRequest, workspace_id: str, account_id: UUID) -> HttpResponse:
    """Take a member out of the workspace and of its plans; for owners, and for everybody themselves."""
    reader = reader_of(request)
    leaves = reader.require_write().pk == account_id
    access = Gateway(reader).workspace(workspace_id, Role.VIEWER if leaves else Role.OWNER)
    remove_member(reader, access.workspace, account_id)
    return HttpResponse(status=204)


def _member(membership: Membership) -> Member:
    return Member(
        account=account_summary(membership.account), role=Role(membership.role), joined_at=membership.joined_at
    )
