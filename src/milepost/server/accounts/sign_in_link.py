"""Links that sign one account in once, for whoever sits at the server and for the person it is given to."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone

from milepost.server.accounts.secret import beginning_of, fresh_secret, hash_of, is_hash_of
from milepost.server.models import Account, SignInLink
from milepost.server.refusals import Gone, NotFound
from milepost.server.transaction import writing

LIFETIME = timedelta(minutes=10)
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def make_link(account: Account, lifetime: timedelta = LIFETIME) -> str:
    """The secret of a new link, good once and for so long: it stands in the address /sign-in/SECRET."""
    secret = fresh_secret()
    with writing():
        SignInLink.objects.filter(expires_at__lt=timezone.now()).delete()
        SignInLink.objects.create(account=account, secret_hash=hash_of(secret), expires_at=timezone.now() + lifetime)
    return secret


def end_links_of(account: Account) -> None:
    """End every link of an account that was not used."""
    SignInLink.objects.filter(account=account, used_at__isnull=True).delete()


def link_with(secret: str) -> SignInLink:
    """The link with this secret; raises `NotFound`, or `Gone` where it was used or is too old."""
    return _usable(SignInLink.objects.select_related("account").filter(pk=hash_of(secret)).first(), secret)


def account_of_used(secret: str) -> Account | None:
    """Whom a link with this secret has signed in."""
    used = SignInLink.objects.filter(pk=hash_of(secret), used_at__isnull=False).select_related("account").first()
    return None if used is None else used.account


def sign_in_by(request: HttpRequest, secret: str) -> Account:
    """Use the link up and sign its account in; raises as `link_with` does."""
    with writing():
        links = SignInLink.objects.select_related("account").select_for_update(of=("self",))
        link = _usable(links.filter(pk=hash_of(secret)).first(), secret)
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
        login(request, link.account, backend=_BACKEND)
        UserSession.objects.create_from_request(request)
    return link.account


def _usable(link: SignInLink | None, secret: str) -> SignInLink:
    if link is None or not is_hash_of(link.secret_hash, secret) or not link.account.is_active:
        raise NotFound("sign-in link", beginning_of(secret))
    if link.used_at is not None or link.expires_at <= timezone.now():
        raise Gone(
            f"this sign-in link {'was used already' if link.used_at else 'is too old'}",
            "Ask for a new one: each signs in once.",
        )
    return link
