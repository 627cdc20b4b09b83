"""`milepost user` and `milepost token`, as whoever runs the server uses them, beside the server that runs."""

import re
import secrets
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.server.people import Somebody
from tests.server.process import Server, command

PASSWORD = "a passphrase of some length"
OPENED = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"}


@pytest.fixture
def address() -> str:
    """An address that nobody has."""
    return f"ada-{secrets.token_hex(4)}@example.org"


@pytest.fixture
def enrolled(somebody: Somebody) -> str:
    """An address that has an account."""
    return somebody(password=PASSWORD).email


def me(server: Server, token: str) -> httpx.Response:
    with server.client(token) as client:
        return client.get("/api/v1/me")


def test_R9_1_an_account_with_a_password_signs_in_while_the_server_runs(server: Server, address: str) -> None:
    assert command("user", "add", address, "--password-stdin", given=PASSWORD + "\n").returncode == 0
    with server.client() as client:
        credentials = {"email": address, "password": PASSWORD}
        assert client.post("/_allauth/app/v1/auth/login", json=credentials).status_code == 200


def test_R9_1_an_account_without_one_gets_a_link_that_signs_in_once(server: Server, address: str) -> None:
    made = command("user", "add", address, "--name", "Ada Lovelace", MILEPOST_URL=server.url)
    assert made.returncode == 0, made.stderr
    assert f"Made the account {address}." in made.stderr
    link = made.stdout.strip()
    assert link.startswith(f"{server.url}/sign-in/")
    with server.client() as client:
        assert client.get(link, headers=OPENED).status_code == 302
        assert client.get("/api/v1/me").json()["account"]["name"] == "Ada Lovelace"
    with server.client() as client:
        assert client.get(link, headers=OPENED).status_code == 410


def test_R9_2_an_account_gets_another_link_when_it_needs_one(server: Server, enrolled: str) -> None:
    made = command("user", "link", enrolled, MILEPOST_URL=server.url)
    assert re.fullmatch(re.escape(server.url) + r"/sign-in/[\w-]{43}\n", made.stdout)
    with server.client() as client:
        assert client.head(made.stdout.strip()).status_code == 200, "looking at it does not use it up"
        assert client.get(made.stdout.strip(), headers=OPENED).status_code == 302


@pytest.mark.parametrize(
    ("email", "password", "why"),
    [
        ("no address", PASSWORD, "'no address' is not an e-mail address"),
        ("new@example.org", "Xq7-", "too short"),
        ("new@example.org", "password123", "too common"),
        ("someone-special@example.org", "someone-special", "too similar"),
        ("new@example.org", "", "no password came on standard input"),
    ],
)
def test_R9_3_what_cannot_be_an_account_is_refused_with_the_reason(
    environment: dict[str, str], email: str, password: str, why: str
) -> None:
    ended = command("user", "add", email, "--password-stdin", given=password + "\n")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("Error: ")
    assert why in ended.stderr


def test_R9_3_an_address_has_one_account(enrolled: str) -> None:
    ended = command("user", "add", enrolled.upper(), "--password-stdin", given=PASSWORD + "\n")
    assert ended.returncode == 2
    assert f"{enrolled} already has an account" in ended.stderr


@pytest.mark.parametrize(("scope", "status"), [("read", 403), ("write", 201)])
def test_R9_4_a_token_is_printed_and_nothing_else_and_does_what_its_scope_says(
    server: Server, enrolled: str, scope: str, status: int
) -> None:
    made = command("token", "add", enrolled, "--scope", scope, "--name", "nightly export")
    assert re.fullmatch(r"mp_[\w-]{43}\n", made.stdout)
    assert made.stderr == ""
    token = made.stdout.strip()
    assert me(server, token).json()["account"]["email"] == enrolled
    with server.client(token) as client:
        assert client.post("/api/v1/plans", json={"name": "Launch"}).status_code == status


def test_R9_5_a_token_may_end_by_itself(server: Server, enrolled: str) -> None:
    token = command("token", "add", enrolled, "--scope", "write", "--days", "30").stdout.strip()
    with server.client(token) as client:
        (listed,) = client.get("/api/v1/tokens").json()["items"]
    ends = datetime.fromisoformat(listed["expires_at"])
    assert timedelta(days=29) < ends - datetime.now(UTC) <= timedelta(days=30)


def test_R9_5_tokens_are_listed_without_their_secrets_and_revoked(server: Server, enrolled: str) -> None:
    token = command("token", "add", enrolled, "--scope", "read", "--name", "nightly export").stdout.strip()
    listed = command("token", "list", enrolled).stdout
    assert "nightly export" in listed
    assert "never ends" in listed
    assert token not in listed
    assert me(server, token).status_code == 200
    assert command("token", "revoke", enrolled, listed.split()[0]).returncode == 0
    assert me(server, token).status_code == 401
    assert command("token", "list", enrolled).stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("user", "link", "nobody@example.org"),
        ("token", "add", "nobody@example.org", "--scope", "read"),
        ("token", "list", "nobody@example.org"),
        ("token", "revoke", "nobody@example.org", "x"),
    ],
)
def test_R9_6_an_address_that_nobody_has_is_named(environment: dict[str, str], arguments: tuple[str, ...]) -> None:
    ended = command(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "there is no account 'nobody@example.org'" in ended.stderr


def test_R9_6_a_token_that_is_not_there_is_named(enrolled: str) -> None:
    ended = command("token", "revoke", enrolled, "nothing")
    assert ended.returncode == 2
    assert "there is no token 'nothing'" in ended.stderr


def test_R9_7_on_an_empty_folder_the_database_is_made_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("new") / "data"
    alone = {"DATABASE_URL": "", "MILEPOST_SECRET": ""}
    assert command("user", "add", "ada@example.org", "--data", str(folder), **alone).returncode == 0
    made = command("token", "add", "ada@example.org", "--scope", "read", "--data", str(folder), **alone)
    assert made.stdout.startswith("mp_")
