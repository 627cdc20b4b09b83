"""The databases that are crashed, and how."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

POSTGRESQL = os.environ.get("MILEPOST_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")


@dataclass(frozen=True, slots=True)
class Form:
    """A database, by SQLite's journal or PostgreSQL; whether the power goes with the process; and what to see.

    A control loses what was acknowledged: it shows that a loss would be seen. `pragmas` are what makes it so.
    """

    name: str
    journal: Literal["DELETE", "WAL", ""]
    power: bool = False
    pragmas: str = ""

    @property
    def control(self) -> bool:
        """Whether this is to lose what was acknowledged."""
        return bool(self.pragmas)


SQLITE = Form("SQLite, rollback journal", "DELETE")
WAL = Form("SQLite, write-ahead log", "WAL")
POSTGRES = Form("PostgreSQL", "")
SQLITE_POWER = Form("SQLite, rollback journal, loss of power", "DELETE", power=True)
WAL_POWER = Form("SQLite, write-ahead log, loss of power", "WAL", power=True)
SQLITE_UNSAFE = Form("control: rollback journal, synchronous=OFF", "DELETE", True, "PRAGMA synchronous=OFF")
WAL_UNSAFE = Form("control: write-ahead log, synchronous=NORMAL", "WAL", True, "PRAGMA synchronous=NORMAL")
SQLITE_FULL = Form("control: rollback journal, synchronous=FULL", "DELETE", True, "PRAGMA synchronous=FULL")

FORMS = {
    "sqlite": SQLITE,
    "wal": WAL,
    "postgresql": POSTGRES,
    "sqlite-power": SQLITE_POWER,
    "wal-power": WAL_POWER,
}
CONTROLS = {"sqlite-off": SQLITE_UNSAFE, "sqlite-full": SQLITE_FULL, "wal-normal": WAL_UNSAFE}


@contextmanager
def settings_of(form: Form) -> Iterator[dict[str, str]]:
    """The variables by which a server uses a fresh database of this form; the folder is the caller's."""
    common = {
        "MILEPOST_SECRET": secrets.token_hex(32),
        "MILEPOST_WRITE_LIMIT": "off",
        "MILEPOST_READ_LIMIT": "off",
        "MILEPOST_LOG": "json",
        "DJANGO_SETTINGS_MODULE": "milepost.server.settings",
    }
    if form.journal:
        yield {**common, "MILEPOST_JOURNAL": form.journal, "DATABASE_URL": ""}
        return
    with _postgresql() as url:
        yield {**common, "DATABASE_URL": url}


@contextmanager
def _postgresql() -> Iterator[str]:
    import psycopg

    name = f"milepost_crash_{secrets.token_hex(4)}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{POSTGRESQL.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
