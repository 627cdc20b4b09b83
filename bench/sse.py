"""Reading a live stream as a client does: server-sent events by the rules of the HTML standard."""

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `id` is the last one that the stream has named, `at` when it came, in seconds."""

    name: str
    id: str
    data: dict[str, Any]
    at: float


@dataclass(slots=True)
class Parser:
    """Turns bytes as they come into events; `comments` counts the heartbeats."""

    comments: int = 0
    retry: int | None = None
    _rest: bytes = b""
    _id: str = ""
    _fields: dict[str, str] = field(default_factory=dict)

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """The events that a chunk completes."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            if line:
                self._read(line.decode())
            else:
                yield from self._complete()

    def _read(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "":
            self.comments += 1
        elif name == "id":
            self._id = value
        elif name == "retry":
            self.retry = int(value)
        elif name == "data" and "data" in self._fields:
            self._fields["data"] += "\n" + value
        else:
            self._fields[name] = value

    def _complete(self) -> Iterator[Event]:
        fields, self._fields = self._fields, {}
        if "data" in fields:
            yield Event(fields.get("event", "message"), self._id, json.loads(fields["data"]), monotonic())


async def follow(
    client: httpx.AsyncClient, plans: Iterable[str], last_event_id: str = "", parser: Parser | None = None
) -> AsyncIterator[Event]:
    """The events of `GET /api/v1/events`, until the stream ends; `plans` are ids, or ids with numbers (`ID:12`).

    Raises `httpx.HTTPError` where it breaks or is refused.
    """
    parser = Parser() if parser is None else parser
    headers = {"Last-Event-ID": last_event_id} if last_event_id else {}
    query = {"plan": list(plans)}
    async with client.stream("GET", "/api/v1/events", params=query, headers=headers, timeout=None) as answer:
        answer.raise_for_status()
        async for chunk in answer.aiter_raw():
            for event in parser.feed(chunk):
                yield event
