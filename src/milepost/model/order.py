"""Fractional keys: texts whose order is the order of things, with room between any two.

A key is read as the digits after a point, in base 62. No key ends in 0: between `V` and `V0` there would be no room.
"""

from bisect import bisect_left
from collections.abc import Sequence

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def keys(count: int) -> list[str]:
    """Evenly spread keys for things in order."""
    width = 2
    while _BASE**width < (count + 1) * _BASE:
        width += 1
    step = _BASE**width // (count + 1)
    return [_digits(step * (place + 1), width).rstrip("0") for place in range(count)]


def staying(found: Sequence[int | None]) -> frozenset[int]:
    """The largest set of old indexes that are still in their old order, so that the fewest items move.

    Patience sorting, in O(n log n).
    """
    order = [position for position in found if position is not None]
    tails: list[int] = []
    lengths: list[int] = []
    for position in order:
        length = bisect_left(tails, position)
        tails[length : length + 1] = [position]
        lengths.append(length)
    chosen, wanted = set[int](), len(tails) - 1
    for position, length in zip(reversed(order), reversed(lengths), strict=True):
        if length == wanted:
            chosen.add(position)
            wanted -= 1
    return frozenset(chosen)


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """Keys for several things in order, all between two neighbours; short ones, for each halves the room it is in."""
    if not count:
        return []
    if after is None:
        return _counted_on(before, count)
    middle = key_between(before, after)
    left = keys_between(before, middle, count // 2)
    return [*left, middle, *keys_between(middle, after, count - 1 - count // 2)]


def _counted_on(before: str | None, count: int) -> list[str]:
    found: list[str] = []
    for _ in range(count):
        before = key_between(before, None)
        found.append(before)
    return found


def key_between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; None stands for the open end.

    At an open end keys count on, so that a thousand things added last keep short keys; between two keys each
    insertion at one place adds a sixth of a character.
    """
    assert before is None or after is None or before < after, "the two neighbours are out of order"
    if before and after is None:
        return _next(before)
    if after is not None and not before:
        return _previous(after)
    return _middle(before or "", after)


def _next(key: str) -> str:
    number = _number(key) + 1
    number += number % _BASE == 0
    if number < _BASE ** len(key):
        return _digits(number, len(key))
    # A key of only the last digit has none after it of its length: double the length, to make room for long.
    return key + "1".rjust(len(key), "0")


def _previous(key: str) -> str:
    number = _number(key) - 1
    number -= number % _BASE == 0
    if number > 0:
        return _digits(number, len(key))
    return "0" * len(key) + _DIGITS[-1] * len(key)


def _middle(low: str, high: str | None) -> str:
    prefix = ""
    while True:
        place = len(prefix)
        first = _DIGITS.index(low[place]) if place < len(low) else 0
        last = _DIGITS.index(high[place]) if high is not None and place < len(high) else _BASE
        if last - first > 1:
            return prefix + _DIGITS[(first + last) // 2]
        prefix += _DIGITS[first]
        if last > first:
            high = None


def _number(key: str) -> int:
    number = 0
    for character in key:
        number = number * _BASE + _DIGITS.index(character)
    return number


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        text = _DIGITS[digit] + text
    return text
