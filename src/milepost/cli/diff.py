"""`milepost diff`: what makes one plan into another, as sentences."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.arguments import AsJson
from milepost.cli.output import PROBLEMS, emit_document
from milepost.cli.remote import connected, counted, say, say_each, sound_local, told

if TYPE_CHECKING:
    from milepost.client.versions import Version
    from milepost.model.log.outcome import Effects
    from milepost.model.plan import Plan

_SIDE = "a file, FILE@source, PLAN, PLAN@head or PLAN@12"


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=f"One plan: {_SIDE}.")],
    after: Annotated[
        str | None,
        typer.Argument(metavar="B", help="The other; without it, A is a file and what it came from stands before it."),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with status 1 where there is a difference.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say what makes plan A into plan B.

    A PLAN is the address or id of a plan on a server, or a file that came from one; two files are compared without
    any server. The order of things counts, where a file came from does not.
    """
    with told():
        from milepost.client.credentials import read_credentials
        from milepost.client.versions import Reader

        reader = Reader(read_credentials, lambda path: sound_local(path, as_json=as_json), connected, datetime.now(UTC))
        if after is None:
            before, after = f"{before}@source", before
        differing = _tell(reader.version(before), reader.version(after), as_json=as_json)
    if differing and exit_code:
        raise typer.Exit(PROBLEMS)


def _tell(before: "Version", after: "Version", *, as_json: bool) -> bool:
    from milepost.client.commands import commands_between, sentences

    commands = commands_between(before.plan, after.plan)
    if as_json:
        emit_document(
            {
                "from": {"title": before.title, "revision": before.revision},
                "to": {"title": after.title, "revision": after.revision},
                "sentences": [*sentences(commands, before.plan)],
                "effects": [effect.model_dump(mode="json") for effect in _effects(before.plan, after.plan)],
            }
        )
    elif commands:
        say(f"{counted(len(commands), 'change')} from {before.title} to {after.title}:")
        say_each(sentences(commands, before.plan), len(commands), most=len(commands))
    else:
        say(f"No difference between {before.title} and {after.title}.")
    return bool(commands)


def _effects(before: "Plan", after: "Plan") -> "Effects":
    """The effects of the commands; where an id changes its kind, which no command can do, those of the difference."""
    from milepost.client.commands import effects_between
    from milepost.model.log import difference
    from milepost.model.log.outcome import Refused

    found = effects_between(before, after)
    return difference(before, after) if isinstance(found, Refused) else found
