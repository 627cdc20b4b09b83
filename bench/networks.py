"""Random layered networks of finish-to-start links: the same numbers for Milepost and for every peer."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from bench.week import DAY_MINUTES, START, WEEKS

Shape = Literal["triangular", "pert"]
END = "end"
"""The one milestone of a benchmark plan, after everything that nothing else waits for."""
_LAYERS_BACK = 3


@dataclass(frozen=True)
class RandomNetwork:
    """Activities numbered in topological order; `days` (n, 3) are low, likely and high in whole days of eight hours.

    The predecessors of activity i are `source[first[i]:first[i + 1]]`; `week` is its place in `bench.week.WEEKS`.
    """

    days: NDArray[np.int64]
    first: NDArray[np.int64]
    source: NDArray[np.int64]
    week: NDArray[np.int64]
    shape: Shape

    @property
    def size(self) -> int:
        """The number of activities."""
        return len(self.days)

    @cached_property
    def minutes(self) -> NDArray[np.int64]:
        """Low, likely and high in working minutes."""
        return self.days * DAY_MINUTES

    @property
    def target(self) -> NDArray[np.int64]:
        """The successor of each link."""
        return np.repeat(np.arange(self.size), np.diff(self.first))

    @property
    def last(self) -> NDArray[np.int64]:
        """The activities that nothing else waits for."""
        return np.setdiff1d(np.arange(self.size), self.source)

    def predecessors(self, activity: int) -> list[int]:
        """The activities that must finish first."""
        found: list[int] = self.source[self.first[activity] : self.first[activity + 1]].tolist()
        return found


def random_network(
    activities: int, links: int, *, seed: int = 1, second_week: bool = False, shape: Shape = "triangular"
) -> RandomNetwork:
    """A network in about 50 layers, each activity after one of the layer before it; with a fifth on a second week.

    Every number depends on the arguments alone. `links` must be at least the activities past the first layer.
    """
    generator = np.random.default_rng(seed)
    days = np.cumsum(generator.integers([1, 0, 1], [9, 9, 13], (activities, 3)), axis=1)
    width = max(2, activities // 50)
    pairs = _pairs(generator, activities, width, links)
    target, source = np.divmod(pairs, activities)
    first = np.concatenate([[0], np.cumsum(np.bincount(target, minlength=activities))])
    week = (generator.random(activities) < 0.2).astype(np.int64) if second_week else np.zeros(activities, np.int64)
    return RandomNetwork(days, first, source, week, shape)


def _pairs(generator: np.random.Generator, activities: int, width: int, links: int) -> NDArray[np.int64]:
    """Distinct links as target x activities + source, sorted; one from the layer before, the rest from a few before."""
    targets = np.arange(width, activities)
    layer = targets // width
    before = (layer - 1) * width + generator.integers(0, width, len(targets))
    chosen = targets * activities + before
    if links < len(chosen):
        raise ValueError(f"{activities} activities in layers of {width} need at least {len(chosen)} links, not {links}")
    while len(chosen) < links:
        target = generator.integers(width, activities, links)
        begin = np.maximum(0, (target // width - _LAYERS_BACK) * width)
        source = generator.integers(begin, target // width * width)
        fresh = np.setdiff1d(target * activities + source, chosen)
        chosen = np.concatenate([chosen, generator.permutation(fresh)[: links - len(chosen)]])
    return np.sort(chosen)


def plan_document(network: RandomNetwork) -> dict[str, Any]:
    """The network as a plan file's document: its tasks by number and one milestone after the last of them."""
    return {
        "plan": f"{network.size} activities",
        "status_date": START.date().isoformat(),
        "calendar": WEEKS[0].name,
        "forecast": {"shared_spread": "none"},
        "calendars": {week.name: week.document() for week in WEEKS[: 1 + int(network.week.max())]},
        "milestones": [{"id": END, "name": "The end", "after": [name(each) for each in network.last.tolist()]}],
        "tasks": [_task(network, activity) for activity in range(network.size)],
    }


def name(activity: int) -> str:
    """The id of an activity."""
    return f"a{activity}"


def _task(network: RandomNetwork, activity: int) -> dict[str, Any]:
    low, likely, high = network.days[activity].tolist()
    estimate = {"low": f"{low}d", "likely": f"{likely}d", "high": f"{high}d", "shape": network.shape}
    task: dict[str, Any] = {"id": name(activity), "name": f"Activity {activity}", "estimate": estimate}
    if network.week[activity]:
        task["calendar"] = WEEKS[network.week[activity]].name
    before = network.predecessors(activity)
    return {**task, "after": [name(each) for each in before]} if before else task
