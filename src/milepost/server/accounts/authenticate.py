"""Who makes a request: by the token that it carries, else by its session, else nobody."""

from ipaddress import ip_address

from allauth.headless.internal.sessionkit import authenticate_by_x_session_token
from django.http import HttpRequest

from milepost.model.log import Through
from milepost.server.access.reader import Reader, Scope
from milepost.server.accounts.tokens import token_of
from milepost.server.models import Account
from milepost.server.refusals import SignInNeeded

SESSION_HEADER = "X-Session-Token"
"""What a program sends that signed in by `/_allauth/app/v1/auth/login`, in place of a browser's cookie."""


def authenticate(request: HttpRequest) -> Reader:
    """The reader; raises `SignInNeeded` where something was sent to sign in by that does not hold.

    What does not hold never falls back to the next way: a program would act for somebody it does not know of.
    """
    address = address_of(request)
    header, session = request.headers.get("Authorization"), request.headers.get(SESSION_HEADER)
    if header is not None:
        return _by_token(header, address)
    if session is not None:
        return _by_session_token(session, address)
    user = request.user
    return (
        Reader(user, Scope.WRITE, Through.WEB, None, address) if isinstance(user, Account) else Reader(address=address)
    )


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from: the network's address, as the server was told by its proxy or saw itself.

    None where it came by no network, or where what a proxy said is no address. A zone (`fe80::1%eth0`) is left out: it
    means something on one machine only.
    """
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR", "").partition("%")[0]))
    except ValueError:
        return None


def is_by_cookie(reader: Reader) -> bool:
    """Whether a browser signed the request by itself, so that another site may have made it do so."""
    return reader.account is not None and reader.through is Through.WEB


def _by_token(header: str, address: str | None) -> Reader:
    scheme, _, secret = header.partition(" ")
    if scheme.lower() != "bearer":
        raise SignInNeeded(
            f"the Authorization header is to be of the scheme Bearer; it begins with {scheme[:20]!r}",
            "Send `Authorization: Bearer mp_...`.",
        )
    token = token_of(secret.strip())
    if token is None:
        raise SignInNeeded(
            "this token is unknown, expired or revoked", "Make a new one by POST /tokens, or by `milepost token add`."
        )
    return Reader(token.account, Scope(token.scope), Through.API, token.id, address)


def _by_session_token(session: str, address: str | None) -> Reader:
    found = authenticate_by_x_session_token(session)
    if found is None or not isinstance(found[0], Account):
        raise SignInNeeded("this session has ended", "Sign in again.")
    return Reader(found[0], Scope.WRITE, Through.API, None, address)
