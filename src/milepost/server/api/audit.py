"""The audit log of a workspace."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, entries_of
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.account_summary import AccountSummary, perhaps
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import AuditEntry

router = Router(tags=["Workspaces"])


class AuditRecord(Schema):
    """One sign-in or act of administration."""

    when: datetime = Field(description="When it was done.")
    action: Action = Field(description="What was done.")
    account: AccountSummary | None = Field(
        description="Who did it, or whose account somebody failed to enter; null where the account is no more."
    )
    subject: str = Field(description="To whom or what it was done.")
    address: str | None = Field(description="The network address it was done from.")
    details: dict[str, Any] = Field(description="What else there is to say of this kind of act.")


@router.get(
    "/workspaces/{workspace_id}/audit", response={200: Page[AuditRecord], **PROBLEMS}, summary="Read the audit log"
)
def list_audit(request: HttpRequest, workspace_id: str, limit: Limit = 50, after: After = None) -> Page[AuditRecord]:
    """What was done in the workspace and by its members to their accounts, the newest first; for owners."""
    access = Gateway(reader_of(request)).workspace(workspace_id, Role.OWNER)
    return page(entries_of(access.workspace), ("-id",), request, limit, after, _record)


def _record(entry: AuditEntry) -> AuditRecord:
    return AuditRecord(
        when=entry.when,
        action=Action(entry.action),
        account=perhaps(entry.account),
        subject=entry.subject,
        address=entry.address,
        details=entry.details,
    )
