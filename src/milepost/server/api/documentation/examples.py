"""Bodies as they are sent, by the name of their schema."""

from collections.abc import Mapping
from typing import Any

EXAMPLES: Mapping[str, dict[str, Any]] = {
    "NewPlan": {"name": "Atlas", "message": "A first sketch"},
    "PlanChange": {"restricted": True},
    "PlanCopy": {"name": "Atlas, if the vendor is late"},
    "PlainText": {"text": "Beta by 29 Jan: API 5-10d, UI 8d after API", "time_zone": "Europe/Berlin"},
    "NewRevision": {
        "base": 1,
        "message": "What the team said on Monday",
        "changes": [
            {"op": "add", "kind": "milestone", "id": "beta", "fields": {"name": "Public beta", "target": "2027-01-29"}},
            {
                "op": "add",
                "kind": "task",
                "id": "api",
                "fields": {
                    "name": "API",
                    "milestone": "beta",
                    "estimate": {"low": "5d", "likely": "8d", "high": "15d"},
                },
            },
        ],
    },
    "Place": {"at": "api"},
    "Looking": {"number": 12},
    "GrantedRole": {"role": "editor"},
    "MemberRole": {"role": "commenter"},
    "PersonAccount": {"account": "5f0c9a3e-2f58-4f0b-9d0e-0f6f4c1b2a77"},
    "NewView": {
        "name": "Board, this winter",
        "view": "map",
        "search": {"lanes": "objective", "window": "2026-11-02..2027-03-31"},
        "shared": True,
    },
    "ViewChange": {"name": "Board, all year", "search": {"lanes": "objective"}, "opens": True},
    "WorkspaceName": {"name": "Northwind"},
    "NewInvitation": {"role": "editor", "email": "grace@example.org"},
    "InvitationSecret": {"secret": "VNEI2C9dKDzEOBTQtRbXmgCwlHhTXjpOoxZcvCdW0rM"},
    "MyProfile": {"name": "Ada Lovelace"},
    "NewToken": {"name": "Monday report", "scope": "read", "expires_at": "2027-12-31T00:00:00Z"},
}
