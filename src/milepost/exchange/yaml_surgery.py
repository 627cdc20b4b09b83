"""The replacements that turn the text of one document into that of another."""

import re
from collections.abc import Sequence

from milepost.exchange.alignment import sources
from milepost.exchange.document import Document, Value, same
from milepost.exchange.node import Node, NodeKind, resolved
from milepost.exchange.text_edit import (
    OverlapError,
    TextEdit,
    apply_edits,
    before_break,
    line_break,
    line_end,
    line_start,
)
from milepost.exchange.yaml_text import flow_text, key_text, quoted
from milepost.exchange.yaml_write import entry_lines, hung_lines, indented, is_spread, item_lines
from milepost.model.order import staying

_LINES_BETWEEN = r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*[ \t]*"
_DASH = re.compile(_LINES_BETWEEN + "-")
_COLON = re.compile(_LINES_BETWEEN + ":")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+" + _LINES_BETWEEN)
_COMMA = re.compile(r"[ \t]*,[ \t]*")


class Surgery:
    """Gathers in `edits` what has to change in a text; without `deep`, values of the top level are replaced whole."""

    def __init__(self, text: str, *, deep: bool) -> None:
        self._text = text
        self._deep = deep
        self._newline = line_break(text)
        self.edits: list[TextEdit] = []

    def operate(self, root: Node, before: Document, after: Document) -> str:
        """The edited text, which has still to be read, for not every layout is understood.

        Raises `OverlapError` where a change cannot be made within the layout.
        """
        if not self._mapping(root, before, after, top=True):
            raise OverlapError("the top level has to be written anew")
        edited = apply_edits(self._text, self.edits)
        first_line_removed = any(edit.start == 0 < edit.end and not edit.text for edit in self.edits)
        return edited.removeprefix(self._newline) if first_line_removed else edited

    def _value(self, node: Node, before: Value, after: Value, head_end: int, column: int, *, flow: bool) -> None:
        """Change one value, which hangs on a key or dash at `column` that ends at `head_end`."""
        if same(before, after):
            return
        done = False
        if node.kind is NodeKind.MAPPING and isinstance(before, dict) and isinstance(after, dict):
            done = self._mapping(node, before, after)
        elif node.kind is NodeKind.SEQUENCE and isinstance(before, list) and isinstance(after, list):
            done = self._sequence(node, before, after)
        if not done:
            self._replace(node, after, head_end, column, flow=flow)

    def _replace(self, node: Node, after: Value, head_end: int, column: int, *, flow: bool) -> None:
        if flow:
            self._replace_in_flow(node, self._in_old_quotes(node, after) or flow_text(after), head_end)
            return
        was_block = node.kind in (NodeKind.MAPPING, NodeKind.SEQUENCE) and not node.flow
        spread = was_block or (column == 0 and is_spread(after))
        head = "-" if self._text[head_end - 1] == "-" else ""
        first, *rest = hung_lines(head, after, column, spread=spread)
        first = first.removeprefix(head)
        old_quotes = self._in_old_quotes(node, after)
        if old_quotes is not None:
            first, rest = f" {old_quotes}", []
        below = "".join(self._newline + line for line in indented(rest, column))
        if re.search(r"[\r\n]", self._text[head_end : node.start]):
            self._edit(head_end, head_end, first)
            self._edit(line_end(self._text, head_end), node.end, below)
        elif first and head_end < node.start:
            self._edit(node.start, node.end, first.lstrip())
            self._insert(line_end(self._text, node.end), below)
        else:
            self._edit(head_end, node.end, first)
            self._insert(line_end(self._text, node.end), below)

    def _replace_in_flow(self, node: Node, new: str, head_end: int) -> None:
        if node.start == node.end:
            colon = "" if self._text[head_end - 1 : head_end] == ":" else ":"
            blank = not self._text[head_end : node.start].strip(" \t")
            self._edit(head_end, node.start if blank else head_end, f"{colon} {new}")
        else:
            self._edit(node.start, node.end, new)

    def _in_old_quotes(self, node: Node, after: Value) -> str | None:
        if node.kind is NodeKind.SCALAR and node.mark in ("'", '"') and isinstance(after, str) and "\n" not in after:
            return quoted(after, node.mark)
        return None

    # Mappings

    def _mapping(self, node: Node, before: Document, after: Document, *, top: bool = False) -> bool:
        names = [resolved(key).text for key in node.keys]
        kept = [name for name in names if name in after]
        added = [name for name in after if name not in before]
        is_pair = node.flow and self._text[self._content(node)] != "{"
        if not kept or (is_pair and (added or len(kept) < len(names))):
            return False
        column = 0 if node.flow else self._column(node.keys[0].start)
        for name, key, item in zip(names, node.keys, node.items, strict=True):
            if name in after:
                self._entry(key, item, before[name], after[name], column, flow=node.flow, top=top)
        if node.flow:
            return self._flow_mapping(node, names, after)
        self._remove_entries(node, [name in after for name in names])
        self._add_entries(node, names, after, column)
        return True

    def _entry(self, key: Node, item: Node, before: Value, after: Value, column: int, *, flow: bool, top: bool) -> None:
        colon = _COLON.match(self._text, key.end)
        head_end = colon.end() if colon else key.end
        if top and not self._deep and not same(before, after):
            self._replace(item, after, head_end, column, flow=flow)
        else:
            self._value(item, before, after, head_end, column, flow=flow)

    def _remove_entries(self, node: Node, kept: Sequence[bool]) -> None:
        for position, (key, item) in enumerate(zip(node.keys, node.items, strict=True)):
            if kept[position]:
                continue
            begin = line_start(self._text, key.start)
            if self._text[begin : key.start].strip() in ("", "?"):
                self._remove_lines(begin, max(key.end, item.end))
            else:
                self._remove_behind_dash(node, kept)

    def _remove_behind_dash(self, node: Node, kept: Sequence[bool]) -> None:
        # `- id: x` and the entry below it: what stays moves up to the dash, unless comments stand between.
        first, second = node.keys[0], node.keys[1]
        end = max(first.end, node.items[0].end)
        if kept[1] and not self._text[end : second.start].strip():
            self._edit(first.start, second.start, "")
        else:
            self._edit(first.start, line_end(self._text, end), "")

    def _add_entries(self, node: Node, names: list[str], after: Document, column: int) -> None:
        kept = [position for position, name in enumerate(names) if name in after]
        place = kept[-1]
        for name, value in after.items():
            if name in names:
                place = names.index(name)
                continue
            end = line_end(self._text, max(node.keys[place].end, node.items[place].end))
            lines = entry_lines(name, value, column, spread=column == 0 and is_spread(value))
            self._insert(end, self._lines(lines, column))

    def _flow_mapping(self, node: Node, names: list[str], after: Document) -> bool:
        spans = [(key.start, self._entry_end(key, item)) for key, item in zip(node.keys, node.items, strict=True)]
        chunks: list[int | str] = [position for position, name in enumerate(names) if name in after]
        place = len(chunks)
        for name, value in after.items():
            if name in names:
                place = chunks.index(names.index(name)) + 1
            else:
                chunks.insert(place, f"{key_text(name, flow=True)}: {flow_text(value)}")
                place += 1
        return self._flow_items(spans, chunks)

    def _entry_end(self, key: Node, item: Node) -> int:
        if item.end > item.start:
            return item.end
        colon = _COLON.match(self._text, key.end)
        return colon.end() if colon else key.end

    # Sequences

    def _sequence(self, node: Node, before: list[Value], after: list[Value]) -> bool:
        found = sources(before, after)
        if not node.items or not any(source is not None for source in found):
            return False
        if node.flow:
            return self._flow_sequence(node, before, after, found)
        return self._block_sequence(node, before, after, found)

    def _block_sequence(self, node: Node, before: list[Value], after: list[Value], found: Sequence[int | None]) -> bool:
        dashes = self._dashes(node)
        if not dashes:
            return False
        column, stay, removed = self._column(dashes[0]), staying(found), set(range(len(before)))
        place = self._before_line(dashes[0])
        for value, source in zip(after, found, strict=True):
            if source is None:
                self._insert(place, self._lines(self._new_item(node, value, column), column))
            elif source in stay:
                self._value(node.items[source], before[source], value, dashes[source] + 1, column, flow=False)
                place = line_end(self._text, node.items[source].end)
                removed.discard(source)
            else:
                self._insert(place, self._moved(node, source, dashes, before[source], value))
        for source in removed:
            moves = source in found
            begin = self._comment_start(dashes[source]) if moves and source else line_start(self._text, dashes[source])
            self._remove_lines(begin, node.items[source].end)
        return True

    def _new_item(self, node: Node, value: Value, column: int) -> list[str]:
        blocks = sum(item.kind is NodeKind.MAPPING and not item.flow for item in node.items)
        spread = isinstance(value, dict) and blocks * 2 > len(node.items)
        return item_lines(value, column, spread=spread)

    def _moved(self, node: Node, source: int, dashes: Sequence[int], before: Value, after: Value) -> str:
        dash, item, outer = dashes[source], node.items[source], self.edits
        self.edits = []
        self._value(item, before, after, dash + 1, self._column(dash), flow=False)
        begin = self._comment_start(dash) if source else line_start(self._text, dash)
        moved = apply_edits(self._text, self.edits, begin, line_end(self._text, item.end))
        self.edits = outer
        return self._newline + moved

    def _dashes(self, node: Node) -> list[int]:
        """Where the dash of each item stands; none where the first one shares its line with something else."""
        dashes, position = [], self._content(node)
        for item in node.items:
            dash = _DASH.match(self._text, position)
            if dash is None:
                return []
            dashes.append(dash.end() - 1)
            position = max(item.end, dash.end())
        first = dashes[0]
        return [] if self._text[line_start(self._text, first) : first].strip() else dashes

    def _comment_start(self, position: int) -> int:
        """Where the comment lines begin that stand right above a line, at its indentation; else the line itself."""
        begin = line_start(self._text, position)
        indentation = self._text[begin:position]
        while begin > 0:
            above = line_start(self._text, before_break(self._text, begin))
            if not self._text[above:begin].startswith(indentation + "#"):
                break
            begin = above
        return begin

    def _flow_sequence(self, node: Node, before: list[Value], after: list[Value], found: Sequence[int | None]) -> bool:
        stay = staying(found)
        chunks: list[int | str] = []
        for value, source in zip(after, found, strict=True):
            if source is None or source not in stay:
                same_value = source is not None and same(before[source], value)
                old = node.items[source] if source is not None else node
                chunks.append(self._text[old.start : old.end] if same_value else flow_text(value))
            else:
                item = node.items[source]
                self._value(item, before[source], value, item.start, 0, flow=True)
                chunks.append(source)
        return self._flow_items([(item.start, item.end) for item in node.items], chunks)

    # Brackets

    def _flow_items(self, spans: Sequence[tuple[int, int]], chunks: Sequence[int | str]) -> bool:
        """Let the items or entries at `spans` be those that `chunks` names by index, with its new texts between."""
        stay = [chunk for chunk in chunks if isinstance(chunk, int)]
        if not stay:
            return False
        place: int | None = None
        for chunk in chunks:
            if isinstance(chunk, int):
                place = spans[chunk][1]
            elif place is None:
                self._insert(spans[stay[0]][0], f"{chunk}, ")
            else:
                self._insert(place, f", {chunk}")
        for position in range(stay[-1]):
            if position not in stay:
                self._remove_with_comma(*spans[position])
        self._remove_tail(spans, stay[-1])
        return True

    def _remove_tail(self, spans: Sequence[tuple[int, int]], last: int) -> None:
        removed = spans[last + 1 :]
        if removed and not re.search(r"[\r\n]", self._text[spans[last][1] : removed[0][0]]):
            self._edit(spans[last][1], removed[-1][1], "")
            return
        # One item a line: what is before the items, a comma and comments, stays; YAML allows a comma at the end.
        for start, end in removed:
            comma = _COMMA.match(self._text, end)
            self._remove_words(start, comma.end() if comma else end)

    def _remove_with_comma(self, start: int, end: int) -> None:
        comma = _COMMA.match(self._text, end)
        if comma is None:
            raise OverlapError("a comment stands between an item and its comma")
        self._remove_words(start, comma.end())

    def _remove_words(self, start: int, end: int) -> None:
        """Remove what stands between two places on a line, and the line with it where nothing else is on it."""
        begin = line_start(self._text, start)
        if not self._text[begin:start].strip() and end == line_end(self._text, end):
            start = self._before_line(begin)
        self._edit(start, end, "")

    # Lines

    def _edit(self, start: int, end: int, text: str) -> None:
        self.edits.append(TextEdit(start, end, text))

    def _insert(self, place: int, text: str) -> None:
        if text:
            self._edit(place, place, text)

    def _lines(self, lines: list[str], column: int) -> str:
        return "".join(self._newline + line for line in indented(lines, column))

    def _remove_lines(self, begin: int, position: int) -> None:
        """Remove whole lines, from the one that begins at `begin` to the one that `position` lies on."""
        end = line_end(self._text, position)
        self._edit(self._before_line(begin), end, "")

    def _before_line(self, position: int) -> int:
        return before_break(self._text, line_start(self._text, position))

    def _column(self, position: int) -> int:
        return position - line_start(self._text, position)

    def _content(self, node: Node) -> int:
        anchor = _ANCHOR.match(self._text, node.start) if node.anchor is not None else None
        return anchor.end() if anchor else node.start
