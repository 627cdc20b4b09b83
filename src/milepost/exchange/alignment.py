"""Which item of a list became which: by id where the items have one, else by their values."""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from milepost.exchange.document import Value


def sources(before: Sequence[Value], after: Sequence[Value]) -> list[int | None]:
    """For each item of `after`, the index of the item of `before` that it was, or None where it is new.

    Entities are known by `id`, links by `id` or `to`, or by being the text itself; an entity that has nothing but
    another id was renamed. Where that does not tell all items of a list apart, equal values are matched in order.
    """
    old, new = _names(before), _names(after)
    if old is None or new is None:
        return _by_value(before, after)
    index = {name: position for position, name in enumerate(old)}
    found = [index.get(name) for name in new]
    return _with_renamed(before, after, found)


def _names(items: Sequence[Value]) -> list[str] | None:
    names = [_name(item) for item in items]
    known = [name for name in names if name is not None]
    return known if len(set(known)) == len(items) else None


def _name(item: Value) -> str | None:
    if isinstance(item, dict):
        item = item.get("id", item.get("to"))
    return item if isinstance(item, str) else None


def _with_renamed(before: Sequence[Value], after: Sequence[Value], found: list[int | None]) -> list[int | None]:
    matched = set(found)
    left = {_rest(item): position for position, item in enumerate(before) if position not in matched}
    left.pop(None, None)
    for position, item in enumerate(after):
        if found[position] is None:
            found[position] = left.pop(_rest(item), None)
    return found


def _rest(item: Value) -> str | None:
    if not isinstance(item, dict):
        return None
    return _canonical({key: value for key, value in item.items() if key not in ("id", "was")})


def _by_value(before: Sequence[Value], after: Sequence[Value]) -> list[int | None]:
    old, new = [_canonical(item) for item in before], [_canonical(item) for item in after]
    found: list[int | None] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.extend(range(start, end))
        else:
            paired = min(end - start, new_end - new_start)
            found.extend(range(start, start + paired))
            found.extend([None] * (new_end - new_start - paired))
    return found


def _canonical(item: Value) -> str:
    return json.dumps(item, sort_keys=True)
