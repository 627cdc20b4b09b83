"""How accounts read: a table for people, and a document for programs."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from milepost.report.terminal.columns import Column, lay

if TYPE_CHECKING:
    from milepost.report.terminal.paper import Paper
    from milepost.server.models import Account


def accounts_document(accounts: Sequence["Account"]) -> dict[str, object]:
    """What `milepost user list --json` prints; moments in UTC."""
    return {
        "accounts": [
            {
                "email": each.email,
                "name": each.name,
                "active": each.is_active,
                "made_at": each.created_at.isoformat(),
                "last_sign_in_at": each.last_login.isoformat() if each.last_login else None,
            }
            for each in accounts
        ]
    }


def accounts_page(accounts: Sequence["Account"], paper: "Paper") -> Iterator[Text]:
    """One line for each account, under headings; days where this machine is."""
    if not accounts:
        yield Text("There is no account yet: milepost user add EMAIL makes one.")
        return
    laid = lay(
        [
            Column("E-mail", [Text(each.email) for each in accounts]),
            Column("Name", [Text(each.name) for each in accounts], least=8, gives_way=3),
            Column("Active", [Text("yes" if each.is_active else "no") for each in accounts]),
            Column("Made", [Text(_day(each.created_at)) for each in accounts], gives_way=2),
            Column("Last sign-in", [Text(_last(each)) for each in accounts], gives_way=1),
        ],
        paper,
    )
    yield laid.heading()
    yield from laid.rows()


def _last(account: "Account") -> str:
    return _day(account.last_login) if account.last_login else "never"


def _day(when: datetime) -> str:
    return when.astimezone().date().isoformat()
