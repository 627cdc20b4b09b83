"""`milepost push`: a file's changes to the plan that it came from, as one revision."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from milepost.cli.output import PROBLEMS, WRONG_USAGE, note
from milepost.cli.remote import ask, connected, counted, say, say_each, sound_local, told

if TYPE_CHECKING:
    from milepost.client.connection import Connection
    from milepost.client.local import LocalPlan, Origin
    from milepost.client.plans import Stored
    from milepost.client.pushing import Changes

_MOST_SHOWN = 40
_REMOVALS = 10


def push(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The plan file.")],
    message: Annotated[str | None, typer.Option("--message", "-m", help="Why, for the plan's history.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    allow_removals: Annotated[
        bool, typer.Option("--allow-removals", help=f"Remove more than {_REMOVALS} things, if that is meant.")
    ] = False,
    to: Annotated[str | None, typer.Option(metavar="URL", help="Make a new plan of the file, on this server.")] = None,
    workspace: Annotated[
        str | None, typer.Option(help="With --to: the name or id of the workspace; by default your first.")
    ] = None,
) -> None:
    """Send what a file changes to the plan that it came from.

    Shows the changes as sentences and asks. What others have done since is merged, and the file gets that too; where
    both changed the same, nothing is sent. Exit status 1: the two do not go together.
    """
    with told():
        local = sound_local(file)
        if to is not None:
            from milepost.cli.push_new import push_new

            push_new(local, to, workspace, message, yes=yes)
        elif workspace is not None:
            raise typer.BadParameter("it is for a new plan, with --to.", param_hint="--workspace")
        else:
            _push(local, message, yes=yes, allow_removals=allow_removals)


def _push(local: "LocalPlan", message: str | None, *, yes: bool, allow_removals: bool) -> None:
    from milepost.client.local import origin_of
    from milepost.client.pushing import changes_of

    origin = origin_of(local.path, local.plan)
    with connected(origin.address.server, local.path) as connection:
        changes = changes_of(local, origin, connection, datetime.now(UTC))
        if not changes.commands:
            _nothing(local, origin, changes)
            return
        _show(local, changes)
        _require_allowed(changes, allow_removals=allow_removals)
        ask(f"Push {counted(len(changes.commands), 'change')} to {origin.address.page}?", yes=yes)
        _write(local, origin, connection, _stored(local, origin, connection, changes, message))


def _nothing(local: "LocalPlan", origin: "Origin", changes: "Changes") -> None:
    say(f"{local.path} changes nothing: it is revision {origin.revision} as it stands.")
    if changes.since:
        say(f"The plan is at revision {changes.head.number} by now. Run: milepost pull {local.word}")


def _show(local: "LocalPlan", changes: "Changes") -> None:
    from milepost.cli.history import in_brief
    from milepost.client.commands import sentences

    say(f"{local.path} changes {changes.head.name}:")
    say_each(sentences(changes.commands, changes.base), len(changes.commands), most=_MOST_SHOWN)
    if changes.since:
        say(f"Since revision {changes.since[0].number - 1} others have changed it, which stands as well:")
        say_each(map(in_brief, changes.since), len(changes.since), most=_MOST_SHOWN)


def _require_allowed(changes: "Changes", *, allow_removals: bool) -> None:
    if len(changes.removed) > _REMOVALS and not allow_removals:
        note(
            f"Error: this removes {len(changes.removed)} things from the plan. If that is meant, add --allow-removals."
        )
        raise typer.Exit(WRONG_USAGE)


def _stored(
    local: "LocalPlan", origin: "Origin", connection: "Connection", changes: "Changes", message: str | None
) -> "Stored":
    from milepost.cli.push_refused import show_refused
    from milepost.client.failure import Refused
    from milepost.client.plans import append

    local.require_writable()
    try:
        return append(connection, origin.address.plan, origin.revision, changes.commands, message, f"push-{uuid4()}")
    except Refused as refused:
        if show_refused(refused, local, changes):
            raise typer.Exit(PROBLEMS) from refused
        raise


def _write(local: "LocalPlan", origin: "Origin", connection: "Connection", stored: "Stored") -> None:
    """Let the file say what was stored: with what others did where that was merged, else as it is."""
    from milepost.client.failure import Failure
    from milepost.client.pushing import settled

    done = (
        f"Stored as revision {stored.number}"
        if stored.changed
        else f"The plan says so already: it is at revision {stored.number}"
    )
    try:
        local.write(settled(local, origin, stored, connection))
    except Failure as failure:
        raise Failure(
            f"{done}, but the file still says revision {origin.revision}. {failure.message}",
            f"Run: milepost pull {local.word} --merge",
        ) from failure
    with_others = stored.number > origin.revision + 1
    say(f"{done}." + (f" {local.path} has what others did as well." if with_others else ""))
    say(*(f"The id {old} was taken meanwhile: it is {new} now." for old, new in stored.fresh_ids.items()))
