"""Clients of the live stream, in an event loop of their own beside the test."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from bench.sse import Event, Parser
from tests.server.process import PATIENCE

if TYPE_CHECKING:
    from milepost.server.live.stream import Stream


class Follower:
    """What one client has got so far. `ended` once the stream has, with the `error` by which it broke, if it did."""

    def __init__(self, events: AsyncIterator[Event]) -> None:
        self._events = events
        self._changed = Condition()
        self._task: asyncio.Task[None] | None = None
        self.got: list[Event] = []
        self.ended = False
        self.error: Exception | None = None

    async def run(self) -> None:
        """Follow until the stream ends or the task is cancelled."""
        self._task = asyncio.current_task()
        try:
            async for event in self._events:
                self._note(lambda event=event: self.got.append(event))  # type: ignore[misc]  # bound at once
        except Exception as error:  # the test looks at it
            self.error = error
        finally:
            self._note(self._end)

    def leave(self) -> None:
        """Go away in the middle, as a client does; for the loop."""
        if self._task is not None:
            self._task.cancel()

    def wait(self, what: str, until: Callable[["Follower"], bool]) -> None:
        """Wait for something; fails where it does not come."""
        end = monotonic() + PATIENCE
        with self._changed:
            # What is waited for may show elsewhere than in the stream.
            while not until(self):
                self._changed.wait(0.05)
                assert monotonic() < end, f"{what} did not come: {self.names()[-20:]}, {self.got[-1:]}, {self.error}"

    def wait_for(self, name: str, **data: object) -> Event:
        """The first event of a name whose data has these values."""
        self.wait(f"{name} {data}", lambda _: self.find(name, **data) is not None)
        found = self.find(name, **data)
        assert found is not None
        return found

    def wait_for_end(self) -> None:
        """Wait until the stream has ended."""
        self.wait("the end", lambda _: self.ended)

    def find(self, name: str, **data: object) -> Event | None:
        """The first such event that has come, if one has."""
        wanted = data.items()
        return next((each for each in self.got if each.name == name and wanted <= each.data.items()), None)

    def numbers(self, plan: str) -> list[int]:
        """The revisions of a plan that have come."""
        return [each.data["number"] for each in self.got if each.name == "revision" and each.data["plan"] == plan]

    def names(self) -> list[str]:
        """The names of the events that have come."""
        return [each.name for each in self.got]

    def people(self, plan: str) -> list[tuple[str, str | None]]:
        """Who is in a plan, and where, as was last told."""
        told = [each.data["people"] for each in self.got if each.name == "presence" and each.data["plan"] == plan]
        return [(each["name"], each["at"]) for each in told[-1]] if told else []

    def _note(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()

    def _end(self) -> None:
        self.ended = True


class Room:
    """An event loop in a thread, for clients."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)
        self._thread.start()
        self._followers: list[Follower] = []

    def follow(self, events: AsyncIterator[Event]) -> Follower:
        """A client that follows a stream from now on."""
        follower = Follower(events)
        self._followers.append(follower)
        self._submit(follower.run())
        return follower

    def call(self, work: Callable[[], None]) -> None:
        """Do something in the loop, and wait until it is done."""

        async def done() -> None:
            work()

        asyncio.run_coroutine_threadsafe(done(), self._loop).result(PATIENCE)

    def close(self) -> None:
        """Let every client go away, and end the loop."""
        for follower in self._followers:
            self.call(follower.leave)
            follower.wait_for_end()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def _submit(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop)


async def parsed(stream: "Stream", parser: Parser | None = None) -> AsyncIterator[Event]:
    """The events of a stream of this process; it is closed when its client goes away, as the server does."""
    parser = Parser() if parser is None else parser
    try:
        async for chunk in stream:
            for event in parser.feed(chunk):
                yield event
    finally:
        stream.close()
