"""Roles in one plan, on top of what its workspace gives."""

from itertools import product

import pytest

from tests.server.accounts.workplace import ROLES, Workplace, send
from tests.server.calls import get, make_plan, revise, setting

HIGHER = {(one, other): ROLES[max(ROLES.index(one), ROLES.index(other))] for one, other in product(ROLES, ROLES)}
"""By the order in which the roles are written down: each may do all that the ones before it may."""


def grant(workplace: Workplace, plan: str, account: object, role: str) -> int:
    """Give somebody a role in a plan; the status."""
    status: int = send(workplace.owner, "PUT", f"/plans/{plan}/grants/{account}", {"role": role}).status_code
    return status


@pytest.mark.parametrize("by", ["id", "address", "ADDRESS"])
def test_A3_11_an_outsider_gets_a_role_in_one_plan_and_nothing_else(workplace: Workplace, by: str) -> None:
    account, client = workplace.stranger()
    plan, other = make_plan(workplace.owner), make_plan(workplace.owner)
    called = {"id": account.pk, "address": account.email, "ADDRESS": account.email.upper()}[by]
    assert grant(workplace, plan, called, "editor") == 201
    assert get(client, f"/plans/{plan}")["role"] == "editor"
    assert [each["id"] for each in get(client, "/plans")["items"]] == [plan]
    assert send(client, "GET", f"/plans/{other}").status_code == 404
    assert send(client, "GET", workplace.path).status_code == 404


@pytest.mark.parametrize(("in_workspace", "in_plan"), sorted(HIGHER))
def test_A3_11_the_higher_of_both_roles_counts(workplace: Workplace, in_workspace: str, in_plan: str) -> None:
    account, client = workplace.joined(in_workspace)
    plan = make_plan(workplace.owner)
    assert grant(workplace, plan, account.pk, in_plan) == 201
    assert get(client, f"/plans/{plan}")["role"] == HIGHER[in_workspace, in_plan]


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("commenter", 403), ("editor", 201), ("owner", 201)])
def test_A3_2_editors_change_a_plan_and_others_do_not(workplace: Workplace, role: str, status: int) -> None:
    _, client = workplace.joined(role)
    plan = make_plan(workplace.owner)
    answer = revise(client, plan, 1, setting("task", "api", name="Interface"))
    assert answer.status_code == status, answer.content


@pytest.mark.parametrize("role", ROLES)
def test_A3_11_owners_of_a_plan_say_who_has_a_role_in_it(workplace: Workplace, role: str) -> None:
    plan = make_plan(workplace.owner)
    account, client = workplace.stranger()
    assert grant(workplace, plan, account.pk, role) == 201
    other, _ = workplace.stranger()
    allowed = role == "owner"
    assert send(client, "GET", f"/plans/{plan}/grants").status_code == (200 if allowed else 403)
    place = f"/plans/{plan}/grants/{other.pk}"
    assert send(client, "PUT", place, {"role": "viewer"}).status_code == (201 if allowed else 403)
    assert send(client, "DELETE", place).status_code == (204 if allowed else 403)


def test_A3_11_grants_are_listed_changed_and_taken_away(workplace: Workplace) -> None:
    account, client = workplace.stranger()
    plan = make_plan(workplace.owner)
    place = f"/plans/{plan}/grants/{account.pk}"
    assert send(workplace.owner, "PUT", place, {"role": "viewer"}).status_code == 201
    again = send(workplace.owner, "PUT", place, {"role": "editor"})
    assert (again.status_code, again.json()["role"]) == (200, "editor")
    listed = get(workplace.owner, f"/plans/{plan}/grants")["items"]
    assert [(each["account"]["email"], each["role"]) for each in listed] == [(account.email, "editor")]
    assert send(workplace.owner, "DELETE", place).status_code == 204
    assert send(client, "GET", f"/plans/{plan}").status_code == 404
    assert send(workplace.owner, "DELETE", place).status_code == 404


@pytest.mark.parametrize("called", ["nobody@example.org", "not an account", "00000000-0000-0000-0000-000000000000"])
def test_A3_11_a_role_is_for_an_account_that_there_is(workplace: Workplace, called: str) -> None:
    plan = make_plan(workplace.owner)
    assert grant(workplace, plan, called, "viewer") == 404
    assert get(workplace.owner, f"/plans/{plan}/grants")["items"] == []


def test_A3_11_grants_of_a_plan_that_one_cannot_see_are_not_found(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner)
    account, stranger = workplace.stranger()
    for method, place in (("GET", ""), ("PUT", f"/{account.pk}"), ("DELETE", f"/{account.pk}")):
        assert send(stranger, method, f"/plans/{plan}/grants{place}", {"role": "owner"}).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_A3_12_a_restricted_plan_is_for_those_with_a_role_in_it_and_for_owners(workplace: Workplace, role: str) -> None:
    account, client = workplace.joined(role)
    plan = make_plan(workplace.owner)
    assert send(workplace.owner, "PATCH", f"/plans/{plan}", {"restricted": True}).status_code == 200
    seen = role == "owner"
    assert send(client, "GET", f"/plans/{plan}").status_code == (200 if seen else 404)
    assert [each["id"] for each in get(client, "/plans")["items"]] == ([plan] if seen else [])
    assert grant(workplace, plan, account.pk, "viewer") == 201
    assert get(client, f"/plans/{plan}")["role"] == ("owner" if seen else "viewer")
