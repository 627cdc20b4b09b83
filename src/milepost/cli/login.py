"""`milepost login`: this machine signed in to a server."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.output import WRONG_USAGE, note
from milepost.cli.remote import say, told

if TYPE_CHECKING:
    from milepost.client.known_servers import KnownServer


def login(
    url: Annotated[
        str | None, typer.Argument(metavar="URL", help="The server's address, or a one-time sign-in link.")
    ] = None,
    email: Annotated[str | None, typer.Option(help="The e-mail address of your account; asked for otherwise.")] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    token_stdin: Annotated[
        bool, typer.Option("--token-stdin", help="Read an API token from standard input, and keep it.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Forget the server, and end the token for it.")] = False,
    show: Annotated[bool, typer.Option("--list", help="List the servers that this machine is signed in to.")] = False,
) -> None:
    """Sign this machine in to a server.

    Asks for your password, which is not kept: a token for this machine is, for 90 days, in a file that only you can
    read. MILEPOST_TOKEN in the environment is used in place of it.
    """
    with told():
        if show:
            _list()
            return
        if url is None:
            raise typer.BadParameter("it is missing: give the server's address.", param_hint="URL")
        if remove:
            _remove(url)
        elif token_stdin:
            _keep_token(url, sys.stdin.readline().strip())
        else:
            _sign_in(url, email, password_stdin=password_stdin)


def _sign_in(url: str, email: str | None, *, password_stdin: bool) -> None:
    from milepost.client.address import server_address, sign_in_link
    from milepost.client.connection import Connection
    from milepost.client.sign_in import known_by_session, session_by_link, session_by_password

    link = sign_in_link(url)
    with Connection(server_address(url), say=note) as connection:
        if link is not None:
            session = session_by_link(connection, link.secret)
        else:
            who = email or _asked("E-mail address", "--email")
            session = session_by_password(connection, who, _password(password_stdin=password_stdin))
        _keep(connection.server, known_by_session(connection, session, datetime.now(UTC)))


def _keep_token(url: str, token: str) -> None:
    from milepost.client.address import server_address
    from milepost.client.connection import Connection
    from milepost.client.failure import Failure
    from milepost.client.sign_in import known_by_token

    if not token:
        raise Failure("There is no token on standard input.", "Give it by: milepost login URL --token-stdin < FILE")
    with Connection(server_address(url), token, say=note) as connection:
        known, writes = known_by_token(connection, token)
        _keep(connection.server, known)
    if not writes:
        note("This token only reads: to push, use one of the scope `write`.")


def _keep(server: str, known: "KnownServer") -> None:
    from milepost.client.known_servers import read_servers, remember, servers_file

    path = servers_file()
    before = read_servers(path).get(server)
    remember(path, server, known)
    if before is not None:
        _end(server, before)
    until = f" until {known.until}" if known.until is not None else ""
    say(f"Signed in to {server} as {known.email}{until}. The token is in {path}, which only you can read.")


def _remove(url: str) -> None:
    from milepost.client.address import server_address
    from milepost.client.failure import Failure
    from milepost.client.known_servers import forget, servers_file

    server = server_address(url)
    known = forget(servers_file(), server)
    if known is None:
        raise Failure(f"This machine is not signed in to {server}.", "See which it knows: milepost login --list")
    ended = _end(server, known)
    say(f"Forgot {server}." + ("" if ended else " The token itself still holds, until it is revoked there."))


def _end(server: str, known: "KnownServer") -> bool:
    """Revoke a token that this machine made and no longer has; whether that was done."""
    from milepost.client.connection import Connection
    from milepost.client.sign_in import revoke

    with Connection(server, known.token, say=note) as connection:
        return revoke(connection, known)


def _list() -> None:
    from milepost.client.known_servers import read_servers, servers_file

    servers = read_servers(servers_file())
    if not servers:
        say("This machine is signed in to no server.")
    for server, known in servers.items():
        until = f", until {known.until}" if known.until is not None else ""
        say(f"{server} as {known.email or 'somebody'}{until}")


def _password(*, password_stdin: bool) -> str:
    return (
        sys.stdin.readline().rstrip("\r\n") if password_stdin else _asked("Password", "--password-stdin", hidden=True)
    )


def _asked(what: str, otherwise: str, *, hidden: bool = False) -> str:
    """What somebody at the terminal answers; where nobody is there, the command ends."""
    if not sys.stdin.isatty():
        note(f"Error: there is nobody to ask for the {what.lower()}. Give it by {otherwise}.")
        raise typer.Exit(WRONG_USAGE)
    return str(typer.prompt(what, hide_input=hidden, err=True))
