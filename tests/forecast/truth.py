"""What a sample must be like if it comes from a known distribution: within four standard errors of it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FOUR = 4.0
Sample = NDArray[np.float64]


def check_mean(sample: Sample, mean: float, deviation: float) -> None:
    """The sample's mean lies within four standard errors of the true one; half a minute is lost to whole minutes."""
    error = deviation / np.sqrt(len(sample))
    assert abs(sample.mean() - mean) <= FOUR * error + 0.5, (sample.mean(), mean, error)


def check_share(sample: NDArray[np.bool_], share: float) -> None:
    """The share of futures in which something is true lies within four standard errors of its probability."""
    error = np.sqrt(share * (1 - share) / len(sample))
    assert abs(sample.mean() - share) <= FOUR * error, (sample.mean(), share, error)


def check_percentiles(sample: Sample, distribution: Any, scale: float = 1.0, shift: float = 0.0) -> None:
    """P10, P50, P80 and P90 (order statistics) lie within four standard errors of the frozen distribution's.

    The standard error of a quantile is sqrt(p (1 - p) / n) / density (Cramer 1946, 28.5).
    """
    ordered = np.sort(sample)
    for percent in (10, 50, 80, 90):
        share = percent / 100
        wanted = float(distribution.ppf(share))
        error = np.sqrt(share * (1 - share) / len(sample)) / float(distribution.pdf(wanted))
        found = (ordered[-(-percent * len(sample) // 100) - 1] - shift) / scale
        assert abs(found - wanted) <= FOUR * error + 0.5 / scale, (percent, found, wanted, error)


def check_distribution(sample: Sample, cumulative: Any) -> None:
    """The largest distance to a distribution function is one that four in a hundred thousand samples exceed.

    Kolmogorov's limit law: P(sqrt(n) D > 2.4) = 2 exp(-2 x 2.4^2) = 2e-5; minutes are whole, so ties are resolved.
    """
    values, counts = np.unique(sample, return_counts=True)
    above = np.cumsum(counts) / len(sample)
    below = above - counts / len(sample)
    distance = max(np.abs(above - cumulative(values + 0.5)).max(), np.abs(below - cumulative(values - 0.5)).max())
    assert distance * np.sqrt(len(sample)) <= 2.4, distance
