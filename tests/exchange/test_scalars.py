"""The core rules of YAML 1.2 for plain scalars; expected values from the specification (1.2.2, sections 10.2, 10.3)."""

import math

import pytest

from milepost.exchange.scalars import is_held, read_integer, read_plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Example 10.9, "Core Tag Resolution"
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
        ("0", 0), ("0o7", 7), ("0x3A", 58), ("-19", -19), ("+12", 12), ("010", 10),
        ("0.", 0.0), ("-0.0", -0.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+05", -200000.0), ("1e3", 1000.0),
    ],
)  # fmt: skip
def test_core_rules_read_constants_and_numbers(text: str, value: object) -> None:
    read = read_plain(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "on", "off", "y", "n", "Yes", "tRue", "nULL", "2026-11-02", "2026-11-02T10:00", "12:30", "1_000",
     "0b1", "0o8", "0xG", "5d", "80%", "-", "+", ".", "1e", "e3", "<<", "=", "1.2.3", "--1", "٣"],
)  # fmt: skip
def test_what_yaml_1_1_would_have_turned_into_something_else_is_text(text: str) -> None:
    assert read_plain(text) == text


@pytest.mark.parametrize("text", [".inf", "-.Inf", "+.INF", ".nan", ".NaN", "1e999", "9" * 309, "0x" + "F" * 300])
def test_numbers_that_cannot_be_held_are_known(text: str) -> None:
    value = read_plain(text)
    assert isinstance(value, float)
    assert not math.isfinite(value)
    assert not is_held(value)


def test_leading_zeros_do_not_make_a_number_too_long() -> None:
    assert read_integer("-" + "0" * 5000 + "7") == -7
