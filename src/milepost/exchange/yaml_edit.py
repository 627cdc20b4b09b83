"""A changed document into the YAML text that it came from: what did not change stays byte for byte as it was."""

from collections.abc import Mapping

from milepost.exchange.document import Document, Value, require_document, same
from milepost.exchange.node import Node, NodeKind
from milepost.exchange.text_edit import OverlapError
from milepost.exchange.yaml_aliases import without_aliases
from milepost.exchange.yaml_nodes import yaml_nodes
from milepost.exchange.yaml_source import read_yaml
from milepost.exchange.yaml_surgery import Surgery
from milepost.exchange.yaml_write import write_yaml


class NotTheTextError(ValueError):
    """The text to be edited does not hold the document that it was said to hold."""


def edit_yaml(text: str, before: Mapping[str, Value], after: Mapping[str, Value]) -> str:
    """The text that holds `after`, made from `text`, which holds `before`, by the smallest replacements.

    Lines whose values do not change stay byte for byte: comments, blank lines, quotes, the order of keys, the layout.
    Items of lists are matched by id (see `alignment`); one that moves takes its comments along, both the one behind it
    and those on the lines right above it. A comment on a line of its own stays when what follows it is removed. Keys
    keep their order, whatever the order in `after`; new ones follow the key they follow there. An alias is written
    out where the change would otherwise reach too far. Only where all that fails is the text written anew.

    Raises `NotTheTextError` where `text` cannot be read or holds something else, `NotADocumentError` for an `after`
    that no plan file can hold.
    """
    require_document(after)
    old, new = dict(before), dict(after)
    body = text.removeprefix("\ufeff")
    if not _holds(body, old):
        raise NotTheTextError("the text to be edited is not one that reads as the document before the change")
    if same(old, new):
        return text
    return text[: len(text) - len(body)] + _edited(body, old, new)


def _edited(text: str, before: Document, after: Document) -> str:
    root = yaml_nodes(text)
    attempt = _operated(text, root, before, after, deep=True)
    if attempt is None and _has_alias(root):
        text = without_aliases(text, root, before)
        root = yaml_nodes(text)
        attempt = _operated(text, root, before, after, deep=True)
    if attempt is None:
        attempt = _operated(text, root, before, after, deep=False)
    return write_yaml(after) if attempt is None else attempt


def _operated(text: str, root: Node, before: Document, after: Document, *, deep: bool) -> str | None:
    try:
        edited = Surgery(text, deep=deep).operate(root, before, after)
    except OverlapError:
        return None
    return edited if _holds(edited, after) else None


def _holds(text: str, document: Document) -> bool:
    reading = read_yaml(text, "")
    return not reading.problems and same(reading.document, document)


def _has_alias(root: Node) -> bool:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.kind is NodeKind.ALIAS:
            return True
        waiting.extend((*node.keys, *node.items))
    return False
