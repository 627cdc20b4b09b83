"""Told whenever what somebody may see or do has changed."""

from django.db import transaction

from milepost.server.live import hub
from milepost.server.live.notify import EVERY_PLAN, notify


def access_changed() -> None:
    """Have every stream look again whether its reader may still read: when the present transaction commits."""
    notify(EVERY_PLAN, "access")
    transaction.on_commit(hub.recheck)
