"""Secrets kept out of the log: in the addresses that are asked for, and in whatever else is said."""

import re

MASK = "***"
_LONG = re.compile(r"[\w:=~.-]{22,}", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SAID = (
    (re.compile(r"\bmp_[\w-]{8,}", re.ASCII), "mp_" + MASK),
    (re.compile(r"\b(Bearer|Basic)\s+\S+", re.IGNORECASE), rf"\1 {MASK}"),
    (re.compile(r"(\w+://[^\s/:@]*):[^\s/@]+@"), rf"\1:{MASK}@"),
    (re.compile(r"(?<=/)(?=[\w:=~-]*[A-Z0-9])[\w:=~-]{32,}", re.ASCII), MASK),
)


def masked_path(path: str) -> str:
    """A path in which nothing long enough to be a secret is left; ids are shorter, or UUIDs."""
    return "/".join(MASK if _may_be_secret(part) else part for part in path.split("/"))


def masked(text: str) -> str:
    """A text without tokens, credentials and the secrets of links."""
    for pattern, instead in _SAID:
        text = pattern.sub(instead, text)
    return text


def _may_be_secret(part: str) -> bool:
    return bool(_LONG.search(part)) and not _UUID.fullmatch(part)
