"""The hill: a distribution drawn as the density of its quantiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from milepost.report.charts.svg import points

Floats = NDArray[np.float64]

LEAST_PIXELS = 3.0
MOST_POINTS = 240
# Work ends on working days alone; a kernel of this width hides the comb of weekends, which says nothing about doubt.
WEEKEND_DAYS = 2.6
KERNEL_REACH = 2.5
_OUTER = 2  # of the 201 quantiles, left out at either end


@dataclass(frozen=True, slots=True)
class Hill:
    """Heights from 0 to 1 (the top) at pixels `xs`, which rise."""

    xs: Floats
    heights: Floats

    @property
    def left(self) -> float:
        """Where the hill begins."""
        return float(self.xs[0])

    @property
    def right(self) -> float:
        """Where it ends."""
        return float(self.xs[-1])

    @property
    def top(self) -> float:
        """Where it is highest."""
        return float(self.xs[int(np.argmax(self.heights))])

    def height_at(self, x: float) -> float:
        """The height at a pixel, 0 to 1."""
        return float(np.interp(x, self.xs, self.heights, left=0.0, right=0.0))

    def area(self, base: float, height: float, start: float, end: float) -> str:
        """The path of the surface between two pixels, over a base line at `base`, `height` pixels high."""
        return f"M{points([(start, base), *self._ridge(base, height, start, end), (end, base)])}Z"

    def ridge(self, base: float, height: float) -> str:
        """The path of the upper edge."""
        return f"M{points(self._ridge(base, height, self.left, self.right))}"

    def _ridge(self, base: float, height: float, start: float, end: float) -> list[tuple[float, float]]:
        inner = self.xs[(self.xs > start) & (self.xs < end)]
        return [(float(x), base - height * self.height_at(float(x))) for x in (start, *inner, end)]


def hill(quantiles: Floats, pixels_per_day: float) -> Hill | None:
    """The hill over the pixels of the 201 quantiles (0 to 100 % by 0.5), or None where they are too close for one.

    A Gaussian kernel estimate of the middle 98 %, drawn out to where the kernel dies: what is cut off or sunk there
    would be taken from the chance that people read off the hill.
    """
    inner = quantiles[_OUTER:-_OUTER]
    span = float(inner[-1] - inner[0])
    if span < LEAST_PIXELS:
        return None
    width = kernel_width(span, pixels_per_day)
    margin = KERNEL_REACH * width
    xs = np.linspace(inner[0] - margin, inner[-1] + margin, min(max(int(span / 3.0), 48), MOST_POINTS))
    heights = np.exp(-0.5 * ((xs[:, None] - inner[None, :]) / width) ** 2).sum(axis=1)
    heights[0] = heights[-1] = 0.0
    return Hill(xs, heights / heights.max())


def kernel_width(span: float, day: float) -> float:
    """How far the hill is smoothed, in the unit of `span` and `day`: a share of the span, or a weekend."""
    return max(0.04 * span, min(WEEKEND_DAYS * day, 0.18 * span))


def reach(quantiles: Sequence[datetime]) -> tuple[datetime, datetime]:
    """The first and the last moment that the hill of the quantiles covers."""
    first, last = quantiles[_OUTER], quantiles[-1 - _OUTER]
    width = timedelta(days=KERNEL_REACH * kernel_width((last - first) / timedelta(days=1), 1.0))
    return first - width, last + width
