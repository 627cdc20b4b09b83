"""The people of a plan, and the accounts that they are."""

from typing import Any

import pytest

from tests.server.accounts.workplace import ROLES, Workplace, send
from tests.server.calls import get, make_plan, revise

CREW: dict[str, Any] = {
    "plan": "Crew",
    "status_date": "2026-11-02",
    "people": [{"id": "ben", "name": "Ben", "email": "ben@example.org"}, {"id": "ann", "name": "Ann"}],
}


def people(workplace: Workplace, plan: str) -> dict[str, str | None]:
    """The ids of the persons of a plan, in its order, with the addresses of their accounts."""
    found = get(workplace.owner, f"/plans/{plan}/people")["items"]
    return {each["id"]: each["account"] and each["account"]["email"] for each in found}


def test_A3_13_people_are_listed_in_the_order_of_the_plan_without_accounts_at_first(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, CREW)
    assert get(workplace.owner, f"/plans/{plan}/people") == {
        "items": [
            {"id": "ben", "name": "Ben", "email": "ben@example.org", "account": None},
            {"id": "ann", "name": "Ann", "email": None, "account": None},
        ],
        "next": None,
    }


@pytest.mark.parametrize("by", ["id", "address"])
def test_A3_13_a_person_is_bound_to_an_account_by_its_id_or_address(workplace: Workplace, by: str) -> None:
    plan = make_plan(workplace.owner, CREW)
    account, _ = workplace.joined("viewer", "Ann")
    called = {"id": str(account.pk), "address": account.email}[by]
    answer = send(workplace.owner, "PUT", f"/plans/{plan}/people/ann", {"account": called})
    assert (answer.status_code, answer.json()["account"]["id"]) == (200, str(account.pk))
    assert people(workplace, plan) == {"ben": None, "ann": account.email}


def test_A3_13_binding_again_replaces_and_unbinding_forgets(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, CREW)
    first, second = workplace.joined("viewer")[0], workplace.joined("viewer")[0]
    for account in (first, second):
        assert send(workplace.owner, "PUT", f"/plans/{plan}/people/ben", {"account": account.email}).status_code == 200
    assert people(workplace, plan)["ben"] == second.email
    assert send(workplace.owner, "DELETE", f"/plans/{plan}/people/ben").status_code == 204
    assert people(workplace, plan)["ben"] is None
    assert send(workplace.owner, "DELETE", f"/plans/{plan}/people/ben").status_code == 404


def test_A3_13_a_person_that_the_plan_has_not_is_not_found(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, CREW)
    me = {"account": workplace.owner_account.email}
    assert send(workplace.owner, "PUT", f"/plans/{plan}/people/eve", me).status_code == 404
    assert send(workplace.owner, "DELETE", f"/plans/{plan}/people/eve").status_code == 404


def test_A3_13_who_cannot_see_the_plan_is_as_unknown_as_who_has_no_account(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, CREW)
    stranger, _ = workplace.stranger()
    answers = [
        send(workplace.owner, "PUT", f"/plans/{plan}/people/ben", {"account": called})
        for called in (stranger.email, "nobody@example.org")
    ]
    assert [each.status_code for each in answers] == [404, 404]
    first, second = (each.json()["detail"] for each in answers)
    assert first.replace(stranger.email, "X") == second.replace("nobody@example.org", "X")


@pytest.mark.parametrize("role", ROLES)
def test_A3_13_everybody_reads_who_is_who_and_editors_say_so(workplace: Workplace, role: str) -> None:
    plan = make_plan(workplace.owner, CREW)
    account, client = workplace.joined(role)
    allowed = role in ("editor", "owner")
    place = f"/plans/{plan}/people"
    assert send(client, "GET", place).status_code == 200
    bound = send(client, "PUT", f"{place}/ben", {"account": account.email})
    assert bound.status_code == (200 if allowed else 403)
    assert send(client, "DELETE", f"{place}/ben").status_code == (204 if allowed else 403)


def test_A3_13_the_people_of_a_hidden_plan_are_not_found(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, CREW)
    stranger, client = workplace.stranger()
    for method, place in (("GET", ""), ("PUT", "/ben"), ("DELETE", "/ben")):
        answer = send(client, method, f"/plans/{plan}/people{place}", {"account": stranger.email})
        assert answer.status_code == 404


def test_A3_14_a_binding_follows_a_person_who_is_renamed(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, CREW)
    account, _ = workplace.joined("viewer")
    send(workplace.owner, "PUT", f"/plans/{plan}/people/ann", {"account": account.email})
    for number, (was, name) in enumerate([("ann", "anna"), ("anna", "annika")], 1):
        renamed = revise(workplace.owner, plan, number, {"op": "rename", "kind": "person", "id": was, "to": name})
        assert renamed.status_code == 201, renamed.content
    assert people(workplace, plan) == {"ben": None, "annika": account.email}
    other, _ = workplace.joined("viewer")
    send(workplace.owner, "PUT", f"/plans/{plan}/people/annika", {"account": other.email})
    assert people(workplace, plan) == {"ben": None, "annika": other.email}
    assert send(workplace.owner, "DELETE", f"/plans/{plan}/people/annika").status_code == 204
    assert people(workplace, plan) == {"ben": None, "annika": None}
