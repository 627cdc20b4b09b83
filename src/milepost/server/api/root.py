"""The API as one value."""

from milepost.server.api import (
    answers,
    audit,
    bindings,
    events,
    grants,
    invitations,
    ledger,
    looks,
    me,
    members,
    overview,
    plans,
    readings,
    revisions,
    saved_views,
    tokens,
    workspaces,
)
from milepost.server.api.manners import ManneredApi

api = ManneredApi(title="Milepost", version="1")
for part in (
    plans,
    readings,
    overview,
    looks,
    revisions,
    answers,
    ledger,
    events,
    grants,
    bindings,
    saved_views,
    workspaces,
    members,
    invitations,
    audit,
    me,
    tokens,
):
    api.add_router("", part.router)
