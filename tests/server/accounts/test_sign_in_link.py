"""Links that sign in once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from tests.server.accounts.test_members import at_once
from tests.server.calls import get
from tests.server.people import BrowserOf, Somebody

BY_SOMEBODY = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"}
"""What a browser sends when somebody types, pastes or clicks an address outside of any page (W3C Fetch Metadata)."""
AS_JSON = {"Accept": "application/json"}


def link(account: Any, **options: Any) -> str:
    """The address of a new link."""
    from milepost.server.accounts.sign_in_link import make_link

    return f"/sign-in/{make_link(account, **options)}"


def who(client: Client) -> str | None:
    """Whom a browser is signed in as."""
    answer = client.get("/api/v1/me")
    return answer.json()["account"]["email"] if answer.status_code == 200 else None


def test_A5_11_a_link_that_somebody_opens_signs_in_at_once(somebody: Somebody) -> None:
    account, browser = somebody("Ada"), Client()
    answer = browser.get(link(account), headers=BY_SOMEBODY)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert who(browser) == account.email


def test_A5_11_a_link_opened_from_another_page_shows_a_button_that_signs_in(somebody: Somebody) -> None:
    account, browser = somebody("Ada"), Client(enforce_csrf_checks=True)
    address = link(account)
    shown = browser.get(address, headers={**BY_SOMEBODY, "Sec-Fetch-Site": "cross-site"})
    assert shown.status_code == 200
    assert "Sign in as Ada" in shown.content.decode() and account.email in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert who(browser) is None
    assert browser.post(address).status_code == 403
    pressed = browser.post(address, {"csrfmiddlewaretoken": shown.context["csrf_token"]})
    assert (pressed.status_code, pressed["Location"]) == (302, "/")
    assert who(browser) == account.email


@pytest.mark.parametrize(
    "headers",
    [
        {**BY_SOMEBODY, "Sec-Purpose": "prefetch;prerender"},
        {**BY_SOMEBODY, "Purpose": "prefetch"},
        {**BY_SOMEBODY, "Sec-Fetch-Site": "same-origin"},
        {**BY_SOMEBODY, "Sec-Fetch-Mode": "no-cors"},
        {**BY_SOMEBODY, "Sec-Fetch-Dest": "iframe"},
    ],
)
def test_A5_11_what_looks_at_links_does_not_use_them_up(somebody: Somebody, headers: dict[str, str]) -> None:
    account, scanner, browser = somebody("Ada"), Client(), Client()
    address = link(account)
    assert scanner.get(address, headers=headers).status_code == 200
    assert scanner.head(address, headers=BY_SOMEBODY).status_code == 200
    assert who(scanner) is None
    browser.get(address, headers=BY_SOMEBODY)
    assert who(browser) == account.email


def test_A5_11_a_program_is_signed_in_at_once_where_nobody_but_this_machine_gets(somebody: Somebody) -> None:
    """[A5.11] Elsewhere it could be a preview or a scanner: it gets the button."""
    account = somebody("Ada")
    here, elsewhere = Client(), Client()
    assert here.get(link(account)).status_code == 302
    assert who(here) == account.email
    public = replace(settings.ENVIRONMENT, url="https://plans.example.org")
    with override_settings(ENVIRONMENT=public):
        assert elsewhere.get(link(account)).status_code == 200
    assert who(elsewhere) is None


def test_A5_11_a_link_is_good_once(somebody: Somebody) -> None:
    account = somebody("Ada")
    address, other = link(account), Client()
    Client().post(address)
    refusal = other.post(address, headers=AS_JSON)
    assert refusal.status_code == 410
    assert refusal.json()["detail"] == "this sign-in link was used already"
    assert who(other) is None


def test_A5_11_of_two_who_use_a_link_at_once_one_is_signed_in(somebody: Somebody) -> None:
    address = link(somebody("Ada"))
    assert at_once(*(lambda: Client().post(address).status_code for _ in range(2))) == [302, 410]


def test_A5_11_whoever_a_link_signed_in_may_load_it_again(somebody: Somebody, browser_of: BrowserOf) -> None:
    account = somebody("Ada")
    browser, address = Client(), link(account)
    browser.get(address, headers=BY_SOMEBODY)
    assert browser.get(address, headers=BY_SOMEBODY)["Location"] == "/"
    assert browser_of(somebody("Ben")).get(address, headers=BY_SOMEBODY).status_code == 410


def test_A5_11_a_link_ends_after_10_minutes_or_when_it_is_said(somebody: Somebody) -> None:
    import hashlib

    from milepost.server.models import SignInLink

    account = somebody("Ada")
    for options, lifetime in (({}, timedelta(minutes=10)), ({"lifetime": timedelta(days=1)}, timedelta(days=1))):
        before = timezone.now()
        secret = link(account, **options).rpartition("/")[2]
        kept = SignInLink.objects.get(pk=hashlib.sha256(secret.encode()).hexdigest())
        assert before + lifetime <= kept.expires_at <= timezone.now() + lifetime
    old = link(account, lifetime=timedelta(0))
    refusal = Client().get(old, headers={**BY_SOMEBODY, **AS_JSON})
    assert (refusal.status_code, refusal.json()["detail"]) == (410, "this sign-in link is too old")


def test_A5_11_an_unknown_link_is_not_found_and_not_repeated(environment: dict[str, str]) -> None:
    refusal = Client().get(f"/sign-in/{'x' * 43}", headers=BY_SOMEBODY)
    assert refusal.status_code == 404
    assert "x" * 43 not in refusal.content.decode()


def test_A5_11_a_person_reads_why_on_a_page(somebody: Somebody) -> None:
    address = link(somebody("Ada"), lifetime=timedelta(0))
    refusal = Client().get(address, headers={"Accept": "text/html"})
    assert refusal.status_code == 410
    assert "This sign-in link is too old" in refusal.content.decode()


def test_A5_11_a_link_signs_out_who_was_there_before(somebody: Somebody, browser_of: BrowserOf) -> None:
    ada, ben = somebody("Ada"), somebody("Ben")
    browser = browser_of(ben)
    browser.post(link(ada))
    assert who(browser) == ada.email


def test_A5_16_a_session_by_a_link_is_among_the_sessions(somebody: Somebody) -> None:
    browser = Client(headers={"User-Agent": "Lynx"})
    browser.post(link(somebody("Ada")))
    (session,) = browser.get("/_allauth/browser/v1/auth/sessions").json()["data"]
    assert (session["user_agent"], session["is_current"]) == ("Lynx", True)
    assert get(browser, "/me")["token"] is None
