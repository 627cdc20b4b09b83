"""uvicorn as Milepost runs it: on a socket that is open already, ending cleanly."""

import logging
import os
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from milepost.server.cores import keep_to_one_core
from milepost.server.environment import Environment
from milepost.server.run.application import Application

PATIENCE = 20
"""Seconds in which requests that run when the server is told to stop are finished."""
KEEP_ALIVE = 65
"""Seconds for which an idle connection stays open: longer than proxies keep theirs, or they write into a closed one."""


def run(environment: Environment, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on a socket until told to stop; `ready` is called once, when the first request may come."""
    # The log's lines name neither; each would be asked for at every line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    if environment.one_core:
        keep_to_one_core(environment.core)
    WebServer(Application(environment), ready).run([listening])


class WebServer(uvicorn.Server):
    """Serves one application until SIGTERM or SIGINT; a second one ends the process where it stands."""

    def __init__(self, application: Application, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                lifespan="on",
                ws="none",
                timeout_graceful_shutdown=PATIENCE,
                timeout_keep_alive=KEEP_ALIVE,
            )
        )
        self._application, self._ready = application, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start everything, then say that requests may come."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, end the streams, finish what runs, then stop the rest."""
        for server in self.servers:
            server.close()
        await self._application.end_streams()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; told twice, stop at once. What is acknowledged is on disk already."""
        if self.should_exit:
            os._exit(128 + sig)
        self.should_exit = True
