"""Invitations to a workspace by a link."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.invitations import accept, invitation_with, invite, open_invitations, withdraw
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.account_summary import AccountSummary, perhaps
from milepost.server.api.created import created, created_with_secret
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.workspaces import WorkspaceSummary, owned_workspace
from milepost.server.models import Invitation

router = Router(tags=["Workspaces"])


class NewInvitation(Schema):
    """Whom to invite, as what."""

    model_config = ConfigDict(extra="forbid")

    role: Role = Field(Role.VIEWER, description="What who accepts it becomes.")
    email: str | None = Field(None, max_length=254, description="Only the account with this address may accept it.")


class InvitationSummary(Schema):
    """An invitation that can still be accepted."""

    id: str = Field(description="Its id, by which it is withdrawn.")
    role: Role = Field(description="What who accepts it becomes.")
    email: str | None = Field(description="Who alone may accept it; null is whoever has the secret.")
    created_by: AccountSummary | None = Field(description="Who invited.")
    created_at: datetime = Field(description="When.")
    expires_at: datetime = Field(description="Until when it can be accepted.")


class InvitationWithSecret(InvitationSummary):
    """An invitation just made."""

    secret: str = Field(description="What is to be handed on: shown this once, and not kept.")


class InvitationSeen(Schema):
    """What is known of an invitation before it is accepted."""

    workspace: str = Field(description="The name of the workspace.")
    role: Role = Field(description="What you would become.")
    email: str | None = Field(description="Who alone may accept it; null is whoever has the secret.")
    expires_at: datetime = Field(description="Until when it can be accepted.")


class InvitationSecret(Schema):
    """The secret of an invitation."""

    model_config = ConfigDict(extra="forbid")

    secret: str = Field(max_length=100, description="As it was handed on.")


@router.get(
    "/workspaces/{workspace_id}/invitations",
    response={200: Page[InvitationSummary], **PROBLEMS},
    summary="List invitations",
)
def list_invitations(
    request: HttpRequest, workspace_id: str, limit: Limit = 50, after: After = None
) -> Page[InvitationSummary]:
    """The invitations that can still be accepted; for owners."""
    access = Gateway(reader_of(request)).workspace(workspace_id, Role.OWNER)
    return page(open_invitations(access.workspace), ("created_at", "id"), request, limit, after, _summary)


@router.post(
    "/workspaces/{workspace_id}/invitations",
    response={201: InvitationWithSecret, **PROBLEMS},
    summary="Invite somebody",
)
def add_invitation(request: HttpRequest, workspace_id: str, body: NewInvitation) -> HttpResponse:
    """A new invitation, good once and for 14 days; for owners. Nothing is sent: hand its secret on yourself."""
    access = owned_workspace(request, workspace_id)
    made = invite(reader_of(request), access.workspace, body.role, body.email or "")
    shown = InvitationWithSecret(**_summary(made.invitation).model_dump(), secret=made.secret)
    return created_with_secret(shown, f"/api/v1/workspaces/{workspace_id}/invitations/{made.invitation.id}")


@router.delete(
    "/workspaces/{workspace_id}/invitations/{invitation_id}",
    response={204: None, **PROBLEMS},
    summary="Withdraw an invitation",
)
def remove_invitation(request: HttpRequest, workspace_id: str, invitation_id: str) -> HttpResponse:
    """End an invitation that was not accepted yet; for owners."""
    access = owned_workspace(request, workspace_id)
    withdraw(reader_of(request), access.workspace, invitation_id)
    return HttpResponse(status=204)


# Before the address of a secret, which would take this one for its own.
@router.post("/invitations/accept", response={201: WorkspaceSummary, **PROBLEMS}, summary="Accept an invitation")
def accept_invitation(request: HttpRequest, body: InvitationSecret) -> HttpResponse:
    """Join the workspace that the invitation is to."""
    reader = reader_of(request)
    reader.require_write()
    joined = accept(reader, body.secret)
    workspace = joined.workspace
    summary = WorkspaceSummary(
        id=workspace.id, name=workspace.name, role=Role(joined.role), created_at=workspace.created_at
    )
    return created(summary, f"/api/v1/workspaces/{workspace.id}")


@router.get("/invitations/{secret}", response={200: InvitationSeen, **PROBLEMS}, summary="Look at an invitation")
def read_invitation(request: HttpRequest, secret: str) -> InvitationSeen:
    """What an invitation is to; for whoever has its secret, signed in or not."""
    invitation = invitation_with(secret)
    return InvitationSeen(
        workspace=invitation.workspace.name,
        role=Role(invitation.role),
        email=invitation.email or None,
        expires_at=invitation.expires_at,
    )


def _summary(invitation: Invitation) -> InvitationSummary:
    return InvitationSummary(
        id=invitation.id,
        role=Role(invitation.role),
        email=invitation.email or None,
        created_by=perhaps(invitation.created_by),
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
    )
