"""Where each milestone stands: rows inside lanes, so that no label and no hill covers another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from milepost.report.chance import in_words
from milepost.report.charts.detail import Detail
from milepost.report.charts.hill import Hill, hill
from milepost.report.charts.picture import Lane, MilestoneMark
from milepost.report.charts.svg import clean
from milepost.report.charts.timescale import TimeScale
from milepost.report.charts.typeface import Weight, ellipsize, measure
from milepost.report.dates import finish_day, full, short

WORD_GAP = 7.0
NEIGHBOUR_GAP = 12.0
LONG_AXIS_DAYS = 300


@dataclass(frozen=True, slots=True)
class Label:
    """The words under a milestone from pixel `left` on: name, chance (or why not) and, on a second line, the date."""

    name: str
    chance: str
    date: str
    left: float
    first_width: float
    date_width: float

    @property
    def width(self) -> float:
        """The longer of both lines."""
        return max(self.first_width, self.date_width)


@dataclass(frozen=True, slots=True)
class Placed:
    """A milestone with its pixels: `base` is the line it stands on, `stone` the middle of the stone, where P80 is."""

    mark: MilestoneMark
    base: float
    stone: float
    band: tuple[float, float, float] | None
    hill: Hill | None
    target: float | None
    commitment: float | None
    label: Label


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane from `top` down to `top + height`."""

    lane: Lane
    top: float
    height: float
    milestones: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Footprint:
    """What a milestone needs of a row, before it has one."""

    placed: Placed
    left: float
    right: float


def place_lanes(
    lanes: Sequence[Lane], scale: TimeScale, detail: Detail, top: float, least_height: float
) -> list[PlacedLane]:
    """All lanes from `top` downwards, none lower than `least_height`."""
    placed = list[PlacedLane]()
    for lane in lanes:
        feet = _footprints(lane, scale, detail)
        rows = first_free_rows([(foot.left, foot.right) for foot in feet])
        height = max(2 * detail.lane_air + (max(rows, default=-1) + 1) * detail.row, least_height)
        first = top + detail.lane_air + detail.head
        standing = tuple(
            replace(foot.placed, base=first + row * detail.row) for foot, row in zip(feet, rows, strict=True)
        )
        placed.append(PlacedLane(lane, top, height, standing))
        top += height
    return placed


def first_free_rows(spans: Sequence[tuple[float, float]], gap: float = NEIGHBOUR_GAP) -> list[int]:
    """The row of each span: the first in which it keeps its distance from all spans before it."""
    rows = list[list[tuple[float, float]]]()
    chosen = list[int]()
    for left, right in spans:
        free = (i for i, row in enumerate(rows) if all(right + gap <= a or b + gap <= left for a, b in row))
        index = next(free, len(rows))
        if index == len(rows):
            rows.append([])
        rows[index].append((left, right))
        chosen.append(index)
    return chosen


def _footprints(lane: Lane, scale: TimeScale, detail: Detail) -> list[_Footprint]:
    feet = [_footprint(mark, scale, detail) for mark in lane.milestones]
    return sorted(feet, key=lambda foot: (foot.left, foot.placed.mark.id))


def _footprint(mark: MilestoneMark, scale: TimeScale, detail: Detail) -> _Footprint:
    # A milestone without any date stands at the far end, where "not known yet" belongs.
    stone = scale.right - detail.stone if mark.stone_date is None else scale.x(mark.stone_date)
    # A date beyond the axis is far from the rest, and told in words.
    target, commitment = (
        scale.x(day) if day is not None and scale.start <= day <= scale.finish else None
        for day in (mark.target, mark.commitment)
    )
    shape, band = (None, None) if mark.reached else (_hill(mark, scale), _band(mark, scale))
    flags = [x for x in (target, commitment) if x is not None]
    across = [stone - detail.stone, stone + detail.stone, *flags, *(x + detail.stone for x in flags), *(band or ())]
    if shape is not None:
        across += [shape.left, shape.right]
    centre = (min(band) + max(band)) / 2 if band else stone
    label = _label(mark, scale, detail, centre)
    placed = Placed(mark, 0.0, stone, band, shape, target, commitment, label)
    return _Footprint(placed, min(label.left, *across), max(label.left + label.width, *across))


def _hill(mark: MilestoneMark, scale: TimeScale) -> Hill | None:
    if mark.quantiles is None:
        return None
    return hill(np.array([scale.x(moment) for moment in mark.quantiles]), scale.pixels_per_day)


def _band(mark: MilestoneMark, scale: TimeScale) -> tuple[float, float, float] | None:
    if mark.quantiles is None or mark.p10 is None or mark.p50 is None or mark.p90 is None:
        return None
    return scale.x(mark.p10), scale.x(mark.p50), scale.x(mark.p90)


def _label(mark: MilestoneMark, scale: TimeScale, detail: Detail, centre: float) -> Label:
    name = ellipsize(clean(mark.name) or clean(mark.id), detail.name_width, detail.font, Weight.SEMIBOLD)
    chance, date = chance_words(mark), date_words(mark, scale) if detail.dated else ""
    after = WORD_GAP + measure(chance, detail.font) if chance else 0.0
    first = measure(name, detail.font, Weight.SEMIBOLD) + after
    second = measure(date, detail.font - 1.5)
    width = max(first, second)
    left = min(max(centre - width / 2, scale.left + 4.0), scale.right - width)
    return Label(name, chance, date, left, first, second)


def chance_words(mark: MilestoneMark) -> str:
    """What stands after the name: the chance, or why there is none."""
    if mark.reached:
        return "reached"
    if mark.quantiles is None:
        return "no forecast"
    return "" if mark.probability is None else in_words(mark.probability)


def date_words(mark: MilestoneMark, scale: TimeScale) -> str:
    """What stands under the name: the honest date, or the one there is."""
    if mark.stone_date is None:
        return "no date yet"
    day = finish_day(mark.stone_date)
    written = full(day) if (scale.finish - scale.start).days > LONG_AXIS_DAYS else short(day)
    if mark.reached:
        return f"on {written}"
    if mark.p80 is not None and mark.quantiles is not None:
        return f"{written} at 80 %"
    return f"planned for {written}" if mark.p80 is not None else f"wanted by {written}"
