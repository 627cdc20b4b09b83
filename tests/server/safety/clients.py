"""How each caller signs in."""

import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone

from tests.server.safety.callers import OWNER, Caller, Way
from tests.server.safety.rows import PASSWORD

if TYPE_CHECKING:
    from milepost.server.models import Account


def client_of_caller(caller: Caller, account: "Account", owner: "Account") -> Client:
    """A client that signs in as a caller does: by what is `account`'s, or by what was the owner's and does not hold."""
    if caller.way is Way.BROKEN:
        return _BROKEN[caller.name](owner)
    if caller.way is Way.NOTHING:
        return Client() if caller.name == "anonymous" else _suspended_browser()
    return _CLIENTS[caller.way](account)


def new_account(name: str) -> "Account":
    from milepost.server.accounts.enrol import enrol

    # Only the owner signs in by a password.
    password = PASSWORD if name == OWNER.name else None
    return enrol(f"{name.replace(' ', '-')}-{secrets.token_hex(4)}@example.org", name=name, password=password)


def _token(account: "Account", scope: str = "write", **more: Any) -> str:
    from milepost.server.accounts.tokens import issue

    return issue(account, name="matrix", scope=scope, **more).secret


def _bearing(secret: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {secret}"})


def client_of(account: "Account", scope: str = "write") -> Client:
    return _bearing(_token(account, scope))


def _browser(account: "Account", *, with_header: bool) -> Client:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    browser.get("/_allauth/browser/v1/config")
    if with_header:
        browser.defaults["HTTP_X_CSRFTOKEN"] = browser.cookies["milepost-csrf"].value
    return browser


def _app_session(account: "Account") -> str:
    answer = Client().post(
        "/_allauth/app/v1/auth/login", {"email": account.email, "password": PASSWORD}, content_type="application/json"
    )
    return str(answer.json()["meta"]["session_token"])


def _ended_session(account: "Account") -> Client:
    client = Client(headers={"X-Session-Token": _app_session(account)})
    assert client.delete("/_allauth/app/v1/auth/session").status_code == 401
    return client


def _suspended() -> "tuple[Account, Client, Client]":
    """An account that was deactivated, with a client by token and a browser that were its own before."""
    from milepost.server.access.reader import Reader
    from milepost.server.accounts.activity import deactivate

    account = new_account("suspended")
    client, browser = client_of(account), _browser(account, with_header=True)
    deactivate(Reader(account), account)
    return account, client, browser


def _suspended_browser() -> Client:
    return _suspended()[2]


def _revoked(account: "Account") -> Client:
    client = client_of(account)
    token = client.get("/api/v1/me").json()["token"]["id"]
    assert client.delete(f"/api/v1/tokens/{token}").status_code == 204
    return client


def _broken_in_browser(account: "Account") -> Client:
    """A token that does not hold, beside a session that does: it is not passed over."""
    browser = _browser(account, with_header=True)
    browser.defaults["HTTP_AUTHORIZATION"] = f"Bearer mp_{'x' * 43}"
    return browser


_CLIENTS: Mapping[Way, Callable[["Account"], Client]] = {
    Way.TOKEN: client_of,
    Way.READING_TOKEN: lambda account: client_of(account, "read"),
    Way.SESSION: lambda account: _browser(account, with_header=True),
    Way.FORGED: lambda account: _browser(account, with_header=False),
    Way.APP: lambda account: Client(headers={"X-Session-Token": _app_session(account)}),
}
_BROKEN: Mapping[str, Callable[["Account"], Client]] = {
    "unknown-token": lambda account: _bearing(f"mp_{'x' * 43}"),
    "expired-token": lambda account: _bearing(_token(account, expires_at=timezone.now() - timedelta(seconds=1))),
    "revoked-token": _revoked,
    "suspended-token": lambda account: _suspended()[1],
    "other-scheme": lambda account: Client(headers={"Authorization": f"Token {_token(account)}"}),
    "no-token": lambda account: _bearing(""),
    "ended-session": _ended_session,
    "broken-token-in-a-browser": _broken_in_browser,
}
