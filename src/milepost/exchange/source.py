"""A plan file read to plain data: what it holds, what is wrong with it, and where each value stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from milepost.exchange import file_problems
from milepost.exchange.characters import ALLOWED
from milepost.exchange.document import Document
from milepost.exchange.json_nodes import json_nodes
from milepost.exchange.json_source import read_json
from milepost.exchange.node import Node, line_at
from milepost.exchange.reading import TextReading
from milepost.exchange.yaml_nodes import yaml_nodes
from milepost.exchange.yaml_source import read_yaml
from milepost.model.problem import Problem

_NOT_ALLOWED = re.compile(f"[^{ALLOWED}]")
_LINE_BREAK = re.compile("\r\n?|\n")


class Form(StrEnum):
    """How a plan file is written."""

    YAML = "yaml"
    JSON = "json"


@dataclass(frozen=True)
class Source:
    """A plan file as it was read.

    `document` is its plain data, or None where it could not be read; a document with problems is as much of it as
    could be read, so that the plan in it can be checked as well. Where the file has aliases, they share one value: copy
    the document before changing it. `text` is the file without its byte order mark.
    """

    document: Document | None
    problems: tuple[Problem, ...]
    form: Form
    text: str

    def line(self, path: Sequence[str | int]) -> int | None:
        """The 1-based line of the key or list item at `path`, or of its nearest ancestor; None without a document.

        The places are found when first asked for, so that a file without problems does not pay for them.
        """
        return None if self.document is None else line_at(self._nodes, path)

    @cached_property
    def _nodes(self) -> Node:
        return json_nodes(self.text) if self.form is Form.JSON else yaml_nodes(_cleaned(self.text))


def read_source(path: Path) -> Source:
    """Read a file, at most `MAX_BYTES` long; what is wrong with it is in the problems."""
    try:
        status = path.stat()
        if not path.is_file():
            reason = "it is a folder" if path.is_dir() else "it is not an ordinary file"
            return _unread(file_problems.file_unreadable(path.name, reason))
        if status.st_size > file_problems.MAX_BYTES:
            return _unread(file_problems.file_too_large(path.name, status.st_size))
        return parse(path.read_bytes(), path.name)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return _unread(file_problems.file_unreadable(str(path), reason[:1].lower() + reason[1:]))


def parse(data: bytes, name: str) -> Source:
    """Read the bytes of a plan file: as JSON where `name` ends in `.json` or the text is JSON, else as YAML."""
    if len(data) > file_problems.MAX_BYTES:
        return _unread(file_problems.file_too_large(name, len(data)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unread(_not_utf8(data, error))
    return _parse_text(text, name)


def _unread(problem: Problem) -> Source:
    return Source(None, (problem,), Form.YAML, "")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Problem:
    # The decoder counts from behind the byte order mark, where there is one.
    offset = error.start + len(data) - len(error.object)
    line = len(_LINE_BREAK.findall(data[:offset].decode("latin-1"))) + 1
    reason = "it looks like UTF-16, unreadable" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else error.reason
    return file_problems.file_not_utf8(offset, line, reason)


def _parse_text(text: str, name: str) -> Source:
    if name.lower().endswith(".json"):
        return _source(read_json(text, name), Form.JSON, text)
    if text.lstrip().startswith("{"):
        reading = read_json(text, name)
        if all(problem.code != "file-not-json" for problem in reading.problems):
            return _source(reading, Form.JSON, text)
    return _source(_read_cleaned_yaml(text, name), Form.YAML, text)


def _source(reading: TextReading, form: Form, text: str) -> Source:
    return Source(reading.document, reading.problems, form, text)


def _read_cleaned_yaml(text: str, name: str) -> TextReading:
    reading = read_yaml(_cleaned(text), name)
    return replace(reading, problems=(*_character_problems(text), *reading.problems))


def _cleaned(text: str) -> str:
    """The text with a stand-in for each character that libyaml would stop at or misread, so that reading can go on."""
    return _NOT_ALLOWED.sub("\ufffd", text)


def _character_problems(text: str) -> tuple[Problem, ...]:
    first = _NOT_ALLOWED.search(text)
    if first is None:
        return ()
    line = len(_LINE_BREAK.findall(text, 0, first.start())) + 1
    more = len(_NOT_ALLOWED.findall(text)) - 1
    return (file_problems.character_not_allowed(line, first.group(), more),)
