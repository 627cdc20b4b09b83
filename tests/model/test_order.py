"""Fractional keys: always room between two, and short keys where things are added one after the other."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.model.order import key_between, keys, keys_between

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
KEYS = st.text(_DIGITS, min_size=1, max_size=6).filter(lambda key: not key.endswith("0"))


@given(st.integers(0, 4000))
def test_L3_3_keys_are_sorted_distinct_and_leave_room(count: int) -> None:
    spread = keys(count)
    assert len(spread) == count
    assert all(before < after for before, after in pairwise(spread))
    assert not any(key.endswith("0") for key in spread)


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True))
def test_L3_3_a_key_between_two_lies_between_them(pair: list[str]) -> None:
    low, high = sorted(pair)
    key = key_between(low, high)
    assert low < key < high
    assert not key.endswith("0")


@given(KEYS)
def test_L3_3_an_open_end_always_has_room(key: str) -> None:
    first, last = key_between(None, key), key_between(key, None)
    assert "" < first < key < last
    assert not first.endswith("0")
    assert not last.endswith("0")


def test_L3_3_nothing_before_and_nothing_after_gives_a_key() -> None:
    assert key_between(None, None) > ""


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6), max_size=120))
def test_L3_3_any_row_of_insertions_keeps_the_order(places: list[int]) -> None:
    row: list[str] = keys(3)
    for number in places:
        place = number % (len(row) + 1)
        before = row[place - 1] if place else None
        after = row[place] if place < len(row) else None
        row.insert(place, key_between(before, after))
    assert row == sorted(set(row))


@settings(max_examples=20, deadline=None)
@given(KEYS, KEYS)
def test_L3_3_one_place_takes_a_thousand_insertions(one: str, other: str) -> None:
    low, high = min(one, other), max(one, other) + "z"
    for _ in range(1000):
        high = key_between(low, high)
        assert low < high
    for _ in range(1000):
        low = key_between(low, high)
        assert low < high


def test_L3_3_a_thousand_things_added_last_or_first_keep_short_keys() -> None:
    last = first = key_between(None, None)
    for _ in range(1000):
        following, preceding = key_between(last, None), key_between(None, first)
        assert last < following
        assert preceding < first
        last, first = following, preceding
    assert len(last) <= 4
    assert len(first) <= 4


@given(st.one_of(st.none(), KEYS), st.one_of(st.none(), KEYS), st.integers(0, 300))
def test_L3_3_many_things_put_in_one_place_stand_in_order_there(one: str | None, other: str | None, count: int) -> None:
    low, high = (min(one, other), max(one, other) + "z") if one and other else (one, other)
    found = keys_between(low, high, count)
    assert len(found) == count
    row = [*([low] if low else []), *found, *([high] if high else [])]
    assert all(before < after for before, after in pairwise(row))


def test_L3_3_a_thousand_things_put_between_two_keep_short_keys() -> None:
    assert max(map(len, keys_between("V", "W", 1000))) <= 4
    assert max(map(len, keys_between("V", None, 1000))) <= 4
