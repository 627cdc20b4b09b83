"""Whether the process is alive, and whether it can answer: for whoever watches over it."""

import asyncio
import json
import logging
import threading
from collections.abc import Callable

from asgiref.typing import ASGISendCallable, HTTPScope

from milepost.server.run.migrations import known_migrations
from milepost.server.run.plain import Plain, answer_plainly, problem
from milepost.server.run.pool import Busy, Pool

ALIVE, READY = "/healthz", "/readyz"
BEGUN_AT_START, ONCE_BEGUN = frozenset({"forecaster", "timekeeper"}), frozenset({"tail reader"})
"""Names of threads; without one of them plans would go on changing, and nobody would hear what comes of it."""
LOG = logging.getLogger("milepost.server")
Check = Callable[[], str | None]
"""What is wrong, in a sentence; None where nothing is. It runs in a worker thread."""


class Health:
    """Answers `/healthz` at once and `/readyz` by its checks; both ahead of Django, so for any host that is named."""

    def __init__(self, pool: Pool, checks: tuple[Check, ...]) -> None:
        self._pool, self._checks = pool, checks

    async def __call__(self, scope: HTTPScope, send: ASGISendCallable) -> None:
        """Answer a request for one of the two."""
        wrong = [] if scope["path"] == ALIVE else await self._wrong()
        await answer_plainly(scope, send, _unready(scope, wrong) if wrong else _WELL)

    async def _wrong(self) -> list[str]:
        try:
            return await asyncio.wrap_future(self._pool.submit(self._failing))
        except Busy:
            return ["every thread is at work, and as many requests wait as may"]

    def _failing(self) -> list[str]:
        return [said for check in self._checks if (said := check()) is not None]


def database_is_ready() -> str | None:
    """Whether the database answers and has every migration of this release; a newer one's do no harm."""
    from django.db import Error, close_old_connections, connection
    from django.db.migrations.recorder import MigrationRecorder

    close_old_connections()
    try:
        missing = known_migrations() - frozenset(MigrationRecorder(connection).applied_migrations())
    except Error as error:
        LOG.error("the database does not answer: %s", error)
        close_old_connections()
        return "the database does not answer"
    return f"the database lacks migrations of this release: {len(missing)}" if missing else None


class ThreadsAreThere:
    """Whether the threads beside the workers live: those that begin with the server, and those seen once since."""

    def __init__(self, always: frozenset[str], once_begun: frozenset[str]) -> None:
        self._expected, self._once_begun = always, once_begun

    def __call__(self) -> str | None:
        """Which of them has ended, if one has."""
        alive = {thread.name for thread in threading.enumerate()}
        self._expected |= self._once_begun & alive
        ended = sorted(self._expected - alive)
        return f"the {' and the '.join(ended)} ended" if ended else None


def checks() -> tuple[Check, ...]:
    """What a process must have to be ready."""
    return (database_is_ready, ThreadsAreThere(BEGUN_AT_START, ONCE_BEGUN))


_WELL = Plain(200, [(b"content-type", b"application/json"), (b"cache-control", b"no-store")], b'{"well": true}')


def _unready(scope: HTTPScope, wrong: list[str]) -> Plain:
    refused = problem(
        scope, 503, "not-ready", "The server cannot answer", "; ".join(wrong), "See the server's log; try again soon."
    )
    document = json.dumps({**json.loads(refused.body), "problems": wrong}).encode()
    return Plain(503, [*refused.headers, (b"cache-control", b"no-store"), (b"retry-after", b"5")], document)
