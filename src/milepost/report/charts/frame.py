"""What stands around every drawing: the sentence first, and the small print last."""

from milepost.report.charts.marks import stone
from milepost.report.charts.svg import words
from milepost.report.charts.typeface import Weight, measure, wrap
from milepost.report.theme import Palette

MARGIN = 32.0
HEADING = 20.0
SMALL = 12.0


def heading(
    title: str, subtitle: str, sentence: str, width: float, palette: Palette, lines: int = 3
) -> tuple[str, float]:
    """Whose drawing this is in one small line, the sentence as its headline, and where that ends."""
    (name,) = wrap(title, width / 2 - MARGIN, 13.5, Weight.SEMIBOLD, 1) or [""]
    (rest,) = wrap(subtitle, width / 2 - 2 * MARGIN, 13.5, Weight.REGULAR, 1) or [""]
    after = MARGIN + measure(name, 13.5, Weight.SEMIBOLD) + (10.0 if name else 0.0)
    written = words(MARGIN, 40.0, name, size=13.5, fill=palette.ink, weight=Weight.SEMIBOLD)
    written += words(after, 40.0, rest, size=13.5, fill=palette.second)
    y = 70.0
    for text in wrap(sentence, width - 2 * MARGIN, HEADING, Weight.SEMIBOLD, lines):
        written += words(MARGIN, y, text, size=HEADING, fill=palette.ink, weight=Weight.SEMIBOLD)
        y += 28.0
    return written, y - 10.0


def small_print(text: str, base: float, width: float, palette: Palette) -> tuple[str, float]:
    """The footnote from a base line on, our mark at the right; and where it all ends."""
    mark = measure("Milepost", SMALL, Weight.SEMIBOLD)
    written = words(
        width - MARGIN, base, "Milepost", size=SMALL, fill=palette.second, weight=Weight.SEMIBOLD, anchor="end"
    )
    written += stone(width - MARGIN - mark - 11.0, base, 9.0, palette, palette.second)
    lines = wrap(text, width - 2 * MARGIN - mark - 60.0, SMALL, Weight.REGULAR, 4)
    for i, line in enumerate(lines):
        written += words(MARGIN, base + 18.0 * i, line, size=SMALL, fill=palette.second)
    return written, base + 18.0 * max(len(lines) - 1, 0) + 24.0
