"""Your looks at plans: what you had seen when you last looked, wherever that was."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from milepost.server.access.gateway import Gateway
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import Look
from milepost.server.plans import looks

router = Router(tags=["Plans"])


class Looking(Schema):
    """What you look at."""

    model_config = ConfigDict(extra="forbid")

    number: int = Field(ge=1, le=2**31 - 1, description="The revision that you see.")
    all_seen: bool = Field(False, description="You have seen all that is new up to there, and nothing of it is told.")


class Seen(Schema):
    """What you had seen at the end of a look."""

    number: int = Field(description="The last revision that you had seen.")
    at: datetime = Field(description="When you looked, by the server's clock.")


class Looks(Schema):
    """Your looks at a plan."""

    base: Seen | None = Field(
        description="The end of the look before this one: what came since is new to you. Null where there was none, or "
        "where you have seen all."
    )
    last: Seen | None = Field(description="Your last look, or the one that goes on; null where you never looked.")


@router.get("/plans/{plan_id}/look", response={200: Looks, **PROBLEMS}, summary="See when you last looked")
def read_look(request: HttpRequest, plan_id: str) -> dict[str, Any]:
    """What you had seen of the plan when you last looked at it, from wherever; nobody else is told."""
    reader = reader_of(request)
    return _told(looks.look_at(reader, Gateway(reader).plan(plan_id).record))


@router.put("/plans/{plan_id}/look", response={200: Looks, **PROBLEMS}, summary="Say that you look")
def note_look(request: HttpRequest, plan_id: str, body: Looking) -> dict[str, Any]:
    """Say which revision you see, once when you begin to look and now and then while you go on.

    After half an hour in which you did not say so (the setting `MILEPOST_LOOK_BREAK` of the server) another look
    begins, with the end of the one before as its `base`. Of several revisions that you say, from wherever and in
    whatever order, the highest counts.
    """
    reader = reader_of(request)
    reader.require_write()
    return _told(looks.note_look(reader, Gateway(reader).plan(plan_id).record, body.number, all_seen=body.all_seen))


def _told(look: Look | None) -> dict[str, Any]:
    if look is None:
        return {"base": None, "last": None}
    base = None if look.base_number is None else {"number": look.base_number, "at": look.base_at}
    return {"base": base, "last": last_seen(look)}


def last_seen(look: Look) -> dict[str, Any]:
    """What somebody had seen at the end of their last look."""
    return {"number": look.last_number, "at": look.last_at}
