"""The adapter by itself: a web server in a thread, with two workers, room for two, and views that a test controls."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from django.db import connections
from django.test import override_settings

from milepost.server.run.adapter import Adapter
from milepost.server.run.pool import Pool
from milepost.server.run.stream import Streams
from tests.server.running import views

WORKERS, WAITING, LIMIT = 2, 2, 1000


class OwnServer:
    """A web server in this process: its address, and its end."""

    def __init__(self) -> None:
        from milepost.server.run.worker import Worker

        self.pool = Pool(WORKERS, WAITING)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._worker = Worker()
        self._begun = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._begun.wait(60)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.streams = Streams(self.pool)
        adapter = Adapter(self.pool, self._worker, self.streams, LIMIT)
        options = uvicorn.Config(adapter, lifespan="off", log_config=None, timeout_graceful_shutdown=5)
        self._server = uvicorn.Server(options)
        self._begun.set()
        await self._server.serve([self._listening])

    def end_streams(self) -> None:
        """What the server does with its streams before it stops."""
        self._loop.call_soon_threadsafe(self.streams.end)

    def stop(self) -> None:
        """Stop, once whatever a test still holds is let go."""
        views.gate.set()
        self.end_streams()
        self._server.should_exit = True
        self._thread.join(60)
        together = threading.Barrier(WORKERS)
        for _ in range(WORKERS):
            self.pool.finish(lambda: _close_connections(together))
        self.pool.stop(60)


def _close_connections(together: threading.Barrier) -> None:
    """In every worker once: a process that ends takes its connections with it, but this one goes on."""
    together.wait(60)
    connections.close_all()


@pytest.fixture
def own_server(environment: dict[str, str]) -> Iterator[OwnServer]:
    """The adapter over `views.py`, with nothing of the real server around it."""
    views.gate.clear()
    views.ended.clear()
    views.begun.clear()
    views.closed_in.clear()
    views.connections_seen.clear()
    with override_settings(ROOT_URLCONF="tests.server.running.views", MIDDLEWARE=[]):
        server = OwnServer()
        yield server
        server.stop()
