"""How often a stream is sent to: a stream by itself, filled by hand."""

import asyncio
import uuid
from typing import TYPE_CHECKING

from milepost.server.live.limits import Limits
from milepost.server.live.outbox import Step

if TYPE_CHECKING:
    from milepost.server.live.stream import Stream


class Nowhere:
    """A station from which nothing comes."""

    def join(self, stream: "Stream") -> None:
        """Nothing follows."""

    def leave(self, stream: "Stream") -> None:
        """Nothing followed."""

    def nudge(self) -> None:
        """There is nobody to hear."""


def stream_of(limits: Limits) -> "Stream":
    from milepost.server.live.permission import Credential
    from milepost.server.live.presence import Person
    from milepost.server.live.stream import Stream, Subscription

    account = uuid.uuid4()
    subscription = Subscription(Credential(account), Person(str(account), "Ada"), {"a": 1})
    return Stream(subscription, Nowhere(), limits, lambda: None)


def step(number: int, size: int = 1) -> Step:
    return Step("a", number, b"data: " + b"x" * size + b"%d\n" % number)


async def parts(stream: "Stream", size: int) -> list[bytes]:
    """What is sent of three steps: the first after a rest, the others one after the other when it was just sent."""
    await anext(stream)
    stream.outbox.fill([step(2, size)])
    first = await anext(stream)
    coming = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0)
    for number in (3, 4):
        stream.outbox.fill([step(number)])
        await asyncio.sleep(0.02)
    return [first, await coming]


def test_V1_11_the_first_goes_at_once_and_what_comes_soon_after_goes_together(environment: dict[str, str]) -> None:
    first, second = asyncio.run(parts(stream_of(Limits(pace=0.3)), 1))
    assert (first.count(b"data: "), second.count(b"data: ")) == (1, 2)


def test_V1_11_much_at_once_is_followed_at_once(environment: dict[str, str]) -> None:
    first, second = asyncio.run(parts(stream_of(Limits(pace=300, little=100)), 200))
    assert (first.count(b"data: "), second.count(b"data: ")) == (1, 1)
