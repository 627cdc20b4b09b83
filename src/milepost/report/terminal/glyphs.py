"""The signs that terminal pages are drawn with, and plainer ones for terminals that cannot show them."""

import unicodedata
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs one column wide; `hill` holds eight heights, the lowest first. Each set tells its signs apart by shape."""

    hill: str
    target: str
    promise: str
    stone: str
    today: str
    grid: str
    full: str
    empty: str
    line: str
    ellipsis: str
    critical: str
    near: str
    minus: str
    dash: str
    passed: str
    failed: str


# Of all signs that would do, those that no terminal shows two columns wide or as a coloured picture.
UNICODE = Glyphs(
    hill="▁▂▃▄▅▆▇█",
    target="▹",
    promise="▸",
    stone="◆",
    today="│",
    grid="┊",
    full="▰",
    empty="▱",
    line="─",
    ellipsis="…",
    critical="●",
    near="○",
    minus="−",
    dash="–",
    passed="✓",
    failed="✗",
)
ASCII = Glyphs(
    hill=".,:;=+*#",
    target=">",
    promise="P",
    stone="@",
    today="|",
    grid="'",
    full="#",
    empty="-",
    line="-",
    ellipsis="~",
    critical="*",
    near="o",
    minus="-",
    dash="-",
    passed="+",
    failed="x",
)


def glyphs_for(encoding: str) -> Glyphs:
    """The signs that text in an encoding can hold."""
    signs = "".join(getattr(UNICODE, field.name) for field in fields(UNICODE))
    try:
        signs.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return UNICODE


def clean(text: str) -> str:
    """The text on one line, without what would move the cursor, colour the terminal or turn the direction."""
    return " ".join("".join(" " if each.isspace() else each for each in text if each.isspace() or _shows(each)).split())


def harmless(text: str) -> str:
    """The text with a space in place of each sign that `clean` would take out, so that places in it stay the same."""
    if text.isprintable():
        return text
    return "".join(each if each == " " or _shows(each) else " " for each in text)


def _shows(character: str) -> bool:
    # Joiners (Cf) belong to the spelling of many languages; direction controls and escapes do not.
    return character in "\u200c\u200d" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
