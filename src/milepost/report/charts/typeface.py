"""The house typeface: how wide a text will be, and where to cut it."""

import base64
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Inter"
FALLBACK = ("Helvetica Neue", "Segoe UI", "Arial", "sans-serif")
ELLIPSIS = "\u2026"
RIGHT_TO_LEFT_MARK = "\u200f"


class Weight(IntEnum):
    """The two weights in use."""

    REGULAR = 400
    SEMIBOLD = 600


@cache
def advances(weight: Weight) -> Mapping[int, float]:
    """The advance of every character that our font holds, in ems."""
    style = "Regular" if weight is Weight.REGULAR else "SemiBold"
    return MappingProxyType(_advances((FONTS / f"{FAMILY}-{style}.ttf").read_bytes()))


def covers(text: str) -> bool:
    """Whether our own font can write all of the text."""
    return all(_invisible(character) or ord(character) in advances(Weight.REGULAR) for character in text)


def measure(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """The width of a text in pixels, without kerning (which narrows it by a little)."""
    return size * sum(_advance(character, weight) for character in text)


def right_to_left(text: str) -> bool:
    """Whether the text ends in a right-to-left script."""
    strong = (unicodedata.bidirectional(character) for character in reversed(text))
    return next((kind in {"R", "AL"} for kind in strong if kind in {"L", "R", "AL"}), False)


def ellipsize(text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """The text, cut to a width in pixels with an ellipsis where it is longer."""
    if measure(text, size, weight) <= width:
        return text
    room = width - measure(ELLIPSIS, size, weight)
    end, used = 0, 0.0
    while end < len(text) and (used := used + measure(text[end], size, weight)) <= room:
        end += 1
    kept = text[:end].rstrip()
    # Without the mark, the ellipsis of a right-to-left name would stand at its beginning.
    return kept + ELLIPSIS + (RIGHT_TO_LEFT_MARK if right_to_left(kept) else "")


def wrap(text: str, width: float, size: float, weight: Weight = Weight.REGULAR, lines: int = 3) -> list[str]:
    """The text in at most so many lines of a width in pixels; what is left over is cut with an ellipsis."""
    whole = _wrap(text, width, size, weight, lines)
    # The narrowest block with as many lines: no single word is left alone on the last one.
    for share in (0.6, 0.7, 0.8, 0.9):
        even = _wrap(text, width * share, size, weight, lines + 1)
        if len(even) == len(whole) and not any(line.endswith(ELLIPSIS) for line in even):
            return even
    return whole


def _wrap(text: str, width: float, size: float, weight: Weight, lines: int) -> list[str]:
    words, done = text.replace(" %", "\u00a0%").split(" "), list[str]()
    while words and len(done) < lines - 1:
        count = 1
        while count < len(words) and measure(" ".join(words[: count + 1]), size, weight) <= width:
            count += 1
        done.append(ellipsize(" ".join(words[:count]), width, size, weight))
        words = words[count:]
    return [*done, ellipsize(" ".join(words), width, size, weight)] if words else done


@cache
def font_rules() -> str:
    """CSS that carries the Western European letters of the typeface inside the drawing."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{int(weight)};src:url(data:font/woff2;base64,'
        f'{base64.b64encode((FONTS / f"{FAMILY}-{style}-core.woff2").read_bytes()).decode("ascii")}) format("woff2")}}'
        for weight, style in ((Weight.REGULAR, "Regular"), (Weight.SEMIBOLD, "SemiBold"))
    )


def font_family() -> str:
    """The value of `font-family`: the house typeface, then what most machines have."""
    return ", ".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACK))


def _advance(character: str, weight: Weight) -> float:
    known = advances(weight).get(ord(character))
    if known is not None:
        return known
    if _invisible(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.65


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc"} or character == "\u2028"


def _advances(font: bytes) -> dict[int, float]:
    """Character to advance, read from the `cmap` and `hmtx` tables (OpenType specification 1.9)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", font, 20 + 16 * i)[0] for i in range(count)}
    em = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    metrics = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    widths = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * i)[0] / em for i in range(metrics)]
    return {code: widths[min(glyph, metrics - 1)] for code, glyph in _glyphs(font, tables[b"cmap"])}


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    for i in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * i)[0]
        if struct.unpack_from(">H", font, start)[0] == 4:
            yield from _segments(font, start)
            return


def _segments(font: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Characters and glyphs of a `cmap` subtable of format 4, the one every Unicode font has for its basic plane."""
    size = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = struct.unpack_from(f">{size}H", font, start + 14)
    starts = struct.unpack_from(f">{size}H", font, start + 16 + 2 * size)
    deltas = struct.unpack_from(f">{size}H", font, start + 16 + 4 * size)
    offsets_at = start + 16 + 6 * size
    offsets = struct.unpack_from(f">{size}H", font, offsets_at)
    for i in range(size):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            at = offsets_at + 2 * i + offsets[i] + 2 * (code - starts[i])
            glyph = struct.unpack_from(">H", font, at)[0] if offsets[i] else code
            if not offsets[i] or glyph:
                yield code, (glyph + deltas[i]) & 0xFFFF
