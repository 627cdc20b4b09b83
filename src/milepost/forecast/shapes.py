"""Curves through what people estimate: an estimate becomes 1,025 whole minutes at even probabilities (laws F1, F4)."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import log

import numpy as np
from numpy.typing import NDArray

from milepost.forecast import quantiles
from milepost.forecast.quantiles import CELLS, PROBABILITIES, Quantiles
from milepost.model.duration import DayLength
from milepost.model.estimate import Fixed, Guess, Percentiles, Range, Shape, Values
from milepost.schedule.likely import at_percent, percentile_points

Knots = NDArray[np.int64]
AnyEstimate = Guess | Fixed | Range | Values | Percentiles
_LONGEST = 2**30


@dataclass(frozen=True)
class Spread:
    """A lognormal on the ratio of actual to estimated: its median and the standard deviation of its log."""

    median: float
    log_deviation: float


@dataclass(frozen=True)
class Drawn:
    """What durations are drawn from: `knots` at even probabilities, or `steps` each as likely as the next.

    One of the two is given; a certain duration has one step.
    """

    knots: Knots | None = None
    steps: Knots | None = None


class RangeUnfitError(ValueError):
    """No curve of the shape goes through the range."""


def drawn(estimate: AnyEstimate, length: DayLength, guess: Spread) -> Drawn:
    """What an estimate's durations are drawn from, in minutes; `guess` is the spread of a single guess (law F2).

    Raises `RangeUnfitError` where no curve fits.
    """
    match estimate:
        case Fixed(fixed=duration):
            return Drawn(steps=np.array([duration.minutes(length)], np.int64))
        case Guess(duration=duration):
            return Drawn(_whole(duration.minutes(length) * guess.median * quantiles.lognormal(guess.log_deviation)))
        case Values(values=values):
            return Drawn(steps=np.sort([value.minutes(length) for value in values]).astype(np.int64))
        case Percentiles():
            points = percentile_points(estimate, length)
            return Drawn(
                _whole(np.array([float(at_percent(points, Fraction(100 * k, CELLS))) for k in range(CELLS + 1)]))
            )
        case Range():
            return Drawn(_whole(range_quantiles(estimate, length)))
    raise AssertionError("the union of estimates is closed")


def _whole(values: Quantiles) -> Knots:
    return np.clip(np.floor(values + 0.5), 0, _LONGEST).astype(np.int64)


def range_quantiles(estimate: Range, length: DayLength) -> Quantiles:
    """Quantiles of a range in minutes, (1025,); raises `RangeUnfitError`."""
    low, high = estimate.low.minutes(length), estimate.high.minutes(length)
    likely = (low + high) / 2 if estimate.likely is None else estimate.likely.minutes(length)
    return curve(estimate.shape, low, likely, high, estimate.percentiles)


def curve(shape: Shape, low: float, likely: float, high: float, percents: tuple[int, int] | None) -> Quantiles:
    """Quantiles of the shape's curve through a range, (1025,); `percents` says what low and high are, None the ends.

    Raises `RangeUnfitError`, which says why no curve fits.
    """
    if not low <= likely <= high:
        raise RangeUnfitError("low, likely and high are out of order")
    if low == high:
        return np.full(CELLS + 1, float(low))
    if shape is Shape.LOGNORMAL:
        return _lognormal(low, likely, high, percents or (10, 90))
    if shape is Shape.UNIFORM:
        return _uniform(low, high, percents)
    family = quantiles.pert if shape is Shape.PERT else quantiles.triangular
    if percents is None:
        simple: Quantiles = low + (high - low) * family((likely - low) / (high - low))
        return simple
    return _through_percentiles(family, low, likely, high, percents)


def _uniform(low: float, high: float, percents: tuple[int, int] | None) -> Quantiles:
    below, above = percents or (0, 100)
    width = (high - low) * 100 / (above - below)
    return low - width * below / 100 + width * PROBABILITIES


def _lognormal(low: float, median: float, high: float, percents: tuple[int, int]) -> Quantiles:
    """A shifted lognormal through three points: shift + scale x exp(deviation x Z), `median` being its median.

    With z_low = -k z_high the shift solves ((median - s) / (low - s))^(1/k) = (high - s) / (median - s); for the
    symmetric percentiles that are usual (k = 1) it is (low high - median^2) / (low + high - 2 median).
    """
    if median == low:
        raise RangeUnfitError("a lognormal needs `low` below `likely`")
    z_low = quantiles.normal_quantile(percents[0] / 100)
    z_high = -quantiles.normal_quantile((100 - percents[1]) / 100)  # so that p5 and p95 are opposite to the last bit
    if (high - median) * -z_low <= (median - low) * z_high:  # in a normal the two are equal
        wanted = "than `low` does" if z_low == -z_high else "than in a normal"
        raise RangeUnfitError(f"a lognormal leans to the right: `high` must lie further from `likely` {wanted}")
    deviation = _log_deviation((high - median) / (median - low), z_low, z_high)
    scale = (median - low) / -np.expm1(deviation * z_low)
    found: Quantiles = median - scale + scale * quantiles.lognormal(deviation)
    return found


def _log_deviation(ratio: float, z_low: float, z_high: float) -> float:
    """The deviation at which (exp(d z_high) - 1) / (1 - exp(d z_low)) is the ratio, by bisection."""
    if z_low == -z_high:
        return log(ratio) / z_high

    def found(deviation: float) -> float:
        return float(np.expm1(deviation * z_high) / -np.expm1(deviation * z_low))

    return _bisected(lambda deviation: found(deviation) - ratio, 1e-9, 20.0)


def _through_percentiles(
    family: Callable[[float], Quantiles], low: float, likely: float, high: float, percents: tuple[int, int]
) -> Quantiles:
    """The curve of a one-parameter family (its mode on 0..1) of which low and high are the given percentiles."""
    probabilities = np.array(percents) / 100

    def lean(mode: float) -> float:
        below, above = np.interp(probabilities, PROBABILITIES, family(mode))
        return float((mode - below) / (above - below))

    wanted = (likely - low) / (high - low)
    mode = _bisected(lambda place: lean(place) - wanted, 0.0, 1.0)
    standard = family(mode)
    below, above = np.interp(probabilities, PROBABILITIES, standard)
    found: Quantiles = low + (high - low) * (standard - below) / (above - below)
    return found


def _bisected(rising: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def fit_problem(estimate: AnyEstimate, length: DayLength) -> str | None:
    """Why no curve fits an estimate, or None where one does."""
    if not isinstance(estimate, Range):
        return None
    try:
        range_quantiles(estimate, length)
    except RangeUnfitError as error:
        return str(error)
    return None
