"""Who asks, their workspaces, and the people in one."""

from pydantic import BaseModel

from milepost.client.connection import Connection, Headers


class Membership(BaseModel):
    """A workspace that somebody belongs to, by id and name."""

    workspace: str
    name: str


class Account(BaseModel):
    """Somebody who works on the same plans."""

    id: str
    name: str
    email: str


class Me(BaseModel):
    """Who asks, and what the token or session that they ask by may be used for."""

    account: Account
    memberships: list[Membership]
    scope: str


class _Member(BaseModel):
    account: Account


class _Members(BaseModel):
    items: list[_Member]
    next: str | None = None


def me(connection: Connection, headers: Headers | None = None) -> Me:
    """Who asks, by the connection's token or by what the headers say."""
    return connection.accepted(connection.send("GET", "/api/v1/me", headers=headers)).read(Me)


def people(connection: Connection, workspace: str) -> list[Account]:
    """Everybody in a workspace."""
    page = connection.get(f"/api/v1/workspaces/{workspace}/members", _Members, limit=200)
    found = [each.account for each in page.items]
    while page.next is not None:
        page = connection.get(page.next, _Members)
        found += [each.account for each in page.items]
    return found
