"""What comes on a stream, and when."""

import asyncio
import re
import socket
from random import Random
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import connections
from django.test import Client

from bench.sse import Parser
from milepost.model.log import Effect, advance, nothing, write_snapshot
from tests.server.calls import adding, get, make_plan, revise, setting
from tests.server.live.conftest import Follow, MakeHub
from tests.server.live.follower import Follower, Room, parsed
from tests.server.live.logs import lengthen
from tests.server.process import PATIENCE, Server

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub
    from milepost.server.live.stream import Stream
    from milepost.server.models import Account


def test_V1_1_the_first_event_says_from_where_each_plan_follows(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    other = make_plan(ada)
    lengthen(other, 4)
    follower = follow(account, f"{plan}:0", other)
    ready = follower.wait_for("ready")
    assert follower.got[0] is ready
    assert ready.data == {"positions": {plan: 0, other: 5}}
    assert ready.id == f"{plan}:0,{other}:5"


def test_V1_1_a_plan_without_a_number_follows_from_its_last_revision(
    account: "Account", plan: str, hub: "Hub", follow: Follow
) -> None:
    lengthen(plan, 3)
    follower = follow(account, plan)
    follower.wait_for("ready")
    lengthen(plan, 2)
    follower.wait_for("revision", number=6)
    assert follower.numbers(plan) == [5, 6]


def test_V1_2_what_was_written_before_and_after_comes_once_and_in_order(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    lengthen(plan, 23)
    follower = follow(account, f"{plan}:3")
    for number in range(24, 30):
        assert revise(ada, plan, number, setting("task", "api", notes=f"later {number}")).status_code == 201
    follower.wait_for("revision", number=30)
    assert follower.numbers(plan) == list(range(4, 31))


def test_V1_3_a_revision_says_what_the_log_says_of_it(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    follower = follow(account, plan)
    follower.wait_for("ready")
    revise(ada, plan, 1, setting("task", "api", estimate="7d"), message="It's \n bigger")
    came = follower.wait_for("revision").data
    read = get(ada, f"/plans/{plan}/revisions/2")
    assert came == {"plan": plan, **{name: read[name] for name in came if name != "plan"}}
    assert sorted(came) == sorted(["plan", *(name for name in read if name != "commands")])
    assert came["who"] == {"id": str(account.pk), "name": "Ada"}
    assert (came["why"], came["through"]) == ("It's \n bigger", "api")


def test_V1_3_a_copy_that_applies_the_effects_is_byte_for_byte_the_plan(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    from milepost.server.log.held import shelf

    revise(
        ada,
        plan,
        1,
        adding("task", "ui", estimate="4d", after=["api"]),
        setting("milestone", "beta", name="Bêta\u2028"),
    )
    revise(ada, plan, 2, {"op": "rename", "kind": "task", "id": "ui", "to": "screens"})
    revise(ada, plan, 3, {"op": "remove", "kind": "task", "id": "api", "cascade": True})
    follower = follow(account, f"{plan}:0")
    follower.wait_for("revision", number=4)
    copy = nothing()
    for event in follower.got:
        if event.name == "revision":
            copy = advance(copy, [Effect.model_validate(effect) for effect in event.data["effects"]])
    assert write_snapshot(copy) == write_snapshot(shelf.state(plan, 4))


def test_V1_4_the_id_is_the_position_in_every_plan_and_a_reconnect_goes_on_from_it(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    other = make_plan(ada)
    first = follow(account, f"{plan}:1", f"{other}:1")
    lengthen(plan, 3)
    first.wait_for("revision", plan=plan, number=4)
    lengthen(other, 1)
    last = first.wait_for("revision", plan=other, number=2)
    assert [each.id for each in first.got if each.name == "revision"] == [
        *(f"{plan}:{number},{other}:1" for number in (2, 3, 4)),
        f"{plan}:4,{other}:2",
    ]
    lengthen(plan, 2)
    again = follow(account, f"{plan}:1", f"{other}:1", last_event_id=last.id)
    again.wait_for("revision", plan=plan, number=6)
    assert (again.numbers(plan), again.numbers(other)) == ([5, 6], [])


def test_V1_5_the_newest_forecast_is_told_once_to_who_has_its_revision(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    from milepost.server.forecasts.ledger import keep

    follower = follow(account, plan)
    follower.wait_for("ready")
    keep(plan, 1, b"", complete=False)
    follower.wait_for("forecast", plan=plan, number=1, complete=False, seed=1, iterations=10_000)
    keep(plan, 1, b"", complete=True)
    follower.wait_for("forecast", plan=plan, number=1, complete=True)
    late = follow(account, plan)
    late.wait_for("forecast", complete=True)
    lengthen(plan, 1)
    late.wait_for("revision", number=2)
    assert [name for name in late.names() if name == "forecast"] == ["forecast"]
    assert [name for name in follower.names() if name == "forecast"] == ["forecast", "forecast"]


def test_V1_5_a_forecast_comes_after_its_revision_also_in_a_long_replay(
    account: "Account", plan: str, hub: "Hub", follow: Follow
) -> None:
    from milepost.server.forecasts.ledger import keep

    number = lengthen(plan, 60)
    keep(plan, number, b"", complete=True)
    follower = follow(account, f"{plan}:1")
    follower.wait_for("forecast", number=number)
    assert follower.numbers(plan) == list(range(2, number + 1))


def test_V1_6_silence_is_broken_by_comments_that_are_no_events(
    account: "Account", plan: str, make_hub: MakeHub, room: Room
) -> None:
    from milepost.server.access.reader import Reader
    from milepost.server.live.limits import Limits
    from milepost.server.live.subscribe import subscribe

    own = make_hub(Limits(heartbeat=0.02))
    parser = Parser()
    stream = own.open(subscribe(Reader(account), None, [plan], ""))
    follower = room.follow(parsed(stream, parser))
    follower.wait_for("presence")
    while parser.comments < 3:
        assert not follower.ended
    assert parser.retry == 1000
    assert set(follower.names()) == {"ready", "views", "presence"}


def test_V1_7_who_is_too_far_behind_is_sent_to_the_snapshot_and_follows_from_there(
    account: "Account", ada: Client, plan: str, make_hub: MakeHub, follow: Follow
) -> None:
    from milepost.server.live.limits import Limits

    make_hub(Limits(poll=0.1))
    other = make_plan(ada)
    number = lengthen(plan, 10_050)
    follower = follow(account, f"{plan}:12", f"{other}:1")
    reload = follower.wait_for("reload")
    assert reload.data == {"plan": plan, "number": number, "reason": "too-far-behind"}
    assert reload.id == f"{other}:1"
    lengthen(other, 1)
    follower.wait_for("revision", plan=other, number=2)
    assert follower.numbers(plan) == []
    near = follow(account, f"{plan}:51")
    near.wait_for("revision", number=number)
    assert near.numbers(plan) == list(range(52, number + 1))


def test_V1_7_who_is_beyond_the_end_has_another_history_and_takes_the_snapshot(
    account: "Account", plan: str, hub: "Hub", follow: Follow
) -> None:
    follower = follow(account, f"{plan}:2")
    follower.wait_for_end()
    assert follower.names() == ["ready", "reload"]
    assert follower.got[1].data == {"plan": plan, "number": 1, "reason": "beyond-the-end"}


def test_V1_8_a_long_replay_holds_nobody_up(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    here = make_plan(ada)
    live = follow(account, here, plan)
    live.wait_for("ready")
    number = lengthen(plan, 2_000)
    far = [follow(account, f"{plan}:{began}") for began in (1, 500)]
    for _ in range(5):
        lengthen(here, 1)
        hub.wake(here)
    live.wait_for("revision", plan=here, number=6)
    for each in far:
        each.wait_for("revision", number=number)
    assert far[0].numbers(plan) == list(range(2, number + 1))
    live_at = next(each.at for each in live.got if each.data.get("number") == 6 and each.data["plan"] == here)
    assert live_at < max(each.got[-1].at for each in far)


def test_V1_9_a_reader_who_takes_nothing_is_cut_off_and_holds_nobody_up(
    account: "Account", plan: str, make_hub: MakeHub, follow: Follow
) -> None:
    from milepost.server.access.reader import Reader
    from milepost.server.live.limits import Limits
    from milepost.server.live.subscribe import subscribe

    own = make_hub(Limits(page=5, poll=0.05, room=3_000, patience=0.2))
    reader = follow(account, plan)
    reader.wait_for("ready")
    slow = own.open(subscribe(Reader(account), None, [plan], ""))
    loop = asyncio.new_event_loop()
    ready = loop.run_until_complete(anext(slow))
    assert [event.name for event in Parser().feed(ready)] == ["ready"]
    number = lengthen(plan, 200)
    reader.wait_for("revision", number=number)
    assert reader.numbers(plan) == list(range(2, number + 1))
    assert loop.run_until_complete(_rest(slow)) == b""
    loop.close()
    slow.close()
    again = follow(account, plan, last_event_id=f"{plan}:1")
    again.wait_for("revision", number=number)
    assert again.numbers(plan) == list(range(2, number + 1))


async def _rest(stream: "Stream") -> bytes:
    """What a stream still gives, once it was cut off."""
    while not stream.outbox.ended:
        await asyncio.sleep(0.01)
    return b"".join([chunk async for chunk in stream])


def test_V1_9_a_client_that_stops_reading_for_a_while_misses_nothing(
    account: "Account", plan: str, server: Server, hub: "Hub", follow: Follow
) -> None:
    from milepost.server.accounts.tokens import issue

    token = issue(account, name="t", scope="read").secret
    address = urlsplit(server.url)
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        slow.settimeout(PATIENCE)
        slow.connect((address.hostname, address.port))
        asked = f"GET /api/v1/events?plan={plan}:1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"
        slow.sendall(asked.encode())
        assert slow.recv(12) == b"HTTP/1.1 200"
        # More than the kernel and the stream hold together: the rest waits in the database.
        number = lengthen(plan, 2_000, note="x" * 1_000)
        reader = follow(account, f"{plan}:1")
        reader.wait_for("revision", number=number)
        answer = bytearray()
        while f'"number":{number},'.encode() not in answer[-10_000:]:
            answer += slow.recv(1 << 20)
    numbers = [int(found) for found in re.findall(rb'"plan":"\w+","number":(\d+)', answer)]
    assert numbers == list(range(2, number + 1))


def test_V1_2_each_comes_once_while_many_write_and_clients_come_and_go(
    account: "Account", ada: Client, hub: "Hub", follow: Follow, room: Room
) -> None:
    plans = [make_plan(ada) for _ in range(3)]
    writers = [Thread(target=_write, args=(plan, 25)) for plan in plans]
    for writer in writers:
        writer.start()
    random = Random(1)
    chains = [[follow(account, *(f"{plan}:1" for plan in plans))] for _ in range(6)]
    while any(writer.is_alive() for writer in writers):
        chain = random.choice(chains)
        room.call(chain[-1].leave)
        chain[-1].wait_for_end()
        last_id = next((each.got[-1].id for each in reversed(chain) if each.got), "")
        chain.append(follow(account, *(f"{plan}:1" for plan in plans), last_event_id=last_id))
    for writer in writers:
        writer.join()
    for chain in chains:
        for plan in plans:
            chain[-1].wait(plan, lambda _, chain=chain, plan=plan: len(_got(chain, plan)) == 75)  # type: ignore[misc]  # bound at once
            assert _got(chain, plan) == list(range(2, 77))


def _got(chain: list[Follower], plan: str) -> list[int]:
    return [number for each in chain for number in each.numbers(plan)]


def _write(plan: str, times: int) -> None:
    """Three revisions at a time; it is the poll that finds them."""
    for _ in range(times):
        lengthen(plan, 3)
    connections.close_all()


def test_V1_10_a_revision_of_a_later_release_sends_to_the_snapshot_and_stops_nobody_else(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    from milepost.server.models import RevisionRecord

    other = make_plan(ada)
    number = lengthen(plan, 8)
    strange = RevisionRecord.objects.get(plan=plan, number=5)
    RevisionRecord.objects.filter(pk=strange.pk).update(line=strange.line.replace('"schema":1', '"schema":99'))
    follower = follow(account, f"{plan}:1", f"{other}:1")
    reload = follower.wait_for("reload")
    assert reload.data == {"plan": plan, "number": number, "reason": "unreadable"}
    came = follower.numbers(plan)
    assert came == [2, 3, 4][: len(came)], "what still waits when the reload comes is not sent"
    beyond = follow(account, f"{plan}:5")
    beyond.wait_for("revision", number=number)
    lengthen(other, 1)
    follower.wait_for("revision", plan=other, number=2)
