"""Signing in to a server: a person's password or one-time link, for a token that this machine keeps."""

from contextlib import suppress
from datetime import datetime, timedelta
from socket import gethostname

from pydantic import AwareDatetime, BaseModel

from milepost.client.connection import Answer, Connection
from milepost.client.failure import Failure, NotUnderstood
from milepost.client.known_servers import KnownServer
from milepost.client.workspaces import me
from milepost.model.log.value import Json

LIFETIME = timedelta(days=90)
_AUTH, _TOKENS = "/_allauth/app/v1/auth", "/api/v1/tokens"
_COOKIE = "milepost-session"
_OPENED_BY_SOMEBODY = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"}
_SESSION = "X-Session-Token"
_SIGNED_IN, _WRONG, _MORE_IS_ASKED, _TOO_OFTEN = 200, 400, 401, 429


class SignInFailed(Failure):
    """The server does not let this person in."""


class _NewToken(BaseModel):
    id: str
    token: str
    expires_at: AwareDatetime


class _Meta(BaseModel):
    session_token: str


class _SignedIn(BaseModel):
    meta: _Meta


def session_by_password(connection: Connection, email: str, password: str) -> str:
    """A session of the person with an address and a password; raises `SignInFailed`."""
    answer = connection.send("POST", f"{_AUTH}/login", {"email": email, "password": password})
    if answer.status != _SIGNED_IN:
        raise _failed(answer, connection.server, email)
    return answer.read(_SignedIn).meta.session_token


def session_by_link(connection: Connection, secret: str) -> str:
    """A session of the person whom a one-time link signs in; raises `Failure`.

    The page behind the link signs in who opened it by themselves, as somebody does who gives it to this program.
    """
    cookies = connection.cookies(f"/sign-in/{secret}", _OPENED_BY_SOMEBODY)
    session = next((value for name, value in cookies.items() if name.endswith(_COOKIE)), None)
    if session is None:
        raise NotUnderstood(f"{connection.server}/sign-in/...", "without a session")
    return session


def known_by_session(connection: Connection, session: str, now: datetime) -> KnownServer:
    """A token for this machine, made in a session, which is ended then."""
    headers = {_SESSION: session}
    asked: Json = {
        "name": f"milepost on {gethostname()}"[:200],
        "scope": "write",
        "expires_at": (now + LIFETIME).isoformat(timespec="seconds"),
    }
    try:
        who = me(connection, headers)
        made = connection.accepted(connection.send("POST", _TOKENS, asked, headers)).read(_NewToken)
    finally:
        with suppress(Failure):  # a session that cannot be ended now ends by itself, and the token is worth keeping
            connection.send("DELETE", f"{_AUTH}/session", headers=headers)
    until = made.expires_at.date().isoformat()
    return KnownServer(token=made.token, token_id=made.id, email=who.account.email, until=until)


def known_by_token(connection: Connection, token: str) -> tuple[KnownServer, bool]:
    """What is known by a token that was made elsewhere, and whether it may write; asks by that token."""
    who = me(connection)
    return KnownServer(token=token, email=who.account.email), who.scope == "write"


def revoke(connection: Connection, known: KnownServer) -> bool:
    """End a token that was made for this machine, asked by itself; whether that was done."""
    if known.token_id is None:
        return False
    try:
        return connection.send("DELETE", f"{_TOKENS}/{known.token_id}").status < 300
    except Failure:
        return False


def _failed(answer: Answer, server: str, email: str) -> Failure:
    if answer.status == _WRONG:
        return SignInFailed(f"{server} knows no {email} with this password.", "Check both, and try again.")
    if answer.status == _MORE_IS_ASKED:
        return SignInFailed(
            f"{server} asks for more than a password to sign {email} in.",
            "Sign in there in a browser, make a token in your settings, and give it by --token-stdin.",
        )
    if answer.status == _TOO_OFTEN:
        return SignInFailed(f"{server} has seen too many attempts to sign in.", "Wait a few minutes, and try again.")
    return NotUnderstood(answer.where, f"by {answer.status} where somebody signs in")
