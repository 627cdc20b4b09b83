"""What the command line says: pages and documents on standard output, everything else on standard error."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import IO, TYPE_CHECKING, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from milepost.report.terminal.paper import Paper

PROBLEMS, WRONG_USAGE, UNEXPECTED, INTERRUPTED, BROKEN_PIPE = 1, 2, 70, 130, 141
Ground = Literal["light", "dark"]


def emit_document(document: Mapping[str, object]) -> None:
    """Print one JSON document on standard output, as UTF-8 whatever the terminal's own encoding."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    _write(sys.stdout, text.encode("utf-8", "backslashreplace"))


def emit_page(lines: Iterable["Text"], console: "Console") -> None:
    """Print the lines of a page, in the console's own colours and encoding."""
    with console.capture() as page:
        for line in lines:
            console.print(line, soft_wrap=True)
    _write(console.file, _encoded(page.get(), console.encoding))


def _encoded(text: str, encoding: str) -> bytes:
    """The text in a terminal's encoding; what that lacks is a question mark for each column that it would take."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        from rich.cells import cell_len

        known = (each if _can_say(each, encoding) else "?" * cell_len(each) for each in text)
        return "".join(known).encode(encoding)


def _can_say(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def note(text: str) -> None:
    """Say something that is no part of the answer, on standard error."""
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()
    except OSError:
        return  # nobody listens, and the answer stands without it


def _write(stream: IO[str], data: bytes) -> None:
    """Write bytes and make sure they are out; a reader that went away ends the program without a word."""
    try:
        stream.flush()
        stream.buffer.write(data)  # type: ignore[attr-defined]  # standard streams are text over bytes
        stream.flush()
    except BrokenPipeError:
        _hush(stream)


def _hush(stream: IO[str]) -> NoReturn:
    # The interpreter flushes once more as it ends, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    raise typer.Exit(BROKEN_PIPE)


def page_console(ground: Ground | None = None, *, errors: bool = False) -> tuple["Console", "Paper"]:
    """A console on standard output, or on standard error, and the paper that it offers."""
    from rich.console import Console

    from milepost.report.terminal.paper import Paper
    from milepost.report.theme import Theme

    known = ground or _ground()
    console = Console(file=sys.stderr if errors else sys.stdout, highlight=False, markup=False, emoji=False)
    return console, Paper.of(console, Theme(known) if known is not None else None)


def _ground() -> Ground | None:
    """What the terminal says of its ground: some set COLORFGBG to the numbers of two of sixteen colours."""
    number = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if not number.isdigit():
        return None
    return "light" if int(number) in (7, *range(9, 16)) else "dark"
