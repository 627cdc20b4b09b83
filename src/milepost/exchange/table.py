"""A table as it is pasted: cells of a spreadsheet, CSV with any usual delimiter, or a table in Markdown."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass

_DELIMITERS = ("\t", ";", ",", "|")
_SAMPLE = 20
_RULE = re.compile(r"[|\s:=+-]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the line that it begins in, from 1."""

    line: int
    cells: tuple[str, ...]


def read_table(text: str) -> list[Row]:
    """The rows that hold anything, all of the same length; cells without the space around them."""
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    delimiter = delimiter_of(text)
    reader = csv.reader(lines, delimiter=delimiter or "\t")
    begun, rows = 1, []
    for cells in _until_broken(reader):
        rows.append(Row(begun, _bare(cells, delimiter)))
        begun = reader.line_num + 1
    return _squared([row for row in rows if any(row.cells) and not _is_rule(row)])


def delimiter_of(text: str) -> str | None:
    """What divides the cells: tabs where there are any, else what the sniffer finds; None where nothing does."""
    sample = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()][:_SAMPLE]
    if any("\t" in line for line in sample):
        return "\t"
    if sample and all(line.lstrip().startswith("|") for line in sample):
        return "|"
    try:
        return csv.Sniffer().sniff("\n".join(sample), ",;|").delimiter
    except csv.Error:
        return max(_DELIMITERS, key=lambda each: _least(sample, each)) if _least(sample, ",;|\t") else None


def _least(sample: Iterable[str], delimiters: str) -> int:
    """How often a line has one of the delimiters, at the least."""
    return min((max(line.count(each) for each in delimiters) for line in sample), default=0)


def _until_broken(reader: Iterable[list[str]]) -> Iterable[list[str]]:
    """Rows up to one that no reader takes: a cell of more than 128 kB, from a quote that nothing closes."""
    try:
        yield from reader
    except csv.Error:
        return


def _bare(cells: list[str], delimiter: str | None) -> tuple[str, ...]:
    bare = tuple(" ".join(cell.split()) for cell in cells)
    if delimiter == "|" and len(bare) > 1 and not bare[0] and not bare[-1]:
        return bare[1:-1]
    return bare


def _is_rule(row: Row) -> bool:
    """The line under the heads of a table in Markdown."""
    return len(row.cells) > 1 and all(not cell or _RULE.fullmatch(cell) for cell in row.cells)


def _squared(rows: list[Row]) -> list[Row]:
    width = max((len(row.cells) for row in rows), default=0)
    while width and not any(row.cells[width - 1 : width] and row.cells[width - 1] for row in rows):
        width -= 1
    return [Row(row.line, (row.cells + ("",) * width)[:width]) for row in rows]
