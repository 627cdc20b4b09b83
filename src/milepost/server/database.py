"""Which database the server uses, and how SQLite is made safe (law L6)."""

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SAFE_WAL = (3, 51, 3)
"""The first SQLite whose write-ahead log cannot be corrupted by two connections that write."""
POOL = 8
"""Threads that answer requests, each with a connection of its own."""


def newest_sqlite() -> ModuleType:
    """The newer of the linked SQLite and a bundled one, made the one that Django uses."""
    import sqlite3

    if find_spec("pysqlite3") is None:
        return sqlite3
    bundled = import_module("pysqlite3.dbapi2")
    if bundled.sqlite_version_info <= sqlite3.sqlite_version_info:
        return sqlite3
    sys.modules["sqlite3"] = import_module("pysqlite3")
    sys.modules["sqlite3.dbapi2"] = bundled
    return bundled


def journal_of(version: tuple[int, ...]) -> str:
    """The journal that a version of SQLite may be trusted with."""
    return "WAL" if version >= SAFE_WAL else "DELETE"


def database(url: str, data: Path, journal: str | None = None) -> dict[str, Any]:
    """Django's description of the database: a PostgreSQL by its URL, else the SQLite file in the data folder."""
    return _postgresql(url) if url else _sqlite(data / "milepost.sqlite3", journal)


def _sqlite(path: Path, journal: str | None) -> dict[str, Any]:
    mode = journal or journal_of(newest_sqlite().sqlite_version_info)
    # EXTRA also syncs the folder once the rollback journal is deleted. With FULL a loss of power may bring the journal
    # back, and the next connection undoes by it what was acknowledged.
    pragmas = f"PRAGMA journal_mode={mode}; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": pragmas},
    }


class DatabaseUrlError(ValueError):
    """DATABASE_URL names no PostgreSQL."""


_PATIENCE = {"connect_timeout": "10", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}
"""Seconds after which a database that does not answer is given up; libpq waits for minutes, or for ever."""


def _postgresql(url: str) -> dict[str, Any]:
    parts = _parts(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_PATIENCE, **dict(parse_qsl(parts.query))},
    }


_LOCKED = ("55P03", "40P01")
"""PostgreSQL's codes for a lock that did not come within `lock_timeout`, and for two that wait for each other."""


def was_locked_too_long(error: Exception) -> bool:
    """Whether a database's error says that others held a lock for longer than one waits; nothing was done then."""
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) in _LOCKED or str(cause) == "database is locked"


def _parts(url: str) -> SplitResult:
    """The parts of a URL that names a PostgreSQL. What it says of it never repeats the URL, which holds a password."""
    form = "DATABASE_URL is to name a PostgreSQL, such as postgresql://user:password@host:5432/milepost"
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise DatabaseUrlError(f"{form}; this one does not begin with postgresql://")
    if not parts.path.strip("/"):
        raise DatabaseUrlError(f"{form}; this one names no database")
    try:
        _ = parts.port
    except ValueError as error:
        raise DatabaseUrlError(f"{form}; the port of this one is no number from 0 to 65535") from error
    return parts
