"""The file of known servers, and which token goes where."""

import json
import stat
from pathlib import Path

import pytest

from milepost.client.credentials import Credentials, read_credentials
from milepost.client.failure import Failure, NotSignedIn
from milepost.client.known_servers import (
    KnownServer,
    UnreadableServers,
    forget,
    read_servers,
    remember,
    servers_file,
)

HERE, THERE = "https://here.example", "https://there.example"
ADA = KnownServer(token="mp_ada", email="ada@example.org")


def test_U2_2_the_file_stands_in_the_folder_for_settings(tmp_path: Path) -> None:
    assert servers_file({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "milepost" / "servers.json"
    for unset in ({}, {"XDG_CONFIG_HOME": ""}, {"XDG_CONFIG_HOME": "relative"}):
        assert servers_file(unset) == Path.home() / ".config" / "milepost" / "servers.json"


def test_U2_2_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "milepost" / "servers.json"
    remember(path, HERE, ADA)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    remember(path, THERE, ADA)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["servers.json"]


def test_U2_2_servers_are_kept_and_forgotten_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "servers.json"
    assert read_servers(path) == {}
    remember(path, HERE, KnownServer(token="mp_old"))
    remember(path, HERE, ADA)
    remember(path, THERE, KnownServer(token="mp_there"))
    assert forget(path, THERE) == KnownServer(token="mp_there")
    assert forget(path, THERE) is None
    assert read_servers(path) == {HERE: ADA}


@pytest.mark.parametrize("text", ["{", "[]", '{"servers": {"https://h": {}}}', "\xff"])
def test_U2_2_a_file_that_is_none_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "servers.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(UnreadableServers, match="cannot be read"):
        remember(path, HERE, ADA)
    assert path.read_text(encoding="latin-1") == text


def test_U2_2_where_there_can_be_no_file_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableServers, match="not a directory"):
        remember(tmp_path / "file" / "servers.json", HERE, ADA)


def test_U2_3_the_token_in_the_environment_wins(tmp_path: Path) -> None:
    remember(tmp_path / "milepost" / "servers.json", HERE, ADA)
    folder = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert read_credentials(folder).token_for(HERE) == "mp_ada"
    assert read_credentials({**folder, "MILEPOST_TOKEN": " mp_program\n"}).token_for(HERE) == "mp_program"
    assert read_credentials({**folder, "MILEPOST_TOKEN": ""}).token_for(HERE) == "mp_ada"


def test_U2_3_a_token_for_one_server_goes_to_no_other() -> None:
    credentials = Credentials({THERE: ADA}, "mp_program", HERE)
    assert credentials.token_for(HERE, Path("plan.yaml")) == "mp_program"
    assert credentials.token_for(THERE) == "mp_ada"
    with pytest.raises(NotSignedIn):
        credentials.token_for("https://elsewhere.example")


def test_U2_3_a_token_for_no_server_in_particular_does_not_go_where_only_a_file_says() -> None:
    credentials = Credentials({HERE: ADA}, "mp_program")
    assert credentials.token_for(THERE) == "mp_program"
    assert credentials.token_for(HERE, Path("plan.yaml")) == "mp_program"
    with pytest.raises(Failure, match=r"MILEPOST_TOKEN_URL=https://there\.example"):
        credentials.token_for(THERE, Path("plan.yaml"))


def test_U2_4_an_id_is_of_the_only_server_that_is_known() -> None:
    assert Credentials({HERE: ADA}).only_server("p1") == HERE
    assert Credentials({HERE: ADA, THERE: ADA}, "mp_program", THERE).only_server("p1") == THERE
    with pytest.raises(Failure, match=r"Give its address: https://here\.example/plans/p1"):
        Credentials({HERE: ADA, THERE: ADA}).only_server("p1")
    with pytest.raises(Failure, match="milepost login URL"):
        Credentials({}).only_server("p1")


def test_U2_2_the_file_says_what_it_holds(tmp_path: Path) -> None:
    remember(tmp_path / "servers.json", HERE, ADA)
    written = json.loads((tmp_path / "servers.json").read_text())
    assert written == {"servers": {HERE: {"token": "mp_ada", "email": "ada@example.org"}}}
