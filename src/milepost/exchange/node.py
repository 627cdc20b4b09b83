"""Where each value of a text stands: a tree of spans beside the plain data."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class NodeKind(StrEnum):
    """What stands at a place in the text."""

    SCALAR = "scalar"
    SEQUENCE = "sequence"
    MAPPING = "mapping"
    ALIAS = "alias"


class Node(NamedTuple):
    """One value in a text.

    `line` is 1-based; `start` and `end` are offsets in characters, `end` behind the last character that belongs to
    the value (never behind a comment). `flow` says that a collection is written in brackets. `mark` is the quote or
    block mark of a scalar, or "". A mapping has as many `keys` as `items`. `target` is what an alias points to.
    """

    kind: NodeKind
    line: int
    start: int
    end: int
    text: str = ""
    mark: str = ""
    flow: bool = False
    anchor: str | None = None
    keys: tuple["Node", ...] = ()
    items: tuple["Node", ...] = ()
    target: "Node | None" = None


def line_at(root: Node, path: Sequence[str | int]) -> int:
    """The line of the key or list item at `path`, or of its nearest ancestor that exists."""
    line, node = root.line, root
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        line, node = found
    return line


def _step(node: Node, step: str | int) -> tuple[int, Node] | None:
    node = resolved(node)
    if node.kind is NodeKind.MAPPING and isinstance(step, str):
        for key, item in zip(node.keys, node.items, strict=True):
            if resolved(key).text == step and resolved(key).kind is NodeKind.SCALAR:
                return key.line, item
    elif node.kind is NodeKind.SEQUENCE and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step].line, node.items[step]
    return None


def resolved(node: Node) -> Node:
    """The node itself, or what it points to where it is an alias."""
    return node if node.target is None else node.target
