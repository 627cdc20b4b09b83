"""What the shapes mean, in one line under the map, and only of those that are on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.report.charts.layout import Placed
from milepost.report.charts.marks import flag, hollow_stone, reached_stone, stone
from milepost.report.charts.svg import element, number, words
from milepost.report.charts.typeface import measure
from milepost.report.theme import Palette

FONT = 12.0
SIGN = 20.0
GAP = 22.0
LINE = 24.0
HILL = ((0, 0), (4, -2), (8, -10), (11, -11), (15, -4), (20, 0))


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign, drawn with its foot at the origin, and its words."""

    sign: str
    text: str


def entries(placed: Sequence[Placed], palette: Palette, *, linked: bool) -> Iterator[Entry]:
    """The entries for the milestones that are there."""
    if any(p.target is not None for p in placed):
        yield Entry(flag(5, 0, 14, 9, palette, filled=False), "Target")
    if any(p.commitment is not None for p in placed):
        yield Entry(flag(5, 0, 14, 9, palette, filled=True), "Promised")
    forecast = [p for p in placed if p.band is not None]
    if forecast:
        yield Entry(stone(10, 0, 10, palette, palette.second), "Done by here in 8 of 10 futures")
        yield Entry(_hill(palette), "Likely span, 1 to 9 of 10 futures")
    if any(p.mark.reached for p in placed):
        yield Entry(reached_stone(10, 0, 10, palette), "Reached")
    if any(p.mark.quantiles is None and not p.mark.reached for p in placed):
        yield Entry(hollow_stone(10, 0, 10, palette), "No forecast")
    if linked:
        yield Entry(_link(palette), "Leads to")
    if any(p.mark.probability is not None for p in forecast):
        yield from _chances(palette)


def legend(shown: Sequence[Entry], left: float, base: float, right: float, palette: Palette) -> tuple[str, float]:
    """The drawing, its first line of words on `base`, in as many lines as it needs; and the last base line."""
    written, x = "", left
    for entry in shown:
        width = SIGN + 6.0 + measure(entry.text, FONT)
        if x > left and x + width > right:
            x, base = left, base + LINE
        written += element("g", entry.sign, transform=f"translate({number(x)} {number(base)})")
        written += words(x + SIGN + 6.0, base, entry.text, size=FONT, fill=palette.second)
        x += width + GAP
    return written, base


def _hill(palette: Palette) -> str:
    path = "M" + " ".join(f"{x},{y}" for x, y in HILL)
    return (
        element("path", d=path + "Z", fill=palette.unknown.tint)
        + element("path", d=path, fill="none", stroke=palette.second, stroke_width=1)
        + element("path", d="M4,0H16", stroke=palette.second, stroke_width=3)
    )


def _link(palette: Palette) -> str:
    path = "M0,-9C10,-9 10,0 20,0"
    return element("path", d=path, fill="none", stroke=palette.second, stroke_width=1.2, stroke_dasharray="1 3")


def _chances(palette: Palette) -> Iterator[Entry]:
    for tone, text in (
        (palette.likely, "8 in 10 and more"),
        (palette.maybe, "5 to 7 in 10"),
        (palette.unlikely, "under 5 in 10"),
    ):
        yield Entry(element("circle", cx=10, cy=-4.5, r=4.5, fill=tone.mark), text)
