"""The live stream of this process: what the rest of the server calls."""

from threading import Lock
from typing import TYPE_CHECKING

from milepost.server.live.limits import LIMITS, Limits
from milepost.server.live.seats import Seats
from milepost.server.live.stream import Stream, Subscription

if TYPE_CHECKING:
    from milepost.server.live.tail import TailReader

PARTING = 5.0
"""Seconds that the end may take."""


class Hub:
    """Opens streams, and tells the tail reader what it should know; for any thread.

    The tail reader, with its thread and its connections, begins with the first stream.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._seats = Seats(limits)
        self._lock = Lock()
        self._tail: TailReader | None = None

    def open(self, subscription: Subscription) -> Stream:
        """A stream, to be iterated and closed; raises `TooMany`."""
        account = subscription.credential.account
        self._seats.take(account)
        return Stream(subscription, self._started(), self._limits, lambda: self._seats.give_back(account))

    def wake(self, plan_id: str) -> None:
        """A revision, a forecast or a shared view of the plan was committed: its followers are to see it."""
        if self._tail is not None:
            self._tail.inbox.wake(plan_id)

    def recheck(self) -> None:
        """A change of somebody's permission was committed: everybody's is checked at once."""
        if self._tail is not None:
            self._tail.inbox.recheck()

    def place(self, plan_id: str, account: str, at: str) -> None:
        """A person said where in a plan they are."""
        if self._tail is not None:
            self._tail.place(plan_id, account, at)

    def stop(self) -> None:
        """End every stream and the tail reader, because the process is about to leave."""
        with self._lock:
            if self._tail is not None:
                self._tail.stop(PARTING)

    def _started(self) -> "TailReader":
        with self._lock:
            if self._tail is None:
                # PostgreSQL's library comes with it: only then, for it is large.
                from milepost.server.live.tail import TailReader

                self._tail = TailReader(self._limits)
                self._tail.start()
            return self._tail


process = Hub()
"""The one hub of this process."""

open_stream = process.open
wake = process.wake
recheck = process.recheck
place = process.place
stop = process.stop
