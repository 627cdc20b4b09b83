"""What another site has a browser send does nothing; the matrix tries each write without the header."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.server.people import BrowserOf, ClientOf, Somebody
from tests.server.safety.callers import APP_OWNER, BROWSING_OWNER, OWNER
from tests.server.safety.row import SAFE
from tests.server.safety.rows import PASSWORD, ROWS
from tests.server.safety.stage import Stage
from tests.server.safety.trying import tried

EVIL = "https://evil.example"
RENAMED = {"method": "PATCH", "path": "/api/v1/me", "data": '{"name": "New"}', "content_type": "application/json"}


def renamed(client: Client, **headers: str) -> Any:
    return tried(client, **RENAMED, headers=headers)[0]


def test_A6_4_a_session_writes_with_the_header_of_its_own_page(stage: Stage) -> None:
    assert renamed(stage.clients[BROWSING_OWNER.name]).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-CSRFToken": ""},
        {"X-CSRFToken": "x" * 32},
        {"X-CSRFToken": "x" * 64},
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
    ],
)
def test_A6_4_it_does_not_with_another_header_or_from_another_origin(stage: Stage, headers: dict[str, str]) -> None:
    refusal = renamed(stage.clients[BROWSING_OWNER.name], **headers)
    assert (refusal.status_code, refusal.json()["code"]) == (403, "csrf-failed")


def test_A6_4_the_header_of_another_browser_is_none(stage: Stage) -> None:
    other = Client(enforce_csrf_checks=True)
    other.get("/_allauth/browser/v1/config")
    refusal = renamed(stage.clients[BROWSING_OWNER.name], **{"X-CSRFToken": other.cookies["milepost-csrf"].value})
    assert (refusal.status_code, refusal.json()["code"]) == (403, "csrf-failed")


def test_A6_4_the_token_is_no_part_of_the_address(stage: Stage) -> None:
    browser = stage.clients[BROWSING_OWNER.name]
    token = browser.defaults["HTTP_X_CSRFTOKEN"]
    asked = {**RENAMED, "path": f"/api/v1/me?csrfmiddlewaretoken={token}"}
    assert tried(browser, **asked, headers={"X-CSRFToken": ""})[0].status_code == 403


@pytest.mark.parametrize("caller", [OWNER, APP_OWNER], ids=lambda caller: caller.name)
def test_A6_4_what_no_browser_sends_by_itself_needs_no_header(stage: Stage, caller: Any) -> None:
    program = Client(enforce_csrf_checks=True)
    program.defaults = stage.clients[caller.name].defaults
    assert renamed(program, Origin=EVIL).status_code == 200


def test_A6_4_a_token_goes_before_a_cookie(somebody: Somebody, browser_of: BrowserOf, client_of: ClientOf) -> None:
    """A program that shares a browser's cookies acts for whom its token says."""
    browser = browser_of(somebody("Ada"))
    sent = client_of(somebody("Bob")).defaults["HTTP_AUTHORIZATION"]
    told = browser.get("/api/v1/me", headers={"Authorization": sent}).json()
    assert (told["account"]["name"], told["token"]["name"]) == ("Bob", "test")


@pytest.mark.parametrize("path", ["/_allauth/browser/v1/auth/login", "/_allauth/browser/v1/auth/signup", "/reset"])
def test_A6_4_nobody_is_signed_in_or_up_by_another_site(stage: Stage, path: str) -> None:
    stranger = Client(enforce_csrf_checks=True)
    asked = {"email": stage.owner.email, "password": PASSWORD}
    answer, tables = tried(stranger, method="POST", path=path, data=json.dumps(asked), content_type="application/json")
    assert (answer.status_code, tables) == (403, set())


def test_A6_4_a_link_signs_nobody_in_by_another_site(stage: Stage) -> None:
    path = f"/sign-in/{stage.values['link']}"
    posted, tables = tried(Client(enforce_csrf_checks=True), method="POST", path=path)
    assert (posted.status_code, tables) == (403, set())
    opened = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}
    followed, tables = tried(Client(), method="GET", path=path, headers=opened)
    assert (followed.status_code, tables) == (200, set())


def test_A6_4_a_form_of_another_site_writes_nothing(stage: Stage) -> None:
    """The bodies that a form can send are no JSON, so that not even a forgotten check would let one through."""
    client = stage.clients[OWNER.name]
    for row in ROWS:
        if row.method in SAFE or not row.route.startswith("api/") or row.body is None:
            continue
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            answer, tables = tried(client, **{**stage.request(row, OWNER), "content_type": kind})
            assert (answer.status_code, tables) == (415, set()), row.name
