"""What has ended does not stay for ever."""

from datetime import timedelta

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.server.people import BrowserOf, Somebody


def test_A5_23_what_has_ended_is_taken_out_and_the_rest_stays(somebody: Somebody, browser_of: BrowserOf) -> None:
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    from milepost.server.accounts.sign_in_link import make_link
    from milepost.server.accounts.sweep import sweep
    from milepost.server.models import CacheEntry, SignInLink

    account, lasting = somebody(), browser_of(somebody())
    ended = Client()
    ended.post(f"/sign-in/{make_link(account)}")
    Session.objects.filter(pk=ended.session.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))
    make_link(account, timedelta(days=9))
    SignInLink.objects.create(account=account, secret_hash="f" * 64, expires_at=timezone.now() - timedelta(seconds=1))
    cache.set("soon-over", [1], 1)
    cache.set("lasting", [1], 900)
    sweep(timezone.now() + timedelta(seconds=5))
    assert not Session.objects.filter(expire_date__lt=timezone.now()).exists()
    assert not UserSession.objects.filter(user=account).exists()
    assert [
        each.expires_at > timezone.now() + timedelta(days=8)
        for each in SignInLink.objects.filter(account=account, used_at=None)
    ] == [True]
    assert {key for key in ("lasting", "soon-over") if CacheEntry.objects.filter(pk__endswith=key).exists()} == {
        "lasting"
    }
    assert lasting.get("/api/v1/me").status_code == 200
