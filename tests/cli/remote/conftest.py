"""One server process for the tests of the commands that are its clients; each test makes plans of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.remote.people import PASSWORD, Person, administered
from tests.server.process import Server

PEOPLE = {"ada@example.org": "Ada", "bob@example.org": "Bob"}


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the server."""
    folder = tmp_path_factory.mktemp("data")
    for email, name in PEOPLE.items():
        administered(folder, "user", "add", email, "--name", name, "--password-stdin", stdin=PASSWORD)
    return folder


@pytest.fixture(scope="session")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server, on a database of its own."""
    found = Server({"MILEPOST_DATA": str(data)}, tmp_path_factory.mktemp("server"))
    yield found
    found.kill()


@pytest.fixture(scope="session")
def settings(data: Path, server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of settings of each person, signed in; Bob is an editor in Ada's workspace."""
    folders = {email: tmp_path_factory.mktemp("settings") for email in PEOPLE}
    tokens = {email: administered(data, "token", "add", email, "--scope", "write") for email in PEOPLE}
    ada, bob = (server.client(token) for token in tokens.values())
    with ada, bob:
        workspace = ada.get("/api/v1/me").json()["memberships"][0]["workspace"]
        invited = ada.post(f"/api/v1/workspaces/{workspace}/invitations", json={"role": "editor"})
        bob.post("/api/v1/invitations/accept", json={"secret": invited.json()["secret"]}).raise_for_status()
    for email, folder in folders.items():
        person = Person(email, server, folder, folder)
        person.done("login", server.url, "--token-stdin", stdin=tokens[email])
    return folders


@pytest.fixture
def ada(server: Server, settings: dict[str, Path], tmp_path: Path) -> Person:
    """Who owns the workspace."""
    return _person("ada@example.org", server, settings, tmp_path / "ada")


@pytest.fixture
def bob(server: Server, settings: dict[str, Path], tmp_path: Path) -> Person:
    """An editor in Ada's workspace."""
    return _person("bob@example.org", server, settings, tmp_path / "bob")


@pytest.fixture
def stranger(server: Server, tmp_path: Path) -> Person:
    """Somebody who is signed in to no server."""
    return _person("eve@example.org", server, {"eve@example.org": tmp_path / "settings"}, tmp_path / "eve")


def _person(email: str, server: Server, settings: dict[str, Path], folder: Path) -> Person:
    folder.mkdir()
    return Person(email, server, settings[email], folder)
