"""How many streams are open, by account."""

from collections import Counter
from threading import Lock
from uuid import UUID

from milepost.server.live.limits import MOST_PLANS, Limits
from milepost.server.refusals import TooMany

RETRY_AFTER = 10


class Seats:
    """Bounded, for one account and for the process; for any thread."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = Lock()
        self._taken: Counter[UUID] = Counter()

    def take(self, account: UUID) -> None:
        """One more stream of an account; raises `TooMany`."""
        with self._lock:
            if self._taken[account] >= self._limits.account:
                raise TooMany(
                    f"{self._limits.account} streams of yours are open already",
                    f"Close one first: one stream carries up to {MOST_PLANS} plans.",
                    RETRY_AFTER,
                )
            if self._taken.total() >= self._limits.process:
                raise TooMany("this server has as many streams open as it takes", "Try again later.", RETRY_AFTER)
            self._taken[account] += 1

    def give_back(self, account: UUID) -> None:
        """One less."""
        with self._lock:
            self._taken[account] -= 1
            self._taken += Counter()
