"""How `milepost serve` starts, and when it refuses to: always with what is wrong and what mends it, and status 2."""

import os
import re
import secrets
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.server.conftest import server_environment
from tests.server.process import StartServer, command

GOOD_SECRET = secrets.token_hex(32)


def refused(folder: Path, *options: str, **variables: str) -> str:
    """What `milepost serve` says as it refuses, on a data folder of its own with only these variables."""
    none = dict.fromkeys(("DATABASE_URL", "MILEPOST_SECRET", "MILEPOST_URL", "MILEPOST_JOURNAL"), "")
    ended = command("serve", "--data", str(folder), "--port", "0", *options, **{**none, **variables})
    assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
    assert ended.stderr.startswith("Error: ")
    assert "Traceback" not in ended.stderr
    return ended.stderr


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables for an empty database of the kind under test."""
    variables = server_environment(tmp_path)
    yield variables
    if "DATABASE_URL" in variables:
        from tests.server.conftest import _drop_database

        _drop_database(variables["DATABASE_URL"])


@pytest.mark.parametrize("options", [("--host", "0.0.0.0"), ("--host", "::")])
@pytest.mark.parametrize(
    ("variables", "why", "mend"),
    [
        (
            {"MILEPOST_DEBUG": "yes", "MILEPOST_URL": "https://m.example.org"},
            "MILEPOST_DEBUG",
            "Leave MILEPOST_DEBUG out",
        ),
        ({}, "MILEPOST_URL does not say", "https://milepost.example.org"),
        ({"MILEPOST_URL": "http://m.example.org"}, "passwords to http://m.example.org", "MILEPOST_INSECURE_HTTP=yes"),
        (
            {"MILEPOST_URL": "https://m.example.org", "DATABASE_URL": "postgresql://h/d"},
            "without MILEPOST_SECRET",
            "openssl rand -hex 32",
        ),
    ],
)
def test_R2_1_no_server_starts_on_a_public_address_with_an_unsafe_setting(
    tmp_path: Path, options: tuple[str, str], variables: dict[str, str], why: str, mend: str
) -> None:
    said = refused(tmp_path, *options, **variables)
    assert why in said
    assert mend in said


@pytest.mark.parametrize(
    ("variables", "why"),
    [
        ({"MILEPOST_DEBUG": "yes", "MILEPOST_URL": "https://m.example.org"}, "MILEPOST_DEBUG"),
        ({"MILEPOST_URL": "http://m.example.org"}, "MILEPOST_INSECURE_HTTP"),
    ],
)
def test_R2_1_behind_a_proxy_the_public_address_counts(tmp_path: Path, variables: dict[str, str], why: str) -> None:
    assert why in refused(tmp_path, **variables)


@pytest.mark.parametrize(
    "secret", ["x" * 31, secrets.token_hex(15), "ab" * 40], ids=["one-letter", "short", "two-letters"]
)
def test_R2_2_a_secret_that_can_be_guessed_is_refused_and_not_repeated(tmp_path: Path, secret: str) -> None:
    said = refused(tmp_path, MILEPOST_SECRET=secret)
    assert "MILEPOST_SECRET can be guessed" in said
    assert "openssl rand -hex 32" in said
    assert secret not in said


def test_R2_3_a_kept_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(GOOD_SECRET)
    (tmp_path / "secret").chmod(0o640)
    said = refused(tmp_path)
    assert f"chmod 600 {tmp_path}/secret" in said
    assert GOOD_SECRET not in said


def test_R2_3_a_kept_secret_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").touch(0o600)
    assert "can be guessed" in refused(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("MILEPOST_DEBUG", "perhaps", "yes or no"),
        ("MILEPOST_TRUST_PROXY", "10.0.0.1", "yes or no"),
        ("MILEPOST_BODY_LIMIT", "10MB", "a number of bytes"),
        ("MILEPOST_BODY_LIMIT", "0", "a number of bytes"),
        ("MILEPOST_LOOK_BREAK", "1h", "a number of minutes"),
        ("MILEPOST_JOURNAL", "MEMORY", "DELETE or WAL"),
        ("MILEPOST_LOG", "xml", "json or text"),
        ("MILEPOST_URL", "milepost.example.org", "https://"),
        ("MILEPOST_URL", "https://example.org/milepost", "https://"),
    ],
)
def test_R2_4_a_setting_that_cannot_be_is_named_with_what_is_expected(
    tmp_path: Path, name: str, value: str, expected: str
) -> None:
    said = refused(tmp_path, **{name: value})
    assert name in said
    assert expected in said
    assert repr(value) in said


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://root:hunter2-hunter2@h/d", "does not begin with postgresql://"),
        ("postgresql://root:hunter2-hunter2@h", "names no database"),
        ("postgresql://root:hunter2-hunter2@h:99999/d", "port"),
    ],
)
def test_R2_5_a_database_url_that_names_no_postgresql_is_refused_without_its_password(
    tmp_path: Path, url: str, why: str
) -> None:
    said = refused(tmp_path, DATABASE_URL=url)
    assert "DATABASE_URL" in said
    assert why in said
    assert "hunter2" not in said


def test_R2_5_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    said = refused(tmp_path, DATABASE_URL=f"postgresql://root:hunter2-hunter2@127.0.0.1:{port}/plans")
    assert f"the database plans on 127.0.0.1, port {port}, does not answer" in said
    assert "hunter2" not in said


def test_R2_5_an_option_that_postgresql_does_not_know_is_named(tmp_path: Path) -> None:
    assert "mode_of_ssl" in refused(tmp_path, DATABASE_URL="postgresql://127.0.0.1/d?mode_of_ssl=1")


def test_R2_6_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "milepost.sqlite3").write_bytes(b"this is no database, but a text of some length\n" * 100)
    said = refused(tmp_path)
    assert f"{tmp_path}/milepost.sqlite3 cannot be opened" in said
    assert "restore a backup" in said


def test_R2_6_a_data_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = refused(tmp_path / "file" / "data")
    assert f"the data folder {tmp_path}/file/data cannot be written" in said
    assert "--data" in said


def test_R2_7_a_port_that_is_taken_is_refused(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(tmp_path, "--port", str(port))
    assert f"something listens on 127.0.0.1:{port} already" in said
    assert "--port" in said


def test_R2_7_an_address_that_is_not_this_machine_s_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, "--host", "192.0.2.1", MILEPOST_URL="https://m.example.org")
    assert "this machine has no address 192.0.2.1" in said


def test_R2_8_a_database_of_a_newer_release_is_left_alone(empty: dict[str, str], start_server: StartServer) -> None:
    start_server(**empty).stop()
    _apply_by_hand(empty, "9999_from_the_future")
    ended = command("serve", "--port", "0", **empty)
    assert ended.returncode == 2
    assert "belongs to a newer release" in ended.stderr
    assert "9999_from_the_future" in ended.stderr


def _apply_by_hand(variables: dict[str, str], name: str) -> None:
    statement = f"INSERT INTO django_migrations (app, name, applied) VALUES ('milepost', '{name}', '2030-01-01')"
    if "DATABASE_URL" in variables:
        import psycopg

        with psycopg.connect(variables["DATABASE_URL"]) as connection:
            connection.execute(statement.encode())
    else:
        file = sqlite3.connect(Path(variables["MILEPOST_DATA"]) / "milepost.sqlite3")
        with file:
            file.execute(statement)
        file.close()


def test_R2_9_processes_that_start_at_once_migrate_once(empty: dict[str, str], start_server: StartServer) -> None:
    with ThreadPoolExecutor(3) as starting:
        servers = list(starting.map(lambda _: start_server(**empty), range(3)))
    for each in servers:
        with each.client() as client:
            assert client.get("/readyz").status_code == 200
        assert each.stop() == 0


def test_R2_10_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path, start_server: StartServer) -> None:
    alone = {"MILEPOST_DATA": str(tmp_path / "a" / "new"), "MILEPOST_SECRET": "", "DATABASE_URL": ""}
    start_server(**alone).stop()
    path = tmp_path / "a" / "new" / "secret"
    made = path.read_text()
    assert len(made.strip()) >= 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    start_server(**alone).stop()
    assert path.read_text() == made


def test_R2_10_in_a_folder_that_is_there_what_it_keeps_is_for_its_user_alone(
    tmp_path: Path, start_server: StartServer
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    start_server("--data", str(folder), MILEPOST_SECRET="", DATABASE_URL="")
    kept = {each.name: each.stat().st_mode for each in folder.iterdir()}
    assert {"milepost.sqlite3", "secret"} <= kept.keys()
    assert [name for name, mode in kept.items() if mode & 0o077] == []


def test_R2_11_it_starts_behind_a_proxy_on_a_public_address(empty: dict[str, str], start_server: StartServer) -> None:
    served = start_server("--host", "0.0.0.0", **empty, MILEPOST_URL="https://milepost.example.org")
    assert re.fullmatch(r"Milepost serves on http://0\.0\.0\.0:\d+ for https://milepost\.example\.org", served.said)


def test_R2_12_a_variable_that_is_misspelt_is_told_of(start_server: StartServer) -> None:
    served = start_server(MILEPOST_TRUST_PROXIES="yes")
    assert "MILEPOST_TRUST_PROXIES is no setting and is left aside; is MILEPOST_TRUST_PROXY meant?" in served.log


def test_R2_13_another_asgi_server_is_held_to_the_same(tmp_path: Path) -> None:
    variables = {"MILEPOST_DATA": str(tmp_path), "DATABASE_URL": "", "MILEPOST_URL": ""}
    code = "import milepost.server.asgi"
    ended = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    assert ended.returncode != 0
    assert "MILEPOST_URL does not say" in ended.stderr


def test_R2_14_without_what_the_server_needs_it_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['django'] = None; from milepost.cli.main import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", code, "serve", "--data", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "pip install 'milepost[server]'" in ended.stderr
