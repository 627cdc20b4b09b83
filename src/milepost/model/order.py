"""Fractional keys: texts whose order is the order of things, with room between any two."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def keys(count: int) -> list[str]:
    """Evenly spread keys for things in order, equally long."""
    width = 2
    while _BASE**width < (count + 1) * _BASE:
        width += 1
    step = _BASE**width // (count + 1)
    return [_digits(step * (place + 1), width) for place in range(count)]


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        text = _DIGITS[digit] + text
    return text


def key_between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; None stands for the open end."""
    low, high = before or "", after
    assert high is None or low < high, "the two neighbours are out of order"
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
