"""Whoever comes to allauth's addresses, each from an address of its own, since failures are counted by it."""

import json
import random
import re
from typing import Any

from django.core import mail
from django.test import Client

GOOD = "tall ships sail at dawn"
"""A password that nobody else has."""


def fresh_address() -> str:
    """An e-mail address that nobody has yet."""
    return f"guest-{random.getrandbits(48):012x}@example.org"


class Visitor:
    """A program that signs in by allauth's `app` client, or by its `browser` client with cookies."""

    def __init__(self, kind: str = "app", **options: Any) -> None:
        network = ".".join(str(random.randrange(1, 255)) for _ in range(3))
        self.address = f"10.{network}"
        self.http = Client(REMOTE_ADDR=self.address, **options)
        self.kind = kind
        self.session: str | None = None

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """A request to an address under `/_allauth/app/v1` or `/_allauth/browser/v1`."""
        sent = {**headers, **({"X-Session-Token": self.session} if self.session else {})}
        answer = self.http.generic(
            method, f"/_allauth/{self.kind}/v1{path}", json.dumps(body or {}), "application/json", headers=sent
        )
        self.session = answer.json().get("meta", {}).get("session_token", self.session)
        return answer

    def sign_up(self, email: str, password: str = GOOD, **more: str) -> Any:
        """Make an account."""
        return self.call("POST", "/auth/signup", {"email": email, "password": password, **more})

    def sign_in(self, email: str, password: str = GOOD) -> Any:
        """Enter an account."""
        return self.call("POST", "/auth/login", {"email": email, "password": password})

    def api(self, method: str, path: str, body: object = None) -> Any:
        """A request to an address under /api/v1, with the session."""
        headers = {"X-Session-Token": self.session} if self.session else {}
        return self.http.generic(method, f"/api/v1{path}", json.dumps(body or {}), "application/json", headers=headers)


def mailed(email: str) -> str:
    """The text of the last mail to an address."""
    return next(str(each.body) for each in reversed(mail.outbox) if each.to == [email])


def link_in(text: str) -> str:
    """The first link of a mail."""
    found = re.search(r"https?://\S+", text)
    assert found is not None, text
    return found[0]
