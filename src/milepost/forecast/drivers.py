"""What holds each milestone back: the doubts on its tight paths, by what they are worth (law F7)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milepost.forecast.futures import Futures
from milepost.forecast.results import Driver
from milepost.forecast.worth import Aim, Gain, Gains, Worth
from milepost.model.plan import Plan

_TASKS_EACH = 3
_MOST_CANDIDATES = 60
_SHOWN = 5


@dataclass(frozen=True)
class Drivers:
    """Gains by activity or risk and by milestone, and how often each node is critical among a milestone's misses."""

    plan: Plan
    futures: Futures
    gains: Gains
    critical: Mapping[str, NDArray[np.float64]]

    def of(self, milestone_id: str) -> tuple[Driver, ...]:
        """What holds a milestone back, the greatest gain first."""
        found = [
            self._driver(each, aims[milestone_id], milestone_id)
            for each, aims in self.gains.items()
            if milestone_id in aims
        ]
        useful = [driver for driver in found if driver.days_gain > 0 or (driver.probability_gain or 0) > 0]
        useful.sort(key=lambda driver: (-(driver.probability_gain or 0.0), -driver.days_gain, driver.id))
        return tuple(useful[:_SHOWN])

    def _driver(self, subject: str, gain: Gain, milestone_id: str) -> Driver:
        node = self.futures.built.numbers.get(subject)
        critical = self.critical.get(milestone_id)
        share = float(critical[node]) if node is not None and critical is not None else None
        return Driver(subject, self.plan.title_of(subject), node is None, share, gain.probability, gain.days)


def find_drivers(
    plan: Plan, futures: Futures, aims: Sequence[Aim], pause: Callable[[], None] = lambda: None
) -> Drivers:
    """Work out the worth of the activities most often critical among each aim's misses, and of every risk that hits.

    `pause` is called again and again meanwhile; what it raises ends the work and leaves the futures as they were.
    """
    critical: dict[str, NDArray[np.float64]] = {}
    for aim in aims:
        pause()
        critical[aim.activity] = _critical(futures, aim)
    wanted: dict[str, float] = {}
    for shares in critical.values():
        for node in _doubtful(futures, shares):
            name = futures.built.ids[node]
            wanted[name] = max(wanted.get(name, 0.0), float(shares[node]))
    activities = sorted(wanted, key=lambda each: (-wanted[each], each))[:_MOST_CANDIDATES]
    gains = Worth(futures, aims).gains(activities, [risk.id for risk in plan.risks.values() if risk.hits], pause)
    return Drivers(plan, futures, gains, critical)


def _critical(futures: Futures, aim: Aim) -> NDArray[np.float64]:
    counts = futures.criticality(aim.activity, aim.instant)
    total = counts[futures.built.numbers[aim.activity]]
    if total == 0:
        counts = futures.criticality(aim.activity)
        total = futures.count
    share: NDArray[np.float64] = counts / total
    return share


def _doubtful(futures: Futures, shares: NDArray[np.float64]) -> list[int]:
    """The nodes most often critical among those whose duration, or date, is drawn."""
    nodes = futures.built.program.nodes
    varies = (nodes.step_count != 1) | (np.diff(nodes.hit_first) > 0)
    ranked = np.argsort(-(shares * varies), kind="stable")[:_TASKS_EACH]
    return [int(node) for node in ranked if shares[node] > 0 and varies[node]]
