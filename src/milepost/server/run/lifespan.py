"""What runs beside the requests, from the server's start to its end."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable

LOG = logging.getLogger("milepost.server")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is started before the first request and stopped after the last one."""

    name: str
    start: Callable[[], None]
    stop: Callable[[], None]


async def live(parts: Sequence[Part], receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """The server's lifespan: start the parts in their order, wait for the end, stop them in the opposite order."""
    await receive()
    for part in parts:
        part.start()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    for part in reversed(parts):
        await asyncio.to_thread(_stop, part)
    await send({"type": "lifespan.shutdown.complete"})


def _stop(part: Part) -> None:
    try:
        part.stop()
    except Exception:  # the other parts are to be stopped none the less
        LOG.exception("%s did not stop", part.name)
