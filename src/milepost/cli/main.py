"""The `milepost` command. What a command needs is imported when it runs, so that the command starts at once."""

import gc
import os
import sys
from typing import Annotated, Any, NoReturn, cast

import typer

from milepost.cli.check import check
from milepost.cli.convert import convert
from milepost.cli.demo import demo
from milepost.cli.diff import diff
from milepost.cli.forecast import forecast
from milepost.cli.log import log
from milepost.cli.login import login
from milepost.cli.open import open_plan
from milepost.cli.output import BROKEN_PIPE, INTERRUPTED, UNEXPECTED, note
from milepost.cli.pull import pull
from milepost.cli.push import push
from milepost.cli.schedule import schedule
from milepost.cli.schema import schema
from milepost.cli.serve import serve
from milepost.cli.token import token
from milepost.cli.user import user

TRACEBACK = "MILEPOST_TRACEBACK"

app = typer.Typer(
    name="milepost",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (check, schedule, forecast, convert, schema, serve, demo, login, pull, push, log, diff):
    app.command()(command)
app.command("open")(open_plan)
app.add_typer(user, name="user")
app.add_typer(token, name="token")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"milepost {version('milepost')}")
        raise typer.Exit


@app.callback()
def milepost(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """A plan file in, an honest forecast out.

    check, schedule and forecast take --json for one document on standard output, and nothing else. Exit status 0:
    done; 1: the plan has problems; 2: wrong usage.
    """


def main() -> NoReturn:
    """Run the command line and end the process with its status; whatever happens, nobody is shown a traceback."""
    # Numba imports SciPy's linear algebra and Coverage wherever they are installed, which takes a third of a second and
    # which nothing here uses. This process is ours alone, so they can be kept out of it.
    for unused in ("scipy", "coverage"):
        cast("dict[str, Any]", sys.modules).setdefault(unused, None)
    # A tenth of a cold start goes into looking for garbage among modules that are all there to stay.
    gc.set_threshold(200_000, 20, 20)
    try:
        app(prog_name="milepost")
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(BROKEN_PIPE)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        note(_apology(error))
        _leave(UNEXPECTED)
    _leave(0)


def _apology(error: Exception) -> str:
    said = " ".join(str(error).split())
    kind = type(error).__name__
    return (
        f"milepost stopped on an error of its own ({kind}{': ' + said if said else ''}). Please report it with the "
        f"command, the plan, and what the command prints with {TRACEBACK}=1 set."
    )


def _leave(status: int) -> NoReturn:
    """End the process at once, with what was printed out.

    Threads that still simulate are not waited for, and the interpreter is not taken down with all that was compiled,
    which takes a third of a second. Files are written whole or not at all, so nothing is left half done.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            status = status or BROKEN_PIPE
    os._exit(status)


if __name__ == "__main__":
    main()
