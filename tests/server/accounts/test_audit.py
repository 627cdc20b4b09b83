"""The audit log: who did what, when, from where."""

from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.server.accounts.visitor import GOOD, Visitor, fresh_address, link_in, mailed
from tests.server.accounts.workplace import Workplace, accept, first_workspace, invite, send
from tests.server.calls import get, make_plan, post
from tests.server.people import BrowserOf, ClientOf, Somebody


def entries(owner: Client, workspace: str) -> list[dict[str, Any]]:
    """The audit log, the oldest first."""
    items: list[dict[str, Any]] = get(owner, f"/workspaces/{workspace}/audit?limit=200")["items"]
    return items[::-1]


def told(owner: Client, workspace: str) -> list[tuple[str, str]]:
    """What was done to whom or what."""
    return [(each["action"], each["subject"]) for each in entries(owner, workspace)]


def test_A5_20_an_entry_says_who_did_what_when_from_where_and_by_what(
    workplace: Workplace, client_of: ClientOf
) -> None:
    account, _ = workplace.joined("viewer")
    before = timezone.now()
    place = f"/api/v1{workplace.path}/members/{account.pk}"
    workplace.owner.patch(place, {"role": "editor"}, "application/json", REMOTE_ADDR="192.0.2.7")
    entry = entries(workplace.owner, workplace.id)[-1]
    (token,) = get(workplace.owner, "/tokens")["items"]
    assert before <= datetime.fromisoformat(entry.pop("when")) <= timezone.now()
    assert entry == {
        "action": "role-changed",
        "account": {"id": str(workplace.owner_account.pk), "name": "Olga", "email": workplace.owner_account.email},
        "subject": account.email,
        "address": "192.0.2.7",
        "details": {"role": "editor", "was": "viewer", "through": "api", "token": token["id"]},
    }


def test_A5_20_administration_of_a_workspace_is_recorded(workplace: Workplace) -> None:
    account, _ = workplace.joined("viewer")
    send(workplace.owner, "PATCH", workplace.path, {"name": "Orbit"})
    invite(workplace.owner, workplace.id, email="eve@example.org")
    (listed,) = get(workplace.owner, f"{workplace.path}/invitations")["items"]
    send(workplace.owner, "DELETE", f"{workplace.path}/invitations/{listed['id']}")
    send(workplace.owner, "DELETE", f"{workplace.path}/members/{account.pk}")
    _, leaver = workplace.joined("viewer", "Leo")
    leo = get(leaver, "/me")["account"]
    send(leaver, "DELETE", f"{workplace.path}/members/{leo['id']}")
    assert told(workplace.owner, workplace.id) == [
        ("invitation-made", ""),
        ("invitation-accepted", ""),
        ("workspace-renamed", "Orbit"),
        ("invitation-made", "eve@example.org"),
        ("invitation-withdrawn", "eve@example.org"),
        ("member-removed", account.email),
        ("invitation-made", ""),
        ("invitation-accepted", ""),
        ("member-left", leo["email"]),
    ]


def test_A5_20_what_was_done_to_plans_is_recorded(workplace: Workplace) -> None:
    crew = {"plan": "Crew", "status_date": "2026-11-02", "people": [{"id": "ben", "name": "Ben"}]}
    plan = make_plan(workplace.owner, crew)
    stranger, _ = workplace.stranger()
    send(workplace.owner, "PUT", f"/plans/{plan}/grants/{stranger.pk}", {"role": "editor"})
    send(workplace.owner, "PUT", f"/plans/{plan}/people/ben", {"account": stranger.email})
    send(workplace.owner, "DELETE", f"/plans/{plan}/people/ben")
    send(workplace.owner, "DELETE", f"/plans/{plan}/grants/{stranger.pk}")
    send(workplace.owner, "PATCH", f"/plans/{plan}", {"restricted": True})
    send(workplace.owner, "DELETE", f"/plans/{plan}")
    post(workplace.owner, f"/plans/{plan}/restore")
    found = entries(workplace.owner, workplace.id)
    assert [(each["action"], each["subject"]) for each in found] == [
        ("grant-set", "Crew"),
        ("person-bound", "Ben"),
        ("person-unbound", "Ben"),
        ("grant-removed", "Crew"),
        ("plan-restricted", "Crew"),
        ("plan-deleted", "Crew"),
        ("plan-restored", "Crew"),
    ]
    assert {each["details"]["plan"] for each in found} == {plan}
    assert found[0]["details"]["account"] == stranger.email and found[0]["details"]["role"] == "editor"


