"""One value as YAML text on one line: plain where that reads back as the same, else in double quotes.

Text is quoted where the core rules of YAML 1.2 would read something else (`true`, `1e3`, `~`) or its syntax would not
allow it (`a: b`, `#a`). Readers of YAML 1.1 see more than that as something else; for their sake `yes`, `no`, `on`,
`off`, `y`, `n`, `12:30`, `1_000`, `0b1`, `<<` and `=` are quoted too. Dates and moments are not, although such readers
take `2026-11-02` for a date: a plan is full of them, and every such reader can give the date back as text.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from milepost.exchange.characters import ALLOWED
from milepost.exchange.document import Value
from milepost.exchange.scalars import CONSTANTS, read_plain

_SYNTAX = r"""^[?:,\[\]{}#&*!|>'"%@`]|^-(?:\s|\Z)|^---|^\.\.\.|:\s|\s#|:\Z|^\s|\s\Z|[\t\n\r\ufeff]"""
_SPECIAL = re.compile(f"[^{ALLOWED}]|{_SYNTAX}")
_SPECIAL_IN_FLOW = re.compile(rf"[^{ALLOWED}]|[,\[\]{{}}]|{_SYNTAX}")
_OTHER_IN_1_1 = re.compile(
    r"(?i:y|n|yes|no|on|off)|<<|=|[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
)
_ESCAPED = re.compile(rf'[^{ALLOWED}]|["\\\t\n\r\ufeff]')
_SHORT_ESCAPES: Mapping[str, str] = MappingProxyType(
    {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0"}
)


def flow_text(value: Value) -> str:
    """Any value on one line, as it can stand within brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow_key(key)}: {flow_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return scalar_text(value, flow=True)


def scalar_text(value: bool | int | float | str | None, *, flow: bool) -> str:
    """A single value; `flow` says whether it stands within brackets, where more text needs quotes."""
    if isinstance(value, str):
        return value if _is_plain(value, flow) and read_plain(value) is value else quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _real_text(value) if isinstance(value, float) else str(value)


def key_text(key: str, *, flow: bool) -> str:
    """A key; numbers need no quotes, since a key is read as text all the same."""
    plain = _is_plain(key, flow) and key not in CONSTANTS
    return key if plain or (key.isascii() and key.isdigit()) else quoted(key)


def is_long_key(key: str) -> bool:
    """Whether a key, as written, is too long for YAML to know it by its colon alone (1,024 characters)."""
    return len(key) > 1000


def quoted(text: str, mark: str = '"') -> str:
    """Text in quotes: double, or single (`mark`) where it needs no escapes."""
    if mark == "'" and not _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _flow_key(key: str) -> str:
    text = key_text(key, flow=True)
    return f"? {text} " if is_long_key(text) else text


def _is_plain(text: str, flow: bool) -> bool:
    special = _SPECIAL_IN_FLOW if flow else _SPECIAL
    return text != "" and not special.search(text) and not _OTHER_IN_1_1.fullmatch(text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"


def _real_text(value: float) -> str:
    # Readers of YAML 1.1 know `1.0e+16` as a number, but not `1e+16`, which Python writes.
    mantissa, exponent, power = repr(value).partition("e")
    return f"{mantissa}.0e{power}" if exponent and "." not in mantissa else repr(value)
