"""The one way to write to the database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from django.db import connection, transaction

_ONE_WRITER = threading.RLock()


class _OfThread(threading.local):
    later: "Later | None" = None


_of_thread = _OfThread()


class Later:
    """A transaction that begins when the first thing is to be written, with what is to come before that."""

    def __init__(self, stack: ExitStack, first: Callable[[], None]) -> None:
        self._stack, self._first = stack, first
        self._has_begun = False
        self._refused: Exception | None = None

    def begin(self) -> None:
        """Begin, where it has not begun. What the first thing raises is raised each time: nothing is to be written."""
        if self._refused is not None:
            raise self._refused
        if self._has_begun:
            return
        self._has_begun = True
        self._stack.enter_context(writing())
        try:
            self._first()
        except Exception as refused:
            self._refused = refused
            raise


def is_writing() -> bool:
    """Whether a transaction is under way in this thread, or begins with the first thing that is written."""
    return _of_thread.later is not None or connection.in_atomic_block


@contextmanager
def writing_later(first: Callable[[], None]) -> Iterator[Later]:
    """As `writing`, for what has much to do before it writes: the first `writing` inside begins the transaction.

    `first` is then called before anything else is done in it. All that is written inside is stored when this ends, or
    nothing.
    """
    with ExitStack() as stack:
        later = Later(stack, first)
        outer, _of_thread.later = _of_thread.later, later
        stack.callback(setattr, _of_thread, "later", outer)
        yield later


@contextmanager
def writing(*, savepoint: bool = True) -> Iterator[None]:
    """A transaction that writes: all of it is stored and on disk when it ends, or nothing.

    Inside another one it is a part of that, which can fail by itself; without `savepoint` the whole fails with it.

    SQLite has one writer at a time; those of this process queue here, which is fairer and quicker than the waiting
    that SQLite does itself.
    """
    if _of_thread.later is not None:
        _of_thread.later.begin()
    if connection.vendor == "sqlite":
        with _ONE_WRITER, transaction.atomic(savepoint=savepoint):
            yield
    else:
        with transaction.atomic(savepoint=savepoint):
            yield
