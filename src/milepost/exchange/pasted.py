"""Whatever somebody pastes, as a plan: lines of text, a table, or a plan file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from pathlib import Path

from milepost.exchange.cells import read_cells
from milepost.exchange.columns import Column, ColumnRole, known_heads
from milepost.exchange.document import Document
from milepost.exchange.lines import read_lines
from milepost.exchange.read import judged
from milepost.exchange.said_date import Speech
from milepost.exchange.said_item import Understood
from milepost.exchange.source import parse
from milepost.exchange.table import delimiter_of, read_table
from milepost.model.problem import Problem

_COLLECTION = "status_date|milestones|tasks|objectives|initiatives|calendars"
_PLAN_KEY = re.compile("^plan:", re.MULTILINE)
_OTHER_KEY = re.compile(f"^(?:{_COLLECTION}):", re.MULTILINE)
_ENTITIES = re.compile(r"^(?:milestones|tasks|objectives|initiatives): *\n *- *\{? *(?:id|name) *:", re.MULTILINE)


class PastedForm(StrEnum):
    """What a pasted text is."""

    LINES = "lines"
    CELLS = "cells"
    FILE = "file"


ENDINGS = {".txt": PastedForm.LINES, ".md": PastedForm.LINES, ".csv": PastedForm.CELLS, ".tsv": PastedForm.CELLS}
"""Forms by the ending of a file's name; every other ending is that of a plan file."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text comes to.

    `document` is None where nothing could be made of it; one with errors among its problems is no plan yet. Of a table,
    `columns` says as what they were taken and `heads` whether the first row names them.
    """

    form: PastedForm
    document: Document | None
    understood: tuple[Understood, ...]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...] = ()
    heads: bool = False


def read_pasted(
    text: str,
    speech: Speech,
    form: PastedForm | None = None,
    roles: Mapping[int, ColumnRole] | None = None,
    heads: bool | None = None,
) -> Pasted:
    """Read a text as what it is, unless `form` says what that is; `roles` and `heads` are those of `read_cells`."""
    form = form or form_of(text)
    match form:
        case PastedForm.LINES:
            reading = read_lines(text, speech)
            return Pasted(form, reading.document, reading.understood, reading.problems)
        case PastedForm.CELLS:
            cells = read_cells(text, speech, roles, heads)
            found = cells.reading
            return Pasted(form, found.document, found.understood, found.problems, cells.columns, cells.heads)
        case PastedForm.FILE:
            return _file(text, speech)


def form_of(text: str) -> PastedForm:
    """What a text is: it begins like a plan file, its lines are divided like a table, or it is plain text."""
    keyed = _PLAN_KEY.search(text) and _OTHER_KEY.search(text)
    if text.lstrip().startswith("{") or keyed or _ENTITIES.search(text):
        return PastedForm.FILE
    return PastedForm.CELLS if _is_table(text) else PastedForm.LINES


def form_by_name(name: str) -> PastedForm | None:
    """What a file is by its name; None where the name says nothing of it."""
    ending = Path(name).suffix.lower()
    return PastedForm.FILE if ending in (".yaml", ".yml", ".json") else ENDINGS.get(ending)


def _is_table(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    delimiter = delimiter_of(text)
    if delimiter == "\t":
        return 2 * sum("\t" in line.strip() for line in lines) >= len(lines)
    if delimiter is None or len(lines) < 2:
        return False
    return known_heads(read_table(text)[0].cells) >= 2


def _file(text: str, speech: Speech) -> Pasted:
    source = parse(text.encode("utf-8", "surrogatepass"), "plan.yaml")
    noon = datetime.combine(speech.today, time(12), UTC)
    return Pasted(PastedForm.FILE, source.document, (), judged(source, noon).problems)
