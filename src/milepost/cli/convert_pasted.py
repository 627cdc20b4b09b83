"""`milepost convert` from lines of text (`.txt`, `.md`) and from tables (`.csv`, `.tsv`)."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from milepost.cli.output import PROBLEMS, WRONG_USAGE, note
from milepost.cli.plan_file import tell

if TYPE_CHECKING:
    from milepost.exchange.pasted import PastedForm
    from milepost.model.plan import Plan


def plain_form(path: Path) -> "PastedForm | None":
    """What a file that is no plan file is, by its name."""
    from milepost.exchange.pasted import ENDINGS

    return ENDINGS.get(path.suffix.lower())


def read_plain(path: Path, form: "PastedForm") -> "Plan":
    """The plan that a text comes to as of today; what was not understood is told, and ends the command if it must."""
    from milepost.exchange.pasted import read_pasted
    from milepost.exchange.read import read_data
    from milepost.exchange.said_date import Speech

    found = read_pasted(_text(path), Speech(date.today()), form)
    plan = None if found.document is None else read_data(found.document).plan
    if found.problems:
        tell(path, found.problems, as_json=False)
    if plan is None:
        raise typer.Exit(PROBLEMS)
    return plan


def _text(path: Path) -> str:
    """The text of a file: UTF-8, or else what spreadsheets on Windows write."""
    try:
        data = path.read_bytes()
    except OSError as error:
        note(f"Error: {path} cannot be read: {(error.strerror or str(error)).lower()}.")
        raise typer.Exit(WRONG_USAGE) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
