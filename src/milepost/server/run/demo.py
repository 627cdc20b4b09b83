"""`milepost demo`: a server for whoever sits at this machine, with plans to look at."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from socket import socket

from milepost.server.run.listening import listen, url_of
from milepost.server.run.prepare import DEFAULT_URL, prepare, read_settings
from milepost.server.run.refusal import StartRefused
from milepost.server.run.safety import require_safe
from milepost.server.run.serve import remember_address

HOST = "127.0.0.1"
FOLDER = Path("~/.local/share/milepost/demo")
_LINK_LASTS = timedelta(days=1)
_MEANT_FOR_OTHERS = (
    "DATABASE_URL",
    "MILEPOST_URL",
    "MILEPOST_SECRET",
    "MILEPOST_TRUST_PROXY",
    "MILEPOST_MAIL",
    "MILEPOST_SIGN_UP",
)
"""Settings of a real server: who tries the demo must not sign in to that one's data without a password."""


def demo(data: Path | None, port: int | None, as_of: date | None, say: Callable[[str], None]) -> None:
    """Serve the examples until told to stop; `say` hears the link that signs in once.

    Examples that are not there yet are made as if written on the day `as_of`, or today. Raises `StartRefused`.
    """
    for name in _MEANT_FOR_OTHERS:
        os.environ.pop(name, None)
    environment = read_settings(data or FOLDER.expanduser())
    require_safe(environment, HOST)
    with _listening(port) as listening:
        here = url_of(listening, HOST)
        environment = prepare(environment, here)
        from milepost.server.accounts.afterwards import by_way_of
        from milepost.server.accounts.sign_in_link import make_link
        from milepost.server.run.examples import local_account, place_to_begin
        from milepost.server.run.web_server import run

        account = local_account(as_of)
        link = by_way_of(f"{here}/sign-in/{make_link(account, _LINK_LASTS)}", place_to_begin(account))

        def ready() -> None:
            remember_address(environment)
            say(_welcome(link, environment.data))

        run(environment, listening, ready)


def _listening(port: int | None) -> socket:
    """The port that was named; else the usual one, or any other where something listens there."""
    if port is not None:
        return listen(HOST, port)
    try:
        return listen(HOST, int(DEFAULT_URL.rpartition(":")[2]))
    except StartRefused:
        return listen(HOST, 0)


def _welcome(link: str, folder: Path) -> str:
    return (
        f"Milepost is ready. This link signs you in, once:\n\n    {link}\n\n"
        f"Everything is kept in {folder}. Ctrl-C stops the server; `milepost demo` starts it again."
    )
