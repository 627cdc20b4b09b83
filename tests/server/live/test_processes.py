"""Several server processes on one database, and what a process takes up."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import httpx
import pytest
from django.test import Client

from bench.sse import Event
from bench.sse import follow as follow_over_http
from bench.takeover import Scene, take_over
from tests.server.calls import make_plan, revise, setting
from tests.server.live.conftest import Follow, MakeHub
from tests.server.live.follower import Follower, Room
from tests.server.live.logs import lengthen
from tests.server.people import Somebody
from tests.server.process import PATIENCE, Server, StartServer

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub
    from milepost.server.models import Account

STREAMS, AT_ONCE = 200, 50


@pytest.fixture
def postgresql(environment: dict[str, str]) -> str:
    """The database's name; on SQLite there is one server process."""
    if "DATABASE_URL" not in environment:
        pytest.skip("PostgreSQL alone has several server processes")
    return environment["DATABASE_URL"].rpartition("/")[2]


@pytest.fixture
def token(account: "Account") -> str:
    from milepost.server.accounts.tokens import issue

    return issue(account, name="test", scope="write").secret


class Connect(Protocol):
    """Follows plans on a server: `connect(server, token, "PLAN:1")`."""

    def __call__(self, server: Server, token: str, *plans: str) -> Follower: ...


@pytest.fixture
def connect(room: Room) -> Connect:
    """Opens a stream of a server process."""

    async def events(server: Server, token: str, plans: tuple[str, ...]) -> AsyncIterator[Event]:
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=PATIENCE, trust_env=False) as client:
            async for event in follow_over_http(client, plans):
                yield event

    def connected(server: Server, token: str, *plans: str) -> Follower:
        return room.follow(events(server, token, plans))

    return connected


def test_V4_1_what_another_process_wrote_is_seen_without_a_word_from_it(
    account: "Account", plan: str, hub: "Hub", follow: Follow, server: Server, token: str
) -> None:
    follower = follow(account, plan)
    follower.wait_for("presence")
    with server.client(token) as client:
        body = {"base": 1, "changes": [setting("task", "api", estimate="9d")]}
        assert client.post(f"/api/v1/plans/{plan}/revisions", json=body).status_code == 201
    follower.wait_for("revision", number=2)


def test_V4_1_a_server_streams_what_another_process_wrote(
    ada: Client, plan: str, server: Server, token: str, connect: Connect
) -> None:
    follower = connect(server, token, plan)
    follower.wait_for("presence")
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    follower.wait_for("revision", number=2, plan=plan)


def test_V4_2_on_postgresql_other_processes_wake_this_one(
    postgresql: str, account: "Account", plan: str, quiet_hub: "Hub", follow: Follow, server: Server, token: str
) -> None:
    follower = follow(account, plan)
    follower.wait_for("presence")
    with server.client(token) as client:
        for number in (1, 2):
            body = {"base": number, "changes": [setting("task", "api", estimate=f"{number}d")]}
            assert client.post(f"/api/v1/plans/{plan}/revisions", json=body).status_code == 201
        follower.wait_for("revision", number=3)
        follower.wait_for("forecast", number=3)
        assert client.delete(f"/api/v1/plans/{plan}").status_code == 200
    follower.wait_for_end()
    assert follower.got[-1].data == {"plan": plan, "reason": "withdrawn"}


def _backends(database: str, kind: str) -> list[int]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid() AND query ~ %s",
            [database, kind],
        )
        return [row[0] for row in cursor.fetchall()]


def _end_backends(database: str, kind: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = %s AND pid <> pg_backend_pid() AND query ~ %s",
            [database, kind],
        )


def test_V4_3_a_listening_connection_that_breaks_is_made_again_and_nothing_is_missed(
    postgresql: str, account: "Account", plan: str, make_hub: MakeHub, follow: Follow
) -> None:
    from milepost.server.live.limits import Limits

    make_hub(Limits(poll=0.3))
    follower = follow(account, plan)
    follower.wait_for("presence")
    before = set(_backends(postgresql, "^LISTEN"))
    _end_backends(postgresql, "^LISTEN")
    lengthen(plan, 3)
    follower.wait_for("revision", number=4)
    follower.wait("another connection", lambda _: bool(set(_backends(postgresql, "^LISTEN")) - before))
    lengthen(plan, 1)
    follower.wait_for("revision", number=5)
    assert follower.numbers(plan) == [2, 3, 4, 5]


def test_V4_3_a_database_that_was_away_is_read_on_when_it_is_back(
    postgresql: str, account: "Account", plan: str, hub: "Hub", follow: Follow
) -> None:
    follower = follow(account, plan)
    follower.wait_for("presence")
    for number in (1, 2, 3):
        _end_backends(postgresql, ".")
        lengthen(plan, 2)
        follower.wait_for("revision", number=1 + 2 * number)
    assert follower.numbers(plan) == list(range(2, 8))


def test_V4_4_written_through_one_streamed_by_the_other_one_killed_nothing_missed(
    postgresql: str, ada: Client, token: str, start_server: StartServer
) -> None:
    servers = start_server(), start_server()
    plans = [make_plan(ada) for _ in range(2)]
    scene = Scene((servers[0].url, servers[1].url), token, plans, followers=8, revisions=60)
    result = asyncio.run(take_over(scene, servers[0].kill))
    assert result.faults == []
    assert result.acknowledged.total() == 60 + len(plans)
    assert result.delivered == 8 * 60
    assert result.reconnects >= 4
    assert servers[0].process.returncode == -signal.SIGKILL


