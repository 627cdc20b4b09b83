"""Workspaces: whose they are, and when they end."""

import pytest
from django.test import Client

from tests.server.accounts.workplace import ROLES, Workplace, first_workspace, send
from tests.server.calls import get, make_plan, post
from tests.server.people import ClientOf, Somebody


def test_A3_1_an_account_begins_with_a_workspace_of_its_own(somebody: Somebody, client_of: ClientOf) -> None:
    found = get(client_of(somebody("Ada")), "/workspaces")["items"]
    assert [(each["name"], each["role"]) for each in found] == [("Ada's workspace", "owner")]


def test_A3_1_who_makes_a_workspace_owns_it(somebody: Somebody, client_of: ClientOf) -> None:
    client = client_of(somebody("Ada"))
    answer = post(client, "/workspaces", {"name": "  Orbit "})
    assert answer.status_code == 201
    assert (answer.json()["name"], answer.json()["role"]) == ("Orbit", "owner")
    assert answer["Location"] == f"/api/v1/workspaces/{answer.json()['id']}"
    assert client.get(answer["Location"]).json() == answer.json()
    assert [each["name"] for each in get(client, "/workspaces")["items"]] == ["Ada's workspace", "Orbit"]


def test_A3_1_workspaces_come_in_pages_in_the_order_of_joining(somebody: Somebody, client_of: ClientOf) -> None:
    client = client_of(somebody("Ada"))
    for name in ("B", "C"):
        post(client, "/workspaces", {"name": name})
    first = get(client, "/workspaces?limit=2")
    assert [each["name"] for each in first["items"]] == ["Ada's workspace", "B"]
    second = client.get(first["next"]).json()
    assert ([each["name"] for each in second["items"]], second["next"]) == (["C"], None)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("PATCH", ""),
        ("DELETE", ""),
        ("GET", "/members"),
        ("PATCH", "/members/{account}"),
        ("DELETE", "/members/{account}"),
        ("GET", "/invitations"),
        ("POST", "/invitations"),
        ("DELETE", "/invitations/0123456789abcdef"),
        ("GET", "/audit"),
    ],
)
def test_A3_1_a_workspace_of_others_is_as_if_it_were_not_there(workplace: Workplace, method: str, path: str) -> None:
    _, stranger = workplace.stranger()
    body = {"role": "owner"} if "/members/" in path else {"name": "Mine"} if method == "PATCH" else {}
    place = path.format(account=workplace.owner_account.pk)
    hidden = send(stranger, method, workplace.path + place, body)
    absent = send(stranger, method, f"/workspaces/0000000000000000{place}", body)
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.json()["detail"].replace(workplace.id, "") == absent.json()["detail"].replace("0" * 16, "")


def test_A3_1_nobody_sees_no_workspace(workplace: Workplace) -> None:
    answer = Client().get(f"/api/v1{workplace.path}")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign-in-needed")


@pytest.mark.parametrize("role", ROLES)
def test_A3_2_members_read_and_owners_administer(workplace: Workplace, role: str) -> None:
    _, client = workplace.joined(role)
    reads = [client.get(f"/api/v1{workplace.path}{place}").status_code for place in ("", "/members")]
    assert reads == [200, 200]
    owns = role == "owner"
    assert client.get(f"/api/v1{workplace.path}/audit").status_code == (200 if owns else 403)
    assert client.get(f"/api/v1{workplace.path}/invitations").status_code == (200 if owns else 403)
    assert send(client, "POST", f"{workplace.path}/invitations", {}).status_code == (201 if owns else 403)
    assert send(client, "PATCH", workplace.path, {"name": "New"}).status_code == (200 if owns else 403)
    olga = f"{workplace.path}/members/{workplace.owner_account.pk}"
    assert send(client, "PATCH", olga, {"role": "owner"}).status_code == (200 if owns else 403)
    assert send(client, "DELETE", olga).status_code == (204 if owns else 403)


def test_A3_2_a_refusal_says_which_role_is_needed_and_which_one_has(workplace: Workplace) -> None:
    _, client = workplace.joined("editor")
    problem = send(client, "PATCH", workplace.path, {"name": "New"}).json()
    assert (problem["code"], problem["detail"]) == (
        "not-allowed",
        "this needs the role owner in the workspace; yours is editor",
    )


def test_A3_2_a_token_that_only_reads_still_reads_all_that_its_account_may(
    workplace: Workplace, client_of: ClientOf
) -> None:
    reading = client_of(workplace.owner_account, scope="read")
    places = (
        "/me",
        "/tokens",
        "/workspaces",
        *(f"{workplace.path}{each}" for each in ("", "/members", "/invitations", "/audit")),
    )
    assert {place: send(reading, "GET", place).status_code for place in places} == dict.fromkeys(places, 200)


def test_A3_2_a_token_that_only_reads_administers_nothing(workplace: Workplace, client_of: ClientOf) -> None:
    reading = client_of(workplace.owner_account, scope="read")
    tries = [
        ("POST", "/workspaces", {"name": "New"}),
        ("PATCH", workplace.path, {"name": "New"}),
        ("DELETE", workplace.path, None),
        ("POST", f"{workplace.path}/invitations", {}),
        ("PATCH", "/me", {"name": "New"}),
        ("POST", "/tokens", {"name": "New"}),
    ]
    assert {send(reading, *each).status_code for each in tries} == {403}
    assert get(workplace.owner, workplace.path)["name"] == "Olga's workspace"


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, None, 7])
def test_A3_2_a_workspace_has_a_name(workplace: Workplace, name: object) -> None:
    assert send(workplace.owner, "PATCH", workplace.path, {"name": name}).status_code == 422
    assert get(workplace.owner, workplace.path)["name"] == "Olga's workspace"


def test_A3_3_an_empty_workspace_is_deleted_for_everybody(workplace: Workplace) -> None:
    _, member = workplace.joined("editor")
    assert send(workplace.owner, "DELETE", workplace.path).status_code == 204
    assert send(workplace.owner, "GET", workplace.path).status_code == 404
    assert send(member, "GET", workplace.path).status_code == 404


def test_A3_3_a_workspace_with_a_plan_stays_even_if_the_plan_is_in_the_trash(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner)
    refusal = send(workplace.owner, "DELETE", workplace.path)
    assert (refusal.status_code, refusal.json()["code"]) == (409, "conflict")
    assert refusal.json()["detail"] == "the workspace has 1 plan, 0 of them in the trash"
    assert send(workplace.owner, "DELETE", f"/plans/{plan}").status_code == 200
    refusal = send(workplace.owner, "DELETE", workplace.path)
    assert (refusal.status_code, refusal.json()["detail"]) == (409, "the workspace has 1 plan, 1 of them in the trash")
    assert get(workplace.owner, workplace.path)["id"] == workplace.id


def test_A3_1_somebody_without_a_workspace_can_make_one(somebody: Somebody, client_of: ClientOf) -> None:
    client = client_of(somebody("Ada"))
    assert send(client, "DELETE", f"/workspaces/{first_workspace(client)}").status_code == 204
    assert get(client, "/me")["memberships"] == []
    assert post(client, "/workspaces", {"name": "Again"}).status_code == 201
