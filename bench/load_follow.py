"""A client that follows the plan's stream: it notes when each event came, and finds what is twice or out of order."""

import asyncio
from bisect import bisect_left
from dataclasses import dataclass

from bench.load_wire import Address, Wire, request_bytes
from bench.sse import Event, Parser


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a revision came, and why it says it was made."""

    at: float
    why: str | None


class Follower(Wire):
    """One open stream of an account."""

    def __init__(self, address: Address, plan: str, account: int, token: str) -> None:
        super().__init__()
        self.account = account
        self.position = 0
        self.revisions: dict[int, Arrival] = {}
        self.faults: list[str] = []
        self.ready = asyncio.get_running_loop().create_future()
        self._request = request_bytes(address, "GET", f"/api/v1/events?plan={plan}", token)
        self._events = Parser()
        self._forecasts: list[int] = []
        self._forecast_at: list[float] = []
        self._closing = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert self.transport is not None
        self.transport.write(self._request)

    def on_headers_complete(self) -> None:
        if self.parser.get_status_code() != 200:
            self._fault(f"the stream was answered {self.parser.get_status_code()}")

    def on_body(self, body: bytes) -> None:
        for event in self._events.feed(body):
            self._take(event)

    def on_message_complete(self) -> None:
        self._fault("the stream ended")

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._closing:
            self._fault(f"the stream broke: {exc or 'the server hung up'}")

    def close(self) -> None:
        self._closing = True
        super().close()

    def forecast_of(self, number: int) -> float | None:
        """When the first forecast of a revision, or of a later one, was told of."""
        found = bisect_left(self._forecasts, number)
        return self._forecast_at[found] if found < len(self._forecasts) else None

    def _take(self, event: Event) -> None:
        match event.name:
            case "ready":
                (self.position,) = event.data["positions"].values()
                self.ready.set_result(None)
            case "revision":
                self._advance(event)
            case "forecast":
                self._note_forecast(event.data["number"], event.at)
            case "closed" | "reload":
                self._fault(f"the stream said {event.name}: {event.data}")

    def _advance(self, event: Event) -> None:
        number = event.data["number"]
        if number != self.position + 1:
            self._fault(f"revision {number} came after {self.position}")
        self.position = number
        self.revisions[number] = Arrival(event.at, event.data["why"])

    def _note_forecast(self, number: int, at: float) -> None:
        if self._forecasts and number < self._forecasts[-1]:
            self._fault(f"the forecast of {number} came after that of {self._forecasts[-1]}")
        elif number > self.position:
            self._fault(f"the forecast of {number} came before the revision")
        else:
            self._forecasts.append(number)
            self._forecast_at.append(at)

    def _fault(self, fault: str) -> None:
        self.faults.append(fault)
        if not self.ready.done():
            self.ready.set_result(None)
