"""Standard quantile functions at evenly spaced probabilities, from which every duration is drawn."""

from functools import lru_cache
from math import erf, exp, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

CELLS = 1024
PROBABILITIES: NDArray[np.float64] = np.linspace(0.0, 1.0, CELLS + 1)
_PERT_NODES = 512
_GRID = 2048
_NORMAL = NormalDist()
Quantiles = NDArray[np.float64]


@lru_cache(maxsize=_PERT_NODES + 1)
def _pert_node(node: int) -> Quantiles:
    """Quantiles of the standard PERT (lambda 4) with its mode at node / 512: a beta with alpha 1 + 4 mode.

    The density is integrated by Simpson's rule over t, x = t^2 (3 - 2 t), which is smooth at both ends.
    """
    mode = node / _PERT_NODES
    t = np.linspace(0.0, 1.0, 2 * _GRID + 1)
    x = t * t * (3 - 2 * t)
    density = x ** (4 * mode) * (1 - x) ** (4 - 4 * mode) * 6 * t * (1 - t)
    steps = (density[:-2:2] + 4 * density[1::2] + density[2::2]) / 6
    cumulative = np.concatenate([[0.0], np.cumsum(steps)])
    return np.interp(PROBABILITIES, cumulative / cumulative[-1], x[::2])


def pert(mode: float) -> Quantiles:
    """Quantiles of the standard PERT on 0..1 with lambda 4 and its mode there, (1025,)."""
    place = min(max(mode, 0.0), 1.0) * _PERT_NODES
    node = min(int(place), _PERT_NODES - 1)
    weight = place - node
    return (1 - weight) * _pert_node(node) + weight * _pert_node(node + 1)


def triangular(mode: float) -> Quantiles:
    """Quantiles of the standard triangular on 0..1 with its mode there, (1025,)."""
    below = np.sqrt(PROBABILITIES * mode)
    above = 1 - np.sqrt((1 - PROBABILITIES) * (1 - mode))
    return np.where(mode >= PROBABILITIES, below, above)


@lru_cache(maxsize=1)
def normal() -> Quantiles:
    """Quantiles of the standard normal, (1025,); the outermost two are infinite."""
    inner = [_NORMAL.inv_cdf(probability) for probability in PROBABILITIES[1:-1]]
    return np.array([-np.inf, *inner, np.inf])


def lognormal(log_deviation: float) -> Quantiles:
    """Quantiles of exp(deviation x Z), (1025,); the outermost two are such that the outer cells keep their mean."""
    inner = np.exp(log_deviation * normal()[1:-1])
    edge = normal()[-2]
    mean = exp(log_deviation**2 / 2) * CELLS
    top = mean * _normal_probability(log_deviation - edge)
    bottom = mean * _normal_probability(-edge - log_deviation)
    return np.concatenate([[max(2 * bottom - inner[0], 0.0)], inner, [2 * top - inner[-1]]])


def _normal_probability(z: float) -> float:
    return 0.5 * (1 + erf(z / sqrt(2)))


def normal_quantile(probability: float) -> float:
    """The standard normal's quantile."""
    return _NORMAL.inv_cdf(probability)
