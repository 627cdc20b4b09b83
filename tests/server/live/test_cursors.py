"""Everybody gets every revision once, in order, whatever happens in between."""

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.sse import Parser
from tests.server.calls import make_plan
from tests.server.live.logs import lengthen
from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.live.stream import Stream

STEPS, MANY = 150, 2_000


@dataclass(slots=True)
class Reading:
    """What one client got over all its streams, and where it began."""

    began: dict[str, int]
    stream: "Stream"
    got: dict[str, list[int]]
    parser: Parser = field(default_factory=Parser)
    last_id: str = ""


class World:
    """Revisions come; clients come, read little or much, go, are cut off and come again; the tail reader turns.

    All of it in one thread and in a random order. It is a station: streams join and leave it.
    """

    def __init__(self, plans: list[str], random: Random) -> None:
        from milepost.server.live.company import Company
        from milepost.server.live.following import Following
        from milepost.server.live.limits import Limits
        from milepost.server.live.post import Post
        from milepost.server.live.rows import heads

        # Five revisions a page, and room for about six in a stream.
        self._limits = Limits(page=5, page_bytes=1500, room=2000, heartbeat=0)
        self._post = Post()
        self._following = Following(self._post, Company(self._post, self._limits), self._limits)
        self.join, self.leave = self._following.join, self._following.leave
        self._loop = asyncio.new_event_loop()
        self._random = random
        self._heads = {plan: head.number for plan, head in heads(plans).items()}
        self._clients: list[Reading] = []
        self.done: Counter[str] = Counter()

    def nudge(self) -> None:
        """The tail reader turns by itself."""

    def step(self) -> None:
        """One thing happens."""
        happenings: dict[Callable[[], None], int] = {
            self._revisions_come: 2,
            self._client_comes: 1,
            self._client_reads: 6,
            self._client_goes_and_comes_again: 2,
            self._client_is_cut_off: 1,
            self._tail_reader_turns: 6,
        }
        happens = self._random.choices(list(happenings), list(happenings.values()))[0]
        happens()
        self.check()

    def end(self) -> None:
        """Nothing new comes, and everybody reads on until they have it all."""
        try:
            rounds = 0
            while lacking := [client for client in self._clients if self._lacks(client)]:
                rounds += 1
                assert rounds < MANY
                self._turn()
                for client in lacking:
                    self._read(client)
            self.check()
        finally:
            self._loop.close()

    def check(self) -> None:
        """Nobody lacks a revision before one that they have, and nobody has one twice."""
        for client in self._clients:
            for plan, got in client.got.items():
                began = client.began[plan]
                assert got == list(range(began + 1, began + 1 + len(got)))

    def _lacks(self, client: Reading) -> bool:
        return any(began + len(client.got[plan]) < self._heads[plan] for plan, began in client.began.items())

    def _revisions_come(self) -> None:
        plan = self._random.choice(list(self._heads))
        self._heads[plan] = lengthen(plan, self._random.randint(1, 12))

    def _client_comes(self) -> None:
        plans = self._random.sample(list(self._heads), self._random.randint(1, len(self._heads)))
        positions = {plan: max(0, self._heads[plan] - self._random.randint(0, 30)) for plan in plans}
        got: dict[str, list[int]] = {plan: [] for plan in plans}
        self._clients.append(Reading(positions, self._opened(positions), got))

    def _client_reads(self) -> None:
        if self._clients:
            self._read(self._random.choice(self._clients))

    def _client_goes_and_comes_again(self) -> None:
        if self._clients:
            client = self._random.choice(self._clients)
            client.stream.close()
            self._come_again(client)

    def _client_is_cut_off(self) -> None:
        if self._clients:
            self._following.cut(self._random.choice(self._clients).stream)

    def _tail_reader_turns(self) -> None:
        self._turn()

    def _opened(self, positions: dict[str, int]) -> "Stream":
        from milepost.server.live.permission import Credential
        from milepost.server.live.presence import Person
        from milepost.server.live.stream import Stream, Subscription

        account = uuid.uuid4()
        subscription = Subscription(Credential(account), Person(str(account), "Ada"), positions)
        return Stream(subscription, self, self._limits, lambda: None)

    def _come_again(self, client: Reading) -> None:
        reached = dict(part.split(":") for part in client.last_id.split(",") if part)
        positions = {plan: int(reached.get(plan, began)) for plan, began in client.began.items()}
        client.stream, client.parser = self._opened(positions), Parser()
        self.done["reconnects with something"] += any(client.got.values())

    def _read(self, client: Reading) -> None:
        try:
            chunk = self._loop.run_until_complete(anext(client.stream))
        except StopAsyncIteration:
            client.stream.close()
            self._come_again(client)
            return
        for event in client.parser.feed(chunk):
            client.last_id = event.id
            if event.name == "revision":
                client.got[event.data["plan"]].append(event.data["number"])
                self.done["revisions"] += 1

    def _turn(self) -> None:
        self._following.look(self._random.sample(list(self._heads), self._random.randint(0, len(self._heads))))
        self._following.serve(lambda: None)
        self._post.carry()
        self._loop.run_until_complete(asyncio.sleep(0))


def test_V1_2_each_revision_comes_once_and_in_order_whatever_happens(somebody: Somebody, client_of: ClientOf) -> None:
    client = client_of(somebody())
    plans = [make_plan(client) for _ in range(3)]
    done: Counter[str] = Counter()

    @given(st.integers(0, 2**32))
    @settings(max_examples=12)
    def holds(seed: int) -> None:
        world = World(plans, Random(seed))
        for _ in range(STEPS):
            world.step()
        world.end()
        done.update(world.done)

    holds()
    assert done["revisions"] > 1_000
    assert done["reconnects with something"] > 50
