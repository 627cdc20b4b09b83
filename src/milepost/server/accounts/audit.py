"""The audit log: who signed in or administered what, when, from which address. Entries are only added."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q, QuerySet

from milepost.server.access.reader import Reader
from milepost.server.models import AuditEntry, Membership, Workspace

_NOTHING: Mapping[str, object] = MappingProxyType({})
_LONGEST = 300


class Action(StrEnum):
    """What is recorded."""

    SIGNED_UP = "signed-up"
    SIGNED_IN = "signed-in"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGNED_OUT = "signed-out"
    SESSION_ENDED = "session-ended"
    PASSWORD_CHANGED = "password-changed"
    PASSWORD_RESET = "password-reset"
    ADDRESS_CHANGED = "address-changed"
    ACCOUNT_DEACTIVATED = "account-deactivated"
    ACCOUNT_ACTIVATED = "account-activated"
    TOKEN_MADE = "token-made"
    TOKEN_REVOKED = "token-revoked"
    WORKSPACE_MADE = "workspace-made"
    WORKSPACE_RENAMED = "workspace-renamed"
    WORKSPACE_DELETED = "workspace-deleted"
    ROLE_CHANGED = "role-changed"
    MEMBER_REMOVED = "member-removed"
    MEMBER_LEFT = "member-left"
    INVITATION_MADE = "invitation-made"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    INVITATION_ACCEPTED = "invitation-accepted"
    GRANT_SET = "grant-set"
    GRANT_REMOVED = "grant-removed"
    PLAN_ARCHIVED = "plan-archived"
    PLAN_UNARCHIVED = "plan-unarchived"
    PLAN_RESTRICTED = "plan-restricted"
    PLAN_OPENED = "plan-opened"
    PLAN_DELETED = "plan-deleted"
    PLAN_RESTORED = "plan-restored"
    PERSON_BOUND = "person-bound"
    PERSON_UNBOUND = "person-unbound"
    VIEW_SHARED = "view-shared"
    VIEW_UNSHARED = "view-unshared"
    VIEW_CHANGED = "view-changed"
    VIEW_REMOVED = "view-removed"


_OF_ACCOUNTS = (
    Action.SIGNED_UP,
    Action.SIGNED_IN,
    Action.SIGN_IN_FAILED,
    Action.SIGNED_OUT,
    Action.SESSION_ENDED,
    Action.PASSWORD_CHANGED,
    Action.PASSWORD_RESET,
    Action.ADDRESS_CHANGED,
    Action.ACCOUNT_DEACTIVATED,
    Action.ACCOUNT_ACTIVATED,
    Action.TOKEN_MADE,
    Action.TOKEN_REVOKED,
)
"""What belongs to an account and to no workspace. A deleted workspace's entries are for no other one's owners."""


def record(
    action: Action,
    *,
    reader: Reader,
    workspace: Workspace | None = None,
    subject: str = "",
    details: Mapping[str, object] = _NOTHING,
) -> None:
    """Add an entry, in the transaction of the act itself. `subject` says to whom or what in words that stay readable
    when it is gone; `details` are plain JSON. Never give it a secret.
    """
    AuditEntry.objects.create(
        action=action,
        account=reader.account,
        workspace=workspace,
        subject=subject[:_LONGEST],
        address=reader.address,
        details={**details, "through": reader.through.value, **({"token": reader.token} if reader.token else {})},
    )


def entries_of(workspace: Workspace) -> QuerySet[AuditEntry]:
    """What was done in a workspace, and what its members did to their accounts since they joined."""
    joined = Membership.objects.filter(
        workspace=workspace, account=OuterRef("account"), joined_at__lte=OuterRef("when")
    )
    of_accounts = Q(workspace__isnull=True, action__in=_OF_ACCOUNTS) & Exists(joined)
    return AuditEntry.objects.filter(Q(workspace=workspace) | of_accounts).select_related("account")
