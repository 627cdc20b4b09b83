"""Members: roles change, people go, an owner stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.server.accounts.workplace import ROLES, Workplace, accept, invite, send
from tests.server.calls import get, make_plan


def at_once(*calls: Callable[[], int]) -> list[int]:
    """The statuses of calls that are made at the same time, each in a thread with its own connection."""

    def made(call: Callable[[], int]) -> int:
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return sorted(threads.map(made, calls))


def test_A3_4_members_are_listed_in_the_order_of_joining(workplace: Workplace) -> None:
    editor, client = workplace.joined("editor", "Eve")
    found = get(client, f"{workplace.path}/members")["items"]
    assert [(each["account"]["name"], each["role"]) for each in found] == [("Olga", "owner"), ("Eve", "editor")]
    assert found[1]["account"] == {"id": str(editor.pk), "name": "Eve", "email": editor.email}


@pytest.mark.parametrize("role", ROLES)
def test_A3_4_an_owner_changes_the_role_of_a_member(workplace: Workplace, role: str) -> None:
    account, client = workplace.joined("viewer")
    answer = send(workplace.owner, "PATCH", f"{workplace.path}/members/{account.pk}", {"role": role})
    assert (answer.status_code, answer.json()["role"]) == (200, role)
    assert get(client, workplace.path)["role"] == role


def test_A3_4_a_role_that_there_is_not_is_refused(workplace: Workplace) -> None:
    account, _ = workplace.joined("viewer")
    answer = send(workplace.owner, "PATCH", f"{workplace.path}/members/{account.pk}", {"role": "admin"})
    assert answer.status_code == 422
    assert workplace.roles()[account.email] == "viewer"


@pytest.mark.parametrize("role", ROLES)
def test_A3_4_everybody_may_leave(workplace: Workplace, role: str) -> None:
    account, client = workplace.joined(role)
    assert send(client, "DELETE", f"{workplace.path}/members/{account.pk}").status_code == 204
    assert list(workplace.roles().values()) == ["owner"]
    assert send(client, "GET", workplace.path).status_code == 404


def test_A3_4_who_is_no_member_is_not_found(workplace: Workplace) -> None:
    stranger, _ = workplace.stranger()
    path = f"{workplace.path}/members/{stranger.pk}"
    assert send(workplace.owner, "PATCH", path, {"role": "viewer"}).status_code == 404
    assert send(workplace.owner, "DELETE", path).status_code == 404


def test_A3_5_the_last_owner_neither_leaves_nor_steps_down(workplace: Workplace) -> None:
    workplace.joined("editor")
    path = f"{workplace.path}/members/{workplace.owner_account.pk}"
    for refusal in (send(workplace.owner, "DELETE", path), send(workplace.owner, "PATCH", path, {"role": "editor"})):
        assert (refusal.status_code, refusal.json()["code"]) == (409, "conflict")
        assert refusal.json()["detail"] == "Olga is the last owner of the workspace"
    assert workplace.roles()[workplace.owner_account.email] == "owner"


def test_A3_5_with_a_second_owner_the_first_may_go(workplace: Workplace) -> None:
    account, second = workplace.joined("owner")
    path = f"{workplace.path}/members/{workplace.owner_account.pk}"
    assert send(workplace.owner, "PATCH", path, {"role": "owner"}).status_code == 200
    assert send(workplace.owner, "DELETE", path).status_code == 204
    last = send(second, "DELETE", f"{workplace.path}/members/{account.pk}")
    assert last.status_code == 409


def test_A3_5_an_owner_whose_account_is_not_active_does_not_count(workplace: Workplace) -> None:
    from milepost.server.access.reader import ANONYMOUS
    from milepost.server.accounts.activity import deactivate

    second, _ = workplace.joined("owner")
    deactivate(ANONYMOUS, second)
    path = f"{workplace.path}/members/{workplace.owner_account.pk}"
    assert send(workplace.owner, "DELETE", path).status_code == 409


def test_A3_5_of_two_owners_who_leave_at_once_one_stays(workplace: Workplace) -> None:
    account, second = workplace.joined("owner")
    leaving = [(workplace.owner, workplace.owner_account.pk), (second, account.pk)]
    statuses = at_once(
        *(
            lambda client=client, key=key: send(client, "DELETE", f"{workplace.path}/members/{key}").status_code
            for client, key in leaving
        )
    )
    assert statuses == [204, 409]


def test_A3_6_who_is_removed_loses_the_plans_and_also_those_granted_to_them(workplace: Workplace) -> None:
    account, client = workplace.joined("viewer")
    plan = make_plan(workplace.owner)
    granted = send(workplace.owner, "PUT", f"/plans/{plan}/grants/{account.pk}", {"role": "editor"})
    assert granted.status_code == 201
    assert get(client, f"/plans/{plan}")["role"] == "editor"
    assert send(workplace.owner, "DELETE", f"{workplace.path}/members/{account.pk}").status_code == 204
    assert send(client, "GET", f"/plans/{plan}").status_code == 404
    assert get(workplace.owner, f"/plans/{plan}/grants")["items"] == []


@pytest.mark.parametrize("leaving", ["removed", "stepping down"])
def test_A3_7_the_invitations_of_who_is_owner_no_more_end(workplace: Workplace, leaving: str) -> None:
    account, second = workplace.joined("owner")
    secret, of_olga = invite(second, workplace.id, "owner"), invite(workplace.owner, workplace.id)
    path = f"{workplace.path}/members/{account.pk}"
    if leaving == "removed":
        assert send(workplace.owner, "DELETE", path).status_code == 204
    else:
        assert send(workplace.owner, "PATCH", path, {"role": "viewer"}).status_code == 200
    _, stranger = workplace.stranger()
    assert accept(stranger, secret).status_code == 410
    assert accept(stranger, of_olga).status_code == 201
