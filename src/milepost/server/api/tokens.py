"""Tokens by which programs act for you."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field, StringConstraints

from milepost.server.access.reader import Scope
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.tokens import issue_to, revoke, tokens_of
from milepost.server.api.created import created_with_secret
from milepost.server.api.moments import When
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import ApiToken

router = Router(tags=["Account"])


class NewToken(Schema):
    """A token to make."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] = Field(
        description="What it is for, such as the program that will use it."
    )
    scope: Scope = Field(Scope.READ, description="`read` only reads; `write` does all that you may do.")
    expires_at: When | None = Field(None, description="Until when it holds; null is until it is revoked.")


class TokenSummary(Schema):
    """A token, without its secret."""

    id: str = Field(description="Its id, by which it is revoked.")
    name: str = Field(description="What it is for.")
    prefix: str = Field(description="How its secret begins, to tell it from others.")
    scope: Scope = Field(description="What it may be used for.")
    created_at: datetime = Field(description="When it was made.")
    expires_at: datetime | None = Field(description="Until when it holds; null is until it is revoked.")
    last_used_at: datetime | None = Field(description="When it was last used, to the minute; null is never.")


class TokenWithSecret(TokenSummary):
    """A token just made."""

    token: str = Field(description="What to send as `Authorization: Bearer ...`: shown this once, and not kept.")


@router.get("/tokens", response={200: Page[TokenSummary], **PROBLEMS}, summary="List tokens")
def list_tokens(request: HttpRequest, limit: Limit = 50, after: After = None) -> Page[TokenSummary]:
    """Your tokens that are not revoked."""
    found = tokens_of(reader_of(request).known)
    return page(found, ("created_at", "id"), request, limit, after, token_summary)


@router.post("/tokens", response={201: TokenWithSecret, **PROBLEMS}, summary="Make a token")
def add_token(request: HttpRequest, body: NewToken) -> HttpResponse:
    """A new token of yours. One that is made by a token ends with that one at the latest."""
    issued = issue_to(reader_of(request), name=body.name, scope=body.scope, expires_at=body.expires_at)
    shown = TokenWithSecret(**token_summary(issued.token).model_dump(), token=issued.secret)
    return created_with_secret(shown, f"/api/v1/tokens/{issued.token.id}")


@router.delete("/tokens/{token_id}", response={204: None, **PROBLEMS}, summary="Revoke a token")
def delete_token(request: HttpRequest, token_id: str) -> HttpResponse:
    """End one of your tokens at once, also the one that this request is made by."""
    revoke(reader_of(request), token_id)
    return HttpResponse(status=204)


def token_summary(token: ApiToken) -> TokenSummary:
    """A token, as its owner sees it."""
    return TokenSummary(
        id=token.id,
        name=token.name,
        prefix=token.prefix,
        scope=Scope(token.scope),
        created_at=token.created_at,
        expires_at=token.expires_at,
        last_used_at=token.last_used_at,
    )
