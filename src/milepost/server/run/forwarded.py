"""What a reverse proxy says of the client, where the server is told to believe it."""

from ipaddress import ip_address

from asgiref.typing import HTTPScope


def as_forwarded(scope: HTTPScope) -> HTTPScope:
    """The scope with the client that the nearest proxy saw.

    Only the last entry of X-Forwarded-For is the proxy's own; those before it came from outside, and anybody can write
    them. The scheme is not asked for: MILEPOST_URL says how people reach the server.
    """
    named = dict(scope["headers"]).get(b"x-forwarded-for", b"")
    address = named.decode("latin-1").rpartition(",")[2].strip()
    return {**scope, "client": (address, 0)} if _is_address(address) else scope


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
