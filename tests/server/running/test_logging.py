"""What the log says: enough to find a request again, and no secret."""

import json
import secrets
from pathlib import Path

import pytest

from milepost.server.run.masking import MASK, masked, masked_path
from tests.server.people import Somebody
from tests.server.process import Server, StartServer


def lines(server: Server, path: str = "") -> list[dict[str, object]]:
    """The lines of a log; with a path, those about it."""
    found = [json.loads(line) for line in server.log.splitlines()]
    return [line for line in found if line.get("path") == path] if path else found


@pytest.fixture
def unused() -> str:
    """A path that no other test asks for."""
    return f"/nothing-{secrets.token_hex(4)}"


def test_R4_1_each_request_is_one_line_of_json(server: Server, somebody: Somebody) -> None:
    from milepost.server.accounts.tokens import issue

    account = somebody()
    with server.client(issue(account, name="test", scope="read").secret) as client:
        answer = client.get("/api/v1/plans?limit=5")
    (line,) = [line for line in lines(server) if line.get("account") == str(account.pk)]
    assert line["path"] == "/api/v1/plans"
    assert line["method"] == "GET"
    assert line["status"] == 200
    assert isinstance(line["milliseconds"], int)
    assert line["request_id"] == answer.headers["x-request-id"]
    assert line["level"] == "info"
    assert str(line["time"]).endswith("Z")


def test_R4_2_health_and_files_are_not_in_the_log(server: Server, unused: str) -> None:
    silent = ("/healthz", "/readyz", "/static/nothing.css")
    with server.client() as client:
        for path in (*silent, unused):
            client.get(path)
    assert len(lines(server, unused)) == 1
    assert [line for path in silent for line in lines(server, path)] == []


def test_R4_3_the_log_can_be_text(start_server: StartServer) -> None:
    server = start_server(MILEPOST_LOG="text")
    with server.client() as client:
        client.get("/nothing")
    (line,) = server.log.splitlines()
    assert "GET /nothing 404" in line
    assert not line.startswith("{")


def test_R4_4_no_secret_that_is_used_is_in_the_log(
    environment: dict[str, str], server: Server, somebody: Somebody
) -> None:
    from milepost.server.access.gateway import Gateway
    from milepost.server.access.reader import Reader, Scope
    from milepost.server.access.role import Role
    from milepost.server.accounts.invitations import invite
    from milepost.server.accounts.sign_in_link import make_link
    from milepost.server.accounts.tokens import issue

    password = "a-long-passphrase-" + secrets.token_hex(8)
    account = somebody(password=password)
    token = issue(account, name="test", scope="write").secret
    reader = Reader(account, Scope.WRITE)
    invitation = invite(reader, Gateway(reader).workspaces().get(), Role.VIEWER).secret
    link, query, header = make_link(account), "q" + secrets.token_hex(16), "h" + secrets.token_hex(16)
    with server.client(token) as client:
        assert client.get("/api/v1/me").status_code == 200
        assert client.get(f"/api/v1/invitations/{invitation}").status_code == 200
        assert client.get(f"/api/v1/plans/x?key={query}", headers={"X-Something": header}).status_code == 404
        assert client.get(f"/api/v1/{token}").status_code == 404
        assert client.post("/api/v1/plans", content=token).status_code >= 400
    with server.client() as client:
        assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}x"}).status_code == 401
        assert client.post(f"/sign-in/{link}").status_code in (302, 403)
        credentials = {"email": account.email, "password": password}
        signed_in = client.post("/_allauth/app/v1/auth/login", json=credentials)
        assert signed_in.status_code == 200, signed_in.text
        session = signed_in.json()["meta"]["session_token"]
        assert client.post("/_allauth/app/v1/auth/login", json={**credentials, "password": query}).status_code == 400
        assert client.get("/_allauth/app/v1/auth/session", headers={"X-Session-Token": session}).status_code == 200
        cookies = [value for value in client.cookies.values() if len(value) > 8]
    log = server.log
    assert log.count("\n") >= 10
    used = [password, token, invitation, link, query, header, session, environment["MILEPOST_SECRET"], *cookies]
    assert [secret for secret in used if secret in log] == []


def test_R4_4_the_password_of_the_database_is_not_in_the_log() -> None:
    said = 'connection to "postgresql://milepost:hunter2-hunter2@db/plans" failed'
    assert masked(said) == f'connection to "postgresql://milepost:{MASK}@db/plans" failed'


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/api/v1/plans/3wcevdvn07ahjj0g/revisions/12", "/api/v1/plans/3wcevdvn07ahjj0g/revisions/12"),
        (
            "/api/v1/workspaces/3wcevdvn07ahjj0g/members/92723e32-62b3-49b9-856c-0024e8180b28",
            "/api/v1/workspaces/3wcevdvn07ahjj0g/members/92723e32-62b3-49b9-856c-0024e8180b28",
        ),
        ("/sign-in/5uDJs9PbmBrF4sN8eZ_0srogxcSl8c_eKD2Ar6B0ink", f"/sign-in/{MASK}"),
        ("/verify/Mg:1tFooo:abcdefghijklmnopqrstuvwxyz", f"/verify/{MASK}"),
        ("/reset/1-cxqz8l-0123456789abcdef0123456789abcdef", f"/reset/{MASK}"),
        ("/api/v1/mp_0123456789012345678901234567890123456789012", f"/api/v1/{MASK}"),
    ],
)
def test_R4_4_ids_stay_in_the_log_and_secrets_in_addresses_do_not(path: str, logged: str) -> None:
    assert masked_path(path) == logged


def test_R4_5_the_log_names_who_called_by_the_address_that_the_server_saw(server: Server, unused: str) -> None:
    with server.client() as client:
        client.get(unused, headers={"X-Forwarded-For": "203.0.113.9"})
    (line,) = lines(server, unused)
    assert line["address"] == "127.0.0.1"


def test_R4_5_behind_a_proxy_it_is_the_last_address_that_the_proxy_names(start_server: StartServer) -> None:
    server = start_server(MILEPOST_TRUST_PROXY="yes")
    with server.client() as client:
        client.get("/one", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
        client.get("/two", headers={"X-Forwarded-For": "not an address"})
        client.get("/three")
    assert [line["address"] for line in lines(server)] == ["203.0.113.9", "127.0.0.1", "127.0.0.1"]


def test_R4_6_an_error_is_in_the_log_with_its_traceback_and_its_request(
    start_server: StartServer, tmp_path: Path
) -> None:
    """A session table that is gone makes every request with a session fail."""
    import sqlite3

    server = start_server(MILEPOST_DATA=str(tmp_path), MILEPOST_JOURNAL="DELETE", DATABASE_URL="")
    connection = sqlite3.connect(tmp_path / "milepost.sqlite3")
    connection.execute("DROP TABLE django_session")
    connection.close()
    with server.client() as client:
        answer = client.get("/", headers={"Cookie": "milepost-session=0123456789abcdef0123456789abcdef"})
    assert answer.status_code == 500
    assert "django_session" not in answer.text
    told = [line for line in lines(server) if "traceback" in line]
    assert told
    assert "django_session" in str(told[0]["traceback"])
    assert told[0]["request_id"] == answer.headers["x-request-id"]
    assert "0123456789abcdef" not in server.log
