"""The pages by which people enter: a password, a new account, an invitation."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client, override_settings

from tests.server.accounts.visitor import GOOD, Visitor, fresh_address, link_in, mailed
from tests.server.accounts.workplace import Workplace, invite
from tests.server.people import BrowserOf, Somebody


def page_of(client: Client, address: str) -> str:
    """The page at an address."""
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def sign_in(email: str, password: str = GOOD, **more: str) -> tuple[Client, Any]:
    """A browser that sends the form of the sign-in page, and the answer."""
    browser = Visitor("browser").http
    return browser, browser.post("/sign-in", {"email": email, "password": password, **more})


def name_in(browser: Client) -> str:
    """Who a browser is signed in as."""
    return str(browser.get("/api/v1/me").json()["account"]["name"])


def test_R11_10_a_password_signs_in_and_leads_on_to_what_was_wanted(somebody: Somebody) -> None:
    account = somebody("Ada", GOOD)
    browser, answer = sign_in(account.email, next="/plans/abc/map?sel=milestone%3Abeta")
    assert (answer.status_code, answer["Location"]) == (302, "/plans/abc/map?sel=milestone%3Abeta")
    assert name_in(browser) == "Ada"


def test_R11_10_the_page_keeps_what_was_wanted_until_then(environment: dict[str, str]) -> None:
    page = page_of(Client(), "/sign-in?next=/plans/abc/map")
    assert '<input type="hidden" name="next" value="/plans/abc/map">' in page


def test_R11_10_whoever_is_signed_in_goes_on_at_once(somebody: Somebody, browser_of: BrowserOf) -> None:
    answer = browser_of(somebody()).get("/sign-in?next=/account")
    assert (answer.status_code, answer["Location"]) == (302, "/account")


def test_R11_10_the_form_is_held_against_other_sites(somebody: Somebody) -> None:
    account = somebody("Ada", GOOD)
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/sign-in", {"email": account.email, "password": GOOD}).status_code == 403


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "plans/abc", "http:///x", ""],
)
def test_R11_11_nobody_is_led_to_another_site(somebody: Somebody, elsewhere: str) -> None:
    account = somebody("Ada", GOOD)
    _, answer = sign_in(account.email, next=elsewhere)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_R11_12_a_wrong_password_is_told_beside_it_and_the_address_is_kept(somebody: Somebody) -> None:
    account = somebody("Ada", GOOD)
    browser, answer = sign_in(account.email, "a wrong password", next="/account")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{account.email}"' in page
    assert "a wrong password" not in page
    assert re.search(r'<input id="password"[^>]+value=""[^>]+aria-invalid="true"', page)
    assert re.search(r'<p class="fault" id="password-said">[^<]+</p>', page)
    assert 'name="next" value="/account"' in page
    assert browser.get("/api/v1/me").status_code == 401


def test_R11_12_guessing_is_slowed_as_it_is_for_programs(somebody: Somebody) -> None:
    account = somebody("Ada", GOOD)
    browser = Visitor("browser").http
    for _ in range(5):
        browser.post("/sign-in", {"email": account.email, "password": "a wrong password"})
    answer = browser.post("/sign-in", {"email": account.email, "password": GOOD})
    assert answer.status_code == 422
    assert browser.get("/api/v1/me").status_code == 401


def test_R11_13_where_anybody_may_a_page_makes_an_account(environment: dict[str, str]) -> None:
    email, browser = fresh_address(), Visitor("browser").http
    with override_settings(MILEPOST_SIGN_UP="open"):
        assert "/sign-up" in page_of(browser, "/sign-in")
        assert "/sign-up" in page_of(browser, "/")
        assert "Make an account" in page_of(browser, "/sign-up")
        answer = browser.post("/sign-up", {"name": "Guest", "email": email, "password": GOOD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert name_in(browser) == "Guest"


def test_R11_13_what_is_wrong_is_told_beside_its_field(environment: dict[str, str]) -> None:
    given = {"name": "Guest", "email": "no address", "password": "short"}
    with override_settings(MILEPOST_SIGN_UP="open"):
        answer = Visitor("browser").http.post("/sign-up", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'<p class="fault" id="{name}-said">' in page for name in ("email", "password"))
    assert 'value="Guest"' in page


@pytest.mark.parametrize(("policy", "said"), [("closed", "takes no new accounts"), ("invited", "by invitation")])
def test_R11_13_elsewhere_it_says_how_one_gets_in(environment: dict[str, str], policy: str, said: str) -> None:
    with override_settings(MILEPOST_SIGN_UP=policy):
        browser = Client()
        answer = browser.get("/sign-up", headers={"Accept": "text/html"})
        assert "/sign-up" not in page_of(browser, "/sign-in")
        assert "/sign-up" not in page_of(browser, "/")
    assert answer.status_code == 403
    assert said in answer.content.decode()


def test_R11_13_where_mail_is_sent_an_address_is_proven_first(environment: dict[str, str]) -> None:
    email, browser = fresh_address(), Visitor("browser").http
    with override_settings(MILEPOST_SIGN_UP="open", ACCOUNT_EMAIL_VERIFICATION="mandatory"):
        answer = browser.post("/sign-up", {"name": "Guest", "email": email, "password": GOOD})
        assert "Look into your mail" in answer.content.decode()
        assert browser.get("/api/v1/me").status_code == 401
        browser.post(urlsplit(link_in(mailed(email))).path)
        assert browser.post("/sign-in", {"email": email, "password": GOOD}).status_code == 302


def test_R11_14_an_invitation_says_who_invites_to_what_and_a_button_joins(
    workplace: Workplace, somebody: Somebody, browser_of: BrowserOf
) -> None:
    secret = invite(workplace.owner, workplace.id, "editor")
    guest = somebody("Guest")
    browser = browser_of(guest)
    page = page_of(browser, f"/invitations/{secret}")
    assert "You are invited as editor by Olga" in page
    assert "Join as Guest" in page
    assert workplace.id not in {each["workspace"] for each in browser.get("/api/v1/me").json()["memberships"]}
    answer = browser.post(f"/invitations/{secret}")
    assert answer.status_code == 302
    joined = {each["workspace"]: each["role"] for each in browser.get("/api/v1/me").json()["memberships"]}
    assert joined[workplace.id] == "editor"


def test_R11_14_a_stranger_comes_back_to_it_once_signed_in(workplace: Workplace, somebody: Somebody) -> None:
    secret = invite(workplace.owner, workplace.id)
    page = page_of(Client(), f"/invitations/{secret}")
    (sign_in_link,) = re.findall(r'href="(/sign-in\?[^"]+)"', page)
    assert parse_qs(urlsplit(sign_in_link).query) == {"next": [f"/invitations/{secret}"]}


def test_R11_14_or_makes_an_account_that_belongs_already(workplace: Workplace) -> None:
    email, browser = fresh_address(), Visitor("browser").http
    secret = invite(workplace.owner, workplace.id, "editor", email=email)
    with override_settings(MILEPOST_SIGN_UP="invited"):
        page = page_of(browser, f"/invitations/{secret}")
        (way,) = re.findall(r'href="(/sign-up\?[^"]+)"', page)
        form = page_of(browser, way.replace("&amp;", "&"))
        assert f'value="{email}"' in form
        given = {"name": "Guest", "email": email, "password": GOOD, "invitation": secret}
        answer = browser.post("/sign-up", given)
    assert answer.status_code == 302
    joined = {each["workspace"]: each["role"] for each in browser.get("/api/v1/me").json()["memberships"]}
    assert joined[workplace.id] == "editor"


def test_R11_14_a_member_goes_on_to_the_workspace(workplace: Workplace, browser_of: BrowserOf) -> None:
    from milepost.server.models import Membership

    secret = invite(workplace.owner, workplace.id)
    owner = Membership.objects.get(workspace=workplace.id, role="owner").account
    assert browser_of(owner).get(f"/invitations/{secret}").status_code == 302


@pytest.mark.parametrize("used", [False, True])
def test_R11_14_one_that_is_none_or_used_says_so(
    workplace: Workplace, somebody: Somebody, browser_of: BrowserOf, used: bool
) -> None:
    secret = invite(workplace.owner, workplace.id)
    if used:
        browser_of(somebody()).post(f"/invitations/{secret}")
    answer = Client().get(f"/invitations/{secret if used else 'nothing'}", headers={"Accept": "text/html"})
    assert answer.status_code == (410 if used else 404)
    assert ("was accepted already" if used else "there is no invitation") in answer.content.decode().lower()


def test_R11_15_none_of_these_pages_is_kept_by_the_browser(workplace: Workplace) -> None:
    secret = invite(workplace.owner, workplace.id)
    with override_settings(MILEPOST_SIGN_UP="open"):
        for address in ("/sign-in", "/sign-up", f"/invitations/{secret}"):
            assert "no-store" in Client().get(address)["Cache-Control"]
