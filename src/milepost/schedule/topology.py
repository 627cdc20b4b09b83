"""An order in which every activity comes after its predecessors, compiled."""

import numpy as np
from numpy.typing import NDArray

from milepost.schedule.jit import allocating


@allocating
def _sorted_by_depth(count, source, target):
    waiting = np.zeros(count, np.int64)
    first = np.zeros(count + 1, np.int64)
    for link in range(len(source)):
        waiting[target[link]] += 1
        first[source[link] + 1] += 1
    for node in range(count):
        first[node + 1] += first[node]
    following = np.empty(len(source), np.int64)
    filled = first[:-1].copy()
    for link in range(len(source)):
        following[filled[source[link]]] = target[link]
        filled[source[link]] += 1
    order = np.empty(count, np.int64)
    ready = 0
    for node in range(count):
        if waiting[node] == 0:
            order[ready] = node
            ready += 1
    done = 0
    while done < ready:
        node = order[done]
        done += 1
        for place in range(first[node], first[node + 1]):
            waiting[following[place]] -= 1
            if waiting[following[place]] == 0:
                order[ready] = following[place]
                ready += 1
    return order[:ready]


def topological_order(count: int, source: NDArray[np.int64], target: NDArray[np.int64]) -> NDArray[np.int64]:
    """All nodes, each after its sources, stable by number; fewer than `count` where there is a loop (Kahn 1962)."""
    order: NDArray[np.int64] = _sorted_by_depth(count, source, target)
    return order
