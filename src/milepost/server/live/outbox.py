"""What waits to be sent by one stream: filled by the tail reader, emptied in the event loop."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A revision of a plan: each is sent, in order."""

    plan_id: str
    number: int
    body: bytes


@dataclass(frozen=True, slots=True)
class News:
    """How something is now: only the newest of a plan and a name is sent, after the revisions that wait."""

    plan_id: str
    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Parting:
    """The last word on a plan; what still waits of it is not sent."""

    plan_id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class End:
    """The stream ends after what waits."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The stream ends now; what waits is not sent."""


Item = Step | News | Parting | End | Cut
Sendable = Step | News | Parting


class Outbox:
    """Bounded: where `room` bytes wait, `has_room` is false, and `on_room` is called once there is some again.

    `has_room`, `give` and `stalled` are for the tail reader's thread, the rest for the event loop. The counts are
    written by one side each; what the other side reads may be old, which only ever shows less room than there is.
    """

    def __init__(self, room: int, on_room: Callable[[], None]) -> None:
        self._room, self._on_room = room, on_room
        self._given = self._taken = 0
        self._held_back = False
        self._steps: deque[Step | Parting] = deque()
        self._news: dict[tuple[str, str], News] = {}
        self._ended = False
        self._filled = False
        self._waiting: asyncio.Future[None] | None = None
        self._full_since: tuple[float, int] | None = None

    @property
    def has_room(self) -> bool:
        """Whether one more revision may be given."""
        if self._given - self._taken < self._room:
            return True
        self._held_back = True
        # What was taken before the mark was set called nobody.
        return self._given - self._taken < self._room

    def give(self, size: int) -> None:
        """Count a revision that is on its way to `fill`."""
        self._given += size

    def stalled(self, now: float, patience: float) -> bool:
        """Whether it has been full, and nothing was taken from it, for longer than `patience` seconds."""
        if self.has_room:
            self._full_since = None
            return False
        if self._full_since is None or self._full_since[1] != self._taken:
            self._full_since = now, self._taken
        return now - self._full_since[0] > patience

    def fill(self, items: Iterable[Item]) -> None:
        """Put what was given in line."""
        for item in items:
            match item:
                case Step():
                    self._steps.append(item)
                case News():
                    self._news[item.plan_id, item.name] = item
                case Parting():
                    self._part(item)
                case End():
                    self._ended = True
                case Cut():
                    self._steps.clear()
                    self._news.clear()
                    self._ended = True
        self.wake()

    def wake(self) -> None:
        """Have whoever waits look, though there may be nothing to take."""
        self._filled = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def end(self) -> None:
        """Put nothing in line any more."""
        self.fill([End()])

    def take(self, most: int) -> list[Sendable]:
        """What is to be sent next, about `most` bytes."""
        taken: list[Sendable] = []
        size = 0
        while self._steps and size < most:
            item = self._steps.popleft()
            size += len(item.body)
            taken.append(item)
        if not self._steps:
            taken += self._news.values()
            self._news.clear()
            if not self._ended:
                self._filled = False
        self._count(sum(len(item.body) for item in taken if isinstance(item, Step)))
        return taken

    @property
    def ended(self) -> bool:
        """Whether nothing waits, and nothing will come."""
        return self._ended and not self._steps and not self._news

    async def filled(self) -> None:
        """Return when there is something to take, or the end, or a reason to look; for one that waits at a time."""
        if not self._filled:
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting

    def _part(self, parting: Parting) -> None:
        dropped = [item for item in self._steps if item.plan_id == parting.plan_id]
        self._steps = deque(item for item in self._steps if item.plan_id != parting.plan_id)
        self._news = {key: item for key, item in self._news.items() if item.plan_id != parting.plan_id}
        self._steps.append(parting)
        self._count(sum(len(item.body) for item in dropped if isinstance(item, Step)))

    def _count(self, size: int) -> None:
        self._taken += size
        if self._held_back and self._given - self._taken <= self._room // 2:
            self._held_back = False
            self._on_room()
