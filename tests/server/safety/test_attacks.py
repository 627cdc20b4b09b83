"""Requests that no client of ours would make, at a real server."""

import re
import socket
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.server.calls import LAUNCH
from tests.server.people import Somebody
from tests.server.process import PATIENCE, Server, StartServer
from tests.server.safety.callers import BROWSING_OWNER, OWNER
from tests.server.safety.stage import Stage

EVIL = "evil.example"


def sent_raw(server: Server, request: bytes) -> tuple[int, bytes]:
    """The status and the rest of the answer to bytes that no HTTP client would put together."""
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname, address.port), PATIENCE) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as answer:
            found = answer.read()
    return int(found.split(b" ", 2)[1]), found


def asked_raw(server: Server, path: bytes, *headers: bytes) -> tuple[int, bytes]:
    host = urlsplit(server.url).netloc.encode()
    lines = [b"GET " + path + b" HTTP/1.1", b"Host: " + host, b"Connection: close", *headers, b"", b""]
    return sent_raw(server, b"\r\n".join(lines))


@pytest.mark.parametrize(
    "path",
    [
        b"/static/../../../../../../../../etc/passwd",
        b"/static/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        b"/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        b"/static/..\\..\\..\\..\\etc\\passwd",
        b"/static//etc/passwd",
        b"/static/%00/etc/passwd",
        b"/static/../settings.py",
        b"/static/..%252f..%252fetc/passwd",
        b"//etc/passwd",
        b"/../etc/passwd",
        b"/static/milepost.css/../../settings.py",
        b"/static/%c0%ae%c0%ae/etc/passwd",
    ],
)
def test_A6_6_no_path_leads_out_of_the_static_files(server: Server, path: bytes) -> None:
    status, answer = asked_raw(server, path)
    assert status in (400, 404)
    assert b"root:" not in answer and b"SECRET" not in answer


@pytest.mark.parametrize(
    "path",
    [b"/api/v1/../../", b"/api/v1/plans/..%2f..%2fme", b"/api/v1/plans/%2e%2e/me", b"//api/v1/me", b"/API/v1/me"],
)
def test_A6_6_no_path_reads_as_another_one(server: Server, stage: Stage, path: bytes) -> None:
    token = stage.headers(OWNER)["Authorization"].encode()
    status, _ = asked_raw(server, path, b"Authorization: " + token)
    assert status == 404


@pytest.mark.parametrize(
    "host",
    [EVIL, f"127.0.0.1.{EVIL}", f"{EVIL}:8000", "127.0.0.1@evil.example", "", "127.0.0.1, evil.example", "[::1", "é"],
)
def test_A6_7_a_host_that_is_not_ours_gets_nothing(server: Server, stage: Stage, host: str) -> None:
    token = stage.headers(OWNER)["Authorization"].encode()
    request = b"GET /api/v1/me HTTP/1.1\r\nHost: %b\r\nAuthorization: %b\r\nConnection: close\r\n\r\n"
    status, answer = sent_raw(server, request % (host.encode(), token))
    assert status == 400
    assert stage.owner.email.encode() not in answer


def test_A6_7_two_hosts_are_none(server: Server) -> None:
    status, _ = asked_raw(server, b"/api/v1/openapi.json", b"Host: " + EVIL.encode())
    assert status == 400


FORWARDED = {
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "443",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Prefix": "/evil",
    "X-Original-URL": "/api/v1/plans",
    "X-Rewrite-URL": "/api/v1/plans",
    "X-HTTP-Method-Override": "DELETE",
    "X-Real-IP": "203.0.113.9",
    "Forwarded": f"for=203.0.113.9;host={EVIL};proto=https",
}


