"""What the commands that ask a server share: how they begin, how they end, and how they speak."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from milepost.cli.output import PROBLEMS, WRONG_USAGE, emit_page, note, page_console

if TYPE_CHECKING:
    from milepost.client.connection import Connection
    from milepost.client.local import LocalPlan

PlanPlace = Annotated[
    str, typer.Argument(metavar="PLAN", help="The plan's address, its id, or a file that came from it.")
]
_INDENT, _HANG = 2, 4
_ONE_LINE = 1_000_000


@contextmanager
def told() -> Iterator[None]:
    """Turn what could not be done into a sentence on standard error: status 1 for the plan's fault, 2 for any other."""
    from milepost.client.failure import Failure, Refused
    from milepost.report.terminal.glyphs import clean

    try:
        yield
    except Failure as failure:
        note(clean(f"Error: {failure.message} {failure.mend}".rstrip()))
        at_fault = isinstance(failure, Refused) and failure.about_the_plan
        raise typer.Exit(PROBLEMS if at_fault else WRONG_USAGE) from failure


def connected(server: str, file: Path | None = None) -> "Connection":
    """A connection by the token for the server, which only `file` names where one is given."""
    from milepost.client.connection import Connection
    from milepost.client.credentials import read_credentials

    return Connection(server, read_credentials().token_for(server, file), say=note)


def sound_local(path: Path, *, as_json: bool = False) -> "LocalPlan":
    """A plan file with its text; where it has errors, they are told and the command ends."""
    from milepost.cli.plan_file import require_readable, tell
    from milepost.client.local import LocalPlan
    from milepost.exchange.read import judged
    from milepost.exchange.source import read_source

    source = read_source(path)
    reading = judged(source, datetime.now(UTC))
    require_readable(path, reading.problems)
    if reading.plan is None:
        tell(path, reading.problems, as_json=as_json)
        raise typer.Exit(PROBLEMS)
    return LocalPlan(path, source, reading.plan)


def say(*lines: str, indent: int = 0, hang: int | None = None, errors: bool = False) -> None:
    """Print lines, on standard output unless they tell what went wrong; on a terminal so that they fit it.

    Elsewhere each stays one line, for whatever looks for an address or a path in it.
    """
    console, paper = page_console(errors=errors)
    fitted = paper if console.is_terminal else replace(paper, width=_ONE_LINE)
    emit_page([part for line in lines for part in fitted.wrap(line, indent, hang)], console)


def say_each(lines: Iterable[str], of: int, *, most: int, errors: bool = False) -> None:
    """Print lines as a list; there are so many `of` them, and of more than `most` it is told how many more."""
    say(*(f"- {line}" for line in islice(lines, most)), indent=_INDENT, hang=_HANG, errors=errors)
    if of > most:
        say(f"- and {of - most:,} more", indent=_INDENT, hang=_HANG, errors=errors)


def ask(question: str, *, yes: bool) -> None:
    """Go on where the answer is yes; where it is no, or nobody is there to give it, the command ends."""
    if yes:
        return
    if not sys.stdin.isatty():
        note("Error: there is nobody to ask whether this is meant. --yes does it without asking.")
        raise typer.Exit(WRONG_USAGE)
    if not typer.confirm(question, err=True):
        note("Nothing was done.")
        raise typer.Exit(PROBLEMS)


def counted(number: int, noun: str) -> str:
    """As in "1 change" and "12 changes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
