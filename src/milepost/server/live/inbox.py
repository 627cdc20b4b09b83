"""What reaches the tail reader's thread from the other threads."""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Letters:
    """What has come since the inbox was last emptied: plans that have something new, or may, and what else is to do."""

    woken: set[str] = field(default_factory=set)
    everything: bool = False
    recheck: bool = False
    errands: list[Callable[[], None]] = field(default_factory=list)


class Inbox:
    """Letters to the tail reader from any thread; `fileno` is readable when there is any."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._letters = Letters()
        self._closed = False
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)

    def fileno(self) -> int:
        """What to wait on."""
        return self._ear.fileno()

    def wake(self, plan_id: str) -> None:
        """There is something new in a plan."""
        with self._lock:
            self._letters.woken.add(plan_id)
            self._ring()

    def recheck(self) -> None:
        """Somebody's permission may have changed."""
        with self._lock:
            self._letters.recheck = True
            self._ring()

    def errand(self, work: Callable[[], None]) -> bool:
        """Something to do in the tail reader's thread, each in its turn; False where nobody will, at the end."""
        with self._lock:
            if not self._closed:
                self._letters.errands.append(work)
                self._ring()
            return not self._closed

    def nudge(self) -> None:
        """Something may be possible that was not."""
        with self._lock:
            self._ring()

    def take_recheck(self) -> bool:
        """Whether `recheck` was called since the inbox was last emptied, or this was last asked."""
        with self._lock:
            asked, self._letters.recheck = self._letters.recheck, False
        return asked

    def empty(self) -> Letters:
        """Everything that has come, which is then no longer there."""
        with self._lock:
            with suppress(BlockingIOError):
                while self._ear.recv(4096):
                    pass
            letters, self._letters = self._letters, Letters()
        return letters

    def close(self) -> Letters:
        """Take nothing any more; what had come."""
        letters = self.empty()
        with self._lock:
            self._closed = True
            self._bell.close()
            self._ear.close()
        return letters

    def _ring(self) -> None:
        # One byte wakes, and where none fits any more there is one.
        if not self._closed:
            with suppress(BlockingIOError):
                self._bell.send(b"!")
