"""The body of a request, counted while it arrives."""

import asyncio
from tempfile import SpooledTemporaryFile
from typing import IO

from asgiref.typing import ASGIReceiveCallable, HTTPScope

IN_MEMORY = 1 << 20
PATIENCE = 30
"""Seconds for which nothing more of a body may come."""


class BodyTooLarge(Exception):
    """The body is longer than the limit, or says that it will be."""


class BodyStalled(Exception):
    """The rest of the body did not come in time."""


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


async def read_body(scope: HTTPScope, receive: ASGIReceiveCallable, limit: int) -> IO[bytes]:
    """The whole body as a file, large ones on disk; raises `BodyTooLarge`, `BodyStalled` or `ClientGone`."""
    if announced(scope) > limit:
        raise BodyTooLarge
    body: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # whoever answers the request closes it
    try:
        await _fill(body, receive, limit)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


async def _fill(body: IO[bytes], receive: ASGIReceiveCallable, limit: int) -> None:
    more = True
    while more:
        part, more = await next_part(receive)
        if body.tell() + len(part) > limit:
            raise BodyTooLarge
        body.write(part)


async def next_part(receive: ASGIReceiveCallable) -> tuple[bytes, bool]:
    """What came next, and whether more follows; raises `BodyStalled` or `ClientGone`."""
    try:
        async with asyncio.timeout(PATIENCE):
            message = await receive()
    except TimeoutError:
        raise BodyStalled from None
    if message["type"] != "http.request":
        raise ClientGone
    return message.get("body", b""), message.get("more_body", False)


def announced(scope: HTTPScope) -> int:
    """The length that Content-Length names; 0 where there is none."""
    given = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(given) if given.isdigit() else 0
