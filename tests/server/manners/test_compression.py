"""Answers are compressed for whoever takes that, and only where it is safe."""

import gzip
import json
from typing import Any

import pytest
from django.test import Client

LONG = "/api/v1/state/p-13?long=true"
TAKES = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize(
    "accepts", ["gzip", "br, gzip;q=0.5", "*", "GZIP", "gzip;q=1.0, identity;q=0", "deflate, *;q=0.1"]
)
def test_A4_50_a_long_answer_is_compressed_for_who_takes_gzip(probe: Client, accepts: str) -> None:
    answer = probe.get(LONG, headers={"Accept-Encoding": accepts})
    assert answer["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.content)) == probe.get(LONG).json()
    assert len(answer.content) < 500


@pytest.mark.parametrize("accepts", ["", "identity", "br", "gzip;q=0", "gzip;q=0.000, *", "gzip;q=nonsense", "*;q=0"])
def test_A4_50_nobody_else_gets_it_compressed(probe: Client, accepts: str) -> None:
    answer = probe.get(LONG, headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in answer
    assert answer.json()["text"].startswith("long long")


def test_A4_50_both_forms_say_that_they_depend_on_what_is_accepted(probe: Client) -> None:
    for headers in ({}, TAKES):
        assert "Accept-Encoding" in probe.get(LONG, headers=headers)["Vary"]


def test_A4_50_a_short_answer_is_sent_as_it_is(probe: Client) -> None:
    assert "Content-Encoding" not in probe.get("/api/v1/state/p-13", headers=TAKES)


def test_A4_51_an_answer_with_a_secret_is_not_compressed(probe: Client) -> None:
    answer: Any = probe.post("/api/v1/secrets", {"name": "x"}, content_type="application/json", headers=TAKES)
    assert len(answer.content) > 1024 and "Content-Encoding" not in answer


def test_A4_51_a_stream_is_not_compressed(probe: Client) -> None:
    answer: Any = probe.get("/api/v1/flow", headers=TAKES)
    assert "Content-Encoding" not in answer
    assert next(iter(answer.streaming_content)) == b"data: 0\n\n"


def test_A4_52_what_is_kept_compressed_is_sent_as_it_is_kept(probe: Client) -> None:
    packed = probe.get("/api/v1/packed/p-13", headers=TAKES)
    assert packed["Content-Encoding"] == "gzip"
    assert packed.content == gzip.compress(b'{"text": "kept"}', mtime=0)
    assert (packed["ETag"], packed["Content-Type"]) == ('"p-13+gzip"', "application/json; charset=utf-8")


def test_A4_52_it_is_unpacked_for_who_does_not_take_it(probe: Client) -> None:
    plain = probe.get("/api/v1/packed/p-13")
    assert plain.json() == {"text": "kept"}
    assert (plain["ETag"], plain["Vary"]) == ('"p-13"', "Accept-Encoding")
