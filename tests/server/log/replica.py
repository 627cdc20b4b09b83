"""A client that holds the plan: it loads a snapshot once, and from then on applies what the stream sends, in order."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.test import Client

from milepost.model.log import Effect, LogState, advance, read_snapshot
from milepost.server.live.event import revision_event
from milepost.server.live.limits import LIMITS
from milepost.server.live.rows import revisions

Event = dict[str, Any]


def events_after(plan: str, number: int) -> Iterator[Event]:
    """What the stream sends to who has seen the plan up to a number, as it reads it: page by page."""
    while page := revisions(plan, number, LIMITS):
        yield from (_data(revision_event(row)) for row in page)
        number = page[-1].number


def _data(event: bytes) -> Event:
    (line,) = (line for line in event.decode().splitlines() if line.startswith("data: "))
    data: Event = json.loads(line.removeprefix("data: "))
    return data


def effects_of(told: Event) -> tuple[Effect, ...]:
    """The effects in an answer or an event."""
    return tuple(Effect.model_validate(each) for each in told["effects"])


class Replica:
    """A copy of a plan that only ever saw bytes."""

    def __init__(self, client: Client, plan: str) -> None:
        self.client, self._plan = client, plan
        self.state: LogState = read_snapshot(client.get(f"/api/v1/plans/{plan}/snapshot").content)

    @property
    def number(self) -> int:
        """The revision that it is at."""
        return self.state.number

    def follow(self, most: int | None = None) -> None:
        """Apply what came since; of that, the first so many."""
        for event in islice(events_after(self._plan, self.number), most):
            assert event["number"] == self.number + 1
            self.state = advance(self.state, effects_of(event))
