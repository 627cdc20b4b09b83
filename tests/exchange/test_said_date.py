"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.exchange.said_date import Speech, looks_like_a_date, said_date

TODAY = date(2026, 11, 2)  # a Monday
EUROPE = Speech(TODAY)
AMERICA = Speech.of("en-US", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-29",
        "2027/1/29",
        "29 Jan 2027",
        "29 January 2027",
        "29th of January 2027",
        "29-Jan-2027",
        "29. Januar 2027",
        "29 janvier 2027",
        "29 enero 2027",
        "29 gennaio 2027",
        "Jan 29, 2027",
        "January 29th, 2027",
        "Fri 29 Jan 2027",
        "Friday, 29 January 2027",
        "29.1.2027",
        "29.01.27",
        "29/1/2027",
        "1/29/2027",
        "29 JAN '27",
        "  29   jan   2027 ",
    ],
)
def test_P40_20_a_date_may_be_written_in_many_ways(text: str) -> None:
    assert said_date(text, EUROPE) == "2027-01-29"


def test_P40_21_whether_the_month_stands_first_in_numbers_is_told_by_the_locale() -> None:
    assert said_date("3/4/2027", EUROPE) == "2027-04-03"
    assert said_date("3/4/2027", AMERICA) == "2027-03-04"
    assert said_date("3/4/2027", Speech.of("en-GB", TODAY)) == "2027-04-03"
    assert said_date("3.4.2027", AMERICA) == "2027-04-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 Jan", "2027-01-29"),
        ("29.1.", "2027-01-29"),
        ("1 Nov", "2027-11-01"),
        ("2 Nov", "2026-11-02"),
        ("3 Nov", "2026-11-03"),
        ("31 Dec", "2026-12-31"),
        ("29 Feb", "2028-02-29"),
    ],
)
def test_P40_22_without_a_year_it_is_the_next_such_day_from_today_on(text: str, expected: str) -> None:
    assert said_date(text, EUROPE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 2027", "2027-03-31"),
        ("end of March", "2027-03-31"),
        ("the end of February 2028", "2028-02-29"),
        ("November", "2026-11-30"),
        ("October", "2027-10-31"),
        ("Q1 2027", "2027-03-31"),
        ("2027 Q2", "2027-06-30"),
        ("2027-Q3", "2027-09-30"),
        ("end of Q4", "2026-12-31"),
        ("Q3", "2027-09-30"),
    ],
)
def test_P40_23_a_month_or_a_quarter_is_its_last_day(text: str, expected: str) -> None:
    assert said_date(text, EUROPE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-02"),
        ("tomorrow", "2026-11-03"),
        ("Friday", "2026-11-06"),
        ("next Monday", "2026-11-02"),
        ("in 6 weeks", "2026-12-14"),
        ("in 10 days", "2026-11-12"),
        ("in 4 months", "2027-03-02"),
        ("+3w", "2026-11-23"),
        ("2027-W05", "2027-02-05"),
        ("KW 5", "2027-02-05"),
        ("week 53", "2027-01-01"),
    ],
)
def test_P40_24_a_date_may_be_told_from_today_or_by_its_week(text: str, expected: str) -> None:
    assert said_date(text, EUROPE) == expected


def test_P40_24_a_month_ahead_is_never_past_the_end_of_its_month() -> None:
    assert said_date("in 3 months", Speech(date(2026, 11, 30))) == "2027-02-28"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 Jan 2027 14:00", "2027-01-29T14:00"),
        ("29 Jan at 9:30", "2027-01-29T09:30"),
        ("2027-01-29T14:00", "2027-01-29T14:00"),
        ("2027-01-29 00:00:00", "2027-01-29"),
    ],
)
def test_P40_25_a_time_is_kept_and_midnight_is_none(text: str, expected: str) -> None:
    assert said_date(text, EUROPE) == expected


@pytest.mark.parametrize(
    "text", ["", "31 Foo", "30 Feb 2027", "2027-02-30", "99/99/2027", "5", "5d", "Marketing", "13:00", "Q5", "1/1/1970"]
)
def test_P40_26_what_is_no_date_is_none(text: str) -> None:
    assert said_date(text, EUROPE) is None


def test_P40_26_what_was_meant_as_one_is_told_from_what_was_not() -> None:
    assert all(map(looks_like_a_date, ("31 Foo", "mid January", "2027-02-30")))
    assert not any(map(looks_like_a_date, ("the board", "all of us", "")))


@given(st.dates(date(1980, 1, 1), date(2199, 12, 31)), st.dates(date(1990, 1, 1), date(2150, 12, 31)))
def test_P40_20_every_day_is_read_back_from_any_of_its_forms(day: date, today: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%d.%m.%Y", "%A %d %b %Y"):
        assert said_date(day.strftime(form), Speech(today)) == day.isoformat()


@given(st.text(max_size=40))
def test_P40_26_no_text_is_too_strange(text: str) -> None:
    found = said_date(text, EUROPE)
    assert found is None or date.fromisoformat(found[:10]).year in range(1980, 2200)
