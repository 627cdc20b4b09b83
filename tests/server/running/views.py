"""Views that let a test hold a thread, watch a stream end, or fail: for the adapter alone."""

import asyncio
import threading
from collections.abc import AsyncGenerator

from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

gate = threading.Event()
"""While it is not set, `held` does not answer."""
begun: list[str] = []
"""The threads that have begun with `held`."""
ended = threading.Event()
"""Set when the generator of a stream was closed."""
closed_in: list[str] = []
"""The threads in which streams were closed."""
connections_seen: list[tuple[str, int]] = []
"""For each `connected`, its thread and its database connection."""


def held(request: HttpRequest) -> HttpResponse:
    """Answers when the gate opens."""
    begun.append(threading.current_thread().name)
    assert gate.wait(20)
    return HttpResponse("held")


def echo(request: HttpRequest) -> HttpResponse:
    """Answers with the length of the body and the method."""
    return HttpResponse(f"{request.method} {len(request.body)}")


def broken(request: HttpRequest) -> HttpResponse:
    """Never answers."""
    raise RuntimeError("a detail that nobody is to see")


def connected(request: HttpRequest) -> HttpResponse:
    """Uses the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    connections_seen.append((threading.current_thread().name, id(connection.connection)))
    return HttpResponse("connected")


class Ticks:
    """Parts without an end; what is left when it is over is told."""

    def __init__(self) -> None:
        self._parts = _ticks()

    def __aiter__(self) -> AsyncGenerator[bytes, None]:
        return self._parts

    def close(self) -> None:
        """What Django calls when the answer is over."""
        closed_in.append(threading.current_thread().name)


async def _ticks() -> AsyncGenerator[bytes, None]:
    try:
        while True:
            yield b"tick\n"
            await asyncio.sleep(0.01)
    finally:
        ended.set()


def ticking(request: HttpRequest) -> StreamingHttpResponse:
    """A stream without an end."""
    return StreamingHttpResponse(Ticks(), content_type="text/event-stream")


def written(request: HttpRequest) -> StreamingHttpResponse:
    """A stream of an ordinary iterator."""
    return StreamingHttpResponse(iter([b"one ", b"two"]), content_type="text/plain")


urlpatterns = [
    path("held", held),
    path("echo", echo),
    path("broken", broken),
    path("connected", connected),
    path("ticking", ticking),
    path("written", written),
]
