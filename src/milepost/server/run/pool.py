"""The threads in which requests are answered: never more of them, and a bounded number of requests that wait."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

T = TypeVar("T")


class Busy(Exception):
    """Every thread is at work, and as many wait as may."""


class Pool:
    """`threads` workers, each with its own database connection, and room for `waiting` pieces of work in front.

    Work is given by one thread alone, that of the event loop.
    """

    def __init__(self, threads: int, waiting: int) -> None:
        self._room = threads + waiting
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self._taken: set[Future[Any]] = set()
        self._ending: set[Future[Any]] = set()

    @property
    def taken(self) -> int:
        """How much work is under way or waits."""
        return len(self._taken)

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        """Work that a thread does when its turn comes; raises `Busy`."""
        if self.taken >= self._room:
            raise Busy
        return self._begin(work, self._taken)

    def finish(self, work: Callable[[], None]) -> None:
        """Work that ends what has begun: it is taken however busy the threads are, and nobody waits for it."""
        self._begin(work, self._ending)

    def stop(self, patience: float) -> None:
        """Take nothing more, and wait for what was taken, so many seconds at most."""
        self._threads.shutdown(wait=False)
        wait([*self._taken, *self._ending], patience)

    def _begin(self, work: Callable[[], T], among: "set[Future[Any]]") -> "Future[T]":
        future = self._threads.submit(work)
        among.add(future)
        future.add_done_callback(among.discard)
        return future
