"""YAML text to plain data, with all that is wrong with it; in one pass, without recursion.

Aliases are allowed in moderation: all told, they may stand for `MAX_ADDED` characters of the text. Merge keys (`<<`)
are keys like any other.
"""

from typing import NoReturn

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from milepost.exchange import file_problems
from milepost.exchange.document import MAX_DEPTH, Value
from milepost.exchange.reading import TextReading
from milepost.exchange.scalars import CONSTANTS, is_held, read_plain
from milepost.exchange.yaml_events import AliasMarked, Marked, OpenMarked, ScalarMarked, Steps, feed_events
from milepost.exchange.yaml_reasons import yaml_reason
from milepost.model.problem import Problem


def read_yaml(text: str, name: str) -> TextReading:
    """Read the text of a YAML file; `name` is used in messages alone."""
    building = _Building(name)
    try:
        building.run(text)
    except _StopReading as stop:
        return TextReading(None, (*building.problems, stop.problem))
    except YAMLError as error:
        return TextReading(None, (*building.problems, _not_yaml(error)))
    return building.reading()


def _not_yaml(error: YAMLError) -> Problem:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    return file_problems.file_not_yaml(line, column, *yaml_reason(error))


class _StopReading(Exception):
    """The rest of the text is not worth reading, or not safe to."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Frame:
    """A collection that is being filled."""

    __slots__ = ("added", "anchor", "awaits_key", "height", "key", "key_lines", "line", "sequence", "start", "value")

    def __init__(self, line: int, start: int, anchor: str | None, added: int) -> None:
        self.line, self.start, self.anchor, self.added = line, start, anchor, added
        self.height = 0
        self.sequence: list[Value] | None = None
        self.value: dict[str, Value] = {}
        self.key_lines: dict[str, int] = {}
        self.key: str | None = None  # None: what comes for this key is dropped
        self.awaits_key = True


class _Anchored:
    """A finished value that aliases may point to, with the characters it stands for and its depth.

    `key` is the text of a scalar, and whether it is plain: for an alias that stands as a key.
    """

    __slots__ = ("height", "key", "size", "value")

    def __init__(self, value: Value, size: int, height: int, key: tuple[str, bool] | None = None) -> None:
        self.value, self.size, self.height, self.key = value, size, height, key


class _Building:
    """The document so far: fed with events, a method for each."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[Problem] = []
        self._root = _Frame(1, 0, None, 0)
        self._root.sequence = []
        self._frame = self._root
        self._outer: list[_Frame] = []
        self._anchors: dict[str, _Anchored | _Frame] = {}
        self._added = 0
        self._documents = 0
        self._empty = True
        self._first_line = 1

    def run(self, text: str) -> None:
        steps: Steps = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            SequenceStartEvent: self._open_sequence,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        feed_events(text, steps)

    def reading(self) -> TextReading:
        document = self._root.sequence[0] if self._root.sequence else None
        if self._empty:
            self.problems.append(file_problems.file_empty(self._name))
        elif isinstance(document, dict):
            return TextReading(document, tuple(self.problems))
        else:
            found = "a list" if isinstance(document, list) else "a single value"
            self.problems.append(file_problems.file_not_a_plan(self._first_line, found))
        return TextReading(None, tuple(self.problems))

    def _document(self, event: Marked) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _StopReading(file_problems.file_many_documents(event.start_mark.line + 1))

    def _scalar(self, event: ScalarMarked) -> None:
        plain = event.implicit[0]
        if event.tag is not None:
            self.problems.append(file_problems.file_tag(event.start_mark.line + 1, event.tag))
            plain = not event.style
        frame = self._frame
        if frame.sequence is None and frame.awaits_key:
            self._take_key(event.value, plain, event.start_mark.line + 1)
            value: Value = event.value
        else:
            value = read_plain(event.value) if plain else event.value
            if not is_held(value):
                self.problems.append(file_problems.number_not_finite(event.start_mark.line + 1, event.value))
                value = event.value
            self._take(value)
            if frame is self._root:
                self._see_root_scalar(event)
        if event.anchor is not None:
            size = event.end_mark.index - event.start_mark.index
            self._anchors[event.anchor] = _Anchored(value, size, 0, (event.value, plain))

    def _see_root_scalar(self, event: ScalarMarked) -> None:
        self._first_line = event.start_mark.line + 1
        self._empty = not event.value and not event.style

    def _take_key(self, text: str, plain: bool, line: int) -> None:
        frame = self._frame
        frame.awaits_key = False
        if plain and text in CONSTANTS:
            self.problems.append(file_problems.key_not_text(line, text or "nothing"))
        if text in frame.key_lines:
            frame.key = None
            self.problems.append(file_problems.duplicate_key(line, text, frame.key_lines[text]))
        else:
            frame.key = text
            frame.key_lines[text] = line

    def _take(self, value: Value) -> None:
        frame = self._frame
        if frame.sequence is not None:
            frame.sequence.append(value)
            return
        if frame.key is not None:
            frame.value[frame.key] = value
        frame.awaits_key = True

    def _open_mapping(self, event: OpenMarked) -> None:
        self._open(event)

    def _open_sequence(self, event: OpenMarked) -> None:
        self._open(event)
        self._frame.sequence = []

    def _open(self, event: OpenMarked) -> None:
        line = event.start_mark.line + 1
        if len(self._outer) == MAX_DEPTH:
            raise _StopReading(file_problems.file_too_deep(line))
        if event.tag is not None:
            self.problems.append(file_problems.file_tag(line, event.tag))
        if self._frame is self._root:
            self._first_line, self._empty = line, False
        frame = _Frame(line, event.start_mark.index, event.anchor, self._added)
        if event.anchor is not None:
            self._anchors[event.anchor] = frame
        self._outer.append(self._frame)
        self._frame = frame

    def _close(self, event: Marked) -> None:
        frame = self._frame
        self._frame = outer = self._outer.pop()
        height = frame.height + 1
        outer.height = max(outer.height, height)
        value: Value = frame.value if frame.sequence is None else frame.sequence
        if frame.anchor is not None and self._anchors[frame.anchor] is frame:
            size = event.end_mark.index - frame.start + self._added - frame.added
            self._anchors[frame.anchor] = _Anchored(value, size, height)
        self._take_collection(value, frame.line)

    def _take_collection(self, value: Value, line: int) -> None:
        frame = self._frame
        if frame.sequence is None and frame.awaits_key:
            found = "a mapping" if isinstance(value, dict) else "a list"
            self.problems.append(file_problems.key_not_text(line, found))
            frame.key, frame.awaits_key = None, False
        else:
            self._take(value)

    def _alias(self, event: AliasMarked) -> None:
        line = event.start_mark.line + 1
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            self._stop_undefined(event)
        if isinstance(anchored, _Frame):
            raise _StopReading(file_problems.file_alias_loop(line, event.anchor))
        self._added += anchored.size
        if self._added > file_problems.MAX_ADDED:
            raise _StopReading(file_problems.file_alias_bomb(line, event.anchor))
        if len(self._outer) + anchored.height > MAX_DEPTH:
            raise _StopReading(file_problems.file_too_deep(line))
        self._frame.height = max(self._frame.height, anchored.height)
        if self._frame.sequence is None and self._frame.awaits_key and anchored.key is not None:
            self._take_key(*anchored.key, line)
        else:
            self._take_collection(anchored.value, line)

    def _stop_undefined(self, event: AliasMarked) -> NoReturn:
        mark = event.start_mark
        reason = f"*{event.anchor} points to no anchor &{event.anchor} before it"
        mend = "Name the value with an anchor above, or put the text in quotes if it is meant as text."
        raise _StopReading(file_problems.file_not_yaml(mark.line + 1, mark.column + 1, reason, mend))
