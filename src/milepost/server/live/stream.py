"""One open stream: the bytes that one client gets."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Semaphore
from typing import Protocol

from milepost.server.live.event import HEARTBEAT, RETRY, ready_event
from milepost.server.live.limits import Limits
from milepost.server.live.outbox import News, Outbox, Parting, Sendable, Step
from milepost.server.live.permission import Credential
from milepost.server.live.positions import write_positions
from milepost.server.live.presence import Person
from milepost.server.live.pulse import Pulse

CHUNK = 64 * 1024
"""Bytes sent at once, about."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who asks for what: the plans with the revisions from which each follows, and what is to be said of the others."""

    credential: Credential
    person: Person
    positions: Mapping[str, int]
    partings: tuple[Parting, ...] = ()


class Station(Protocol):
    """Where streams come from."""

    def join(self, stream: "Stream") -> None:
        """The stream wants what comes."""
        ...

    def leave(self, stream: "Stream") -> None:
        """The stream wants nothing any more."""
        ...

    def nudge(self) -> None:
        """There is room in a stream that had none."""
        ...


class Stream:
    """Iterate it in an event loop; then, or if nobody ever does, close it from any thread, as often as you like.

    Hundreds of these say the same at once, so that each step counts: nothing stands between it and who sends.
    """

    def __init__(
        self, subscription: Subscription, station: Station, limits: Limits, on_close: Callable[[], None]
    ) -> None:
        self.subscription = subscription
        self.outbox = Outbox(limits.room, station.nudge)
        self._positions = dict(subscription.positions)
        self._station, self._heartbeat, self._on_close = station, limits.heartbeat, on_close
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pulse: Pulse | None = None
        self._open = Semaphore()

    @property
    def loop(self) -> asyncio.AbstractEventLoop | None:
        """The loop that iterates it, once one does."""
        return self._loop

    def __aiter__(self) -> "Stream":
        return self

    async def __anext__(self) -> bytes:
        if self._pulse is None:
            return self._opening()
        while not (chunk := self._chunk()):
            if self.outbox.ended:
                self._pulse.stop()
                raise StopAsyncIteration
            if self._pulse.due:
                chunk = HEARTBEAT
                break
            await self.outbox.filled()
        self._pulse.beat()
        return chunk

    async def aclose(self) -> None:
        """The same as `close`, for who iterates it."""
        if self._pulse is not None:
            self._pulse.stop()
        self.close()

    def close(self) -> None:
        """Want nothing any more."""
        if self._open.acquire(blocking=False):
            self._station.leave(self)
            self._on_close()

    def _opening(self) -> bytes:
        """The first bytes, before anything is read. Whoever follows nothing has heard all there is."""
        self._loop = asyncio.get_running_loop()
        self._pulse = Pulse(self._heartbeat, self.outbox.wake)
        if self._positions:
            self._station.join(self)
        else:
            self.outbox.end()
        ready = RETRY + self._identified(ready_event(self._positions))
        return ready + b"".join(map(self._written, self.subscription.partings))

    def _chunk(self) -> bytes:
        return b"".join(map(self._written, self.outbox.take(CHUNK)))

    def _written(self, item: Sendable) -> bytes:
        match item:
            case News():
                return item.body + b"\n"
            case Step():
                self._positions[item.plan_id] = item.number
            case Parting():
                self._positions.pop(item.plan_id, None)
        return self._identified(item.body)

    def _identified(self, body: bytes) -> bytes:
        return b"%sid: %s\n\n" % (body, write_positions(self._positions).encode())
