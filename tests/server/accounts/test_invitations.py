"""Invitations: a link, once, for two weeks."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.server.accounts.test_members import at_once
from tests.server.accounts.workplace import ROLES, Workplace, accept, invite, send
from tests.server.calls import get, post


def test_A3_8_a_secret_is_shown_once_and_only_its_hash_is_kept(workplace: Workplace) -> None:
    import hashlib

    from milepost.server.models import Invitation

    answer = post(workplace.owner, f"{workplace.path}/invitations", {"role": "editor"})
    made = answer.json()
    assert re.fullmatch(r"[\w-]{43}", made["secret"])
    assert answer["Location"] == f"/api/v1{workplace.path}/invitations/{made['id']}"
    assert answer["Cache-Control"] == "no-store"
    kept = Invitation.objects.get(pk=made["id"])
    assert kept.secret_hash == hashlib.sha256(made["secret"].encode()).hexdigest()
    listed = get(workplace.owner, f"{workplace.path}/invitations")["items"]
    assert listed == [{key: value for key, value in made.items() if key != "secret"}]


def test_A3_8_an_invitation_lasts_14_days(workplace: Workplace) -> None:
    before = timezone.now()
    secret = invite(workplace.owner, workplace.id)
    seen = get(Client(), f"/invitations/{secret}")
    expires = datetime.fromisoformat(seen["expires_at"])
    assert before + timedelta(days=14) <= expires <= timezone.now() + timedelta(days=14)


def test_A3_8_whoever_has_the_secret_sees_the_workspace_and_the_role_before(workplace: Workplace) -> None:
    seen = get(Client(), f"/invitations/{invite(workplace.owner, workplace.id, 'editor')}")
    assert {key: seen[key] for key in ("workspace", "role", "email")} == {
        "workspace": "Olga's workspace",
        "role": "editor",
        "email": None,
    }


@pytest.mark.parametrize("role", ROLES)
def test_A3_8_who_accepts_belongs_with_the_role_that_was_offered(workplace: Workplace, role: str) -> None:
    account, client = workplace.stranger()
    answer = accept(client, invite(workplace.owner, workplace.id, role))
    assert (answer.status_code, answer.json()["role"]) == (201, role)
    assert answer["Location"] == f"/api/v1{workplace.path}"
    assert workplace.roles()[account.email] == role
    assert get(workplace.owner, f"{workplace.path}/invitations")["items"] == []


def test_A3_8_nobody_accepts_without_an_account_or_with_a_token_that_only_reads(workplace: Workplace) -> None:
    from milepost.server.accounts.tokens import issue

    secret = invite(workplace.owner, workplace.id)
    assert accept(Client(), secret).status_code == 401
    account, _ = workplace.stranger()
    reading = issue(account, name="reads", scope="read").secret
    assert accept(Client(headers={"Authorization": f"Bearer {reading}"}), secret).status_code == 403
    assert get(Client(), f"/invitations/{secret}")["role"] == "viewer"


def test_A3_9_an_invitation_for_an_address_is_for_that_account_alone(workplace: Workplace) -> None:
    invited, client = workplace.stranger()
    _, other = workplace.stranger()
    secret = invite(workplace.owner, workplace.id, email=invited.email.upper())
    assert get(Client(), f"/invitations/{secret}")["email"] == invited.email
    refusal = accept(other, secret)
    assert (refusal.status_code, refusal.json()["code"]) == (403, "not-allowed")
    assert accept(client, secret).status_code == 201


@pytest.mark.parametrize("email", ["ada", "ada@", "@example.org", "a b@example.org"])
def test_A3_9_what_is_no_address_is_refused(workplace: Workplace, email: str) -> None:
    refusal = post(workplace.owner, f"{workplace.path}/invitations", {"email": email})
    assert refusal.status_code == 422
    assert email in refusal.json()["detail"]


def test_A3_9_a_member_is_not_invited_again(workplace: Workplace) -> None:
    account, client = workplace.joined("viewer")
    assert post(workplace.owner, f"{workplace.path}/invitations", {"email": account.email}).status_code == 409
    secret = invite(workplace.owner, workplace.id, "owner")
    refusal = accept(client, secret)
    assert (refusal.status_code, refusal.json()["code"]) == (409, "conflict")
    assert workplace.roles()[account.email] == "viewer"
    assert get(Client(), f"/invitations/{secret}")["role"] == "owner"


def test_A3_10_an_invitation_is_good_once(workplace: Workplace) -> None:
    secret = invite(workplace.owner, workplace.id)
    assert accept(workplace.stranger()[1], secret).status_code == 201
    refusal = accept(workplace.stranger()[1], secret)
    assert (refusal.status_code, refusal.json()["detail"]) == (410, "this invitation was accepted already")
    assert Client().get(f"/api/v1/invitations/{secret}").status_code == 410


def test_A3_10_of_two_who_accept_at_once_one_joins(workplace: Workplace) -> None:
    secret = invite(workplace.owner, workplace.id)
    clients = [workplace.stranger()[1] for _ in range(2)]
    assert at_once(*(lambda each=each: accept(each, secret).status_code for each in clients)) == [201, 410]
    assert len(workplace.roles()) == 2


def test_A3_10_an_invitation_that_was_withdrawn_is_gone(workplace: Workplace) -> None:
    secret = invite(workplace.owner, workplace.id)
    (listed,) = get(workplace.owner, f"{workplace.path}/invitations")["items"]
    place = f"{workplace.path}/invitations/{listed['id']}"
    assert send(workplace.owner, "DELETE", place).status_code == 204
    assert accept(workplace.stranger()[1], secret).json()["detail"] == "this invitation was withdrawn"
    assert send(workplace.owner, "DELETE", place).status_code == 404


def test_A3_10_an_invitation_that_has_expired_is_gone(workplace: Workplace) -> None:
    from milepost.server.models import Invitation

    secret = invite(workplace.owner, workplace.id)
    Invitation.objects.filter(workspace=workplace.id).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert accept(workplace.stranger()[1], secret).json()["detail"] == "this invitation has expired"
    assert get(workplace.owner, f"{workplace.path}/invitations")["items"] == []


def test_A3_10_a_secret_of_no_invitation_is_not_found_and_not_repeated(workplace: Workplace) -> None:
    wrong = "x" * 43
    for refusal in (accept(workplace.owner, wrong), Client().get(f"/api/v1/invitations/{wrong}")):
        assert refusal.status_code == 404
        assert wrong not in refusal.content.decode()


def test_A3_10_another_workspaces_invitation_is_not_withdrawn(workplace: Workplace) -> None:
    _, stranger = workplace.stranger()
    own = str(get(stranger, "/workspaces")["items"][0]["id"])
    secret = invite(workplace.owner, workplace.id)
    (listed,) = get(workplace.owner, f"{workplace.path}/invitations")["items"]
    assert send(stranger, "DELETE", f"/workspaces/{own}/invitations/{listed['id']}").status_code == 404
    assert get(Client(), f"/invitations/{secret}")["role"] == "viewer"
