"""HTTP/1.1 as cheaply as Python does it, so that the load leaves the machine to the server under it."""

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, cast
from urllib.parse import urlsplit

import httptools


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens."""

    host: str
    port: int


def address_of(url: str) -> Address:
    """The address in a server's URL."""
    parts = urlsplit(url)
    if parts.hostname is None or parts.port is None:
        raise ValueError(f"a server's URL names host and port, unlike {url}")
    return Address(parts.hostname, parts.port)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; header names are in lower case, `at` is when its last byte came, in seconds."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    at: float

    def document(self) -> Any:
        """What the body says, as JSON."""
        packed = self.headers.get("content-encoding") == "gzip"
        return json.loads(gzip.decompress(self.body) if packed else self.body)


class Broken(Exception):
    """The connection ended before the answer did."""


def request_bytes(
    address: Address, method: str, path: str, token: str, headers: Mapping[str, str] | None = None, body: bytes = b""
) -> bytes:
    """A request as it is sent, by somebody who takes what browsers take."""
    named = {
        "Host": f"{address.host}:{address.port}",
        "Authorization": f"Bearer {token}",
        "Accept-Encoding": "gzip",
        **({"Content-Type": "application/json", "Content-Length": str(len(body))} if body else {}),
        **(headers or {}),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


class Wire(asyncio.Protocol):
    """One connection; subclasses take what comes. The `on_` methods are called by the parser."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.parser = httptools.HttpResponseParser(self)
        self.headers: dict[str, str] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are of no class of asyncio's.
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        self.headers = {}

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.decode().lower()] = value.decode()

    def close(self) -> None:
        """Hang up."""
        if self.transport is not None:
            self.transport.abort()


class Connection(Wire):
    """A connection that is used for one request after another."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._answer: asyncio.Future[Answer] | None = None
        self.open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.open = True

    async def ask(self, request: bytes) -> Answer:
        """The answer to a request; raises `Broken`."""
        self._answer = asyncio.get_running_loop().create_future()
        if self.transport is None or not self.open:
            raise Broken("the connection was closed")
        self.transport.write(request)
        return await self._answer

    def on_body(self, body: bytes) -> None:
        self._parts.append(body)

    def on_message_complete(self) -> None:
        parts, self._parts = self._parts, []
        if self._answer is not None and not self._answer.done():
            answer = Answer(self.parser.get_status_code(), self.headers, b"".join(parts), monotonic())
            self._answer.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(Broken(str(exc or "the server hung up")))


class Connections:
    """Connections to one server: one that is free is used again, another is made where there is none."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._free: list[Connection] = []
        self.made = 0

    async def ask(self, request: bytes) -> Answer:
        """The answer to a request; raises `Broken` or `OSError`."""
        connection = await self._one()
        answer = await connection.ask(request)
        self._free.append(connection)
        return answer

    async def _one(self) -> Connection:
        while self._free:
            connection = self._free.pop()
            if connection.open:
                return connection
        loop = asyncio.get_running_loop()
        self.made += 1
        _, made = await loop.create_connection(Connection, self.address.host, self.address.port)
        return made

    def close(self) -> None:
        """Hang up those that are free."""
        for each in self._free:
            each.close()
