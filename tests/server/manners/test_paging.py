"""Lists come in pages, which neither skip nor repeat what was there all the while."""

import secrets
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.models import Account


@pytest.fixture
def owner(probed: None, somebody: Somebody) -> "Account":
    from milepost.server.models import Membership

    account = somebody()
    Membership.objects.filter(account=account).delete()
    return account


def add(account: "Account", *names: str) -> None:
    from milepost.server.models import Workspace

    for name in names:
        Workspace.objects.create(name=name).memberships.create(account=account, role="owner")


def walk(client: Client, address: str) -> list[list[str]]:
    pages = []
    following: str | None = address
    while following:
        document: dict[str, Any] = client.get(following).json()
        pages.append([item["name"] for item in document["items"]])
        following = document["next"]
    return pages


def test_A4_30_pages_follow_each_other_to_the_end(owner: "Account", client_of: ClientOf) -> None:
    add(owner, *"abcdefg")
    assert walk(client_of(owner), "/api/v1/things?limit=3") == [["g", "f", "e"], ["d", "c", "b"], ["a"]]


def test_A4_30_a_last_page_that_is_full_has_none_after_it(owner: "Account", client_of: ClientOf) -> None:
    add(owner, *"abcd")
    assert walk(client_of(owner), "/api/v1/things?limit=2") == [["d", "c"], ["b", "a"]]


def test_A4_30_an_empty_list_is_one_page(owner: "Account", client_of: ClientOf) -> None:
    assert client_of(owner).get("/api/v1/things").json() == {"items": [], "next": None}


def test_A4_30_items_that_share_a_key_are_all_there(owner: "Account", client_of: ClientOf) -> None:
    add(owner, *["same"] * 7)
    pages = walk(client_of(owner), "/api/v1/things?limit=2")
    assert [len(each) for each in pages] == [2, 2, 2, 1]


def test_A4_30_what_is_added_meanwhile_moves_nothing(owner: "Account", client_of: ClientOf) -> None:
    add(owner, *"bdfh")
    client = client_of(owner)
    first = client.get("/api/v1/things?limit=2").json()
    add(owner, "i", "g", "c")
    assert walk(client, first["next"]) == [["d", "c"], ["b"]]


def test_A4_30_the_next_address_keeps_what_was_asked_for(owner: "Account", client_of: ClientOf) -> None:
    add(owner, *"abc")
    following = client_of(owner).get("/api/v1/things?limit=2&filter=x%26y").json()["next"]
    assert following.startswith("/api/v1/things?limit=2&filter=x%26y&after=")


@pytest.mark.parametrize("limit", ["0", "201", "many"])
def test_A4_31_a_page_has_1_to_200_items(probe: Client, limit: str) -> None:
    answer = probe.get(f"/api/v1/things?limit={limit}")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["path"] == "query.limit"


@pytest.mark.parametrize("after", ["", "x", "12", "é", secrets.token_urlsafe(40), "W1tdLDFd:abc"], ids=range(6))
def test_A4_31_a_place_that_was_never_given_out_is_refused(probe: Client, after: str) -> None:
    answer = probe.get("/api/v1/things", {"after": after})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-cursor")


def test_A4_31_a_place_that_was_changed_is_refused(owner: "Account", client_of: ClientOf) -> None:
    add(owner, *"abc")
    following = client_of(owner).get("/api/v1/things?limit=1").json()["next"]
    changed = following[:-1] + ("A" if following[-1] != "A" else "B")
    assert client_of(owner).get(changed).status_code == 400
