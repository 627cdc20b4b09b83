"""Who has a plan open: told, never stored."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from milepost.server.live.message import MOST_BYTES, People, people_messages, read_message, sighting_of, write_message
from milepost.server.live.presence import Person, Presence, Sighting
from tests.server.calls import make_plan, post
from tests.server.live.conftest import Follow
from tests.server.live.follower import Room
from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub
    from milepost.server.models import Account

ADA, BOB = Person("a", "Ada"), Person("b", "Bob")
LEASE = 30


def names(presence: Presence, plan: str = "P") -> list[tuple[str | None, str | None]]:
    return [(each["name"], each["at"]) for each in presence.people(plan)]


def test_V3_1_people_are_those_with_a_stream_open(
    account: "Account", plan: str, somebody: Somebody, hub: "Hub", follow: Follow, room: Room
) -> None:
    bob = somebody("Bob")
    _grant(plan, bob)
    ada = follow(account, plan)
    ada.wait("Ada", lambda _: ada.people(plan) == [("Ada", None)])
    other = follow(bob, plan)
    for each in (ada, other):
        each.wait("both", lambda each: each.people(plan) == [("Ada", None), ("Bob", None)])
    room.call(other.leave)
    ada.wait("Ada alone", lambda _: ada.people(plan) == [("Ada", None)])


def test_V3_1_somebody_with_several_streams_is_one_entry_until_the_last_is_closed(
    account: "Account", plan: str, somebody: Somebody, hub: "Hub", follow: Follow, room: Room
) -> None:
    bob = somebody("Bob")
    _grant(plan, bob)
    ada = follow(account, plan)
    several = [follow(bob, plan) for _ in range(3)]
    for each in several:
        each.wait("both", lambda each: each.people(plan) == [("Ada", None), ("Bob", None)])
    for each in several[:2]:
        room.call(each.leave)
        each.wait_for_end()
    fourth = follow(bob, plan)
    fourth.wait("both", lambda _: fourth.people(plan) == [("Ada", None), ("Bob", None)])
    room.call(several[2].leave)
    room.call(fourth.leave)
    ada.wait("Ada alone", lambda _: ada.people(plan) == [("Ada", None)])


def test_V3_2_one_says_where_one_is(account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow) -> None:
    follower = follow(account, plan)
    follower.wait_for("presence")
    assert post(ada, f"/plans/{plan}/presence", {"at": "task api"}).status_code == 204
    follower.wait("the place", lambda _: follower.people(plan) == [("Ada", "task api")])
    late = follow(account, plan)
    late.wait("the place", lambda _: late.people(plan) == [("Ada", "task api")])


def test_V3_2_a_place_is_a_short_text_from_somebody_who_may_write_and_sees_the_plan(
    account: "Account", ada: Client, plan: str, client_of: ClientOf, somebody: Somebody
) -> None:
    assert post(ada, f"/plans/{plan}/presence", {"at": "x" * 200}).status_code == 204
    assert post(ada, f"/plans/{plan}/presence", {"at": "x" * 201}).status_code == 422
    assert post(ada, f"/plans/{plan}/presence", {}).status_code == 422
    assert post(client_of(account, scope="read"), f"/plans/{plan}/presence", {"at": "x"}).status_code == 403
    assert post(client_of(somebody()), f"/plans/{plan}/presence", {"at": "x"}).status_code == 404
    assert post(Client(), f"/plans/{plan}/presence", {"at": "x"}).status_code == 401


def test_V3_2_who_has_no_stream_open_is_nowhere(
    account: "Account", ada: Client, plan: str, somebody: Somebody, client_of: ClientOf, hub: "Hub", follow: Follow
) -> None:
    bob = somebody("Bob")
    _grant(plan, bob)
    follower = follow(account, plan)
    follower.wait_for("presence")
    assert post(client_of(bob), f"/plans/{plan}/presence", {"at": "here"}).status_code == 204
    post(ada, f"/plans/{plan}/presence", {"at": "there"})
    follower.wait("the place", lambda _: follower.people(plan) == [("Ada", "there")])


def test_V3_3_nothing_of_it_is_stored(account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    follow(account, plan).wait_for("presence")
    post(ada, f"/plans/{plan}/presence", {"at": "first"})
    with CaptureQueriesContext(connection) as queries:
        post(ada, f"/plans/{plan}/presence", {"at": "second"})
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


def test_V3_4_people_of_another_process_are_there_for_a_lease() -> None:
    presence = Presence(LEASE)
    presence.hear("other", Sighting("P", BOB, "map", here=True), 100)
    presence.arrive("P", ADA)
    assert names(presence) == [("Ada", None), ("Bob", "map")]
    presence.hear("other", Sighting("P", BOB, "map", here=True), 110)
    presence.expire(139)
    assert names(presence) == [("Ada", None), ("Bob", "map")]
    presence.changed.clear()
    presence.expire(140)
    assert names(presence) == [("Ada", None)]
    assert presence.changed == {"P"}


def test_V3_4_who_leaves_one_process_stays_while_another_has_a_stream_of_theirs() -> None:
    presence = Presence(LEASE)
    presence.arrive("P", BOB)
    presence.hear("second", Sighting("P", BOB, None, here=True), 0)
    presence.hear("third", Sighting("P", BOB, "map", here=True), 0)
    assert presence.leave("P", BOB) == Sighting("P", BOB, None, here=False)
    presence.hear("second", Sighting("P", BOB, None, here=False), 1)
    assert names(presence) == [("Bob", "map")]
    presence.hear("third", Sighting("P", BOB, None, here=False), 2)
    assert names(presence) == []


def test_V3_4_only_a_process_that_has_a_stream_of_theirs_tells_where_somebody_is() -> None:
    presence = Presence(LEASE)
    presence.hear("other", Sighting("P", BOB, None, here=True), 0)
    assert presence.tell("P", "b", "map") is None
    presence.arrive("P", BOB)
    assert presence.tell("P", "b", "map") == Sighting("P", BOB, "map", here=True)
    assert list(presence.local()) == [Sighting("P", BOB, "map", here=True)]


@given(
    st.lists(
        st.builds(
            Sighting,
            st.text(min_size=1, max_size=16),
            st.builds(Person, st.uuids().map(str), st.text(max_size=200)),
            st.none() | st.text(max_size=200),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_V3_4_any_number_of_people_fits_the_notifications_of_postgresql(sightings: list[Sighting]) -> None:
    payloads = [write_message(message) for message in people_messages("0123456789abcdef", sightings)]
    assert all(len(payload.encode()) <= MOST_BYTES for payload in payloads)
    messages = [read_message(payload) for payload in payloads]
    assert [sighting_of(seen) for each in messages if isinstance(each, People) for seen in each.seen] == sightings


def test_V3_4_a_message_of_a_later_release_is_told_apart() -> None:
    assert read_message('{"kind":"weather","plan":"P"}') is None
    assert read_message("no JSON") is None


def test_V3_5_people_are_told_of_one_plan_to_those_who_follow_it_alone(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    other = make_plan(ada)
    here, there = follow(account, plan), follow(account, other)
    there.wait_for("presence", plan=other)
    post(ada, f"/plans/{plan}/presence", {"at": "map"})
    here.wait("the place", lambda _: here.people(plan) == [("Ada", "map")])
    assert there.people(plan) == []
    assert there.people(other) == [("Ada", None)]


def _grant(plan: str, account: "Account") -> None:
    from milepost.server.models import PlanGrant

    PlanGrant.objects.create(plan_id=plan, account=account, role="viewer")


@pytest.fixture(autouse=True)
def _database(environment: dict[str, str]) -> None:
    """Even what needs no database needs Django's settings."""
