"""You: the account that asks, and what it signed in by."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from milepost.server.access.reader import Reader, Scope
from milepost.server.access.role import Role
from milepost.server.accounts.members import memberships_of
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.profile import change_name
from milepost.server.accounts.tokens import tokens_of
from milepost.server.api.account_summary import AccountSummary, account_summary
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.tokens import TokenSummary, token_summary

router = Router(tags=["Account"])


class MyMembership(Schema):
    """A workspace that you belong to."""

    workspace: str = Field(description="The id of the workspace.")
    name: str = Field(description="What it is called.")
    role: Role = Field(description="What you are in it.")


class Me(Schema):
    """Who asks."""

    account: AccountSummary = Field(description="Your account.")
    memberships: list[MyMembership] = Field(description="In the order of joining: the first is where new plans go.")
    scope: Scope = Field(description="What you may do by what you signed in by.")
    token: TokenSummary | None = Field(description="The token that you signed in by; null is a session.")


class MyProfile(Schema):
    """What you can change about yourself here; address and password are changed at `/_allauth/`."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = Field(
        description="What others are to call you; empty is the beginning of your address."
    )


@router.get("/me", response={200: Me, **PROBLEMS}, summary="Read who you are")
def read_me(request: HttpRequest) -> Me:
    """Your account, your workspaces, and what you signed in by."""
    return _me(reader_of(request))


@router.patch("/me", response={200: Me, **PROBLEMS}, summary="Change who you are")
def change_me(request: HttpRequest, body: MyProfile) -> Me:
    """Change your name."""
    reader = reader_of(request)
    change_name(reader.require_write(), body.name)
    return _me(reader)


def _me(reader: Reader) -> Me:
    account = reader.known
    memberships = memberships_of(account).order_by("joined_at", "id")
    token = tokens_of(account).filter(pk=reader.token).first() if reader.token else None
    return Me(
        account=account_summary(account),
        memberships=[
            MyMembership(workspace=each.workspace_id, name=each.workspace.name, role=Role(each.role))
            for each in memberships
        ],
        scope=reader.scope,
        token=None if token is None else token_summary(token),
    )
