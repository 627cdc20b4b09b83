"""The plan that a command is given: read, or the command ends with all that is wrong with it."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from milepost.cli.output import PROBLEMS, WRONG_USAGE, emit_document, emit_page, note, page_console

if TYPE_CHECKING:
    from milepost.exchange.read import Reading
    from milepost.model.plan import Plan
    from milepost.model.problem import Problem


def read_reading(path: Path) -> "Reading":
    """Read a plan file; a file that is not there, or not to be read, is wrong usage and not a problem of a plan."""
    from milepost.exchange.read import read_plan

    reading = read_plan(path, datetime.now(UTC))
    require_readable(path, reading.problems)
    return reading


def require_readable(path: Path, problems: "tuple[Problem, ...]") -> None:
    """End the command where the problems say that there is no file to be read."""
    for problem in problems:
        if problem.code == "file-unreadable":
            note(f"Error: {path}{problem.message.removeprefix(path.name)}. {problem.mend}")
            raise typer.Exit(WRONG_USAGE)


def read_sound(path: Path, *, as_json: bool = False) -> "tuple[Plan, tuple[Problem, ...]]":
    """The plan and the warnings about it; where there are errors, all problems are told and the command ends."""
    reading = read_reading(path)
    if reading.plan is None:
        tell(path, reading.problems, as_json=as_json)
        raise typer.Exit(PROBLEMS)
    return reading.plan, reading.problems


def tell(path: Path, problems: "tuple[Problem, ...]", *, as_json: bool) -> None:
    """Say what is wrong with a plan file: on standard error, or as the document that was asked for."""
    from milepost.report.terminal.problems import counted, problem_lines

    if as_json:
        emit_document({"problems": problem_documents(problems)})
        return
    console, paper = page_console(errors=True)
    emit_page([*paper.wrap(f"{path.name} has {counted(problems)}:"), *problem_lines(problems, paper)], console)


def problem_documents(problems: "tuple[Problem, ...]") -> list[dict[str, object]]:
    """Problems as `--json` prints them."""
    return [asdict(problem) for problem in problems]


def nearest(wanted: str, known: "list[str]") -> str:
    """A hint at the id that was probably meant, empty where none is near."""
    from difflib import get_close_matches

    by_case = {each.casefold(): each for each in known}
    found = get_close_matches(wanted.casefold(), by_case, n=1)
    return f" Did you mean {by_case[found[0]]!r}?" if found else ""