def test_A6_7_links_in_mail_name_the_server_as_it_is_set_and_not_as_it_was_asked(
    server: Server, stage: Stage, environment: dict[str, str]
) -> None:
    mails = Path(environment["MILEPOST_DATA"]) / "mail"
    before = set(mails.glob("*"))
    port = urlsplit(server.url).port
    with server.client() as client:
        asked = {**FORWARDED, "Host": f"localhost:{port}"}
        answer = client.post("/_allauth/app/v1/auth/password/request", json={"email": stage.owner.email}, headers=asked)
    assert answer.status_code == 200
    texts = [_text(path) for path in set(mails.glob("*")) - before]
    (text,) = [each for each in texts if stage.owner.email in each]
    links = re.findall(r"https?://\S+", text)
    assert links and all(link.startswith(f"{server.url}/reset/") for link in links)


def test_A6_7_so_does_the_file_of_a_plan_behind_a_proxy(start_server: StartServer, somebody: Somebody) -> None:
    """A file that named http would have the command line send its token for everybody on the way to read."""
    from milepost.server.accounts.tokens import issue

    ours = "milepost.example.org"
    behind = start_server(MILEPOST_URL=f"https://{ours}", MILEPOST_TRUST_PROXY="yes")
    with behind.client(issue(somebody(), name="test", scope="write").secret) as client:
        client.headers["Host"] = ours
        plan = client.post("/api/v1/plans", json={"document": LAUNCH}).json()["id"]
        exported = client.get(f"/api/v1/plans/{plan}/export?format=json").json()
    assert exported["source"]["url"] == f"https://{ours}"


def _text(path: Path) -> str:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body()
    assert body is not None
    return f"{message['To']} {body.get_content()}"


def test_A6_8_headers_of_a_proxy_are_nothing_where_none_is_trusted(server: Server, somebody: Somebody) -> None:
    from milepost.server.accounts.tokens import issue

    with server.client(issue(somebody(), name="test", scope="write").secret) as client:
        client.headers.update(FORWARDED)
        made = client.post("/api/v1/workspaces", json={"name": "Forwarded"})
        assert made.headers["location"] == f"/api/v1/workspaces/{made.json()['id']}", "it was a POST, of this address"
        assert "strict-transport-security" not in made.headers
        (entry,) = client.get(f"{made.headers['location']}/audit").json()["items"]
        assert entry["address"] == "127.0.0.1"
        plan = client.post("/api/v1/plans", json={"document": LAUNCH, "workspace": made.json()["id"]}).json()["id"]
        exported = client.get(f"/api/v1/plans/{plan}/export?format=json").json()
        assert exported["source"]["url"] == server.url


def test_A6_8_of_two_ways_to_say_how_long_a_body_is_none_is_believed(server: Server) -> None:
    """What a proxy and the server could read as two requests is one, or none."""
    host = urlsplit(server.url).netloc.encode()
    status, answer = sent_raw(
        server,
        b"POST /api/v1/plans HTTP/1.1\r\nHost: " + host + b"\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
        b"Connection: close\r\n\r\n0\r\n\r\nGET /api/v1/me HTTP/1.1\r\nHost: " + host + b"\r\n\r\n",
    )
    assert status in (400, 401)
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "address",
    [
        f"https://{EVIL}/",
        f"//{EVIL}/",
        f"/\\{EVIL}/",
        f"/\t/{EVIL}/",
        f"/\n/{EVIL}/",
        f"\\\\{EVIL}/",
        f"///{EVIL}/",
        f"http:{EVIL}",
        "javascript:alert(1)",
        "data:text/html,x",
        "",
    ],
)
def test_A6_10_signing_in_leads_to_no_other_site(stage: Stage, address: str) -> None:
    browser = stage.clients[BROWSING_OWNER.name]
    answer = browser.get("/sign-in", {"next": address})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize(
    ("address", "location"),
    [("/plans/x?tab=map#y", "/plans/x?tab=map#y"), ("/\r\nSet-Cookie: a=b", "/%0D%0ASet-Cookie:%20a=b")],
)
def test_A6_10_it_leads_to_what_was_wanted_here(stage: Stage, address: str, location: str) -> None:
    answer = stage.clients[BROWSING_OWNER.name].get("/sign-in", {"next": address})
    assert answer.headers["Location"] == location
