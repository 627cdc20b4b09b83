"""The server calls nobody but its database."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.server.calls import LAUNCH
from tests.server.people import Somebody
from tests.server.process import StartServer

WATCH = """\
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        told = f"{event} {arguments[1]!r}"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        told = f"{event} {arguments[0]!r}"
    elif event in ("os.system", "os.exec", "urllib.Request"):
        told = f"{event} {arguments[0]!r}"
    elif event == "subprocess.Popen":
        told = f"{event} {arguments[1][1:4]!r}"
    else:
        return
    with open(os.environ["SOCKET_WATCH"], "a") as log:
        log.write(told + "\\n")

sys.addaudithook(watch)
"""
"""Runs before anything else of the process, and cannot be taken out again."""


def test_R8_1_the_server_calls_nobody_but_its_database(
    tmp_path: Path, environment: dict[str, str], start_server: StartServer, somebody: Somebody
) -> None:
    from milepost.server.accounts.tokens import issue

    (tmp_path / "sitecustomize.py").write_text(WATCH)
    told = tmp_path / "told"
    paths = os.pathsep.join([str(tmp_path), *(path for path in sys.path if path)])
    server = start_server(PYTHONPATH=paths, SOCKET_WATCH=str(told))
    password = "a passphrase of some length"
    account = somebody(password=password)
    with server.client(issue(account, name="test", scope="write").secret) as client:
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        for path in ("/", "/api/docs", "/readyz", f"/api/v1/plans/{plan}/forecast", f"/api/v1/plans/{plan}/check"):
            assert client.get(path).status_code == 200
        with client.stream("GET", "/api/v1/events", params={"plan": f"{plan}:1"}) as stream:
            parts = stream.iter_bytes()
            assert next(parts)
            connected = remote_addresses(server.process.pid)
    with server.client() as client:
        wrong = {"email": account.email, "password": "wrong"}
        assert client.post("/_allauth/app/v1/auth/login", json=wrong).status_code == 400
        reset = client.post("/_allauth/app/v1/auth/password/request", json={"email": account.email})
        assert reset.status_code == 200, "the mail is kept, not sent"
    assert server.stop() == 0
    own = {"socket.getaddrinfo '127.0.0.1'", "subprocess.Popen ['-P', '-m', 'milepost.server.engine.process']"}
    assert set(told.read_text().splitlines()) == own, "its own address, and its engine"
    database = environment.get("DATABASE_URL")
    assert connected == ({(urlsplit(database).port or 5432)} if database else set())


def remote_addresses(process: int) -> set[int]:
    """The ports to which a process has opened connections, at this moment, on any host; those that it serves are none.

    PostgreSQL's library is written in C, and Python's watch does not see what it does.
    """
    if not Path("/proc/net/tcp").exists():
        pytest.skip("connections are read from /proc")
    sockets = {target for each in Path(f"/proc/{process}/fd").iterdir() if (target := _target(each))}
    table = [row for name in ("tcp", "tcp6") for row in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    rows = [row.split() for row in table if f"socket:[{row.split()[9]}]" in sockets]
    listening = {row[1].rpartition(":")[2] for row in rows if row[3] == "0A"}
    return {int(row[2].rpartition(":")[2], 16) for row in rows if row[3] == "01" and _port(row[1]) not in listening}


def _target(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except OSError:  # closed meanwhile
        return ""


def _port(address: str) -> str:
    return address.rpartition(":")[2]
