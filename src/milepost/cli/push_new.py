"""`milepost push --to`: a new plan on a server, with what a file holds."""

from typing import TYPE_CHECKING
from uuid import uuid4

import typer

from milepost.cli.output import PROBLEMS
from milepost.cli.remote import ask, connected, counted, say

if TYPE_CHECKING:
    from milepost.client.connection import Connection
    from milepost.client.local import LocalPlan


def push_new(local: "LocalPlan", to: str, workspace: str | None, message: str | None, *, yes: bool) -> None:
    """Make a plan of a file and note in the file which one it is; raises `Failure`."""
    from milepost.cli.push_refused import show_problems
    from milepost.client.address import PlanAddress, server_address
    from milepost.client.failure import Failure, Refused
    from milepost.client.local import Origin, with_origin
    from milepost.client.plans import create
    from milepost.model.document import write_document

    if local.plan.settings.source is not None:
        raise Failure(
            f"{local.path} came from a plan already, as its `source` says.",
            "Push without --to, or take `source` out to make another plan of it.",
        )
    with connected(server_address(to)) as connection:
        wanted = None if workspace is None else _workspace(connection, workspace)
        plan = local.plan
        work = f"{counted(len(plan.milestones), 'milestone')} and {counted(len(plan.tasks), 'task')}"
        ask(f"Make a plan {plan.name!r} with {work} on {connection.server}?", yes=yes)
        local.require_writable()
        document = write_document(local.plan)
        try:
            made = create(connection, document, wanted, message, f"push-{uuid4()}")
        except Refused as refused:
            if show_problems(refused, local):
                raise typer.Exit(PROBLEMS) from refused
            raise
        address = PlanAddress(connection.server, made.id)
        local.write(with_origin(document, Origin(address, made.number)))
        say(f"{local.path} is the plan {address.page} now, at revision {made.number}.")


def _workspace(connection: "Connection", wanted: str) -> str:
    """The id of a workspace that is named by its id or its name."""
    from milepost.client.failure import Failure
    from milepost.client.workspaces import me

    mine = me(connection).memberships
    found = [each for each in mine if wanted == each.workspace] or [each for each in mine if wanted == each.name]
    if len(found) == 1:
        return found[0].workspace
    known = ", ".join(f"{each.name!r} ({each.workspace})" for each in mine) or "none"
    what = "has no workspace" if not found else "has several workspaces called"
    raise Failure(f"{connection.server} {what} {wanted!r} of yours.", f"Name one of these: {known}.")
