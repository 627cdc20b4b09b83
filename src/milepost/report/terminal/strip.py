"""A milestone's futures as a low hill of block characters, with its flags and its stone."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from rich.style import Style
from rich.text import Text

from milepost.forecast.results import MilestoneForecast
from milepost.model.moment import MINUTES_PER_DAY
from milepost.report.chance import chance_of
from milepost.report.terminal.axis import Axis
from milepost.report.terminal.ink import PLAIN, SECOND, STRONG
from milepost.report.terminal.paper import Paper

_LEAST = 0.004
"""The least share of futures that a column shows."""
_WEEK = 7 * MINUTES_PER_DAY
_STEEPEST = 2.5
"""How far a column may rise above the mean of the likely span before it is cut: a spike must not flatten the rest."""


def probability_of(milestone: MilestoneForecast) -> float | None:
    """The chance a milestone is shown with: of its target, else of its promise."""
    if milestone.target is not None:
        return milestone.probability_target
    return milestone.probability_commitment


def shares(quantiles: Sequence[int], axis: Axis) -> list[float]:
    """The share of futures that finish around each column: within it, or within a week where a column is less.

    Where futures differ by more than a week, less than one would show which days are worked on, not what is likely. A
    week that begins before the first future or ends after the last is folded back there: no column has a share in which
    nothing finishes earlier, or later.
    """
    edges = axis.edges()
    if edges[1] - edges[0] >= _WEEK or quantiles[-1] - quantiles[0] < _WEEK:
        return [_share_within(quantiles, left, right) for left, right in pairwise(edges)]
    return [_share_near(quantiles, left, right) for left, right in pairwise(edges)]


def _share_near(quantiles: Sequence[int], left: float, right: float) -> float:
    """What a column has of the futures within half a week of it."""
    first, last = quantiles[0], quantiles[-1]
    start, end = max(left, first), min(right, last + 1)
    if start >= end:
        return 0.0
    middle = (start + end) / 2
    mirrored = (middle, 2 * first - middle, 2 * last - middle)
    weeks = (_share_within(quantiles, at - _WEEK / 2, at + _WEEK / 2) for at in mirrored)
    return (end - start) / _WEEK * sum(weeks)


def _share_within(quantiles: Sequence[int], start: float, end: float) -> float:
    return _share_before(quantiles, end) - _share_before(quantiles, start)


def _share_before(quantiles: Sequence[int], instant: float) -> float:
    """The share of futures that have finished before an instant, straight between quantiles."""
    place = bisect_left(quantiles, instant)
    if place == 0:
        return 0.0
    if place == len(quantiles):
        return 1.0
    before, after = quantiles[place - 1], quantiles[place]
    return (place - 1 + (instant - before) / (after - before)) / (len(quantiles) - 1)


def hill(milestone: MilestoneForecast, axis: Axis, paper: Paper) -> Text:
    """The strip of one milestone: hill, flags and stone over a faint grid."""
    signs = [(" ", PLAIN)] * axis.width
    for column in axis.ticks():
        signs[column] = (paper.glyphs.grid, SECOND)
    if milestone.quantiles is not None and not milestone.reached:
        _raise(signs, milestone, milestone.quantiles, axis, paper)
    signs[0] = (paper.glyphs.today, SECOND) if signs[0][0] in (" ", paper.glyphs.grid) else signs[0]
    if not milestone.reached:
        _plant(signs, milestone, axis, paper)
    return Text.assemble(*signs)


def _raise(
    signs: list[tuple[str, Style]], milestone: MilestoneForecast, quantiles: Sequence[int], axis: Axis, paper: Paper
) -> None:
    """Draw the hill: the likely span from P10 to P90 in the colour of the chance, what is beyond it faint."""
    found = shares(quantiles, axis)
    heights = paper.glyphs.hill
    tone = paper.ink.of(chance_of(probability_of(milestone)))
    likely = likely_columns(quantiles, axis)
    peak = peak_of(found, likely)
    if peak <= 0:
        return
    for column, share in enumerate(found):
        if share >= _LEAST:
            height = min(int(share / peak * len(heights)), len(heights) - 1)
            signs[column] = (heights[height], tone if column in likely else tone + SECOND)


def likely_columns(quantiles: Sequence[int], axis: Axis) -> range:
    """The columns of the likely span, P10 to P90."""
    return range(axis.column(quantiles[20]), axis.column(quantiles[180]) + 1)


def peak_of(found: Sequence[float], likely: range) -> float:
    """The share that is drawn as high as there is room."""
    return min(max(found), _STEEPEST * sum(found[column] for column in likely) / len(likely))


def _plant(signs: list[tuple[str, Style]], milestone: MilestoneForecast, axis: Axis, paper: Paper) -> None:
    """Set the stone at P80, and the flags; none hides another, and their order is always that of their dates."""
    glyphs = paper.glyphs
    marks = [
        (instant, glyph)
        for instant, glyph in ((milestone.target, glyphs.target), (milestone.commitment, glyphs.promise))
        if instant is not None
    ]
    if milestone.when is not None:
        marks.append((milestone.when.p80, glyphs.stone))
    marks.sort(key=lambda mark: mark[0])
    tone = paper.ink.of(chance_of(probability_of(milestone))) + STRONG
    for column, (_, glyph) in zip(spaced([axis.column(at) for at, _ in marks], axis.width), marks, strict=True):
        signs[column] = (glyph, tone if glyph == glyphs.stone else STRONG)


def spaced(columns: Sequence[int], width: int) -> list[int]:
    """Columns in rising order, moved apart as little as it takes for each to be another."""
    found: list[int] = []
    for column in columns:
        found.append(max(column, found[-1] + 1) if found else column)
    for place in range(len(found) - 1, -1, -1):
        last = width - 1 if place == len(found) - 1 else found[place + 1] - 1
        found[place] = max(min(found[place], last), 0)
    return found
