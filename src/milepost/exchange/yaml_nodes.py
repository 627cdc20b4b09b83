"""Where the values of a YAML text stand."""

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from milepost.exchange.node import Node, NodeKind
from milepost.exchange.yaml_events import AliasMarked, Marked, OpenMarked, ScalarMarked, Steps, feed_events


def yaml_nodes(text: str) -> Node:
    """The tree of the one document in a text that `read_yaml` has accepted.

    Raises `yaml.YAMLError` where it is not YAML.
    """
    growing = _Growing(text)
    feed_events(text, growing.steps())
    return growing.outermost[0]


class _Open:
    """A collection that is being filled: `nodes` are its keys and items in turn."""

    __slots__ = ("event", "kind", "nodes")

    def __init__(self, event: OpenMarked, kind: NodeKind) -> None:
        self.event, self.kind = event, kind
        self.nodes: list[Node] = []

    def closed(self, end: int) -> Node:
        event, nodes = self.event, self.nodes
        flow = bool(event.flow_style)
        if nodes and not flow:
            end = nodes[-1].end  # libyaml's own lies behind the comments that follow
        line, start = event.start_mark.line + 1, event.start_mark.index
        mapping = self.kind is NodeKind.MAPPING
        keys, items = (tuple(nodes[::2]), tuple(nodes[1::2])) if mapping else ((), tuple(nodes))
        return Node(self.kind, line, start, end, flow=flow, anchor=event.anchor, keys=keys, items=items)


class _Growing:
    """The tree so far: fed with events, a method for each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.outermost: list[Node] = []
        self._nodes = self.outermost
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}

    def steps(self) -> Steps:
        return {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._mapping,
            SequenceStartEvent: self._sequence,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
        }

    def _scalar(self, event: ScalarMarked) -> None:
        start, end, style = event.start_mark, event.end_mark.index, event.style or ""
        if style in ("|", ">"):
            end = _block_scalar_end(self._text, start.index, end, event.value)
        self._add(Node(NodeKind.SCALAR, start.line + 1, start.index, end, event.value, style, anchor=event.anchor))

    def _alias(self, event: AliasMarked) -> None:
        start, target = event.start_mark, self._anchors[event.anchor]
        self._nodes.append(Node(NodeKind.ALIAS, start.line + 1, start.index, event.end_mark.index, target=target))

    def _mapping(self, event: OpenMarked) -> None:
        self._enter(_Open(event, NodeKind.MAPPING))

    def _sequence(self, event: OpenMarked) -> None:
        self._enter(_Open(event, NodeKind.SEQUENCE))

    def _enter(self, opened: _Open) -> None:
        self._open.append(opened)
        self._nodes = opened.nodes

    def _close(self, event: Marked) -> None:
        closed = self._open.pop().closed(event.end_mark.index)
        self._nodes = self._open[-1].nodes if self._open else self.outermost
        self._add(closed)

    def _add(self, node: Node) -> None:
        if node.anchor is not None:
            self._anchors[node.anchor] = node
        self._nodes.append(node)


def _block_scalar_end(text: str, start: int, end: int, value: str) -> int:
    # libyaml counts the blank lines behind a block scalar to it; they are part of its value only under `|+`.
    if value.endswith("\n\n") or not value.strip():
        return end
    return start + len(text[start:end].rstrip())
