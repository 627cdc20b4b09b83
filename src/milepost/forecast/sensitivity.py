"""Sensitivity: how far an activity's duration and a finish go together, over all futures (law F7)."""

import numpy as np
from numpy.typing import NDArray

from milepost.forecast import marking
from milepost.forecast.futures import Futures, Instants
from milepost.forecast.simulation import Block, futures_shared

_WIDEST = 2**20


def sensitivity(futures: Futures, finish: Instants) -> NDArray[np.float64]:
    """Pearson's correlation of each node's duration with a finish, (nodes,); 0 where one of them does not vary.

    Sums are of whole minutes (of coarser units where a range is over two years), so their order does not matter.
    """
    built, count = futures.built, futures.count
    away = finish - finish.min()
    shift = max(0, int(away.max()).bit_length() - _WIDEST.bit_length())
    away = away >> shift
    order = np.arange(len(built.ids))
    partial: list[NDArray[np.int64]] = []

    def work(block: Block) -> None:
        first, size = block
        factor, occurs = futures_shared(built, first, size)
        sums = np.zeros((len(order), 3), np.int64)
        drawn = np.empty(size, np.int32)
        block_away = away[first : first + size]
        marking.co_moments(built.program, order, block_away, first, size, factor, occurs, drawn, sums)
        partial.append(sums)

    futures.simulator.each(work, futures.simulator.blocks(built, count, True))
    total: NDArray[np.float64] = np.array(partial, np.int64).sum(axis=0).astype(np.float64)
    mean_away = int(away.sum()) / count
    spread_away = float(np.sqrt(max(int((away * away).sum()) / count - mean_away**2, 0.0)))
    mean = total[:, 0] / count
    deviation: NDArray[np.float64] = np.sqrt(np.maximum(total[:, 1] / count - mean**2, 0.0))
    together = total[:, 2] / count - mean * mean_away
    varies = (deviation > 0) & (spread_away > 0)
    scale = np.where(varies, deviation * spread_away, 1.0)
    found: NDArray[np.float64] = np.where(varies, together / scale, 0.0)
    return found