def test_V3_4_people_on_two_servers_see_each_other(
    postgresql: str,
    plan: str,
    token: str,
    somebody: Somebody,
    ada: Client,
    start_server: StartServer,
    server: Server,
    connect: Connect,
) -> None:
    from milepost.server.accounts.tokens import issue

    bob = somebody("Bob")
    assert (
        ada.put(
            f"/api/v1/plans/{plan}/grants/{bob.pk}", {"role": "viewer"}, content_type="application/json"
        ).status_code
        == 201
    )
    second, bobs = start_server(), issue(bob, name="t", scope="write").secret
    here, there = connect(server, token, plan), connect(second, bobs, plan)
    for each in (here, there):
        each.wait("both", lambda each: each.people(plan) == [("Ada", None), ("Bob", None)])
    with server.client(bobs) as client:
        assert client.post(f"/api/v1/plans/{plan}/presence", json={"at": "map"}).status_code == 204
    for each in (here, there):
        each.wait("the place", lambda each: each.people(plan) == [("Ada", None), ("Bob", "map")])
    assert second.stop() == 0
    here.wait("Ada alone", lambda _: here.people(plan) == [("Ada", None)])


def test_V4_5_many_streams_take_two_connections_and_few_threads(
    environment: dict[str, str], ada: Client, somebody: Somebody, plan: str, start_server: StartServer, connect: Connect
) -> None:
    from milepost.server.accounts.tokens import issue

    server = start_server()
    tokens = []
    for _ in range(5):
        person = somebody()
        ada.put(f"/api/v1/plans/{plan}/grants/{person.pk}", {"role": "viewer"}, content_type="application/json")
        tokens.append(issue(person, name="t", scope="read").secret)
    before = _exercised(server, tokens, plan, environment)
    followers: list[Follower] = []
    for _ in range(STREAMS // AT_ONCE):
        followers += [connect(server, tokens[number % len(tokens)], plan) for number in range(AT_ONCE)]
        for each in followers:
            each.wait_for("ready")
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    for each in followers:
        each.wait_for("revision", number=2)
    threads, connections = _threads(server) - before[0], _connections(server, environment) - before[1]
    assert connections <= 2
    assert threads <= 10
    assert server.stop() == 0


def _exercised(server: Server, tokens: list[str], plan: str, environment: dict[str, str]) -> tuple[int, int]:
    """The threads and connections of a server of which each worker has its own.

    Where a worker is quick, others have nothing to do: until three times in a row none came to have one.
    """
    found, same = (0, 0), 0
    while same < 3:
        _exercise(server, tokens, plan)
        now = _threads(server), _connections(server, environment)
        same = same + 1 if now == found else 0
        found = now
    return found


def _exercise(server: Server, tokens: list[str], plan: str) -> None:
    """Have every worker thread of the server do something, so that each has its connection."""

    async def ask(count: int) -> None:
        headers = {"Authorization": f"Bearer {tokens[0]}"}
        async with httpx.AsyncClient(base_url=server.url, headers=headers, timeout=PATIENCE, trust_env=False) as client:
            answers = await asyncio.gather(*(client.get(f"/api/v1/plans/{plan}") for _ in range(count)))
        assert {each.status_code for each in answers} == {200}

    asyncio.run(ask(64))


def _threads(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/task").iterdir()))


def _connections(server: Server, environment: dict[str, str]) -> int:
    """To PostgreSQL, by its sockets; to SQLite, by its open files."""
    links = [_target(each) for each in Path(f"/proc/{server.process.pid}/fd").iterdir()]
    if "DATABASE_URL" not in environment:
        return sum(link.endswith("milepost.sqlite3") for link in links)
    sockets = {found[1] for link in links if (found := re.fullmatch(r"socket:\[(\d+)\]", link))}
    table = [line.split() for line in Path(f"/proc/{server.process.pid}/net/tcp").read_text().splitlines()[1:]]
    return sum(row[9] in sockets and row[2].endswith(f":{5432:04X}") for row in table)


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except FileNotFoundError:
        return ""


def test_V4_6_a_server_that_stops_ends_its_streams_and_leaves(
    ada: Client, plan: str, token: str, start_server: StartServer, connect: Connect
) -> None:
    server = start_server()
    followers = [connect(server, token, plan) for _ in range(20)]
    for each in followers:
        each.wait_for("presence")
    assert server.stop() == 0
    for each in followers:
        each.wait_for_end()
        assert each.error is None
        assert "closed" not in each.names()
    assert "Traceback" not in server.log


def test_V4_6_a_stream_that_comes_after_the_stop_ends_at_once(
    account: "Account", plan: str, hub: "Hub", follow: Follow
) -> None:
    first = follow(account, plan)
    first.wait_for("presence")
    hub.stop()
    first.wait_for_end()
    late = follow(account, plan)
    late.wait_for_end()
    assert late.names() == ["ready"]


def test_V4_7_a_client_that_goes_away_leaves_nothing_behind(
    ada: Client, plan: str, token: str, server: Server, room: Room, connect: Connect
) -> None:
    with server.client(token) as client:
        before = _open_sockets(server)
        for _ in range(3):
            several = [connect(server, token, plan) for _ in range(30)]
            for each in several:
                each.wait_for("presence")
            for each in several:
                room.call(each.leave)
                each.wait_for_end()
        last = connect(server, token, plan)
        last.wait_for("presence")
        assert client.post(f"/api/v1/plans/{plan}/presence", json={"at": "map"}).status_code == 204
        last.wait("the place", lambda _: last.people(plan) == [("Ada", "map")])
        last.wait("the end of the others", lambda _: _open_sockets(server) <= before + 20)


def _open_sockets(server: Server) -> int:
    return sum(_target(each).startswith("socket:") for each in Path(f"/proc/{server.process.pid}/fd").iterdir())
