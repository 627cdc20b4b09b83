"""`milepost pull`: a plan on a server as a file, or a file brought up to date."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.pull_update import update
from milepost.cli.remote import PlanPlace, connected, say, say_each, sound_local, told

if TYPE_CHECKING:
    from milepost.client.address import PlanAddress
    from milepost.client.plans import PlanRead
    from milepost.client.reference import NoPlanThere


def pull(
    plan: PlanPlace,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The file to write; by default named after the plan.")
    ] = None,
    merge: Annotated[bool, typer.Option("--merge", help="Keep the changes that FILE has of its own.")] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Merge; where both changed the same, take the server's.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over whatever FILE holds.")] = False,
) -> None:
    """Write a plan on a server to a file, or bring the file up to date.

    A file that came from the plan keeps its comments and every line that does not change. Where it has changes of its
    own nothing is written, unless --merge keeps them or --force gives them up.
    """
    with told():
        from milepost.client.address import PlanAddress
        from milepost.client.credentials import read_credentials
        from milepost.client.plans import read_plan
        from milepost.client.reference import NoPlanThere, reference

        _require_form(file)
        try:
            found = reference(plan, read_credentials())
        except NoPlanThere as none:
            _show_plans(none)
            raise
        with connected(found.address.server, found.file) as connection:
            read = read_plan(connection, found.address.plan)
            address = PlanAddress(connection.server, read.id)
            target = file or found.file or Path(_name_for(read))
            if not target.exists():
                _write_new(target, address, read)
            elif force:
                _write_over(target, address, read)
            else:
                update(sound_local(target), address, read, connection, merge=merge or theirs, theirs=theirs)


def _show_plans(none: "NoPlanThere") -> None:
    """Tell which plans a server has, to whoever named none of them."""
    from milepost.client.address import PlanAddress
    from milepost.client.plans import first_plans

    with connected(none.server) as connection:
        plans = first_plans(connection)
    addresses = (f"{each.name}: {PlanAddress(none.server, each.id).page}" for each in plans)
    say_each(addresses, len(plans), most=len(plans), errors=True)


def _require_form(file: Path | None) -> None:
    from milepost.client.local import FORMS

    if file is not None and not file.exists() and file.suffix.lower() not in FORMS:
        raise typer.BadParameter(f"{file.name!r} ends in none of .yaml, .yml and .json.", param_hint="FILE")


def _name_for(read: "PlanRead") -> str:
    from milepost.model.document import slug

    return f"{slug(read.name)}.yaml"


def _write_new(target: Path, address: "PlanAddress", read: "PlanRead") -> None:
    from milepost.client.local import Origin, with_origin, write_new

    write_new(target, with_origin(read.document, Origin(address, read.number)))
    say(f"Wrote {read.name} to {target}, at revision {read.number}.")


def _write_over(target: Path, address: "PlanAddress", read: "PlanRead") -> None:
    """In the words of what is there where that is a plan; whatever it is, it gives way."""
    from milepost.client.local import Origin, local_or_none, with_origin, write_new

    local = local_or_none(target, datetime.now(UTC))
    document = with_origin(read.document, Origin(address, read.number))
    if local is None:
        write_new(target, document)
    else:
        local.write(document)
    say(f"Wrote {read.name} over {target}, at revision {read.number}.")
