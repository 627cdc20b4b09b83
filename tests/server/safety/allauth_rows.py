"""Every address of allauth with each of its methods, and what it answers to whoever is signed in and whoever is not.

Each is there twice: under `browser` for sessions by cookie, and under `app` for sessions by X-Session-Token. By 401
allauth also says "done, and nobody is signed in now", and by 409 that nothing is under way which the request would go
on with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.server.safety.callers import Caller, Way
from tests.server.safety.row import SAFE
from tests.server.safety.rows import NEW_PASSWORD, PASSWORD

SIDES = ("browser", "app")


@dataclass(frozen=True, slots=True)
class AllauthRow:
    """One method of one address: the statuses for who is not signed in and for who is, with a valid request."""

    method: str
    path: str
    signed_out: int
    signed_in: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    sides: tuple[str, ...] = SIDES

    @property
    def name(self) -> str:
        """For people and for test ids."""
        return f"{self.method} /{self.path}"

    def expected(self, caller: Caller, side: str) -> int:
        """Our tokens are nothing here, a cookie is nothing to `app`, and a session's token nothing to `browser`."""
        if side == "browser" and caller.way is Way.FORGED and self.method not in SAFE:
            return 403
        if side == "app" and caller.name == "ended-session":
            return 410
        held = (Way.SESSION, Way.FORGED) if side == "browser" else (Way.APP,)
        beside_a_cookie = side == "browser" and caller.name == "broken-token-in-a-browser"
        return self.signed_in if caller.way in held or beside_a_cookie else self.signed_out


_CHANGED = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}

ALLAUTH = (
    AllauthRow("GET", "config", 200, 200),
    AllauthRow("GET", "auth/session", 401, 200),
    AllauthRow("DELETE", "auth/session", 401, 401),
    AllauthRow("POST", "auth/login", 200, 409, {"email": "{owner}", "password": PASSWORD}),
    AllauthRow(
        "POST",
        "auth/signup",
        200,
        409,
        {"email": "newcomer@example.org", "password": NEW_PASSWORD, "invitation": "{invitation}"},
    ),
    AllauthRow("POST", "auth/reauthenticate", 401, 200, {"password": PASSWORD}),
    AllauthRow("POST", "auth/code/confirm", 409, 409, {"code": "123456"}),
    AllauthRow("POST", "auth/password/request", 200, 200, {"email": "nobody@example.org"}),
    AllauthRow("GET", "auth/password/reset", 200, 200, headers={"X-Password-Reset-Key": "{reset}"}),
    AllauthRow("POST", "auth/password/reset", 401, 200, {"key": "{reset}", "password": NEW_PASSWORD}),
    AllauthRow("GET", "auth/email/verify", 200, 200, headers={"X-Email-Verification-Key": "{verification}"}),
    AllauthRow("POST", "auth/email/verify", 401, 200, {"key": "{verification}"}),
    AllauthRow("POST", "auth/email/verify/resend", 409, 409),
    AllauthRow("GET", "auth/sessions", 401, 200),
    AllauthRow("DELETE", "auth/sessions", 401, 400, {"sessions": [2**31]}),
    AllauthRow("POST", "account/password/change", 401, 200, _CHANGED),
    AllauthRow("GET", "account/email", 401, 200),
    AllauthRow("POST", "account/email", 409, 401, {"email": "another@example.org"}),
    AllauthRow("PUT", "account/email", 401, 200, {"email": "{owner}"}),
    AllauthRow("PATCH", "account/email", 401, 401, {"email": "{owner}", "primary": True}),
    AllauthRow("DELETE", "account/email", 401, 400, {"email": "{owner}"}),
    AllauthRow("POST", "tokens/refresh", 400, 400, {"refresh_token": "none"}, sides=("app",)),
)

NO_TELEPHONES = ("auth/phone/verify", "auth/phone/verify/resend", "account/phone")
"""What allauth has for telephones, which accounts here have not: nothing is there."""
TELEPHONES = "^_allauth/(?:app|browser)/v1/(?:account|auth)/phone"
"""The route that takes them all, ahead of allauth."""
