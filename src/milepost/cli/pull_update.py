"""`milepost pull` into a file that came from the plan: what is new is written, what is the file's own is not lost."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from milepost.cli.history import in_brief
from milepost.cli.output import PROBLEMS, emit_page, note, page_console
from milepost.cli.remote import counted, say, say_each

if TYPE_CHECKING:
    from milepost.client.address import PlanAddress
    from milepost.client.connection import Connection
    from milepost.client.local import LocalPlan, Origin
    from milepost.client.merging import Carried
    from milepost.client.plans import PlanRead
    from milepost.model.log.command import Command
    from milepost.model.plan import Plan

_MOST_SHOWN = 40


def update(
    local: "LocalPlan",
    address: "PlanAddress",
    read: "PlanRead",
    connection: "Connection",
    *,
    merge: bool,
    theirs: bool,
) -> None:
    """Bring a file up to date with the plan that was read; raises `Failure`."""
    from milepost.client.commands import commands_between
    from milepost.client.pushing import base_of

    origin = _origin(local, address)
    base = base_of(local, origin, read, connection, datetime.now(UTC))
    own = commands_between(base, local.plan)
    if origin.revision == read.number:
        _nothing_new(local, origin, own)
    elif not own:
        _fast_forward(local, origin, read, connection)
    elif merge:
        _merge(local, origin, read, connection, base, theirs=theirs)
    else:
        _refuse(local, read, base, own)


def _origin(local: "LocalPlan", address: "PlanAddress") -> "Origin":
    from milepost.client.failure import Failure
    from milepost.client.local import NoOrigin, origin_of

    try:
        origin = origin_of(local.path, local.plan)
    except NoOrigin as none:
        raise Failure(f"{local.path} is there already, and came from no server.", "--force writes over it.") from none
    if origin.address != address:
        raise Failure(f"{local.path} came from another plan, {origin.address.page}.", "--force writes over it.")
    return origin


def _nothing_new(local: "LocalPlan", origin: "Origin", own: "Sequence[Command]") -> None:
    say(f"Nothing new: {local.path} is at revision {origin.revision}, the last one.")
    if own:
        say(f"{counted(len(own), 'change')} of its own can be sent by: milepost push {local.word}")


def _fast_forward(local: "LocalPlan", origin: "Origin", read: "PlanRead", connection: "Connection") -> None:
    from milepost.client.local import Origin, with_origin
    from milepost.client.pushing import since

    new = since(origin, connection)
    local.write(with_origin(read.document, Origin(origin.address, read.number)))
    say(f"Brought {local.path} from revision {origin.revision} to {read.number}:")
    say_each(map(in_brief, new), len(new), most=_MOST_SHOWN)


def _refuse(local: "LocalPlan", read: "PlanRead", base: "Plan", own: "Sequence[Command]") -> None:
    from milepost.client.commands import sentences

    note(f"Error: {local.path} has {counted(len(own), 'change')} of its own, and was left as it is:")
    say_each(sentences(own, base), len(own), most=_MOST_SHOWN, errors=True)
    say(
        f"To send them: milepost push {local.word}",
        f"--merge keeps them in the file, on top of revision {read.number}; --force gives them up.",
        errors=True,
    )
    raise typer.Exit(PROBLEMS)


def _merge(
    local: "LocalPlan", origin: "Origin", read: "PlanRead", connection: "Connection", base: "Plan", *, theirs: bool
) -> None:
    from milepost.client.local import Origin, with_origin
    from milepost.client.merging import carried_over
    from milepost.client.plans import plan_of
    from milepost.model.document import write_document

    carried = carried_over(base, plan_of(connection, read, datetime.now(UTC)), local.plan)
    _require_mergeable(local, carried, base, theirs=theirs)
    local.write(with_origin(write_document(carried.plan), Origin(origin.address, read.number)))
    say(f"Brought {local.path} from revision {origin.revision} to {read.number}, and kept its own changes.")
    if carried.clashes:
        _show_clashes(carried, base)
        say("The file has theirs for these now; write yours again where it is to stand.", errors=True)


def _require_mergeable(local: "LocalPlan", carried: "Carried", base: "Plan", *, theirs: bool) -> None:
    from milepost.report.terminal.problems import problem_lines

    if carried.clashes and not theirs:
        note(f"Error: {local.path} and the plan on the server have changed the same:")
        _show_clashes(carried, base)
        say("The file was left as it is. --theirs takes theirs for these, and keeps all else of yours.", errors=True)
        raise typer.Exit(PROBLEMS)
    if carried.problems:
        note(f"Error: what {local.path} and the server say makes no valid plan together. The file was left as it is.")
        console, paper = page_console(errors=True)
        emit_page(problem_lines(carried.problems, paper), console)
        raise typer.Exit(PROBLEMS)


def _show_clashes(carried: "Carried", base: "Plan") -> None:
    from milepost.cli.conflicts import show_conflicts
    from milepost.client.disagreement import found

    show_conflicts(map(found, carried.clashes), base, {})
