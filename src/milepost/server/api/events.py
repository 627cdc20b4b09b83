"""The live stream, and where people are in a plan."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router, Schema
from pydantic import ConfigDict, Field

from milepost.server.access.gateway import Gateway
from milepost.server.accounts.authenticate import SESSION_HEADER
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.flowing import Flowing
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.live import hub
from milepost.server.live.limits import MOST_PLANS
from milepost.server.live.message import Told, write_message
from milepost.server.live.notify import send
from milepost.server.live.subscribe import subscribe

router = Router(tags=["Live"])


class Place(Schema):
    """Where somebody is in a plan."""

    model_config = ConfigDict(extra="forbid")

    at: str = Field(max_length=200, description="Such as the id of an entity, or the name of a page; `` for nowhere.")


@router.get("/events", response={200: str, **PROBLEMS}, summary="Follow plans as they change")
def follow(
    request: HttpRequest,
    plan: Annotated[
        list[str],
        Query(
            description=f"`ID:NUMBER`: a plan and the last revision of it that you have; `ID` alone follows from now. "
            f"Up to {MOST_PLANS} times."
        ),
    ] = [],  # noqa: B006  # nobody changes it
    last_event_id: Annotated[
        str, Header(alias="Last-Event-ID", description="The id of the last event that came; it goes before `plan`.")
    ] = "",
) -> Flowing:
    """A stream of server-sent events (`text/event-stream`) that begins where you are and does not end by itself.

    - `ready` `{"positions": {"ID": 12}}`: from where each plan follows.
    - `revision` `{"plan", "number", "who", "when", "through", "why", "sentence", "effects"}`: each revision, in order.
    - `forecast` `{"plan", "number", "complete", "iterations", "seed"}`: there is a forecast of this revision.
    - `views` `{"plan"}`: look again at the views that the plan shares, by `GET /plans/ID/views`. This comes once at
      first, and whenever they change.
    - `presence` `{"plan", "people": [{"account", "name", "at"}]}`: everybody who has the plan open, and where they are.
    - `closed` `{"plan", "reason"}`: the plan is `not-found`, or access was `withdrawn`; it is not followed any more.
    - `reload` `{"plan", "number", "reason"}`: you are too far behind; it is not followed any more. Take
      `GET /plans/ID/snapshot`, and ask again from its number.

    The `id` of an event is where you are in all plans. When the stream breaks or ends, ask again with the last one as
    `Last-Event-ID`, as browsers do by themselves: you miss nothing, and get nothing twice.
    """
    reader = reader_of(request)
    subscription = subscribe(reader, _session_of(request), plan, last_event_id)
    return Flowing(
        hub.open_stream(subscription),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.post("/plans/{plan_id}/presence", response={204: None, **PROBLEMS}, summary="Say where in a plan you are")
def say_where(request: HttpRequest, plan_id: str, body: Place) -> HttpResponse:
    """Tell everybody who follows the plan; it is not stored, and counts while you follow the plan yourself."""
    reader = reader_of(request)
    account = str(reader.require_write().pk)
    Gateway(reader).plan(plan_id)
    hub.place(plan_id, account, body.at)
    send(write_message(Told(plan=plan_id, account=account, at=body.at)))
    return HttpResponse(status=204)


def _session_of(request: HttpRequest) -> str | None:
    """The key of the session by which the request was signed in, if it was by one."""
    return request.headers.get(SESSION_HEADER) or request.session.session_key
