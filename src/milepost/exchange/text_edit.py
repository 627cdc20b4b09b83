"""Replacements in a text, and what the text around them looks like."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_BREAK = re.compile(r"\r\n?|\n")


class TextEdit(NamedTuple):
    """The characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


class OverlapError(ValueError):
    """Two replacements concern the same characters."""


def apply_edits(text: str, edits: Iterable[TextEdit], start: int = 0, end: int | None = None) -> str:
    """The text from `start` to `end`, edited; of edits at one place, insertions come first, in the order given.

    Raises `OverlapError`.
    """
    pieces, cursor = [], start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < cursor:
            raise OverlapError(f"two replacements overlap at character {edit.start}")
        pieces += [text[cursor : edit.start], edit.text]
        cursor = edit.end
    return "".join((*pieces, text[cursor:end]))


def line_break(text: str) -> str:
    """The line break that the text uses, by its first one."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


def line_start(text: str, position: int) -> int:
    """Where the line begins in which `position` lies."""
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def line_end(text: str, position: int) -> int:
    """Where the line ends, before its break, in which the character before `position` lies.

    For a position at the start of a line that is the end of the line before.
    """
    if position > 0 and text[position - 1] in "\r\n":
        return before_break(text, position)
    found = _BREAK.search(text, position)
    return found.start() if found else len(text)


def before_break(text: str, start_of_line: int) -> int:
    """Where the line break begins that comes before the start of a line; 0 for the first line."""
    if text[max(start_of_line - 2, 0) : start_of_line] == "\r\n":
        return start_of_line - 2
    return max(start_of_line - 1, 0)
