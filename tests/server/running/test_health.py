"""For whoever watches over the server: whether it is alive, and whether it can answer."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from milepost.server.run.health import ONCE_BEGUN, ThreadsAreThere
from tests.server.process import PATIENCE, Server, StartServer


def test_R7_1_a_server_that_runs_is_alive_and_ready(server: Server) -> None:
    with server.client() as client:
        for path in ("/healthz", "/readyz"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()) == (200, {"well": True})
            assert answer.headers["cache-control"] == "no-store"
            assert client.head(path).status_code == 200


@pytest.fixture(scope="module")
def on_a_file(tmp_path_factory: pytest.TempPathFactory, start_server: StartServer) -> tuple[Server, Path]:
    """A server over SQLite, and its database, to be spoilt."""
    folder = tmp_path_factory.mktemp("on-a-file")
    server = start_server(MILEPOST_DATA=str(folder), MILEPOST_JOURNAL="DELETE", DATABASE_URL="")
    return server, folder / "milepost.sqlite3"


@contextmanager
def spoilt(database: Path, statement: str, undone_by: str) -> Iterator[None]:
    """Something done to the database behind the server's back, for a while."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(statement)
        yield
        connection.execute(undone_by)


def not_ready(server: Server) -> list[str]:
    """What is wrong, as the server says that it is not ready; it is alive none the less."""
    with server.client() as client:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not-ready"
    problems: list[str] = answer.json()["problems"]
    return problems


def test_R7_2_without_its_migrations_it_is_not_ready(on_a_file: tuple[Server, Path]) -> None:
    server, database = on_a_file
    away = "UPDATE django_migrations SET app = 'away' WHERE app = 'milepost' AND name LIKE '0001%'"
    with spoilt(database, away, "UPDATE django_migrations SET app = 'milepost' WHERE app = 'away'"):
        assert not_ready(server) == ["the database lacks migrations of this release: 1"]


def test_R7_3_without_its_database_it_is_not_ready(on_a_file: tuple[Server, Path]) -> None:
    server, database = on_a_file
    whole = database.read_bytes()
    database.write_bytes(b"this is no database, but a text of some length\n" * 100)
    assert not_ready(server) == ["the database does not answer"]
    assert "file is not a database" in server.log
    database.write_bytes(whole)


def test_R7_5_without_a_thread_that_it_needs_it_is_not_ready() -> None:
    check, end = ThreadsAreThere(frozenset({"clock of a test"}), frozenset({"reader of a test"})), Event()
    assert check() == "the clock of a test ended"
    clock = Thread(target=end.wait, name="clock of a test")
    clock.start()
    assert check() is None, "the reader has not begun, and need not"
    reader = Thread(target=end.wait, name="reader of a test")
    reader.start()
    assert check() is None
    end.set()
    for each in (clock, reader):
        each.join()
    assert check() == "the clock of a test and the reader of a test ended"


def test_R7_5_the_reader_of_the_stream_is_known_by_its_name(environment: dict[str, str]) -> None:
    from milepost.server.live.limits import LIMITS
    from milepost.server.live.tail import TailReader

    reader = TailReader(LIMITS)
    reader.start()
    try:
        assert {thread.name for thread in threading.enumerate()} >= ONCE_BEGUN
    finally:
        reader.stop(PATIENCE)


def test_R7_4_a_newer_release_that_migrated_meanwhile_does_no_harm(on_a_file: tuple[Server, Path]) -> None:
    """So that the processes of one database can be exchanged one by one."""
    server, database = on_a_file
    newer = "INSERT INTO django_migrations (app, name, applied) VALUES ('milepost', '9999_new', '2030-01-01')"
    with spoilt(database, newer, "DELETE FROM django_migrations WHERE name = '9999_new'"), server.client() as client:
        assert client.get("/readyz").status_code == 200
