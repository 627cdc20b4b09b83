"""The hill: a distribution drawn as the density of its quantiles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from milepost.report.charts.svg import points

Floats = NDArray[np.float64]

LEAST_PIXELS = 3.0
MOST_POINTS = 240
# Work ends on working days alone; a kernel of this width hides the comb of weekends, which says nothing about doubt.
WEEKEND_DAYS = 2.6
WIDEST = 0.18
KERNEL_REACH = 2.5
_OUTER = 2  # of the 201 quantiles, left out at either end
_LEAST_SHARE = 0.05
"""A smaller share that ends at one moment is part of a comb."""
_STEEPEST = 2.5
"""A wall may rise so many times as high over the rest as that is itself: it is thicker before it hides the rest."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A share of all futures that ends at pixel `at`: from `left` to `right` the hill is higher by `height`."""

    at: float
    share: float
    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Hill:
    """Heights at pixels `xs`, which rise, and walls on them; the highest place is 1, and all over, area is chance."""

    xs: Floats
    heights: Floats
    walls: tuple[Wall, ...] = field(default=())

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
        edges = [edge for wall in self.walls for edge in (wall.left, wall.right)]
        return max([*(float(x) for x in self.xs), *edges], key=self.height_at)

    def height_at(self, x: float) -> float:
        """The height at a pixel, 0 to 1; at the edge of a wall that of the wall."""
        return self._smooth_at(x) + sum(wall.height for wall in self.walls if wall.left <= x <= wall.right)

    def area(self, base: float, height: float, start: float | None = None, end: float | None = None) -> str:
        """The path of the surface between two pixels, over a base line at `base`, `height` pixels high.

        A wall is never cut: it belongs where its moment is.
        """
        left = self.left if start is None else min(max(start, self.left), self.right)
        right = self.right if end is None else min(max(end, self.left), self.right)
        drawn = [
            self._wall_path(wall, base, height)
            for wall in self.walls
            if (start is None or wall.at > start) and (end is None or wall.at <= end)
        ]
        if left < right:
            edge = [(x, base - height * self._smooth_at(x)) for x in self._between(left, right)]
            drawn.insert(0, f"M{points([(left, base), *edge, (right, base)])}Z")
        return "".join(drawn)

    def surface(self, base: float, height: float) -> str:
        """The path of the whole surface."""
        return f"M{points(self._ridge(base, height))}Z"

    def ridge(self, base: float, height: float) -> str:
        """The path of the upper edge."""
        return f"M{points(self._ridge(base, height))}"

    def _ridge(self, base: float, height: float) -> list[tuple[float, float]]:
        """From foot to foot; where the edge is upright, two corners at one pixel."""
        edges = [edge for wall in self.walls for edge in (wall.left, wall.right)]
        found = [(self.left, base)]
        for x in sorted({*(float(x) for x in self.xs), *(min(edge, self.right) for edge in edges)}):
            smooth = self._smooth_at(x)
            before = smooth + sum(wall.height for wall in self.walls if wall.left < x <= wall.right)
            after = smooth + sum(wall.height for wall in self.walls if wall.left <= x < wall.right)
            if x > self.left:
                found.append((x, base - height * before))
            if x < self.right and (after != before or x == self.left):
                found.append((x, base - height * after))
        return [*found, (self.right, base)]

    def _wall_path(self, wall: Wall, base: float, height: float) -> str:
        edge = self._between(wall.left, wall.right)
        foot = [(x, base - height * self._smooth_at(x)) for x in edge]
        top = [(x, base - height * (self._smooth_at(x) + wall.height)) for x in reversed(edge)]
        return f"M{points([*foot, *top])}Z"

    def _between(self, left: float, right: float) -> list[float]:
        return [left, *(float(x) for x in self.xs[(self.xs > left) & (self.xs < right)]), right]

    def _smooth_at(self, x: float) -> float:
        return float(np.interp(x, self.xs, self.heights, left=0.0, right=0.0))


