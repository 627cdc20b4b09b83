"""The types of the fixtures that make people and the clients that they use."""

from typing import TYPE_CHECKING, Protocol

from django.test import Client

if TYPE_CHECKING:
    from milepost.server.models import Account


class Somebody(Protocol):
    """Makes an account with a workspace of its own."""

    def __call__(self, name: str = "Ada", password: str | None = None) -> "Account": ...


class ClientOf(Protocol):
    """Makes a client that sends a token of an account, of the scope `read` or `write`."""

    def __call__(self, account: "Account", scope: str = "write") -> Client: ...


class BrowserOf(Protocol):
    """Makes a client that is signed in by a session."""

    def __call__(self, account: "Account") -> Client: ...
