"""Times as figures: the share of them that each is not above."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there were, and by which value 50, 95, 99 and 100 % of them lie; nearest rank, so each was measured."""

    count: int
    p50: float
    p95: float
    p99: float
    most: float


def figure(values: Iterable[float]) -> Figure:
    """The figure of some values, one at least."""
    ordered = sorted(values)
    p50, p95, p99 = (ordered[math.ceil(len(ordered) * share / 100) - 1] for share in (50, 95, 99))
    return Figure(len(ordered), p50, p95, p99, ordered[-1])
