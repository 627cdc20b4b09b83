"""`milepost user`: accounts, for whoever runs the server. It may run meanwhile."""

import sys
from typing import Annotated

import typer

from milepost.cli.arguments import AsJson
from milepost.cli.output import WRONG_USAGE, emit_document, emit_page, note, page_console
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


@user.command("list")
def list_all(as_json: AsJson = False, data: DataFolder = None) -> None:
    """List the accounts: who may enter, since when there is an account, and when they last signed in."""
    with told(), prepared(data):
        from milepost.cli.accounts import accounts_document, accounts_page
        from milepost.server.run.people import all_accounts

        accounts = all_accounts()
        if as_json:
            emit_document(accounts_document(accounts))
        else:
            console, paper = page_console()
            emit_page(accounts_page(accounts, paper), console)


@user.command()
def deactivate(
    email: Email,
    hand_over_to: Annotated[
        str | None, typer.Option(metavar="EMAIL", help="Who is to own the workspaces that would have no owner.")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Let nobody enter an account any more: it is signed out everywhere, and its tokens and links are refused.

    What it wrote stays. A workspace where others work is not left without an owner: somebody has to take it over.
    """
    with told(), prepared(data):
        from milepost.server.run.people import deactivate_account

        ended = deactivate_account(email, hand_over_to)
        note(f"{email} can no longer be entered." if ended else f"{email} was not active already.")


@user.command()
def activate(email: Email, data: DataFolder = None) -> None:
    """Let an account be entered again. Its tokens hold again; its sessions and links have ended."""
    with told(), prepared(data):
        from milepost.server.run.people import activate_account

        begun = activate_account(email)
        note(f"{email} can be entered again." if begun else f"{email} was active already.")


def _password() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        note("Error: no password came on standard input. Send it as one line, or leave --password-stdin out.")
        raise typer.Exit(WRONG_USAGE)
    return password
