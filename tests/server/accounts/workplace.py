"""People at work together, as the tests of accounts need them."""

import json
from typing import TYPE_CHECKING, Any

from django.test import Client

from tests.server.calls import get, post
from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.models import Account

ROLES = ("viewer", "commenter", "editor", "owner")


def send(client: Client, method: str, path: str, body: object = None) -> Any:
    """A request with a body of JSON to an address under /api/v1."""
    return client.generic(method, f"/api/v1{path}", json.dumps(body or {}), content_type="application/json")


def first_workspace(client: Client) -> str:
    """The id of the workspace that an account began with."""
    return str(get(client, "/workspaces")["items"][0]["id"])


def invite(owner: Client, workspace: str, role: str = "viewer", **more: object) -> str:
    """The secret of a new invitation."""
    answer = post(owner, f"/workspaces/{workspace}/invitations", {"role": role, **more})
    assert answer.status_code == 201, answer.content
    return str(answer.json()["secret"])


def accept(client: Client, secret: str) -> Any:
    """The answer to an acceptance."""
    return post(client, "/invitations/accept", {"secret": secret})


class Workplace:
    """A workspace with its owner, and whoever joins it."""

    def __init__(self, somebody: Somebody, client_of: ClientOf) -> None:
        self._somebody, self._client_of = somebody, client_of
        self.owner_account = somebody("Olga")
        self.owner = client_of(self.owner_account)
        self.id = first_workspace(self.owner)
        self.path = f"/workspaces/{self.id}"

    def joined(self, role: str, name: str = "Max") -> "tuple[Account, Client]":
        """Somebody new who accepted an invitation, and their client."""
        account = self._somebody(name)
        client = self._client_of(account)
        answer = accept(client, invite(self.owner, self.id, role))
        assert answer.status_code == 201, answer.content
        return account, client

    def stranger(self) -> "tuple[Account, Client]":
        """Somebody who belongs to another workspace."""
        account = self._somebody("Zoe")
        return account, self._client_of(account)

    def roles(self) -> dict[str, str]:
        """Who belongs to it, by address, as what."""
        return {each["account"]["email"]: each["role"] for each in get(self.owner, f"{self.path}/members")["items"]}
