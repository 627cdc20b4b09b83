"""What holds of every answer, whatever the address: asked of a real server, by its owner and by nobody."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.server.process import PATIENCE, Server
from tests.server.safety.allauth_rows import ALLAUTH, AllauthRow
from tests.server.safety.callers import ANONYMOUS, OWNER, Caller
from tests.server.safety.row import Row
from tests.server.safety.rows import ROWS
from tests.server.safety.stage import Stage
from tests.server.safety.trying import filled

EVIL = "https://evil.example"
AHEAD_OF_DJANGO = ("/healthz", "/readyz", "/static/nothing", "/nothing", "/api/v1/nothing", "/_allauth/nothing")
READS = [row for row in ROWS if row.method == "GET"]
REFUSED = [row for row in ROWS if row.route.startswith("api/") and row.expected(ANONYMOUS) == 401]


@pytest.fixture(scope="session")
def asking(server: Server, stage: Stage) -> Iterator[httpx.Client]:
    """A client of the real server; what it asks for comes from another site's page."""
    with httpx.Client(base_url=server.url, timeout=PATIENCE, trust_env=False, headers={"Origin": EVIL}) as client:
        yield client


def head(asking: httpx.Client, stage: Stage, row: Row, caller: Caller) -> httpx.Response:
    """The answer, of a stream its beginning alone."""
    request = stage.request(row, caller)
    with asking.stream(
        row.method,
        request["path"],
        content=request["data"],
        headers={"Content-Type": request["content_type"], **request["headers"], **stage.headers(caller)},
    ) as answer:
        asking.cookies.clear()
        return answer


def require_safe(answer: httpx.Response) -> None:
    """What every answer says, and what none says."""
    headers = answer.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert re.fullmatch(r"[\w.-]{8,}", headers["x-request-id"])
    assert "public" not in headers["cache-control"]
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "*" not in policy
    is_page = headers.get("content-type", "").startswith("text/html")
    assert ("nonce-" in policy) == is_page, "a page has its nonce, and nothing else loads anything"
    foreign = [name for name in headers if name.startswith("access-control-") or name in ("server", "x-powered-by")]
    assert foreign == [], "no other site may read answers, and none says what it is made with"


@pytest.mark.parametrize("row", READS, ids=[row.name for row in READS])
def test_A6_2_every_address_answers_with_the_safety_headers(asking: httpx.Client, stage: Stage, row: Row) -> None:
    answer = head(asking, stage, row, OWNER)
    assert answer.status_code == row.expected(OWNER) or "web page" in row.note
    require_safe(answer)
    assert "milepost-session" not in answer.cookies, "reading begins no session"


@pytest.mark.parametrize("row", REFUSED, ids=[row.name for row in REFUSED])
def test_A6_2_so_it_does_when_it_refuses(asking: httpx.Client, stage: Stage, row: Row) -> None:
    answer = head(asking, stage, row, ANONYMOUS)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="milepost"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.cookies == {}
    require_safe(answer)


@pytest.mark.parametrize("path", AHEAD_OF_DJANGO)
def test_A6_2_so_do_addresses_that_django_does_not_see(asking: httpx.Client, path: str) -> None:
    require_safe(asking.get(path))


ALLAUTH_READS = [row for row in ALLAUTH if row.method == "GET"]


@pytest.mark.parametrize("row", ALLAUTH_READS, ids=[row.name for row in ALLAUTH_READS])
def test_A6_2_so_does_allauth(asking: httpx.Client, stage: Stage, row: AllauthRow) -> None:
    for side in row.sides:
        answer = asking.get(f"/_allauth/{side}/v1/{row.path}", headers=dict(filled(row.headers, stage.values)))
        require_safe(answer)


@pytest.mark.parametrize("path", ["/api/v1/plans", "/api/v1/me", "/_allauth/browser/v1/auth/login", "/"])
def test_A6_2_no_other_site_is_given_leave_to_send_more_than_a_form_could(asking: httpx.Client, path: str) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type, x-csrftoken"}
    require_safe(asking.options(path, headers=asked))
