"""A hub of the test's own, whose clocks tick faster, and clients beside the test."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

import pytest
from django.test import Client

from tests.server.calls import make_plan
from tests.server.live.follower import Follower, Room, parsed
from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub
    from milepost.server.live.limits import Limits
    from milepost.server.models import Account


@pytest.fixture
def room() -> Iterator[Room]:
    """An event loop beside the test, for clients."""
    found = Room()
    yield found
    found.close()


MakeHub = Callable[["Limits"], "Hub"]


@pytest.fixture
def make_hub(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, room: Room) -> Iterator[MakeHub]:
    """Makes the hub of this process for the time of a test, with limits of the test's own."""
    from milepost.server.live import hub as module
    from milepost.server.live.hub import Hub

    made: list[Hub] = []

    def make(limits: "Limits") -> "Hub":
        own = Hub(limits)
        made.append(own)
        for name in ("wake", "recheck", "place"):
            monkeypatch.setattr(module, name, getattr(own, name))
        monkeypatch.setattr(module, "open_stream", own.open)
        return own

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def hub(make_hub: MakeHub) -> "Hub":
    """The hub of this process: it reads twenty revisions at once, and comes back to what it was not told of."""
    from milepost.server.live.limits import Limits

    return make_hub(Limits(page=20, poll=0.1, recheck=0.5, presence=0))


@pytest.fixture
def quiet_hub(make_hub: MakeHub) -> "Hub":
    """A hub that does nothing unless it is woken."""
    from milepost.server.live.limits import Limits

    return make_hub(Limits(poll=3600, recheck=3600, presence=0))


class Follow(Protocol):
    """Follows plans (`ID:NUMBER` or `ID`) on the newest hub of the test."""

    def __call__(
        self, account: "Account", *plans: str, last_event_id: str = "", token: str | None = None, session: str = ""
    ) -> Follower: ...


@pytest.fixture
def follow(room: Room) -> Follow:
    """Opens a stream of this process, as somebody."""
    from milepost.server.access.reader import Reader
    from milepost.server.live import hub as module
    from milepost.server.live.subscribe import subscribe

    def followed(
        account: "Account", *plans: str, last_event_id: str = "", token: str | None = None, session: str = ""
    ) -> Follower:
        subscription = subscribe(Reader(account, token=token), session or None, plans, last_event_id)
        return room.follow(parsed(module.open_stream(subscription)))

    return followed


@pytest.fixture
def account(somebody: Somebody) -> "Account":
    """Ada, who has a workspace of her own."""
    return somebody()


@pytest.fixture
def ada(account: "Account", client_of: ClientOf) -> Client:
    """Her client."""
    return client_of(account)


@pytest.fixture
def plan(ada: Client) -> str:
    """A small plan of hers, at its first revision."""
    return make_plan(ada)
