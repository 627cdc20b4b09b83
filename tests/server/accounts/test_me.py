"""Who one is, and by what one signed in."""

import pytest
from django.test import Client

from tests.server.accounts.test_tokens import bearing, made
from tests.server.accounts.visitor import GOOD, Visitor
from tests.server.accounts.workplace import Workplace, send
from tests.server.calls import get, post
from tests.server.people import BrowserOf, ClientOf, Somebody


def test_A5_8_me_says_who_where_and_by_what(workplace: Workplace, browser_of: BrowserOf) -> None:
    account, _ = workplace.joined("editor", "Eve")
    found = get(browser_of(account), "/me")
    assert found["account"] == {"id": str(account.pk), "name": "Eve", "email": account.email}
    assert [(each["name"], each["role"]) for each in found["memberships"]] == [
        ("Eve's workspace", "owner"),
        ("Olga's workspace", "editor"),
    ]
    assert (found["scope"], found["token"]) == ("write", None)


def test_A5_8_me_names_the_token(somebody: Somebody, browser_of: BrowserOf) -> None:
    token = made(browser_of(somebody()))
    found = get(bearing(token["token"]), "/me")
    assert (found["scope"], found["token"]["id"]) == ("read", token["id"])
    assert "token" not in found["token"]


def test_A5_8_one_changes_ones_name(somebody: Somebody, client_of: ClientOf) -> None:
    account = somebody("Ada")
    client = client_of(account)
    assert send(client, "PATCH", "/me", {"name": " Ada L. "}).json()["account"]["name"] == "Ada L."
    assert get(client, "/me")["account"]["name"] == "Ada L."
    assert send(client, "PATCH", "/me", {"name": ""}).json()["account"]["name"] == account.email.partition("@")[0]


def test_A5_8_nobody_is_nobody(environment: dict[str, str]) -> None:
    assert Client().get("/api/v1/me").status_code == 401


def test_A5_9_a_program_that_signed_in_by_a_password_sends_its_session(somebody: Somebody) -> None:
    account = somebody("Ada", GOOD)
    visitor = Visitor()
    assert visitor.sign_in(account.email).status_code == 200
    assert visitor.api("GET", "/me").json()["account"]["email"] == account.email
    assert visitor.api("POST", "/tokens", {"name": "cli", "scope": "write"}).status_code == 201
    assert visitor.call("DELETE", "/auth/session").status_code == 401
    assert visitor.api("GET", "/me").status_code == 401


def test_A5_9_a_browser_that_signed_in_by_a_password_sends_its_cookie(somebody: Somebody) -> None:
    account = somebody("Ada", GOOD)
    visitor = Visitor("browser")
    assert visitor.sign_in(account.email).status_code == 200
    assert visitor.api("GET", "/me").json()["account"]["email"] == account.email
    assert visitor.call("DELETE", "/auth/session").status_code == 401
    assert visitor.api("GET", "/me").status_code == 401


def test_A5_10_a_browsers_write_needs_the_token_of_our_own_page(somebody: Somebody) -> None:
    account = somebody("Ada")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    refusal = post(browser, "/workspaces", {"name": "Forged"})
    assert (refusal.status_code, refusal.json()["code"]) == (403, "csrf-failed")
    browser.get("/_allauth/browser/v1/config")
    ours = next(value.value for name, value in browser.cookies.items() if name.endswith("csrf"))
    sent = browser.post("/api/v1/workspaces", {"name": "Ours"}, "application/json", headers={"X-CSRFToken": ours})
    assert sent.status_code == 201, sent.content
    assert [each["name"] for each in get(browser, "/workspaces")["items"]] == ["Ada's workspace", "Ours"]


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_A5_10_no_method_that_writes_is_left_out(workplace: Workplace, method: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(workplace.owner_account)
    plan = post(workplace.owner, "/plans", {"name": "P"}).json()["id"]
    place = {"POST": "/workspaces", "PATCH": workplace.path, "PUT": f"/plans/{plan}/grants/x", "DELETE": workplace.path}
    assert send(browser, method, place[method], {"name": "x", "role": "viewer"}).json()["code"] == "csrf-failed"


def test_A5_10_a_token_needs_none(somebody: Somebody) -> None:
    from milepost.server.accounts.tokens import issue

    secret = issue(somebody(), name="x", scope="write").secret
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})
    assert post(client, "/workspaces", {"name": "New"}).status_code == 201
