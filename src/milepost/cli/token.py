"""`milepost token`: API tokens, for whoever runs the server. It may run meanwhile."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from milepost.cli.server_errors import DataFolder, prepared, told
from milepost.cli.user import Email

if TYPE_CHECKING:
    from datetime import datetime

    from milepost.server.models import ApiToken

token = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@token.callback()
def tokens() -> None:
    """API tokens of accounts, in the data folder or DATABASE_URL."""


@token.command()
def add(
    email: Email,
    scope: Annotated[Literal["read", "write"], typer.Option(help="What the token may be used for.")],
    name: Annotated[str, typer.Option(help="What it is for.")] = "command line",
    days: Annotated[int | None, typer.Option(min=1, max=36500, help="How long it holds; for ever otherwise.")] = None,
    data: DataFolder = None,
) -> None:
    """Make a token and print it, and nothing else. It is not shown again."""
    with told(), prepared(data):
        from milepost.server.run.people import add_token

        typer.echo(add_token(email, scope, name, days))


@token.command("list")
def list_all(email: Email, data: DataFolder = None) -> None:
    """Print the account's tokens: id, beginning, scope, when each ends and was last used, and its name."""
    with told(), prepared(data):
        from milepost.server.run.people import tokens

        for each in tokens(email):
            typer.echo(_line(each))


@token.command()
def revoke(
    email: Email,
    token_id: Annotated[str, typer.Argument(metavar="ID", help="The token's id, as `milepost token list` prints it.")],
    data: DataFolder = None,
) -> None:
    """End a token at once."""
    with told(), prepared(data):
        from milepost.server.run.people import revoke_token

        revoke_token(email, token_id)


def _line(each: "ApiToken") -> str:
    ends = f"ends {_day(each.expires_at)}" if each.expires_at else "never ends"
    used = f"used {_day(each.last_used_at)}" if each.last_used_at else "never used"
    return f"{each.pk}  {each.prefix}...  {each.scope:5}  {ends:16}  {used:15}  {each.name}"


def _day(when: "datetime") -> str:
    return when.date().isoformat()
