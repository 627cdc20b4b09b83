"""Settings with which no server starts: a table of checks, each of one danger."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from milepost.server.environment import Environment
from milepost.server.run.refusal import StartRefused

SHORTEST_SECRET = 32
ANYWHERE = "0.0.0.0"
"""The host of a server of which nobody knows where it listens."""
FEWEST_CHARACTERS = 8
"""Different characters in a secret; one of 32 equal ones is no secret."""


def require_safe(environment: Environment, host: str) -> None:
    """Raise `StartRefused` where it would not be safe to serve on the address `host` with these settings."""
    for check in CHECKS:
        check(environment, host)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the host."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost" or host.lower().endswith(".localhost")


def _debug_stays_at_home(environment: Environment, host: str) -> None:
    if environment.debug and not _only_here(environment, host):
        raise StartRefused(
            "MILEPOST_DEBUG=yes shows the inside of the server to whoever makes it fail, and others can reach this one",
            "Leave MILEPOST_DEBUG out, or serve on 127.0.0.1 and without a MILEPOST_URL.",
        )


def require_secret(secret: str, where: str) -> None:
    """Raise `StartRefused` where the secret that stands in `where` can be guessed."""
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS:
        raise StartRefused(
            f"{where} can be guessed: it has {len(secret)} characters, {len(set(secret))} of them different",
            f"Have at least {SHORTEST_SECRET}, such as `openssl rand -hex 32` prints, or leave it out: one is made.",
        )


def _the_secret_is_one(environment: Environment, host: str) -> None:
    if environment.secret:
        require_secret(environment.secret, "MILEPOST_SECRET")


def _processes_share_the_secret(environment: Environment, host: str) -> None:
    if environment.database_url and not environment.secret and not _only_here(environment, host):
        raise StartRefused(
            "DATABASE_URL names a database that several servers may share, and without MILEPOST_SECRET each of them "
            "would have a secret of its own and not know the others' sessions",
            "Set MILEPOST_SECRET to the same for all of them, such as `openssl rand -hex 32` prints.",
        )


def _people_know_the_way(environment: Environment, host: str) -> None:
    if not environment.url and not is_loopback(host):
        raise StartRefused(
            f"other machines can reach {host}, and MILEPOST_URL does not say by which address",
            "Set it to what people type, such as https://milepost.example.org; links in mails begin with it.",
        )


def _nobody_listens_in(environment: Environment, host: str) -> None:
    at_home = is_loopback(urlsplit(environment.url).hostname or "localhost")
    if not environment.secure and not at_home and not environment.insecure_http:
        raise StartRefused(
            f"people would send their passwords to {environment.url} for everybody on the way to read",
            "Put a proxy with a certificate in front and set MILEPOST_URL to https://..., or, where the network itself "
            "is safe, set MILEPOST_INSECURE_HTTP=yes.",
        )


def _only_here(environment: Environment, host: str) -> bool:
    return is_loopback(host) and is_loopback(urlsplit(environment.url).hostname or "localhost")


Check = Callable[[Environment, str], None]
CHECKS: tuple[Check, ...] = (
    _debug_stays_at_home,
    _the_secret_is_one,
    _processes_share_the_secret,
    _people_know_the_way,
    _nobody_listens_in,
)
