"""The tables of the server."""

from milepost.server.models.account import Account
from milepost.server.models.keeping import ApiToken, AuditEntry, CacheEntry, IdempotencyRecord, SignInLink
from milepost.server.models.look import Look
from milepost.server.models.plan import (
    LONGEST_NAME,
    ForecastRecord,
    PersonBinding,
    PlanGrant,
    PlanRecord,
    RevisionRecord,
    RevisionSubject,
    SnapshotRecord,
)
from milepost.server.models.saved_view import LONGEST_VIEW_NAME, PlanView, SavedView
from milepost.server.models.workspace import Invitation, Membership, Workspace

__all__ = [
    "LONGEST_NAME",
    "LONGEST_VIEW_NAME",
    "Account",
    "ApiToken",
    "AuditEntry",
    "CacheEntry",
    "ForecastRecord",
    "IdempotencyRecord",
    "Invitation",
    "Look",
    "Membership",
    "PersonBinding",
    "PlanGrant",
    "PlanRecord",
    "PlanView",
    "RevisionRecord",
    "RevisionSubject",
    "SavedView",
    "SignInLink",
    "SnapshotRecord",
    "Workspace",
]
