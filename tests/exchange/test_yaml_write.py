"""Canonical YAML and JSON: what is written reads back equal, and looks as it should."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given

from milepost.exchange.document import NotADocumentError, same
from milepost.exchange.json_write import write_json
from milepost.exchange.source import parse
from milepost.exchange.yaml_write import WIDTH, write_yaml
from tests.exchange.documents import NASTY, documents


@given(documents)
def test_a_written_document_reads_back_equal_and_is_written_byte_for_byte_the_same(document: dict[str, Any]) -> None:
    text = write_yaml(document)
    source = parse(text.encode(), "p.yaml")
    assert source.problems == ()
    assert source.document is not None
    assert same(source.document, document)
    assert write_yaml(source.document) == text
    assert text.endswith("\n")


@given(documents)
def test_written_json_reads_back_equal(document: dict[str, Any]) -> None:
    text = write_json(document)
    assert same(parse(text.encode(), "p.json").document, document)
    assert same(json.loads(text), document)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives_as_key_item_and_value_in_block_and_braces(text: str) -> None:
    document: dict[str, Any] = {
        text: text,
        "list": [text, [text]],
        "braces": {text: {"a": text}},
        "long": [{"x": "y" * 120, text: text}],
    }
    assert same(parse(write_yaml(document).encode(), "p.yaml").document, document)


@pytest.mark.parametrize(
    "text", [text for text in NASTY if not text.startswith("2026") and text not in ("\x85", "\u2028")]
)
def test_readers_of_yaml_1_1_see_the_same_text(text: str) -> None:
    # PyYAML's own loader keeps to YAML 1.1; dates alone are read otherwise, which `yaml_text` says.
    document: dict[str, Any] = {"value": text, "list": [text]}
    assert yaml.safe_load(write_yaml(document)) == document


def test_small_entities_take_a_line_and_large_ones_a_block() -> None:
    long = "A name that goes on and on and on, so that the task cannot be written on a single line of the file"
    document: dict[str, Any] = {
        "plan": "Atlas",
        "status_date": "2026-11-02",
        "schedule": {"progress": "retained_logic"},
        "calendars": {"office": {"week": {"mon-fri": ["09:00-12:00"]}}},
        "tasks": [
            {"id": "spec", "milestone": "beta", "estimate": "5d", "after": ["api", {"id": "ui", "lag": "-1d"}]},
            {"id": "api", "name": long, "estimate": {"low": "1d", "high": "3d"}, "tags": []},
            {"id": "ui", "notes": "first\n\nlast\n"},
        ],
        "empty": {},
    }
    assert (
        write_yaml(document)
        == f"""\
plan: Atlas
status_date: 2026-11-02
schedule: {{progress: retained_logic}}
calendars:
  office: {{week: {{mon-fri: [09:00-12:00]}}}}
tasks:
  - {{id: spec, milestone: beta, estimate: 5d, after: [api, {{id: ui, lag: -1d}}]}}
  - id: api
    name: {long}
    estimate: {{low: 1d, high: 3d}}
    tags: []
  - id: ui
    notes: |
      first

      last
empty: {{}}
"""
    )


def test_lines_keep_to_the_width_where_they_can() -> None:
    fitting: dict[str, Any] = {"tasks": [{"id": "a", "name": "x" * (WIDTH - len("  - {id: a, name: }"))}]}
    assert [len(line) for line in write_yaml(fitting).splitlines()] == [6, WIDTH]
    fitting["tasks"][0]["name"] += "x"
    assert len(write_yaml(fitting).splitlines()) == 3


def test_quotes_are_used_only_where_needed() -> None:
    document: dict[str, Any] = {
        "a": "12",
        "b": "true",
        "c": "no",
        "d": "a, b",
        "e": ["a, b"],
        "f": "x: y",
        "g": 1e16,
        "10": None,
    }
    assert write_yaml(document) == (
        'a: "12"\nb: "true"\nc: "no"\nd: a, b\ne: ["a, b"]\nf: "x: y"\ng: 1.0e+16\n10: null\n'
    )


def test_unicode_stands_as_it_is() -> None:
    assert write_yaml({"plan": "Grüße 日本 😀"}) == "plan: Grüße 日本 😀\n"
    assert write_json({"plan": "Grüße 😀"}) == '{\n  "plan": "Grüße 😀"\n}\n'


def test_an_empty_document_is_written() -> None:
    assert parse(write_yaml({}).encode(), "p.yaml").document == {}


deep: list[Any] = []
for _ in range(64):
    deep = [deep]


@pytest.mark.parametrize(
    "document",
    [
        {"a": float("nan")},
        {"a": [float("inf")]},
        {"a": 10**308},
        {1: "a"},
        {"a": "\ud800"},
        {"a": {1, 2}},
        {"a": deep},
        ["a"],
    ],
)
def test_what_could_not_be_read_back_is_refused(document: Any) -> None:
    for write in (write_yaml, write_json):
        with pytest.raises(NotADocumentError):
            write(document)
