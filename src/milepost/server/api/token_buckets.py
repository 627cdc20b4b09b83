"""Buckets of tokens: each request takes one out, and they fill up again as time passes."""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from milepost.server.environment import Rate

MOST_BUCKETS = 20_000
"""Buckets that are remembered; the one unused for longest goes first, and it is full again by then."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a bucket holds after a request: whole tokens left, and the seconds until it is full."""

    rate: Rate
    left: int
    seconds: int


class Empty(Exception):
    """The bucket has no token; `seconds` until it has one."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Buckets:
    """One bucket for each name, all of one rate. `clock` counts seconds; threads may share them."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self.rate, self._clock = rate, clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str) -> Standing:
        """Take a token out of a bucket; raises `Empty`."""
        now = self._clock()
        with self._lock:
            level = self._level(name, now)
            if level < 1:
                raise Empty(max(1, math.ceil((1 - level) / self.rate.a_second)))
            self._levels[name] = level - 1, now
            self._levels.move_to_end(name)
            if len(self._levels) > MOST_BUCKETS:
                self._levels.popitem(last=False)
        return self._standing(level - 1)

    def _level(self, name: str, now: float) -> float:
        level, then = self._levels.get(name, (float(self.rate.at_once), now))
        return min(float(self.rate.at_once), level + (now - then) * self.rate.a_second)

    def _standing(self, level: float) -> Standing:
        return Standing(self.rate, math.floor(level), math.ceil((self.rate.at_once - level) / self.rate.a_second))
