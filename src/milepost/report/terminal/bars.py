"""Bars of ten, one for each tenth of a chance, and bars of any length."""

from rich.text import Text

from milepost.report.chance import chance_of, tens
from milepost.report.terminal.ink import SECOND
from milepost.report.terminal.paper import Paper


def chance_bar(probability: float, paper: Paper) -> Text:
    """Ten signs, as many of them full as the chance has tenths, in its colour."""
    full = tens(probability)
    bar = Text(paper.glyphs.full * full, style=paper.ink.of(chance_of(probability)))
    return bar.append(paper.glyphs.empty * (10 - full), style=SECOND)


def length_bar(share: float, width: int, paper: Paper) -> Text:
    """A bar of `share` of `width` columns, at least one where there is anything."""
    full = max(round(share * width), 1) if share > 0 else 0
    return Text(paper.glyphs.full * min(full, width))
