"""`milepost log`: the history of a plan as sentences."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from milepost.cli.arguments import AsJson
from milepost.cli.output import emit_document, emit_page, page_console
from milepost.cli.remote import PlanPlace, connected, say, told

if TYPE_CHECKING:
    from milepost.client.connection import Connection
    from milepost.client.plans import PlanRead, RevisionSummary


def log(
    plan: PlanPlace,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many revisions at most.")] = 20,
    entity: Annotated[str | None, typer.Option(metavar="ID", help="Only those that touched this entity.")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="P", help="Only those of this person: a name, an e-mail address, or me.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only those of that day or later, such as 2026-11-02.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what was changed in a plan on a server, when, by whom and why; the last first."""
    with told():
        from milepost.client.credentials import read_credentials
        from milepost.client.plans import read_plan, revisions
        from milepost.client.reference import reference

        from_then = None if since is None else _moment(since)
        found = reference(plan, read_credentials())
        with connected(found.address.server, found.file) as connection:
            read = read_plan(connection, found.address.plan)
            who = None if person is None else _account(connection, read, person)
            kept = islice(revisions(connection, read.id, person=who, entity=entity, since=from_then), limit)
            _tell(read, list(kept), as_json=as_json)


def _tell(read: "PlanRead", kept: "Sequence[RevisionSummary]", *, as_json: bool) -> None:
    from milepost.cli.history import revision_lines

    if as_json:
        emit_document(
            {
                "plan": read.id,
                "name": read.name,
                "number": read.last,
                "revisions": [each.model_dump(mode="json") for each in kept],
            }
        )
        return
    if not kept:
        say(f"No revision of {read.name} is like that.")
        return
    console, paper = page_console()
    emit_page([line for each in kept for line in revision_lines(each, paper)], console)


def _moment(text: str) -> datetime:
    """A date or a moment, where this machine is unless it names a time zone."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(
            f"{text!r} is no date such as 2026-11-02 and no moment such as 2026-11-02T14:00.", param_hint="--since"
        ) from error


def _account(connection: "Connection", read: "PlanRead", person: str) -> str:
    """The id of the account that is meant: who asks, or somebody of the plan's workspace."""
    from milepost.client.failure import Failure
    from milepost.client.workspaces import me, people

    if person.casefold() == "me":
        return me(connection).account.id
    if _is_id(person):
        return person
    known = people(connection, read.workspace)
    found = [each for each in known if person.casefold() in (each.name.casefold(), each.email.casefold())]
    if len(found) == 1:
        return found[0].id
    names = ", ".join(f"{each.name} ({each.email})" for each in known[:10])
    what = "Several people are" if found else "Nobody in the plan's workspace is"
    raise Failure(f"{what} called {person!r}.", f"Give the e-mail address of one of them: {names}.")


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