def hill(quantiles: Floats, pixels_per_day: float) -> Hill | None:
    """The hill over the pixels of the 201 quantiles (0 to 100 % by 0.5), or None where they are too close for one.

    A Gaussian kernel estimate of the middle 98 %, drawn out to where the kernel dies, but not beyond the first and the
    last quantile: what would lie there is thrown back (reflection; Silverman, "Density Estimation", 1986, 2.10). What
    is cut off or sunk would be taken from the chance that people read off the hill. What ends at one moment is not
    smoothed but a wall.
    """
    inner = quantiles[_OUTER:-_OUTER]
    span = float(inner[-1] - inner[0])
    if span < LEAST_PIXELS:
        return None
    width = kernel_width(span, pixels_per_day)
    xs = np.linspace(*_ends(quantiles, KERNEL_REACH * width), min(max(int(span / 3.0), 48), MOST_POINTS))
    masses = _masses(quantiles)
    rest = inner[~np.isin(inner, [at for at, _ in masses])]
    heights = (1.0 - sum(share for _, share in masses)) * _density(rest, quantiles, xs, width)
    wide = _wall_width(masses, float(heights.max()), width, WIDEST * span)
    walls = [_wall(at, share, wide, quantiles) for at, share in masses]
    return _levelled(Hill(xs, heights, tuple(walls)))


def _ends(quantiles: Floats, margin: float) -> tuple[float, float]:
    first, last = quantiles[_OUTER] - margin, quantiles[-1 - _OUTER] + margin
    return max(float(first), float(quantiles[0])), min(float(last), float(quantiles[-1]))


def _density(places: Floats, quantiles: Floats, xs: Floats, width: float) -> Floats:
    """The density at `xs` of places that all count the same, within the first and the last quantile."""
    first, last = float(quantiles[0]), float(quantiles[-1])
    heights = sum(_kernels(at, places, width) for at in (xs, 2 * first - xs, 2 * last - xs))
    found = np.asarray(heights / (max(len(places), 1) * width * np.sqrt(2 * np.pi)))
    if xs[0] > first:
        found[0] = 0.0
    if xs[-1] < last:
        found[-1] = 0.0
    return found


def _kernels(at: Floats, places: Floats, width: float) -> Floats:
    return np.asarray(np.exp(-0.5 * ((at[:, None] - places[None, :]) / width) ** 2).sum(axis=1))


def _masses(quantiles: Floats) -> list[tuple[float, float]]:
    """The pixels at which many futures end, with their shares: quantiles that are all the same."""
    last = len(quantiles) - 1
    bounds = [0, *(int(place) + 1 for place in np.flatnonzero(np.diff(quantiles))), last + 1]
    shares = ((float(quantiles[first]), (after - 1 - first) / last) for first, after in pairwise(bounds))
    return [(at, share) for at, share in shares if share >= _LEAST_SHARE]


def _wall_width(masses: Sequence[tuple[float, float]], rest: float, kernel: float, widest: float) -> float:
    """At least half a kernel, and more where that would leave the rest too low."""
    largest = max((share for _, share in masses), default=0.0)
    needed = widest if rest == 0.0 else largest / (_STEEPEST * rest)
    return min(max(kernel / 2, needed), widest)


def _wall(at: float, share: float, wide: float, quantiles: Floats) -> Wall:
    left = max(float(quantiles[0]), min(at - wide / 2, float(quantiles[-1]) - wide))
    return Wall(at, share, left, left + wide, share / wide)


def _levelled(shape: Hill) -> Hill:
    """The same hill with its highest place at 1."""
    top = shape.height_at(shape.top)
    walls = (Wall(each.at, each.share, each.left, each.right, each.height / top) for each in shape.walls)
    return Hill(shape.xs, shape.heights / top, tuple(walls))


def kernel_width(span: float, day: float) -> float:
    """How far the hill is smoothed, in the unit of `span` and `day`: a share of the span, or a weekend."""
    return max(0.04 * span, min(WEEKEND_DAYS * day, WIDEST * span))


def reach(quantiles: Sequence[datetime]) -> tuple[datetime, datetime]:
    """The first and the last moment that the hill of the quantiles covers."""
    first, last = quantiles[_OUTER], quantiles[-1 - _OUTER]
    width = timedelta(days=KERNEL_REACH * kernel_width((last - first) / timedelta(days=1), 1.0))
    return max(first - width, quantiles[0]), min(last + width, quantiles[-1])
