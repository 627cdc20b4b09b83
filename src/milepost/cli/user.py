"""`milepost user`: accounts, for whoever runs the server. It may run meanwhile."""

import sys
from typing import Annotated

import typer

from milepost.cli.output import WRONG_USAGE, note
from milepost.cli.server_errors import DataFolder, prepared, told

user = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Email = Annotated[str, typer.Argument(help="The account's e-mail address.")]


@user.callback()
def users() -> None:
    """Accounts of the server, in the data folder or DATABASE_URL."""


@user.command()
def add(
    email: Email,
    password_stdin: Annotated[bool, typer.Option(help="Read the password from standard input.")] = False,
    name: Annotated[str, typer.Option(help="What others call this person.")] = "",
    data: DataFolder = None,
) -> None:
    """Make an account.

    Without a password it is entered by a link that signs in once, which is printed.
    """
    password = _password() if password_stdin else None
    with told(), prepared(data):
        from milepost.server.run.people import add_account, sign_in_link

        account = add_account(email, name, password)
        note(f"Made the account {account.email}.")
        if password is None:
            note("This link signs in once, within a day:")
            typer.echo(sign_in_link(account.email))


@user.command()
def link(email: Email, data: DataFolder = None) -> None:
    """Print a link that signs an account in once, within a day."""
    with told(), prepared(data):
        from milepost.server.run.people import sign_in_link

        typer.echo(sign_in_link(email))


def _password() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        note("Error: no password came on standard input. Send it as one line, or leave --password-stdin out.")
        raise typer.Exit(WRONG_USAGE)
    return password
