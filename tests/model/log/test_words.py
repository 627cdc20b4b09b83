"""Values as a sentence has them."""

import pytest

from milepost.model.log.value import Json
from milepost.model.log.words import in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2027-01-29", "29 January 2027"),
        ("2027-03-01T09:00", "1 March 2027 at 09:00"),
        ("2027-13-45", "2027-13-45"),
        ("1d", "1 day"),
        ("1.5w", "1.5 weeks"),
        ("3ed", "3 elapsed days"),
        ("30%", "30%"),
        ("Two words", '"Two words"'),
        (True, "yes"),
        (False, "no"),
        (None, "nothing"),
        (12000, "12,000"),
        ([], "none"),
        (["lead", "x"], "Lead, x"),
        ({"start": "2026-12-14"}, "start 14 December 2026"),
        ({"date": "2027-02-26", "confidence": 0.8}, "26 February 2027 at 0.8"),
    ],
)
def test_L8_7_values_are_written_out(value: Json, words: str) -> None:
    assert in_words(value, {"lead": "Lead"}) == words
