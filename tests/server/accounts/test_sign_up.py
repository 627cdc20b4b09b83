"""Signing up: who may, with which password, and what comes of it."""

from collections.abc import Iterator
from functools import partial

import pytest
from django.core import mail
from django.test import Client, override_settings

from tests.server.accounts.test_members import at_once
from tests.server.accounts.visitor import GOOD, Visitor, fresh_address, link_in, mailed
from tests.server.accounts.workplace import Workplace, invite
from tests.server.people import Somebody


@pytest.fixture
def open_to_all(environment: dict[str, str]) -> Iterator[None]:
    """Anybody may sign up."""
    with override_settings(MILEPOST_SIGN_UP="open"):
        yield


@pytest.fixture
def by_invitation(environment: dict[str, str]) -> Iterator[None]:
    """Who was invited may sign up."""
    with override_settings(MILEPOST_SIGN_UP="invited"):
        yield


def exists(email: str) -> bool:
    """Whether an address has an account."""
    from milepost.server.models import Account

    return Account.objects.filter(email=email).exists()


def complaints(answer: object) -> dict[str, str]:
    """What was wrong with which field."""
    return {each["param"]: each["message"] for each in answer.json()["errors"]}  # type: ignore[attr-defined]  # a test client's


@pytest.mark.parametrize(
    ("url", "policy"),
    [("", "open"), ("http://127.0.0.1:8000", "open"), ("https://plans.example.org", "invited")],
)
def test_A5_12_where_others_reach_the_server_who_signs_up_was_invited(url: str, policy: str) -> None:
    from milepost.server.environment import read_environment

    assert read_environment({"MILEPOST_URL": url}).sign_up == policy
    assert read_environment({"MILEPOST_URL": url, "MILEPOST_SIGN_UP": "closed"}).sign_up == "closed"


def test_A5_12_where_sign_up_is_closed_nobody_signs_up(workplace: Workplace) -> None:
    email = fresh_address()
    secret = invite(workplace.owner, workplace.id)
    with override_settings(MILEPOST_SIGN_UP="closed"):
        assert Visitor().sign_up(email, invitation=secret).status_code == 403
        config = Visitor().call("GET", "/config").json()
    assert config["data"]["account"]["is_open_for_signup"] is False
    assert not exists(email)


def test_A5_12_an_open_server_takes_anybody(open_to_all: None) -> None:
    email, visitor = fresh_address(), Visitor()
    assert visitor.sign_up(email.upper(), name="Guest").status_code == 200
    me = visitor.api("GET", "/me").json()
    assert me["account"] | {"id": ""} == {"id": "", "name": "Guest", "email": email}
    assert [(each["name"], each["role"]) for each in me["memberships"]] == [("Guest's workspace", "owner")]


def test_A5_12_who_was_invited_signs_up_and_belongs(by_invitation: None, workplace: Workplace) -> None:
    email, visitor = fresh_address(), Visitor()
    secret = invite(workplace.owner, workplace.id, "editor", email=email)
    assert visitor.sign_up(email, name="Guest", invitation=secret).status_code == 200
    memberships = visitor.api("GET", "/me").json()["memberships"]
    assert [(each["name"], each["role"]) for each in memberships] == [
        ("Guest's workspace", "owner"),
        ("Olga's workspace", "editor"),
    ]
    assert workplace.roles()[email] == "editor"


@pytest.mark.parametrize("secret", ["", "x" * 43])
def test_A5_12_without_an_invitation_nothing_is_made(by_invitation: None, secret: str) -> None:
    email = fresh_address()
    answer = Visitor().sign_up(email, invitation=secret)
    assert answer.status_code == 400
    assert "invitation" in complaints(answer)
    assert not exists(email)


def test_A5_12_an_invitation_is_for_one_account(by_invitation: None, workplace: Workplace) -> None:
    secret = invite(workplace.owner, workplace.id)
    assert Visitor().sign_up(fresh_address(), invitation=secret).status_code == 200
    second = fresh_address()
    answer = Visitor().sign_up(second, invitation=secret)
    assert complaints(answer)["invitation"].startswith("this invitation was accepted already")
    assert not exists(second)


def test_A5_12_of_two_who_sign_up_at_once_by_one_invitation_one_has_an_account(
    by_invitation: None, workplace: Workplace
) -> None:
    from milepost.server.models import Account

    secret = invite(workplace.owner, workplace.id)
    emails = [fresh_address(), fresh_address()]
    statuses = at_once(*(partial(signing_up, email, invitation=secret) for email in emails))
    assert statuses[0] == 200 and statuses[1] in (400, 410)
    assert Account.objects.filter(email__in=emails).count() == 1 and len(workplace.roles()) == 2


def test_A5_12_of_two_who_sign_up_at_once_with_one_address_one_has_it(open_to_all: None) -> None:
    email = fresh_address()
    statuses = at_once(*(partial(signing_up, email) for _ in range(2)))
    assert statuses[0] == 200 and statuses[1] in (400, 409)
    assert exists(email)


