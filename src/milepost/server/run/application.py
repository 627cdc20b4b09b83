"""The server as one ASGI application: what is asked goes to the first that knows it."""

import asyncio

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, HTTPScope, Scope

from milepost.server.database import POOL
from milepost.server.engine.engine import engine
from milepost.server.environment import Environment
from milepost.server.forecasts.forecaster import forecaster
from milepost.server.live import hub
from milepost.server.pages.web_page import present_build
from milepost.server.plans.timekeeper import timekeeper
from milepost.server.request_id import request_id_in
from milepost.server.run.access_log import logged
from milepost.server.run.adapter import Adapter
from milepost.server.run.forwarded import as_forwarded
from milepost.server.run.health import ALIVE, READY, Health, checks
from milepost.server.run.lifespan import Part, live
from milepost.server.run.pool import Pool
from milepost.server.run.static import PREFIX, static_files
from milepost.server.run.stream import Streams
from milepost.server.run.worker import Worker

PATIENCE = 5
"""Seconds in which threads end what is still under way when nobody waits for it any more."""
WAITING = 512
"""Requests that may wait for a thread: when a server process dies, the clients of all its streams come at once."""


class Application:
    """Requests and the lifespan of one server process, over a database that is ready."""

    def __init__(self, environment: Environment) -> None:
        self._pool = Pool(POOL, WAITING)
        self._streams = Streams(self._pool)
        self._django = Adapter(self._pool, Worker(), self._streams, environment.body_limit)
        build = present_build()
        self._static = static_files().and_also(build.files if build else ())
        self._health = Health(self._pool, checks())
        self._parts = (
            Part("the threads", lambda: None, lambda: self._pool.stop(PATIENCE)),
            Part("the engine", engine.start, engine.stop),
            Part("the forecaster", forecaster.start, forecaster.stop),
            Part("the timekeeper", timekeeper.start, timekeeper.stop),
        )
        self._trusts_proxy = environment.trust_proxy
        self._scheme = "https" if environment.secure else "http"

    async def end_streams(self) -> None:
        """The server stops: what waits for news is told that there is none to come."""
        await asyncio.to_thread(hub.stop)
        self._streams.end()

    async def __call__(self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        """Answer a request, or live."""
        if scope["type"] == "lifespan":
            await live(self._parts, receive, send)
        elif scope["type"] == "http":
            seen: HTTPScope = {**scope, "scheme": self._scheme}
            await self._respond(as_forwarded(seen) if self._trusts_proxy else seen, receive, send)

    async def _respond(self, scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        request_id_in(scope)
        if scope["path"] in (ALIVE, READY):
            await self._health(scope, send)
        elif scope["path"].startswith(PREFIX):
            await self._static(scope, send)
        else:
            await logged(self._django, scope, receive, send)
