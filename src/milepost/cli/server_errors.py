"""How the commands of the server begin, and how they end when they cannot do what they are asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from milepost.cli.output import WRONG_USAGE, note

DataFolder = Annotated[Path | None, typer.Option("--data", help="The data folder; MILEPOST_DATA otherwise.")]
_PARTS = ("allauth", "argon2", "asgiref", "django", "ninja", "psycopg", "uvicorn")


@contextmanager
def told() -> Iterator[None]:
    """Turn what is refused into a sentence on standard error and exit status 2."""
    try:
        with _refusals():
            yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _PARTS:
            raise
        _end(f"the server needs {error.name}, which is not installed. Run `pip install 'milepost[server]'`.")


@contextmanager
def prepared(data: Path | None) -> Iterator[None]:
    """Do something to the server's database, by a process beside it."""
    from milepost.server.run.prepare import prepare, read_settings

    prepare(read_settings(data))
    yield


@contextmanager
def _refusals() -> Iterator[None]:
    from milepost.server.refusals import Refusal
    from milepost.server.run.refusal import StartRefused

    try:
        yield
    except StartRefused as refused:
        _end(f"{refused.why}. {refused.mend}")
    except Refusal as refused:
        _end(f"{refused.detail}. {refused.mend}")


def _end(text: str) -> NoReturn:
    note(f"Error: {text}")
    raise typer.Exit(WRONG_USAGE)