def test_A5_20_sign_ins_good_and_failed_passwords_and_tokens_are_recorded(
    somebody: Somebody, client_of: ClientOf
) -> None:
    account = somebody("Ada", GOOD)
    client, visitor = client_of(account), Visitor()
    visitor.sign_in(account.email, "a wrong password")
    visitor.sign_in(account.email)
    made = visitor.api("POST", "/tokens", {"name": "build", "scope": "read"}).json()
    visitor.api("DELETE", f"/tokens/{made['id']}")
    change = {"current_password": GOOD, "new_password": "four horses cross a river"}
    visitor.call("POST", "/account/password/change", change)
    visitor.call("DELETE", "/auth/session")
    visitor.session = None
    visitor.call("POST", "/auth/password/request", {"email": account.email})
    visitor.http.post(link_in(mailed(account.email)), {"password": GOOD})
    found = entries(client, first_workspace(client))
    assert [(each["action"], each["subject"]) for each in found] == [
        ("sign-in-failed", account.email),
        ("signed-in", account.email),
        ("token-made", "build"),
        ("token-revoked", "build"),
        ("password-changed", account.email),
        ("signed-out", account.email),
        ("password-reset", account.email),
    ]
    assert {each["address"] for each in found} == {visitor.address}
    assert found[2]["details"] == {"prefix": made["prefix"], "scope": "read", "expires_at": None, "through": "api"}


def test_A5_20_a_changed_address_is_recorded(somebody: Somebody, client_of: ClientOf) -> None:
    account, new = somebody("Ada", GOOD), fresh_address()
    client, visitor = client_of(account), Visitor()
    visitor.sign_in(account.email)
    visitor.call("POST", "/auth/reauthenticate", {"password": GOOD})
    visitor.call("POST", "/account/email", {"email": new})
    visitor.http.post(link_in(mailed(new)))
    entry = entries(client, first_workspace(client))[-1]
    assert (entry["action"], entry["subject"], entry["details"]["was"]) == ("address-changed", new, account.email)


def test_A5_20_sessions_that_were_ended_and_links_that_were_used_are_recorded(
    somebody: Somebody, client_of: ClientOf
) -> None:
    from milepost.server.accounts.sign_in_link import make_link

    account = somebody("Ada", GOOD)
    client, here, there = client_of(account), Visitor(), Visitor()
    there.http.post(f"/sign-in/{make_link(account)}")
    here.sign_in(account.email)
    other = next(each for each in here.call("GET", "/auth/sessions").json()["data"] if not each["is_current"])
    here.call("DELETE", "/auth/sessions", {"sessions": [other["id"]]})
    found = entries(client, first_workspace(client))
    assert [(each["action"], each["address"]) for each in found] == [
        ("signed-in", there.address),
        ("signed-in", here.address),
        ("session-ended", here.address),
    ]
    assert found[-1]["details"]["from"] == there.address


def test_A5_20_a_failed_attempt_at_an_address_without_an_account_is_recorded(environment: dict[str, str]) -> None:
    from milepost.server.models import AuditEntry

    visitor = Visitor()
    visitor.sign_in("ghost@example.org", "a wrong password")
    (entry,) = AuditEntry.objects.filter(address=visitor.address)
    assert (entry.action, entry.account, entry.subject) == ("sign-in-failed", None, "ghost@example.org")


def test_A5_21_owners_see_what_members_did_to_their_accounts_since_they_joined(
    workplace: Workplace, somebody: Somebody
) -> None:
    account = somebody("Max", GOOD)
    Visitor().sign_in(account.email)
    secret = invite(workplace.owner, workplace.id)
    visitor = Visitor()
    visitor.sign_in(account.email)
    assert visitor.api("POST", "/invitations/accept", {"secret": secret}).status_code == 201
    visitor.call("DELETE", "/auth/session")
    assert told(workplace.owner, workplace.id) == [
        ("invitation-made", ""),
        ("invitation-accepted", ""),
        ("signed-out", account.email),
    ]
    send(workplace.owner, "DELETE", f"{workplace.path}/members/{account.pk}")
    Visitor().sign_in(account.email)
    assert [action for action, _ in told(workplace.owner, workplace.id)] == [
        "invitation-made",
        "invitation-accepted",
        "member-removed",
    ]


def test_A5_21_what_was_done_in_another_workspace_is_not_shown(workplace: Workplace, browser_of: BrowserOf) -> None:
    _, client = workplace.joined("owner")
    other = post(client, "/workspaces", {"name": "Private"}).json()["id"]
    invite(client, other, email="secret-friend@example.org")
    send(client, "DELETE", f"/workspaces/{other}")
    shown = str(entries(workplace.owner, workplace.id))
    assert "Private" not in shown and "secret-friend" not in shown


def test_A5_21_the_log_comes_in_pages_the_newest_first(workplace: Workplace) -> None:
    for name in ("A", "B", "C"):
        send(workplace.owner, "PATCH", workplace.path, {"name": name})
    first = get(workplace.owner, f"{workplace.path}/audit?limit=2")
    second = workplace.owner.get(first["next"]).json()
    assert [each["subject"] for each in (*first["items"], *second["items"])] == ["C", "B", "A"]
    assert second["next"] is None


def test_A5_21_a_refused_act_is_not_recorded(workplace: Workplace) -> None:
    account, _ = workplace.stranger()
    send(workplace.owner, "DELETE", f"{workplace.path}/members/{workplace.owner_account.pk}")
    send(workplace.owner, "DELETE", f"{workplace.path}/members/{account.pk}")
    accept(workplace.owner, "x" * 43)
    assert told(workplace.owner, workplace.id) == []
