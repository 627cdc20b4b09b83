"""Tokens: made once, kept as hashes, scoped, ending."""

import hashlib
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.server.accounts.workplace import send
from tests.server.calls import get, make_plan, post
from tests.server.people import BrowserOf, Somebody


def bearing(secret: str, scheme: str = "Bearer") -> Client:
    """A client that sends a token."""
    return Client(headers={"Authorization": f"{scheme} {secret}"})


def made(client: Client, **more: object) -> Any:
    """A token just made."""
    answer = post(client, "/tokens", {"name": "build", **more})
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_A5_1_a_token_is_shown_once_and_only_its_hash_is_kept(somebody: Somebody, browser_of: BrowserOf) -> None:
    from milepost.server.models import ApiToken

    browser = browser_of(somebody())
    answer = post(browser, "/tokens", {"name": "build", "scope": "write"})
    token = answer.json()
    assert re.fullmatch(r"mp_[\w-]{43}", token["token"])
    assert token["token"].startswith(token["prefix"]) and len(token["prefix"]) < 12
    assert answer["Location"] == f"/api/v1/tokens/{token['id']}"
    assert answer["Cache-Control"] == "no-store"
    assert ApiToken.objects.get(pk=token["id"]).secret_hash == hashlib.sha256(token["token"].encode()).hexdigest()
    (listed,) = get(browser, "/tokens")["items"]
    assert listed == {key: value for key, value in token.items() if key != "token"}


def test_A5_1_a_token_reads_and_has_no_end_unless_it_is_said(somebody: Somebody, browser_of: BrowserOf) -> None:
    token = made(browser_of(somebody()))
    assert (token["scope"], token["expires_at"], token["last_used_at"]) == ("read", None, None)


def test_A5_2_a_token_acts_for_its_account_within_its_scope(somebody: Somebody, browser_of: BrowserOf) -> None:
    account = somebody("Ada")
    browser = browser_of(account)
    writing, reading = (bearing(made(browser, scope=scope)["token"]) for scope in ("write", "read"))
    plan = make_plan(writing)
    assert get(reading, f"/plans/{plan}")["id"] == plan
    assert get(reading, "/me")["account"]["email"] == account.email
    refusal = post(reading, "/plans", {"name": "New"})
    assert (refusal.status_code, refusal.json()["code"]) == (403, "not-allowed")


