"""What has ended and is of no more use: taken out now and then."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from milepost.server.models import CacheEntry, SignInLink
from milepost.server.transaction import writing


def sweep(now: datetime) -> int:
    """Delete ended sessions, sign-in links that are too old, and counts of failures long past; how many rows."""
    session = Session.objects.filter(session_key=OuterRef("session_key"))
    with writing():
        ended = (
            Session.objects.filter(expire_date__lt=now),
            UserSession.objects.filter(~Exists(session), last_seen_at__lt=now),
            SignInLink.objects.filter(expires_at__lt=now),
            CacheEntry.objects.filter(expires__lt=now),
        )
        return sum(rows.delete()[0] for rows in ended)
