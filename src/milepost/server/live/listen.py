"""Hearing the other server processes: one connection to PostgreSQL that only listens."""

import logging
from typing import Any

import psycopg
from django.db import connection

from milepost.server.live.message import Message, read_message
from milepost.server.live.notify import CHANNEL

LOG = logging.getLogger("milepost.server")
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds between attempts to connect."""
# A line that died without a word is found out within a minute; the poll sees what it did not bring.
_LINE: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "autocommit": True,
}


class Listener:
    """Reconnects by itself, ever less often while the database is away. On SQLite there is nobody to hear.

    `now` is in seconds, from any fixed point. For one thread.
    """

    def __init__(self) -> None:
        self._line: psycopg.Connection[Any] | None = None
        self._retry_at = 0.0
        self._wait = FIRST_WAIT

    @property
    def needed(self) -> bool:
        """Whether there can be other processes."""
        return connection.vendor == "postgresql"

    def fileno(self) -> int | None:
        """What to wait on; None while there is no connection."""
        return None if self._line is None else self._line.fileno()

    def connect(self, now: float) -> bool:
        """Connect where that is due; True for a new connection, before which anything may have been missed."""
        if not self.needed or self._line is not None or now < self._retry_at:
            return False
        self._retry_at, self._wait = now + self._wait, min(self._wait * 2, LONGEST_WAIT)
        try:
            self._line = psycopg.connect(**{**connection.get_connection_params(), **_LINE})
            self._line.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            self._lose(error)
            return False
        self._wait = FIRST_WAIT
        return True

    def hear(self) -> list[Message | None]:
        """The messages that have come; None for one that says more than this release knows."""
        if self._line is None:
            return []
        try:
            return [read_message(each.payload) for each in self._line.notifies(timeout=0)]
        except psycopg.Error as error:
            self._lose(error)
            return []

    def close(self) -> None:
        """Hear no more."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _lose(self, error: psycopg.Error) -> None:
        LOG.warning("the connection that listens to PostgreSQL is lost: %s", error)
        self.close()