def signing_up(email: str, **more: str) -> int:
    """The status of a sign-up; what was raised on the way is answered, as a server does."""
    status: int = Visitor(raise_request_exception=False).sign_up(email, **more).status_code
    return status


def test_A5_12_an_invitation_for_an_address_is_for_no_other(by_invitation: None, workplace: Workplace) -> None:
    secret = invite(workplace.owner, workplace.id, email=fresh_address())
    other = fresh_address()
    answer = Visitor().sign_up(other, invitation=secret)
    assert "another e-mail address" in complaints(answer)["invitation"]
    assert not exists(other)


@pytest.mark.parametrize(
    "password", ["short", "nine char", "1234567890", "password123", "guesthouses", "Grace Hopper1"]
)
def test_A5_13_a_password_that_is_guessed_is_refused(open_to_all: None, password: str) -> None:
    email = f"{password}@example.org" if password.startswith("guest") else fresh_address()
    answer = Visitor().sign_up(email, password, name="Grace Hopper")
    assert answer.status_code == 400
    assert set(complaints(answer)) == {"password"}
    assert not exists(email)


def test_A5_13_a_password_is_kept_by_argon2(open_to_all: None) -> None:
    from milepost.server.models import Account

    email = fresh_address()
    Visitor().sign_up(email)
    kept = Account.objects.get(email=email).password
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$") and GOOD not in kept


def test_A5_12_an_address_has_one_account(open_to_all: None, somebody: Somebody) -> None:
    from milepost.server.accounts.enrol import enrol
    from milepost.server.models import Account
    from milepost.server.refusals import Unprocessable

    account = somebody("Ada")
    assert Visitor().sign_up(account.email.upper()).status_code == 400
    for taken in (account.email, f" {account.email.upper()}"):
        with pytest.raises(Unprocessable, match="already has an account"):
            enrol(taken)
    with pytest.raises(Unprocessable, match="is not an e-mail address"):
        enrol("ada")
    assert Account.objects.filter(email__iexact=account.email).count() == 1


def test_A5_14_where_mail_is_sent_an_address_is_proven_before_the_account_is_entered(open_to_all: None) -> None:
    email, visitor = fresh_address(), Visitor()
    with override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory"):
        assert visitor.sign_up(email).status_code == 401
        assert visitor.api("GET", "/me").status_code == 401
        link = link_in(mailed(email))
        browser = Client()
        asked = browser.get(link)
        assert "Yes, it is mine" in asked.content.decode()
        assert Visitor().sign_in(email).status_code == 401
        assert "proven to be yours" in browser.post(link).content.decode()
        assert browser.get(link).status_code == 410
        assert Visitor().sign_in(email).status_code == 200


def test_A5_14_a_link_that_proves_nothing_is_refused(environment: dict[str, str]) -> None:
    for method in (Client().get, Client().post):
        assert method("/verify/wrong").status_code == 410


def test_A5_14_nobody_learns_by_signing_up_whether_an_address_has_an_account(
    open_to_all: None, somebody: Somebody
) -> None:
    account = somebody("Ada", GOOD)
    with override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory"):
        known, unknown = Visitor().sign_up(account.email), Visitor().sign_up(fresh_address())
    assert known.status_code == unknown.status_code == 401
    assert known.json()["data"] == unknown.json()["data"]
    assert "already" in mailed(account.email)


def test_A5_14_links_in_mail_are_under_the_servers_own_address(environment: dict[str, str], tmp_path: object) -> None:
    import os
    import subprocess
    import sys

    settings = "from django.conf import settings; print(*settings.HEADLESS_FRONTEND_URLS.values(), sep='\\n')"
    urls = subprocess.run(
        [sys.executable, "-c", settings],
        env={**os.environ, **environment, "MILEPOST_URL": "https://plans.example.org"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert urls and all(each.startswith("https://plans.example.org/") for each in urls)


def test_A5_14_a_changed_address_takes_the_password_again_and_is_proven_before_it_counts(somebody: Somebody) -> None:
    account, new = somebody("Ada", GOOD), fresh_address()
    visitor = Visitor()
    visitor.sign_in(account.email)
    assert visitor.call("POST", "/account/email", {"email": new}).status_code == 401
    assert visitor.call("POST", "/auth/reauthenticate", {"password": GOOD}).status_code == 200
    assert visitor.call("POST", "/account/email", {"email": new}).status_code == 200
    assert visitor.api("GET", "/me").json()["account"]["email"] == account.email
    Client().post(link_in(mailed(new)))
    assert visitor.api("GET", "/me").json()["account"]["email"] == new
    assert len(get_addresses(visitor)) == 1


def get_addresses(visitor: Visitor) -> list[str]:
    """The addresses of an account."""
    return [each["email"] for each in visitor.call("GET", "/account/email").json()["data"]]


def test_A5_14_strangers_get_no_mail(environment: dict[str, str]) -> None:
    email = fresh_address()
    assert Visitor().call("POST", "/auth/password/request", {"email": email}).status_code == 200
    assert not [each for each in mail.outbox if email in each.to]
