"""What every answer says to the browser that gets it, and the cookies it sets."""

import re

import httpx
import pytest

from tests.server.people import Somebody
from tests.server.process import Server, StartServer

PATHS = (
    "/",
    "/nothing",
    "/api/v1/nothing",
    "/api/v1/openapi.json",
    "/api/docs",
    "/healthz",
    "/static/nothing",
    "/reset",
)


@pytest.fixture(scope="module")
def by_https(start_server: StartServer) -> Server:
    """A server that people reach by https, through a proxy."""
    return start_server(MILEPOST_URL="https://milepost.example.org")


def policy_of(answer: httpx.Response) -> dict[str, str]:
    """The directives of an answer's content security policy."""
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize("path", PATHS)
def test_R5_1_every_answer_carries_the_safety_headers(server: Server, path: str) -> None:
    with server.client() as client:
        headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "camera=()" in headers["permissions-policy"]
    assert "cache-control" in headers
    assert "server" not in headers
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_R5_2_no_answer_lets_anything_inline_or_foreign_in(server: Server, path: str) -> None:
    with server.client() as client:
        policy = policy_of(client.get(path, headers={"Accept": "text/html"}))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    allowed = {source for name, value in policy.items() if name != "default-src" for source in value.split()}
    assert {source for source in allowed if not source.startswith("'nonce-")} <= {"'self'", "'none'", "data:"}
    assert not policy.get("script-src", "").count("data:")


def test_R5_3_every_page_has_a_nonce_of_its_own(server: Server) -> None:
    with server.client() as client:
        nonces = [re.findall(r"'nonce-([^']+)'", client.get("/").headers["content-security-policy"]) for _ in range(2)]
    assert all(len(set(each)) == 1 and len(each[0]) >= 22 for each in nonces)
    assert nonces[0] != nonces[1]


@pytest.mark.parametrize("path", ["/", "/nothing", "/reset", "/sign-in/nothing"])
def test_R5_4_pages_hold_nothing_that_their_policy_forbids(server: Server, path: str) -> None:
    with server.client() as client:
        page = client.get(path, headers={"Accept": "text/html"}).text
    assert "<html" in page
    assert not re.search(r"<[^>]+\s(style|on\w+)\s*=", page), "no style or script inside of a tag"
    assert not re.search(r"<(style|script)(?![^>]*\bnonce=)", page)
    assert not re.search(r"""\b(?:src|href|action)\s*=\s*["'](?:https?:)?//""", page), "no other host"


def test_R5_5_cookies_are_kept_from_scripts_and_other_sites(server: Server, somebody: Somebody) -> None:
    cookies = cookies_of(server.url, somebody)
    assert {"milepost-session", "milepost-csrf"} == set(cookies)
    assert "httponly" in cookies["milepost-session"]
    assert all("samesite=lax" in each for each in cookies.values())
    assert not any("secure" in each for each in cookies.values())


def test_R5_5_by_https_they_are_bound_to_it_and_to_the_host(by_https: Server, somebody: Somebody) -> None:
    cookies = cookies_of(by_https.url, somebody, {"Host": "milepost.example.org"})
    assert {"__Host-milepost-session", "__Host-milepost-csrf"} == set(cookies)
    assert all("secure" in each and "path=/" in each and "domain" not in each for each in cookies.values())


def cookies_of(url: str, somebody: Somebody, headers: dict[str, str] | None = None) -> dict[str, list[str]]:
    """The cookies that signing in by a link sets: the attributes of each, in lower case."""
    from milepost.server.accounts.sign_in_link import make_link

    opened = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"}
    answer = httpx.get(f"{url}/sign-in/{make_link(somebody())}", headers={**opened, **(headers or {})}, trust_env=False)
    assert answer.status_code == 302, answer.text
    parts = [line.split(";") for line in answer.headers.get_list("set-cookie")]
    return {first.partition("=")[0]: [each.strip().lower() for each in rest] for first, *rest in parts}


def test_R5_6_by_https_browsers_are_told_to_stay_there(by_https: Server) -> None:
    with by_https.client() as client:
        for path in ("/", "/healthz", "/static/nothing"):
            headers = client.get(path).headers
            assert int(headers["strict-transport-security"].removeprefix("max-age=")) >= 31536000


def test_R5_7_a_host_that_is_not_ours_is_refused(server: Server) -> None:
    with server.client() as client:
        for path in ("/", "/api/v1/me"):
            answer = client.get(path, headers={"Host": "evil.example.org"})
            assert answer.status_code == 400
            assert "evil.example.org" not in answer.text
        assert client.get("/healthz", headers={"Host": "10.0.0.7"}).status_code == 200


def test_R5_8_no_request_can_say_how_it_came(server: Server) -> None:
    with server.client() as client:
        forged = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example.org", "Forwarded": "proto=https"}
        answer = client.get("/", headers=forged)
    assert "strict-transport-security" not in answer.headers
    assert "evil.example.org" not in answer.text
