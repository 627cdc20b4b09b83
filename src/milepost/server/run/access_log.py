"""One line in the log for every request that was answered."""

import logging
from collections.abc import Awaitable, Callable
from time import perf_counter

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, ASGISendEvent, HTTPScope

from milepost.server.request_id import request_id_in
from milepost.server.run.masking import masked_path

LOG = logging.getLogger("milepost.access")
CLIENT_GONE = 499
"""What the log says for the status of an answer that nobody waited for, as proxies do."""


Http = Callable[[HTTPScope, ASGIReceiveCallable, ASGISendCallable], Awaitable[None]]
"""An application that answers requests and nothing else."""


async def logged(application: Http, scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Answer a request and write its line when the answer begins: streams end long after."""
    begun = perf_counter()
    told = False

    async def telling(message: ASGISendEvent) -> None:
        nonlocal told
        if message["type"] == "http.response.start":
            told = True
            _tell(scope, message["status"], perf_counter() - begun)
        await send(message)

    try:
        await application(scope, receive, telling)
    finally:
        if not told:
            _tell(scope, CLIENT_GONE, perf_counter() - begun)


def _tell(scope: HTTPScope, status: int, seconds: float) -> None:
    method, path, milliseconds = scope["method"], masked_path(scope["path"]), round(seconds * 1000)
    client = scope["client"]
    LOG.log(
        logging.ERROR if status >= 500 else logging.INFO,
        "%s %s %d, %d ms",
        method,
        path,
        status,
        milliseconds,
        extra={
            "request_id": request_id_in(scope),
            "method": method,
            "path": path,
            "status": status,
            "milliseconds": milliseconds,
            "account": scope.get("state", {}).get("account"),
            "address": client[0] if client else None,
        },
    )
