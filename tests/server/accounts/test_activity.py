"""Accounts that may no longer be entered: no door opens, nobody is left without an owner, and it is on record."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.server.accounts.visitor import GOOD, Visitor, link_in, mailed
from tests.server.accounts.workplace import Workplace, accept, invite
from tests.server.calls import get
from tests.server.people import BrowserOf, ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.models import Account

BETTER = "four horses cross a river"


def deactivate(account: "Account", successor: "Account | None" = None) -> None:
    from milepost.server.access.reader import Reader
    from milepost.server.accounts import activity

    activity.deactivate(Reader(account), account, successor)


def activate(account: "Account") -> None:
    from milepost.server.access.reader import Reader
    from milepost.server.accounts import activity

    activity.activate(Reader(account), account)


@pytest.fixture
def ada(somebody: Somebody) -> "Account":
    return somebody("Ada", GOOD)


@pytest.mark.parametrize("kind", ["app", "browser"])
def test_A5_5_a_session_ends_for_good(ada: "Account", kind: str) -> None:
    visitor = Visitor(kind)
    visitor.sign_in(ada.email)
    assert visitor.api("GET", "/me").status_code == 200
    deactivate(ada)
    assert visitor.api("GET", "/me").status_code == 401
    activate(ada)
    assert visitor.api("GET", "/me").status_code == 401


def test_A5_5_a_session_that_nobody_listed_holds_nothing_either(ada: "Account", browser_of: BrowserOf) -> None:
    browser = browser_of(ada)
    deactivate(ada)
    assert browser.get("/api/v1/me").status_code == 401
    assert browser.get("/account").status_code == 302


def test_A5_5_a_token_is_refused_until_the_account_is_active_again(ada: "Account", client_of: ClientOf) -> None:
    client = client_of(ada)
    deactivate(ada)
    assert client.get("/api/v1/me").status_code == 401
    activate(ada)
    assert client.get("/api/v1/me").status_code == 200


@pytest.mark.parametrize("kind", ["app", "browser"])
def test_A5_5_the_right_password_signs_no_program_in(ada: "Account", kind: str) -> None:
    deactivate(ada)
    visitor = Visitor(kind)
    assert visitor.sign_in(ada.email).status_code == 401
    assert visitor.api("GET", "/me").status_code == 401
    activate(ada)
    assert visitor.sign_in(ada.email).status_code == 200


def test_A5_5_who_knows_the_password_is_told_why_and_nobody_else_is(ada: "Account") -> None:
    deactivate(ada)
    browser = Visitor().http
    answer = browser.post("/sign-in", {"email": ada.email, "password": GOOD}, headers={"Accept": "text/html"})
    assert (answer.status_code, "This account was deactivated" in answer.content.decode()) == (403, True)
    assert browser.get("/api/v1/me").status_code == 401
    wrong = browser.post("/sign-in", {"email": ada.email, "password": "a wrong password"})
    assert (wrong.status_code, "deactivated" in wrong.content.decode()) == (422, False)


def test_A5_5_a_sign_in_link_ends_for_good(ada: "Account") -> None:
    from milepost.server.accounts.sign_in_link import make_link

    address = f"/sign-in/{make_link(ada)}"
    deactivate(ada)
    assert Client().post(address).status_code == 404
    activate(ada)
    assert Client().post(address).status_code == 404


def test_A5_5_a_forgotten_password_is_not_replaced(ada: "Account") -> None:
    Visitor().call("POST", "/auth/password/request", {"email": ada.email})
    link = link_in(mailed(ada.email))
    deactivate(ada)
    assert Client().get(link).status_code == 410
    assert Client().post(link, {"password": BETTER}).status_code == 410
    reset = {"key": link.rpartition("/")[2], "password": BETTER}
    assert Visitor().call("POST", "/auth/password/reset", reset).status_code == 400
    activate(ada)
    assert Visitor().sign_in(ada.email).status_code == 200, "the old password is still the one"


def test_A5_5_no_link_for_a_forgotten_password_is_sent(ada: "Account") -> None:
    from django.core import mail

    deactivate(ada)
    before = len(mail.outbox)
    assert Visitor().call("POST", "/auth/password/request", {"email": ada.email}).status_code == 200
    assert len(mail.outbox) == before


def test_A5_5_an_invitation_lets_nobody_in_who_is_not_active(
    workplace: Workplace, ada: "Account", client_of: ClientOf, browser_of: BrowserOf
) -> None:
    secret = invite(workplace.owner, workplace.id, email=ada.email)
    client, browser = client_of(ada), browser_of(ada)
    deactivate(ada)
    assert accept(client, secret).status_code == 401
    assert browser.post(f"/invitations/{secret}").status_code == 401
    taken = {"email": ada.email, "password": BETTER, "invitation": secret}
    assert Visitor().call("POST", "/auth/signup", taken).status_code != 200
    assert ada.email not in workplace.roles()


def test_A3_7_what_somebody_invited_to_ends_with_their_account(workplace: Workplace, somebody: Somebody) -> None:
    second, client = workplace.joined("owner")
    secret = invite(client, workplace.id, "owner")
    others = invite(workplace.owner, workplace.id)
    deactivate(second)
    _, stranger = workplace.stranger()
    assert accept(stranger, secret).status_code == 410
    assert accept(stranger, others).status_code == 201


def test_A5_25_the_last_owner_of_a_workspace_where_others_work_is_not_deactivated(workplace: Workplace) -> None:
    from milepost.server.refusals import Clashing

    workplace.joined("editor")
    with pytest.raises(Clashing, match=r"last owner of .*Olga") as refusal:
        deactivate(workplace.owner_account)
    assert "--hand-over-to" in refusal.value.mend
    assert get(workplace.owner, "/me")["account"]["email"] == workplace.owner_account.email


def test_A5_25_with_a_successor_they_are(workplace: Workplace) -> None:
    max_, client = workplace.joined("viewer")
    deactivate(workplace.owner_account, max_)
    assert workplace.owner.get("/api/v1/me").status_code == 401
    assert get(client, workplace.path)["role"] == "owner"


def test_A5_25_a_successor_who_did_not_belong_does_then_also_where_nobody_else_works(
    workplace: Workplace, client_of: ClientOf
) -> None:
    zoe, client = workplace.stranger()
    deactivate(workplace.owner_account, zoe)
    assert get(client, workplace.path)["role"] == "owner"


@pytest.mark.parametrize("others", ["nobody else", "another owner", "somebody who is not active"])
def test_A5_25_where_nobody_is_left_alone_no_successor_is_needed_and_none_is_made(
    workplace: Workplace, others: str
) -> None:
    if others == "another owner":
        workplace.joined("owner")
    elif others == "somebody who is not active":
        deactivate(workplace.joined("viewer")[0])
    deactivate(workplace.owner_account)
    assert workplace.owner.get("/api/v1/me").status_code == 401


def test_A5_25_what_another_one_owns_as_well_is_not_handed_over(workplace: Workplace) -> None:
    _, client = workplace.joined("owner")
    zoe, other = workplace.stranger()
    deactivate(workplace.owner_account, zoe)
    assert other.get(f"/api/v1{workplace.path}").status_code == 404
    assert get(client, workplace.path)["role"] == "owner"


def test_A5_25_owners_read_of_it_in_the_audit_log(workplace: Workplace) -> None:
    max_, client = workplace.joined("viewer")
    olga = workplace.owner_account
    deactivate(olga, max_)
    activate(olga)
    found = get(client, f"{workplace.path}/audit")["items"]
    assert [(each["action"], each["subject"]) for each in found[:3]] == [
        ("account-activated", olga.email),
        ("account-deactivated", olga.email),
        ("role-changed", max_.email),
    ]
    assert found[2]["details"]["role"] == "owner"
