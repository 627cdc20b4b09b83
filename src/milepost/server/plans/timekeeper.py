"""What the server does of itself as time goes by: one thread that looks twice a minute."""

import logging
from datetime import UTC, datetime
from threading import Event, Thread

from django.db import close_old_connections, connection

from milepost.server.accounts.sweep import sweep
from milepost.server.plans.passing import pass_time_everywhere
from milepost.server.plans.shelving import empty_trash

EVERY = 30.0
_log = logging.getLogger(__name__)


class Timekeeper:
    """Moves status dates that are `auto`, and takes out what has ended: trash of 30 days, old sessions and links."""

    def __init__(self) -> None:
        self._end = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to look at the clock."""
        self._end.clear()
        self._thread = Thread(target=self._run, name="timekeeper", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after what is under way."""
        self._end.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while True:
            try:
                now = datetime.now(UTC)
                pass_time_everywhere(now)
                empty_trash(now)
                sweep(now)
            except Exception:
                _log.exception("what was due as time went by could not be done")
            close_old_connections()
            if self._end.wait(EVERY):
                break
        connection.close()


timekeeper = Timekeeper()
