"""JSON text to plain data, with all that is wrong with it: one fast pass, and a slow one where something is."""

import json
import math
from collections.abc import Iterator

from milepost.exchange import file_problems
from milepost.exchange.document import MAX_DEPTH, Value
from milepost.exchange.json_nodes import json_nodes, json_tokens
from milepost.exchange.node import Node, NodeKind
from milepost.exchange.reading import TextReading
from milepost.exchange.scalars import is_held, read_integer
from milepost.model.problem import Problem


def read_json(text: str, name: str) -> TextReading:
    """Read the text of a JSON file; `name` is used in messages alone."""
    if not text.strip():
        return TextReading(None, (file_problems.file_empty(name),))
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        return TextReading(None, (file_problems.file_not_json(error.lineno, error.colno, _reason(error)),))
    except RecursionError:
        return TextReading(None, _too_deep(text))


def _read(text: str) -> TextReading:
    strict = _Strict()
    value: Value = json.loads(
        text,
        object_pairs_hook=strict.mapping,
        parse_float=strict.real,
        parse_int=strict.integer,
        parse_constant=strict.constant,
    )
    too_deep = _too_deep(text) if _is_too_deep(value) else ()
    if too_deep:
        return TextReading(None, too_deep)
    suspect = strict.suspect or ("\\u" in text and _has_half_pairs(value))
    problems = tuple(_problems(json_nodes(text))) if suspect else ()
    if isinstance(value, dict):
        return TextReading(value, problems)
    line = text[: len(text) - len(text.lstrip())].count("\n") + 1
    found = "a list" if isinstance(value, list) else "a single value"
    return TextReading(None, (*problems, file_problems.file_not_a_plan(line, found)))


class _Strict:
    """The hooks of `json`: `suspect` once something came that is to be reported with its line."""

    def __init__(self) -> None:
        self.suspect = False

    def mapping(self, pairs: list[tuple[str, Value]]) -> dict[str, Value]:
        mapping = dict(pairs)
        if len(mapping) == len(pairs):
            return mapping
        self.suspect = True
        first: dict[str, Value] = {}
        for key, value in pairs:
            first.setdefault(key, value)
        return first

    def real(self, text: str) -> float | str:
        return self._held(float(text), text)

    def integer(self, text: str) -> int | float | str:
        return self._held(read_integer(text), text)

    def constant(self, text: str) -> float | str:
        return self._held(math.nan, text)

    def _held(self, number: int | float, text: str) -> int | float | str:
        if is_held(number):
            return number
        self.suspect = True
        return text


def _is_too_deep(value: Value) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [item for outer in level for item in _inside(outer) if isinstance(item, (dict, list))]
    return bool(level)


def _inside(value: Value) -> Iterator[Value]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _too_deep(text: str) -> tuple[Problem, ...]:
    depth = 0
    for line, _, token in json_tokens(text):
        depth += (token in "{[") - (token in "}]")
        if depth > MAX_DEPTH:
            return (file_problems.file_too_deep(line),)
    return ()


def _has_half_pairs(value: Value) -> bool:
    if isinstance(value, str):
        return not value.isascii() and _half_pair(value) is not None
    if isinstance(value, dict) and any(_half_pair(key) is not None for key in value):
        return True
    return any(_has_half_pairs(item) for item in _inside(value))


def _half_pair(text: str) -> str | None:
    return next((character for character in text if "\ud800" <= character <= "\udfff"), None)


def _problems(root: Node) -> Iterator[Problem]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting.extend(reversed(node.items))
        waiting.extend(reversed(node.keys))
        if node.kind is NodeKind.MAPPING:
            yield from _duplicates(node)
        elif node.kind is NodeKind.SCALAR:
            yield from _scalar_problems(node)


def _duplicates(node: Node) -> Iterator[Problem]:
    first_lines: dict[str, int] = {}
    for key in node.keys:
        if key.text in first_lines:
            yield file_problems.duplicate_key(key.line, key.text, first_lines[key.text])
        first_lines.setdefault(key.text, key.line)


def _scalar_problems(node: Node) -> Iterator[Problem]:
    if node.mark:
        half = _half_pair(node.text)
        if half is not None:
            yield file_problems.character_not_allowed(node.line, half, 0)
    elif node.text not in ("true", "false", "null") and not _is_number_held(node.text):
        yield file_problems.number_not_finite(node.line, node.text)


def _is_number_held(text: str) -> bool:
    if text.lstrip("-").isdigit():
        return is_held(read_integer(text))
    return is_held(float(text))


def _reason(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]
