"""YAML text with what its aliases stand for in their place."""

import re
from collections.abc import Iterator

from milepost.exchange.document import Value
from milepost.exchange.node import Node, NodeKind, resolved
from milepost.exchange.text_edit import TextEdit, apply_edits
from milepost.exchange.yaml_text import flow_text

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+[ \t]*")


def without_aliases(text: str, root: Node, document: Value) -> str:
    """The text, which reads as `document`, with every alias written out and no anchors."""
    return apply_edits(text, _edits(text, root, document))


def _edits(text: str, node: Node, value: Value) -> Iterator[TextEdit]:
    if node.kind is NodeKind.ALIAS:
        yield TextEdit(node.start, node.end, flow_text(value))
        return
    if node.anchor is not None and (anchor := _ANCHOR.match(text, node.start)):
        yield TextEdit(anchor.start(), anchor.end(), "")
    if isinstance(value, dict):
        for key, item in zip(node.keys, node.items, strict=True):
            name = resolved(key).text
            yield from _edits(text, key, name)
            yield from _edits(text, item, value[name])
    elif isinstance(value, list):
        for item, inner in zip(node.items, value, strict=True):
            yield from _edits(text, item, inner)
