"""Estimates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.exchange.said_estimate import estimate_at_the_end, said_estimate, unclear_at_the_end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5d", "5d"),
        ("5 days", "5d"),
        ("1 day", "1d"),
        ("2w", "2w"),
        ("2 weeks", "2w"),
        ("4h", "4h"),
        ("3 hours", "3h"),
        ("30min", "30m"),
        ("1.5d", "1.5d"),
        ("1,5 d", "1.5d"),
        ("4 working days", "4d"),
        ("~5d", "5d"),
        ("about 5 days", "5d"),
        ("3ed", "3ed"),
    ],
)
def test_P40_30_one_number_is_a_guess(text: str, expected: str) -> None:
    assert said_estimate(text) == expected


@pytest.mark.parametrize("text", ["5-10d", "5 - 10 d", "5–10 days", "5 to 10 days", "5d-10d", "5..10d", "5/10d"])
def test_P40_31_two_numbers_are_all_that_is_known(text: str) -> None:
    assert said_estimate(text) == {"low": "5d", "high": "10d", "shape": "uniform"}


def test_P40_32_three_numbers_are_low_likely_and_high() -> None:
    assert said_estimate("5-8-12d") == {"low": "5d", "likely": "8d", "high": "12d"}


def test_P40_33_a_unit_holds_for_the_numbers_before_it() -> None:
    assert said_estimate("3d-2w") == {"low": "3d", "high": "2w", "shape": "uniform"}
    assert said_estimate("2-3d-2w") == {"low": "2d", "likely": "3d", "high": "2w"}


def test_P40_34_what_is_fixed_is_certain() -> None:
    assert said_estimate("5d fixed") == {"fixed": "5d"}
    assert said_estimate("5-8d fixed") is None


def test_P40_35_a_bare_number_has_the_unit_that_is_given_and_else_is_none() -> None:
    assert said_estimate("5") is None
    assert said_estimate("5", "w") == "5w"
    assert said_estimate("5-10", "d") == {"low": "5d", "high": "10d", "shape": "uniform"}


@pytest.mark.parametrize("text", ["", "d", "soon", "5x", "5m", "3 months", "2 years", "-5d", "5-", "1-2-3-4d", "0x5d"])
def test_P40_36_what_is_none_is_none(text: str) -> None:
    assert said_estimate(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("API 5d", ("API", "5d")),
        ("API (5d)", ("API", "5d")),
        ("Phase 2 5d", ("Phase 2", "5d")),
        ("Phase 2", ("Phase 2", None)),
        ("Web 2.0", ("Web 2.0", None)),
        ("v2-3 5d", ("v2-3", "5d")),
        ("3d", ("", "3d")),
        ("B2B", ("B2B", None)),
        ("Move 3D models", ("Move 3D models", None)),
    ],
)
def test_P40_37_an_estimate_ends_what_it_is_of(text: str, expected: tuple[str, object]) -> None:
    assert estimate_at_the_end(text) == expected


def test_P40_38_a_number_that_may_be_minutes_or_months_is_told() -> None:
    assert unclear_at_the_end("API 3m") == "3m"
    assert unclear_at_the_end("API 2 months") == "2 months"
    assert unclear_at_the_end("API 5d") is None
    assert unclear_at_the_end("Windows 3.1") is None


@given(st.text(max_size=60))
def test_P40_36_no_text_is_too_strange(text: str) -> None:
    said_estimate(text)
    estimate_at_the_end(text)
    unclear_at_the_end(text)
