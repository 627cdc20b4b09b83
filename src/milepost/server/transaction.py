"""The one way to write to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from django.db import connection, transaction

_ONE_WRITER = RLock()


@contextmanager
def writing(*, savepoint: bool = True) -> Iterator[None]:
    """A transaction that writes: all of it is stored and on disk when it ends, or nothing.

    Inside another one it is a part of that, which can fail by itself; without `savepoint` the whole fails with it.

    SQLite has one writer at a time; those of this process queue here, which is fairer and quicker than the waiting
    that SQLite does itself.
    """
    if connection.vendor == "sqlite":
        with _ONE_WRITER, transaction.atomic(savepoint=savepoint):
            yield
    else:
        with transaction.atomic(savepoint=savepoint):
            yield
