"""Answers that flow: iterated in the event loop, without a thread, until they end or nobody listens."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import cast

from asgiref.typing import ASGISendCallable, HTTPScope

from milepost.server.run.plain import send_head, send_part
from milepost.server.run.pool import Pool
from milepost.server.run.worker import Streaming


class Streams:
    """The streams that are open; `end` ends them all, and those to come."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._ending = asyncio.Event()

    def end(self) -> None:
        """The server stops: every stream ends as if it had nothing more to say."""
        self._ending.set()

    async def send(
        self, scope: HTTPScope, send: ASGISendCallable, streaming: Streaming, gone: "asyncio.Task[None]"
    ) -> None:
        """Send a stream until it ends, its client is gone or the server stops; then close it in a worker thread."""
        try:
            await send_head(scope, send, streaming.status, streaming.headers)
            if scope["method"] != "HEAD":
                await self._flow(send, streaming, gone)
            await send_part(send, b"", last=True)
        finally:
            self._pool.finish(streaming.response.close)

    async def _flow(self, send: ASGISendCallable, streaming: Streaming, gone: "asyncio.Task[None]") -> None:
        parts = cast(AsyncGenerator[bytes, None], aiter(streaming.response))
        flowing = asyncio.create_task(_pump(parts, send))
        ending = asyncio.create_task(self._wait_for_end())
        try:
            await asyncio.wait([flowing, ending, gone], return_when=asyncio.FIRST_COMPLETED)
        finally:
            ending.cancel()
            flowing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await flowing

    async def _wait_for_end(self) -> None:
        await self._ending.wait()


async def _pump(parts: AsyncGenerator[bytes, None], send: ASGISendCallable) -> None:
    async with contextlib.aclosing(parts) as open_parts:
        async for part in open_parts:
            await send_part(send, part)