@pytest.mark.parametrize("secret", ["mp_" + "x" * 43, "mp_", "", "x", "mp_é"])
def test_A5_3_a_wrong_token_is_refused(environment: dict[str, str], secret: str) -> None:
    refusal = bearing(secret).get("/api/v1/me")
    assert (refusal.status_code, refusal.json()["code"]) == (401, "sign-in-needed")
    assert refusal["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("scheme", ["Basic", "Token", "mp_", ""])
def test_A5_3_another_scheme_is_refused(somebody: Somebody, browser_of: BrowserOf, scheme: str) -> None:
    token = made(browser_of(somebody()))["token"]
    assert bearing(token, scheme).get("/api/v1/me").status_code == 401


def test_A5_3_the_name_of_the_scheme_is_read_in_any_case(somebody: Somebody, browser_of: BrowserOf) -> None:
    token = made(browser_of(somebody()))["token"]
    assert bearing(token, "bearer").get("/api/v1/me").status_code == 200


def test_A5_3_an_expired_token_is_refused(somebody: Somebody, browser_of: BrowserOf) -> None:
    from milepost.server.models import ApiToken

    ends = timezone.now() + timedelta(hours=1)
    token = made(browser_of(somebody()), expires_at=ends.isoformat())
    assert datetime.fromisoformat(token["expires_at"]) == ends
    assert bearing(token["token"]).get("/api/v1/me").status_code == 200
    ApiToken.objects.filter(pk=token["id"]).update(expires_at=timezone.now())
    assert bearing(token["token"]).get("/api/v1/me").status_code == 401


def test_A5_3_a_token_that_does_not_hold_never_falls_back_to_the_session(
    somebody: Somebody, browser_of: BrowserOf
) -> None:
    browser = browser_of(somebody())
    assert browser.get("/api/v1/me").status_code == 200
    assert browser.get("/api/v1/me", headers={"Authorization": "Bearer mp_wrong"}).status_code == 401
    assert browser.get("/api/v1/openapi.json", headers={"Authorization": "Bearer mp_wrong"}).status_code == 401


def test_A5_3_a_token_counts_before_the_session(somebody: Somebody, browser_of: BrowserOf) -> None:
    ada, ben = somebody("Ada"), somebody("Ben")
    token = made(browser_of(ada))["token"]
    found = browser_of(ben).get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()
    assert found["account"]["email"] == ada.email


def test_A5_4_the_last_use_is_kept_at_most_once_a_minute(somebody: Somebody, browser_of: BrowserOf) -> None:
    from milepost.server.models import ApiToken

    browser = browser_of(somebody())
    token = made(browser)
    client = bearing(token["token"])

    def last_use() -> datetime:
        (listed,) = get(browser, "/tokens")["items"]
        return datetime.fromisoformat(listed["last_used_at"])

    before = timezone.now()
    client.get("/api/v1/me")
    first = last_use()
    assert before <= first <= timezone.now()
    client.get("/api/v1/me")
    assert last_use() == first
    ApiToken.objects.filter(pk=token["id"]).update(last_used_at=first - timedelta(seconds=61))
    client.get("/api/v1/me")
    assert last_use() > first


def test_A5_6_a_revoked_token_ends_at_once(somebody: Somebody, browser_of: BrowserOf) -> None:
    browser = browser_of(somebody())
    token = made(browser)
    assert send(browser, "DELETE", f"/tokens/{token['id']}").status_code == 204
    assert bearing(token["token"]).get("/api/v1/me").status_code == 401
    assert get(browser, "/tokens")["items"] == []
    assert send(browser, "DELETE", f"/tokens/{token['id']}").status_code == 404


def test_A5_6_a_token_may_revoke_itself(somebody: Somebody, browser_of: BrowserOf) -> None:
    token = made(browser_of(somebody()), scope="write")
    client = bearing(token["token"])
    assert send(client, "DELETE", f"/tokens/{token['id']}").status_code == 204
    assert client.get("/api/v1/me").status_code == 401


def test_A5_6_tokens_of_others_are_not_there(somebody: Somebody, browser_of: BrowserOf) -> None:
    browser, other = browser_of(somebody()), browser_of(somebody())
    token = made(browser)
    assert get(other, "/tokens")["items"] == []
    assert send(other, "DELETE", f"/tokens/{token['id']}").status_code == 404
    assert bearing(token["token"]).get("/api/v1/me").status_code == 200


@pytest.mark.parametrize("scope", ["read", "write"])
def test_A5_7_a_token_that_only_reads_makes_no_token(somebody: Somebody, browser_of: BrowserOf, scope: str) -> None:
    client = bearing(made(browser_of(somebody()), scope="read")["token"])
    assert post(client, "/tokens", {"name": "more", "scope": scope}).status_code == 403
    assert len(get(client, "/tokens")["items"]) == 1


def test_A5_7_what_a_token_makes_ends_with_it_at_the_latest(somebody: Somebody, browser_of: BrowserOf) -> None:
    ends = timezone.now() + timedelta(hours=1)
    client = bearing(made(browser_of(somebody()), scope="write", expires_at=ends.isoformat())["token"])
    assert datetime.fromisoformat(made(client)["expires_at"]) == ends
    sooner, later = ends - timedelta(minutes=1), ends + timedelta(minutes=1)
    assert datetime.fromisoformat(made(client, expires_at=sooner.isoformat())["expires_at"]) == sooner
    refusal = post(client, "/tokens", {"name": "more", "expires_at": later.isoformat()})
    assert (refusal.status_code, refusal.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": ""},
        {"name": "x" * 201},
        {"name": "x", "scope": "admin"},
        {"name": "x", "expires_at": "2020-01-01T00:00:00Z"},
        {"name": "x", "expires_at": "2099-01-01T00:00:00"},
        {"name": "x", "expires_at": "soon"},
        {"name": "x", "colour": "red"},
    ],
)
def test_A5_1_a_token_that_is_not_described_rightly_is_not_made(
    somebody: Somebody, browser_of: BrowserOf, body: dict[str, object]
) -> None:
    browser = browser_of(somebody())
    assert post(browser, "/tokens", body).status_code == 422
    assert get(browser, "/tokens")["items"] == []
