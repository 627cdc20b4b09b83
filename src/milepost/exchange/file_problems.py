"""Everything that can be wrong with a file before it is read as a plan: one function for each code."""

from milepost.exchange.document import MAX_DEPTH, MAX_DIGITS
from milepost.model.problem import Problem, Severity

MAX_BYTES = 100 * 1024 * 1024
"""Bytes that a plan file may have."""

MAX_ADDED = 2_000_000
"""Characters that the aliases of a file may stand for, all told.

A value takes two characters at the least, so aliases can add no more than a million values.
"""


def _error(code: str, line: int | None, message: str, mend: str) -> Problem:
    return Problem(code=code, severity=Severity.ERROR, subject=None, line=line, message=message, mend=mend)


def file_unreadable(name: str, reason: str) -> Problem:
    """The file is missing, is a folder, or may not be read."""
    return _error("file-unreadable", None, f"{name} cannot be read: {reason}", "Name a file that is there to be read.")


def file_too_large(name: str, size: int) -> Problem:
    """The file has more than `MAX_BYTES` bytes."""
    return _error(
        "file-too-large",
        None,
        f"{name} has {size:,} bytes; a plan file has at most {MAX_BYTES:,}",
        "Check that this is a plan file, or split the plan.",
    )


def file_not_utf8(offset: int, line: int, reason: str) -> Problem:
    """The bytes are not UTF-8; `offset` is that of the first byte at fault, from 0."""
    return _error(
        "file-not-utf8",
        line,
        f"the file is not UTF-8 text: {reason} at byte {offset}",
        "Save the file as UTF-8.",
    )


def character_not_allowed(line: int, character: str, more: int) -> Problem:
    """A character that no plan file may hold as it is; `more` of them follow in the file."""
    others = f", and {more:,} more like it in the file" if more else ""
    return _error(
        "character-not-allowed",
        line,
        f"the character U+{ord(character):04X} cannot stand in a plan file{others}",
        'Remove it, or write it as an escape within double quotes, such as "\\u2028".',
    )


def file_not_yaml(line: int, column: int, reason: str, mend: str) -> Problem:
    """The text is not YAML; `column` is counted from 1."""
    return _error("file-not-yaml", line, f"the file is not YAML: {reason} (column {column})", mend)


def file_not_json(line: int, column: int, reason: str) -> Problem:
    """The text is not JSON; `column` is counted from 1."""
    return _error(
        "file-not-json",
        line,
        f"the file is not JSON: {reason} (column {column})",
        "Check the comma, quote or bracket at or just before that place; a file in YAML has a name ending in .yaml.",
    )


def file_too_deep(line: int) -> Problem:
    """Lists and mappings stand in one another deeper than `MAX_DEPTH`."""
    return _error(
        "file-too-deep",
        line,
        f"lists and mappings are nested more than {MAX_DEPTH} deep",
        "Check the brackets and the indentation: no plan needs more than about 10.",
    )


def file_tag(line: int, tag: str) -> Problem:
    """A value carries an explicit YAML tag."""
    shown = tag.replace("tag:yaml.org,2002:", "!!")
    return _error(
        "file-tag",
        line,
        f"the tag {shown} is not accepted: a plan file holds plain data only",
        "Remove the tag; put text in quotes where it must be text.",
    )


def file_alias_bomb(line: int, name: str) -> Problem:
    """The aliases up to here stand for more than `MAX_ADDED` characters."""
    return _error(
        "file-alias-bomb",
        line,
        f"with *{name} the aliases of this file stand for more than {MAX_ADDED:,} characters",
        "Write the values out, or use fewer aliases of aliases.",
    )


def file_alias_loop(line: int, name: str) -> Problem:
    """An alias stands within the very value that it points to."""
    return _error(
        "file-alias-bomb",
        line,
        f"*{name} stands inside the value that it points to, so that the value would have no end",
        "Write the value out in place of the alias.",
    )


def file_many_documents(line: int) -> Problem:
    """A second YAML document begins."""
    return _error(
        "file-many-documents",
        line,
        "a second YAML document begins here; a plan file holds one",
        "Remove the line `---`, or put the second plan into a file of its own.",
    )


def file_empty(name: str) -> Problem:
    """The file holds nothing, or nothing but comments."""
    return _error("file-empty", None, f"{name} is empty", "Begin with a line such as `plan: NAME OF THE PLAN`.")


def file_not_a_plan(line: int, found: str) -> Problem:
    """The top level is not a mapping."""
    return _error(
        "file-not-a-plan",
        line,
        f"the top level of a plan file is a mapping of keys to values; this is {found}",
        "Begin with a line such as `plan: NAME OF THE PLAN`, and put the rest under keys such as `tasks:`.",
    )


def duplicate_key(line: int, key: str, first_line: int) -> Problem:
    """One mapping has a key twice; the first one is read."""
    lines = f"on line {line}" if first_line == line else f"on line {first_line} and on line {line}"
    return _error(
        "duplicate-key",
        line,
        f"the key {_shown(key)} stands twice in one mapping: {lines}",
        "Keep one of the two, or rename one.",
    )


def key_not_text(line: int, key: str) -> Problem:
    """A key is a boolean, null, a list or a mapping."""
    return _error(
        "key-not-text",
        line,
        f"a key must be text or a number; {key} is neither",
        "Put the key in quotes, or check the indentation and the brackets before it.",
    )


def number_not_finite(line: int, text: str) -> Problem:
    """A number is infinite, not a number, or too large to hold."""
    return _error(
        "number-not-finite",
        line,
        f"{_shown(text)} is not a number that a plan can hold (finite, at most {MAX_DIGITS} digits)",
        "Write a finite number, or put it in quotes if it is meant as text.",
    )


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
