"""Carrying what the tail reader gives into the event loops of the streams, in batches."""

from asyncio import AbstractEventLoop
from collections import defaultdict
from contextlib import suppress

from milepost.server.live.outbox import Item, Outbox
from milepost.server.live.stream import Stream

Batch = dict[Outbox, list[Item]]


class Post:
    """For the tail reader's thread."""

    def __init__(self) -> None:
        self._batches: defaultdict[AbstractEventLoop, Batch] = defaultdict(dict)

    def put(self, stream: Stream, item: Item) -> None:
        """Give an item to a stream that is being iterated."""
        if stream.loop is not None:
            self._batches[stream.loop].setdefault(stream.outbox, []).append(item)

    def carry(self) -> None:
        """Wake each loop once, with everything for it."""
        batches, self._batches = self._batches, defaultdict(dict)
        for loop, batch in batches.items():
            # A loop that is closed has no streams any more.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_fill, batch)


def _fill(batch: Batch) -> None:
    for outbox, items in batch.items():
        outbox.fill(items)
