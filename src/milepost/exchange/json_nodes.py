"""Where the values of a JSON text stand; found by a scan of its own, since `json` keeps no places."""

import json
import re
from collections.abc import Iterator

from milepost.exchange.node import Node, NodeKind

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\],:"]+|\r\n?|\n')


def json_tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Each bracket, text and word: its 1-based line, its offset and itself."""
    line = 1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] in "\r\n":
            line += 1
        else:
            yield line, match.start(), token


class _Open:
    """A collection that is being filled: `nodes` are its keys and items in turn."""

    def __init__(self, kind: NodeKind, line: int, start: int) -> None:
        self.kind, self.line, self.start = kind, line, start
        self.nodes: list[Node] = []

    def closed(self, end: int) -> Node:
        if self.kind is NodeKind.SEQUENCE:
            return Node(self.kind, self.line, self.start, end, flow=True, items=tuple(self.nodes))
        keys, items = tuple(self.nodes[::2]), tuple(self.nodes[1::2])
        return Node(self.kind, self.line, self.start, end, flow=True, keys=keys, items=items)


def json_nodes(text: str) -> Node:
    """The tree of a JSON text that `json` has accepted; duplicate keys are all in it."""
    outermost = _Open(NodeKind.SEQUENCE, 1, 0)
    stack = [outermost]
    for line, start, token in json_tokens(text):
        if token in "{[":
            stack.append(_Open(NodeKind.MAPPING if token == "{" else NodeKind.SEQUENCE, line, start))
        elif token in "}]":
            closed = stack.pop().closed(start + 1)
            stack[-1].nodes.append(closed)
        else:
            stack[-1].nodes.append(_scalar(line, start, token))
    return outermost.nodes[0]


def _scalar(line: int, start: int, token: str) -> Node:
    end = start + len(token)
    if token[0] == '"':
        return Node(NodeKind.SCALAR, line, start, end, text=str(json.loads(token, strict=False)), mark='"')
    return Node(NodeKind.SCALAR, line, start, end, text=token)
