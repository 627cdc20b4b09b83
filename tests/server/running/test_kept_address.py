"""Where a server was last reached, as whoever runs `milepost user` beside it is told."""

import stat
from pathlib import Path

import pytest

from milepost.server.run.data_folder import keep_address, kept_address
from tests.server.process import Server, StartServer, command
from tests.server.running.test_demo import ALONE

PUBLIC = "https://milepost.example.org"


def link(folder: Path, email: str = "ada@example.org", **variables: str) -> str:
    """The link that a new account of the folder gets."""
    made = command("user", "add", email, "--data", str(folder), **{**ALONE, "MILEPOST_URL": "", **variables})
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_R9_11_a_server_keeps_the_address_on_which_it_listens_for_its_user_alone(
    tmp_path: Path, start_server: StartServer
) -> None:
    server = start_server("--data", str(tmp_path), **ALONE)
    assert kept_address(tmp_path) == server.url
    assert stat.S_IMODE((tmp_path / "address").stat().st_mode) == 0o600
    assert link(tmp_path).startswith(f"{server.url}/sign-in/")
    assert link(tmp_path, "bob@example.org", MILEPOST_URL=PUBLIC).startswith(f"{PUBLIC}/sign-in/")
    assert server.stop() == 0
    assert link(tmp_path, "eve@example.org").startswith(f"{server.url}/sign-in/"), "the best guess that there is"


def test_R9_11_a_server_that_is_reached_by_another_address_keeps_that_one(
    tmp_path: Path, start_server: StartServer
) -> None:
    start_server("--data", str(tmp_path), **{**ALONE, "MILEPOST_URL": PUBLIC})
    assert link(tmp_path).startswith(f"{PUBLIC}/sign-in/")


def test_R9_11_so_does_the_demo(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    demo = Server(ALONE, tmp_path / "out", "--data", str(tmp_path / "data"), command="demo")
    try:
        assert kept_address(tmp_path / "data") == demo.said.partition("/sign-in/")[0].rpartition(" ")[2]
    finally:
        demo.kill()


def test_R9_11_where_no_server_was_its_usual_address_is_taken(tmp_path: Path) -> None:
    assert link(tmp_path).startswith("http://127.0.0.1:8000/sign-in/")


def test_R9_11_the_last_server_to_start_is_right(tmp_path: Path) -> None:
    for port in (8001, 8002):
        keep_address(tmp_path, f"http://127.0.0.1:{port}")
    assert kept_address(tmp_path) == "http://127.0.0.1:8002"
    assert [each.name for each in tmp_path.iterdir()] == ["address"]


@pytest.mark.parametrize("said", [b"", b"\n", b"nonsense", b"http://[", b"ftp://h", b"http://h/plans", b"\xff\xfe"])
def test_R9_11_what_is_no_address_is_left_aside(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "address").write_bytes(said)
    assert kept_address(tmp_path) is None
