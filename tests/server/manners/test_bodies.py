"""Bodies are JSON that every reader reads alike, and no larger than can be looked at."""

import json
from contextlib import suppress
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from milepost.server.api.strict_json import DEEPEST, LARGEST_WHOLE, MOST_ENTRIES, BodyNotAllowed, BodyNotJson, parsed
from milepost.server.refusals import Refusal, TooLarge

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_WHOLE, LARGEST_WHOLE)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda below: (
        st.lists(below)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), below)
    ),
)


def refused(body: str | bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        parsed(body if isinstance(body, bytes) else body.encode())
    return caught.value


@given(VALUES, st.booleans())
def test_A4_10_whatever_json_can_say_is_read_as_it_is_written(value: Any, escaped: bool) -> None:
    read = parsed(json.dumps(value, ensure_ascii=escaped).encode())
    assert json.dumps(read, sort_keys=True) == json.dumps(value, sort_keys=True)


@given(st.binary(max_size=60))
def test_A4_10_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(BodyNotJson, BodyNotAllowed):
        parsed(body)


def test_A4_10_what_is_no_json_is_refused_with_its_line_and_column() -> None:
    refusal = refused('{"name": "Atlas",\n "team": }')
    assert isinstance(refusal, BodyNotJson)
    assert refusal.members == {"line": 2, "column": 10}


def test_A4_10_what_is_not_utf8_is_refused_with_its_line() -> None:
    refusal = refused(b'{"name":\n "Caf\xe9"}')
    assert isinstance(refusal, BodyNotJson)
    assert "UTF-8" in refusal.detail and refusal.members == {"line": 2}


@pytest.mark.parametrize(
    ("body", "path", "said"),
    [
        ('{"a": [{"b": 1, "c": 2, "b": 3}]}', "body.a[0]", '"b" twice'),
        ('{"a": {"b": NaN}}', "body.a.b", "NaN"),
        ("[1, -Infinity]", "body[1]", "-Infinity"),
        ('{"a": 9007199254740992}', "body.a", "9007199254740992"),
        ('{"a": -123456789012345678901234567890}', "body.a", "whole number"),
        ('{"a": 1e400}', "body.a", "1e400"),
        ('{"a": 0.' + "1" * 200 + "}", "body.a", "out of range"),
        ('{"a": ["\\ud800"]}', "body.a[0]", "surrogate"),
        ('{"a": "x\\u0000y"}', "body.a", "NUL"),
        ('{"a": {"\\udfff": 1}}', "body.a", "surrogate"),
    ],
)
def test_A4_11_what_readers_read_differently_is_refused_with_its_path(body: str, path: str, said: str) -> None:
    refusal = refused(body)
    assert isinstance(refusal, BodyNotAllowed)
    assert refusal.members == {"path": path}
    assert refusal.detail.startswith(f"{path} ") and said in refusal.detail


def test_A4_11_the_largest_whole_number_and_a_pair_of_surrogates_are_fine() -> None:
    assert parsed(b'[9007199254740991, "\\ud83d\\ude00"]') == [9007199254740991, "\U0001f600"]


def nested(depth: int) -> bytes:
    return b'{"a":' * (depth - 1) + b"[]" + b"}" * (depth - 1)


def test_A4_12_bodies_are_64_deep_at_most() -> None:
    assert DEEPEST == 64
    parsed(nested(64))
    refusal = refused(nested(65))
    assert isinstance(refusal, BodyNotAllowed) and "deeper than 64" in refusal.detail
    assert isinstance(refused(b"[" * 200_000), BodyNotAllowed)


def test_A4_12_bodies_have_400_000_entries_at_most() -> None:
    assert MOST_ENTRIES == 400_000
    at_most = b"[" + b"0," * 399_999 + b"0]"
    assert len(parsed(at_most)) == 400_000
    assert isinstance(refused(at_most.replace(b"0]", b"0,0]")), TooLarge)
    assert isinstance(refused(b"[" + b"{}," * 399_999 + b"{}]"), TooLarge)


def test_A4_12_commas_and_brackets_within_text_are_no_entries() -> None:
    text = ',[{\\"' * 200_000
    assert parsed(b'["' + text.encode() + b'"]') == [text.replace("\\", "")]


def test_A4_12_a_refusal_of_a_body_is_a_problem_document(probe: Client) -> None:
    answer = probe.post("/api/v1/echo", '{"a": {"b": NaN}}', content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["code"] == "body-not-allowed" and answer.json()["path"] == "body.a.b"
    answer = probe.post("/api/v1/echo", b"[" + b"{}," * 400_000 + b"{}]", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=latin-1",
        "multipart/form-data; boundary=x",
    ],
)
def test_A4_13_a_body_that_is_not_sent_as_json_is_refused(probe: Client, content_type: str) -> None:
    answer = probe.generic("POST", "/api/v1/echo", b'{"a": 1}', content_type=content_type)
    assert (answer.status_code, answer.json()["code"]) == (415, "not-json")
    assert content_type in answer.json()["detail"] and "application/json" in answer.json()["mend"]


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8"]
)
def test_A4_13_json_is_sent_in_utf8(probe: Client, content_type: str) -> None:
    answer = probe.generic("POST", "/api/v1/echo", '{"a": "é"}'.encode(), content_type=content_type)
    assert (answer.status_code, answer.json()) == (200, {"a": "é"})
