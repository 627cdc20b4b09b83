"""The server in this process, on the database that MILEPOST_TEST_DATABASE names: sqlite, wal or postgresql."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
from django.test import Client
from django.test.utils import setup_test_environment

if TYPE_CHECKING:
    from milepost.server.models import Account
    from tests.server.people import BrowserOf, ClientOf, Somebody
    from tests.server.process import Server, StartServer

KINDS = ("sqlite", "wal", "postgresql")
POSTGRESQL = os.environ.get("MILEPOST_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")


def server_environment(folder: Path) -> dict[str, str]:
    """The variables by which a server uses the database under test; PostgreSQL gets a database of its own."""
    kind = os.environ.get("MILEPOST_TEST_DATABASE", "sqlite")
    assert kind in KINDS, f"MILEPOST_TEST_DATABASE is one of {', '.join(KINDS)}, not {kind}"
    unlimited = dict.fromkeys(("MILEPOST_READ_LIMIT", "MILEPOST_WRITE_LIMIT", "MILEPOST_HEAVY_LIMIT"), "off")
    common = {"MILEPOST_DATA": str(folder), "MILEPOST_SECRET": secrets.token_hex(32), **unlimited}
    if kind == "postgresql":
        return {**common, "DATABASE_URL": f"{POSTGRESQL.rpartition('/')[0]}/{_created_database()}"}
    return {**common, "MILEPOST_JOURNAL": {"sqlite": "DELETE", "wal": "WAL"}[kind]}


def _created_database() -> str:
    import psycopg

    name = f"milepost_test_{secrets.token_hex(4)}"
    try:
        with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
    except psycopg.OperationalError as error:
        raise AssertionError(
            f"the tests need a PostgreSQL at {POSTGRESQL} (set MILEPOST_TEST_POSTGRESQL to use another): {error}"
        ) from error
    return name


def _drop_database(url: str) -> None:
    import psycopg

    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        name = url.rpartition("/")[2]
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of the server under test, its database made and migrated; for this process and for others."""
    variables = server_environment(tmp_path_factory.mktemp("milepost-data"))
    os.environ.update(variables, DJANGO_SETTINGS_MODULE="milepost.server.settings")
    django.setup()
    setup_test_environment()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    yield variables
    from milepost.server.engine.engine import engine

    engine.stop()
    connections.close_all()
    if "DATABASE_URL" in variables:
        _drop_database(variables["DATABASE_URL"])


@pytest.fixture
def somebody(environment: dict[str, str]) -> "Somebody":
    """Makes an account with a workspace of its own: `somebody()` or `somebody(name="Ada")`."""
    from milepost.server.accounts.enrol import enrol

    def made(name: str = "Ada", password: str | None = None) -> "Account":
        return enrol(f"{name.lower()}-{secrets.token_hex(4)}@example.org", name=name, password=password)

    return made


@pytest.fixture
def client_of(environment: dict[str, str]) -> "ClientOf":
    """Makes a client that sends a token of an account: `client_of(account, scope="read")`."""
    from milepost.server.accounts.tokens import issue

    def made(account: "Account", scope: str = "write") -> Client:
        secret = issue(account, name="test", scope=scope).secret
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return made


@pytest.fixture
def browser_of(environment: dict[str, str]) -> "BrowserOf":
    """Makes a client that is signed in by a session, as a browser is: `browser_of(account)`."""

    def made(account: "Account") -> Client:
        browser = Client()
        browser.force_login(account)
        return browser

    return made


@pytest.fixture(scope="session")
def start_server(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> "Iterator[StartServer]":
    """Starts another `milepost serve`, on the database under test unless its variables say otherwise."""
    from tests.server.process import Server

    started: list[Server] = []

    def start(*options: str, **variables: str) -> Server:
        folder = tmp_path_factory.mktemp("server")
        started.append(Server({**environment, **variables}, folder, *options))
        return started[-1]

    yield start
    for each in started:
        each.kill()


@pytest.fixture(scope="session")
def server(start_server: "StartServer") -> "Server":
    """One `milepost serve` for all tests that leave it as they found it: `server.url`, `server.client(token)`."""
    return start_server()
