"""JSON as plain values, refused where it is not what every reader would read.

JSON leaves open what a repeated key means, how large a number may be and how deep a document; readers differ, and what
one checks another may read otherwise. So what is ambiguous is refused (RFC 7493, I-JSON), with the place it stands at.
"""

import json
import math
import re
from collections import Counter
from typing import Any

from milepost.server.refusals import BadRequest, TooLarge

DEEPEST = 64
"""Objects and lists that may stand in each other."""
MOST_ENTRIES = 400_000
"""Members of objects and items of lists, all together; an empty object or list counts as one."""
LARGEST_WHOLE = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly."""
LONGEST_NUMBER = 100
"""Characters of a number with a point or an exponent; longer ones say no more and take long to read."""
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BAD_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_HARMLESS = (int, float, bool, type(None))


class BodyNotJson(BadRequest):
    """The body breaks the rules of JSON or of UTF-8."""

    code = "body-not-json"


class BodyNotAllowed(BadRequest):
    """The body is JSON, and holds what is read in more than one way, or in none."""

    code = "body-not-allowed"


def parsed(body: bytes) -> Any:
    """The value that a body holds; raises `TooLarge`, `BodyNotJson` or `BodyNotAllowed`."""
    if _entries(body) > MOST_ENTRIES:
        raise TooLarge(f"the body holds more than {MOST_ENTRIES} values", "Send it in several requests.")
    try:
        value = _read(_text(body))
        _check(value, 1)
    except _Fault as fault:
        raise BodyNotAllowed(f"{fault.path} {fault.what}", fault.mend, {"path": fault.path}) from None
    return value


def _entries(body: bytes) -> int:
    """How many there are: at once where even all commas and brackets are few, else without those in strings."""
    count = _separators(body)
    return count if count <= MOST_ENTRIES else _separators(_STRING.sub(b"", body))


def _separators(body: bytes) -> int:
    return body.count(b",") + body.count(b"[") + body.count(b"{")


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        detail = f"the body is not UTF-8: byte {error.start + 1}, in line {line}, cannot be read"
        raise BodyNotJson(detail, "Send the body in UTF-8.", {"line": line}) from None


def _read(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_real, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        detail = f"the body is not JSON at line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        place = {"line": error.lineno, "column": error.colno}
        raise BodyNotJson(detail, "Mend the comma, quote or bracket at that place.", place) from None
    except RecursionError:
        raise _Fault(*_TOO_DEEP) from None


class _Fault(Exception):
    """Something that is not allowed. It stands in place of its value until its path is known, then it is raised."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend
        self.parts: list[str | int] = []

    @property
    def path(self) -> str:
        """Where it stands, such as `body.changes[0].kind`."""
        written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in reversed(self.parts))
        return f"body{_shortened(written, 200)}"


_TOO_DEEP = (f"stands deeper than {DEEPEST} objects and lists in each other", "Send it flatter.")
_NO_CHARACTER = ("holds a NUL or half of a character (a lone surrogate)", "Send whole characters.")


def _object(pairs: list[tuple[str, Any]]) -> Any:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return _Fault(f"has the key {_shown(repeated)} twice", "Send each key once.")


def _whole(text: str) -> Any:
    if len(text) <= 17 and abs(int(text)) <= LARGEST_WHOLE:
        return int(text)
    return _Fault(f"is {_shortened(text, 60)}, a whole number beyond {LARGEST_WHOLE}", "Send a smaller number.")


def _real(text: str) -> Any:
    if len(text) <= LONGEST_NUMBER and math.isfinite(number := float(text)):
        return number
    return _Fault(f"is {_shortened(text, 60)}, a number out of range", "Send a smaller number.")


def _no_number(text: str) -> _Fault:
    return _Fault(f"is {text}, which JSON does not have", "Send a number, or null.")


def _check(value: Any, depth: int) -> None:
    """Raises the first fault at or below a value."""
    if isinstance(value, _Fault):
        raise value
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict | list):
        _check_entries(value, depth)


def _check_entries(value: dict[str, Any] | list[Any], depth: int) -> None:
    if depth > DEEPEST:
        raise _Fault(*_TOO_DEEP)
    for part, each in enumerate(value) if isinstance(value, list) else value.items():
        if isinstance(part, str):
            _check_text(part)
        if isinstance(each, _HARMLESS):
            continue
        try:
            _check(each, depth + 1)
        except _Fault as fault:
            fault.parts.append(part)
            raise


def _check_text(text: str) -> None:
    if _BAD_CHARACTER.search(text):
        raise _Fault(*_NO_CHARACTER)


def _shown(key: str) -> str:
    return json.dumps(_shortened(key, 60))


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
