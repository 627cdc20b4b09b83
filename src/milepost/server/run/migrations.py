"""Bringing the database to this release, by one process at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from milepost.server.run.refusal import StartRefused

LOCK = 0x6D696C65706F7374
"""The number of the advisory lock in PostgreSQL: the letters of our name."""
OURS = "milepost"
Name = tuple[str, str]


def migrate(data: Path) -> None:
    """Apply what is missing, unless another process just did; raises `StartRefused` for a newer release's database."""
    known = known_migrations()
    if not missing(known):
        return
    with _alone(data):
        if missing(known):
            call_command("migrate", verbosity=0, interactive=False)


@cache
def known_migrations() -> frozenset[Name]:
    """Every migration of this release."""
    return frozenset(MigrationLoader(None).disk_migrations)


def missing(known: frozenset[Name]) -> frozenset[Name]:
    """What this release knows and the database has not; raises `StartRefused` where it has what this one knows not."""
    applied = frozenset(MigrationRecorder(connection).applied_migrations())
    newer = sorted(name for app, name in applied - known if app == OURS)
    if newer:
        raise StartRefused(
            f"the database belongs to a newer release of Milepost: this one knows nothing of its {newer[-1]}",
            "Start the newer release, or restore a backup made by this one.",
        )
    return known - applied


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    if connection.vendor == "postgresql":
        with _advisory_lock():
            yield
    else:
        with _file_lock(data / ".migrating"):
            yield


@contextmanager
def _advisory_lock() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    """SQLite's own lock on an empty database: it works on every platform, and ends with its process."""
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
