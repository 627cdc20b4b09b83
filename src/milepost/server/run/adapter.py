"""Django behind ASGI: requests are answered by worker threads, streams flow in the event loop."""

import asyncio
from concurrent.futures import Future
from typing import Any

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, HTTPScope

from milepost.server.run.body import BodyStalled, BodyTooLarge, ClientGone, read_body
from milepost.server.run.plain import Plain, answer_plainly, problem
from milepost.server.run.pool import Busy, Pool
from milepost.server.run.refuse_body import refusal_of, refuse_body
from milepost.server.run.stream import Streams
from milepost.server.run.worker import Streaming, Worker


class Adapter:
    """Hands requests to Django. `limit` is the longest body, in bytes."""

    def __init__(self, pool: Pool, worker: Worker, streams: Streams, limit: int) -> None:
        self._pool, self._worker, self._streams, self._limit = pool, worker, streams, limit

    async def __call__(self, scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        """Answer one request."""
        try:
            body = await read_body(scope, receive, self._limit)
        except ClientGone:
            return
        except (BodyTooLarge, BodyStalled) as reason:
            await refuse_body(scope, receive, send, refusal_of(scope, reason, self._limit))
            return
        try:
            work = self._pool.submit(lambda: self._worker.answer(scope, body))
            work.add_done_callback(lambda _: body.close())
        except Busy:
            body.close()
            await answer_plainly(scope, send, _busy(scope))
            return
        await self._deliver(scope, receive, send, work)

    async def _deliver(
        self, scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable, work: "Future[Plain | Streaming]"
    ) -> None:
        gone = asyncio.create_task(_until_gone(receive))
        try:
            answer = await _unless_gone(work, gone)
            if isinstance(answer, Streaming):
                await self._streams.send(scope, send, answer, gone)
            elif answer is not None:
                await answer_plainly(scope, send, answer)
        finally:
            gone.cancel()


async def _until_gone(receive: ASGIReceiveCallable) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _unless_gone(work: "Future[Plain | Streaming]", gone: "asyncio.Task[None]") -> Plain | Streaming | None:
    """The answer; None where its client went before a thread began with it. What was begun is done to its end."""
    answer = asyncio.wrap_future(work)
    either: list[asyncio.Future[Any]] = [answer, gone]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if not answer.done() and work.cancel():
        return None
    return await answer


def _busy(scope: HTTPScope) -> Plain:
    refused = problem(
        scope,
        503,
        "busy",
        "The server is busy",
        "more requests wait than the server answers in a while",
        "Try again in a second, then less and less often.",
    )
    return Plain(refused.status, [*refused.headers, (b"retry-after", b"1")], refused.body)
