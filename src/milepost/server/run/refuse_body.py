"""Refusing a body that is too long or does not come, so that the one who sends it still hears why."""

import asyncio
import contextlib

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, HTTPScope

from milepost.server.run.body import BodyStalled, BodyTooLarge, ClientGone, next_part
from milepost.server.run.plain import Plain, problem, send_head, send_part

LINGER = 2
"""Seconds in which what is still under way is thrown away: a connection closed over it would lose the answer."""


async def refuse_body(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable, refused: Plain) -> None:
    """Answer, listen a little to what is still being sent, and close the connection."""
    headers = [*refused.headers, (b"content-length", str(len(refused.body)).encode()), (b"connection", b"close")]
    await send_head(scope, send, refused.status, headers)
    await send_part(send, refused.body)
    with contextlib.suppress(TimeoutError, ClientGone, BodyStalled):
        async with asyncio.timeout(LINGER):
            while (await next_part(receive))[1]:
                pass
    await send_part(send, b"", last=True)


def refusal_of(scope: HTTPScope, reason: BodyTooLarge | BodyStalled, limit: int) -> Plain:
    """The problem document for a body that was not taken."""
    if isinstance(reason, BodyStalled):
        detail, mend = "the rest of the body did not come", "Send the whole body at once, without a pause."
        return problem(scope, 408, "body-stalled", "The body did not come", detail, mend)
    return problem(
        scope,
        413,
        "too-large",
        "More was sent than is taken",
        f"a body may have {limit:,} bytes, and this one has more",
        "Send less at a time, or have the server's MILEPOST_BODY_LIMIT raised.",
    )
