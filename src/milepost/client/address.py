"""Addresses of servers and of plans on them, as people paste them."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from milepost.client.failure import BadAddress

PLAN_ID = re.compile(r"[A-Za-z0-9_-]+")
_PLAN = re.compile(rf"(?:/api/v1)?/plans/(?P<plan>{PLAN_ID.pattern})(?:/.*)?")
_LINK = re.compile(r"/sign-in/(?P<secret>[A-Za-z0-9_-]+)/?")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class PlanAddress:
    """A plan on a server."""

    server: str
    plan: str

    @property
    def page(self) -> str:
        """Where people see it."""
        return f"{self.server}/plans/{self.plan}"


@dataclass(frozen=True, slots=True)
class SignInLink:
    """A link that signs somebody in once."""

    server: str
    secret: str


def is_address(text: str) -> bool:
    """Whether a text is meant as an address."""
    return "://" in text


def server_address(text: str) -> str:
    """The server of an address, in one form: without a path, and without its port where that goes without saying.

    Raises `BadAddress` for what is no address, and for http to anywhere but this machine: whoever listens on the way
    would have the token.
    """
    return _origin(_parts(text))


def plan_address(text: str) -> PlanAddress | None:
    """The plan of an address; None where it names none. Raises `BadAddress`."""
    parts = _parts(text)
    found = _PLAN.fullmatch(parts.path)
    return PlanAddress(_origin(parts), found["plan"]) if found else None


def sign_in_link(text: str) -> SignInLink | None:
    """The link in an address; None where it is none. Raises `BadAddress`."""
    parts = _parts(text)
    found = _LINK.fullmatch(parts.path)
    return SignInLink(_origin(parts), found["secret"]) if found else None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _parts(text: str) -> SplitResult:
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _bad(text, f"is no address: {error}") from error
    if parts.scheme not in _PORTS or not host or re.search(r"\s", text.strip()):
        raise _bad(text, "is no address of a server")
    if parts.username is not None or parts.password is not None:
        raise _bad(f"{parts.scheme}://...@{host}", "names a person before the host")
    if port == 0:
        raise _bad(text, "has no port that can be called")
    if parts.scheme == "http" and not is_loopback(host):
        raise BadAddress(
            f"{text!r} would send what is secret in the clear.",
            f"Use https://{host}; http is for servers on this machine alone.",
        )
    return parts


def _origin(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    port = f":{parts.port}" if parts.port not in (None, _PORTS[parts.scheme]) else ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def _bad(text: str, what: str) -> BadAddress:
    return BadAddress(f"{text!r} {what}.", "Give one such as https://milepost.example.org.")
