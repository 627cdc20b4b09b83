"""The one way to write to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from django.db import connection, transaction

_ONE_WRITER = RLock()


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that writes: all of it is stored and on disk when it ends, or nothing.

    SQLite has one writer at a time; those of this process queue here, which is fairer and quicker than the waiting
    that SQLite does itself.
    """
    if connection.vendor == "sqlite":
        with _ONE_WRITER, transaction.atomic():
            yield
    else:
        with transaction.atomic():
            yield
