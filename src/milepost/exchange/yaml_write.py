"""A document as canonical YAML: the same document always gives the same bytes.

The top level and the collections in it are written as blocks; an entity takes one line, in braces, where it fits in
`WIDTH` columns, and else a block of its own whose small values are in braces. Text of several lines is a literal block.
"""

import re
from collections.abc import Iterator, Mapping

from milepost.exchange.characters import ALLOWED
from milepost.exchange.document import Value, require_document
from milepost.exchange.yaml_text import flow_text, is_long_key, key_text, scalar_text

WIDTH = 120

# A literal block shows its text as it is: no line may begin the text with a space or end in one.
_LITERAL_LINE = re.compile(f"(?:[{ALLOWED}]*(?<=\\S))?")


def write_yaml(document: Mapping[str, Value]) -> str:
    """The document as YAML text that ends in a line break; `parse` reads it back as it was.

    Raises `NotADocumentError` for what no plan file can hold.
    """
    require_document(document)
    if not document:
        return "{}\n"
    lines = (line for key, value in document.items() for line in entry_lines(key, value, 0, spread=is_spread(value)))
    return "\n".join(lines) + "\n"


def entry_lines(key: str, value: Value, column: int, *, spread: bool = False) -> list[str]:
    """The lines of one key and its value in a block mapping at `column`, themselves not indented.

    `spread` writes a collection as a block even where it would fit on the line.
    """
    name = key_text(key, flow=False)
    if is_long_key(name):
        return [f"? {name}", *hung_lines(":", value, column, spread=spread)]
    return hung_lines(f"{name}:", value, column, spread=spread)


def item_lines(value: Value, column: int, *, spread: bool = False) -> list[str]:
    """The lines of one item in a block sequence at `column`, themselves not indented."""
    return hung_lines("-", value, column, spread=spread)


def hung_lines(head: str, value: Value, column: int, *, spread: bool) -> list[str]:
    """The lines of `head`, which is `key:` or `-` at `column`, and of the value that hangs on it."""
    if isinstance(value, str) and is_literal(value):
        return [f"{head} {_literal_mark(value)}", *indented(value.removesuffix("\n").split("\n"))]
    if not isinstance(value, (dict, list)):
        return [f"{head} {scalar_text(value, flow=False)}"]
    line = f"{head} {flow_text(value)}"
    if not value or not (spread or column + len(line) > WIDTH or ("\\n" in line and _holds_literal(value))):
        return [line]
    lines = list(_block_lines(value, column + 2))
    return [f"- {lines[0]}", *indented(lines[1:])] if head == "-" else [head, *indented(lines)]


def is_literal(text: str) -> bool:
    """Whether text is written as a literal block: it has several lines, and none with space at an end."""
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or not lines[0] or not lines[-1] or lines[0][0].isspace():
        return False
    return "\r" not in text and "\t" not in text and "\ufeff" not in text and all(map(_LITERAL_LINE.fullmatch, lines))


def indented(lines: list[str], columns: int = 2) -> list[str]:
    """The lines, moved to the right; empty ones stay empty."""
    return [" " * columns + line if line else line for line in lines]


def _literal_mark(text: str) -> str:
    return "|" if text.endswith("\n") else "|-"


def _block_lines(value: dict[str, Value] | list[Value], column: int) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from entry_lines(key, item, column)
    else:
        for item in value:
            yield from item_lines(item, column)


def is_spread(value: Value) -> bool:
    """Whether a collection at the top level is written as a block: it holds entities."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(item, dict) and item for item in items)


def _holds_literal(value: Value) -> bool:
    if isinstance(value, str):
        return is_literal(value)
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_holds_literal, items))
