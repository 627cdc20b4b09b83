"""The tables that draws are read from, each kept once, and the standard normal both ways."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.kernel import NORMAL_CELLS, NORMAL_REACH
from milepost.forecast.quantiles import CELLS
from milepost.forecast.shapes import Drawn, Knots

ONE = 1 << 16
"""A factor of 1, as tables of factors hold it."""
_NORMAL = NormalDist()


@dataclass
class TableSet:
    """Tables under construction, keyed by what they are made from, so that equal ones are kept once."""

    steps: list[int] = field(default_factory=list)
    _count: int = 0
    _knots: NDArray[np.int32] = field(default_factory=lambda: np.empty((16, CELLS + 1), np.int32))
    _known: dict[object, tuple[int, int, int]] = field(default_factory=dict)

    def known(self, name: object) -> tuple[int, int, int] | None:
        """(knot, first step, number of steps) of what was added under a name."""
        return self._known.get(name)

    def add(self, name: object, found: Drawn) -> tuple[int, int, int]:
        """Add a source of draws under a name; knot -1 where it is drawn from steps."""
        if found.knots is not None:
            place = (self._count, 0, 0)
            self._append(found.knots)
        else:
            steps = found.steps if found.steps is not None else np.zeros(1, np.int64)
            place = (-1, len(self.steps), len(steps))
            self.steps += steps.tolist()
        self._known[name] = place
        return place

    def _append(self, knots: Knots) -> None:
        if self._count == len(self._knots):
            self._knots = np.concatenate([self._knots, np.empty_like(self._knots)])
        self._knots[self._count] = knots
        self._count += 1

    def arrays(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The knots, (tables, 1025), and the steps; later additions do not change them."""
        return self._knots[: max(1, self._count)], np.array(self.steps or [0], np.int32)


def stepped(found: Drawn) -> Drawn:
    """The same source of draws as knots, for where a quantile is given: steps become stairs."""
    if found.knots is not None or found.steps is None:
        return found
    count = len(found.steps)
    return Drawn(knots=found.steps[np.minimum(np.arange(CELLS + 1) * count // CELLS, count - 1)])


def factors(values: NDArray[np.float64]) -> Drawn:
    """A table of factors, (1025,), in units of 1 / 65536."""
    return Drawn(knots=np.clip(np.floor(values * ONE + 0.5), 0, 2**31 - 1).astype(np.int64))


@lru_cache(maxsize=1)
def inverse_normal() -> NDArray[np.float64]:
    """The standard normal's quantiles at i / 4096; the outermost two keep the mean of the outer cells."""
    inner = [_NORMAL.inv_cdf(cell / NORMAL_CELLS) for cell in range(1, NORMAL_CELLS)]
    edge = inner[-1]
    mean_beyond = exp(-(edge**2) / 2) / sqrt(2 * pi) * NORMAL_CELLS
    return np.array([edge - 2 * mean_beyond, *inner, 2 * mean_beyond - edge])


@lru_cache(maxsize=1)
def normal_probability() -> NDArray[np.float64]:
    """The standard normal's distribution function at 4097 even points from -6 to 6."""
    return np.array([_NORMAL.cdf(z) for z in np.linspace(-NORMAL_REACH, NORMAL_REACH, NORMAL_CELLS + 1)])
