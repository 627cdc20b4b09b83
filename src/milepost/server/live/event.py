"""Server-sent events as bytes, each without its `id`, which is the stream's own."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from milepost.model.log.schema import lift
from milepost.model.log.value import compact
from milepost.server.log.history import person
from milepost.server.models import ForecastRecord, RevisionRecord

HEARTBEAT = b":\n\n"
RETRY = b"retry: 1000\n"

Reason = Literal["not-found", "withdrawn"]
ReloadReason = Literal["too-far-behind", "beyond-the-end", "unreadable"]


def event(name: str, data: Mapping[str, object]) -> bytes:
    """An event, but for its id and the empty line at its end. JSON keeps every line break escaped."""
    return f"event: {name}\ndata: {compact(data)}\n".encode()


def ready_event(positions: Mapping[str, int]) -> bytes:
    """The stream is open; each plan follows from its position."""
    return event("ready", {"positions": dict(positions)})


def revision_event(record: RevisionRecord) -> bytes:
    """A revision, with what it takes to apply it; its account is at hand. Raises `LogError` where it cannot be read."""
    line: dict[str, Any] = json.loads(record.line)
    return event(
        "revision",
        {
            "plan": record.plan_id,
            "number": record.number,
            "who": person(record.account, line["who"]),
            "when": line["when"],
            "through": line["through"],
            "why": line["why"],
            "sentence": record.sentence,
            "effects": [lift(effect) for effect in line["effects"]],
        },
    )


def forecast_event(record: ForecastRecord) -> bytes:
    """There is a forecast of a revision; what it says is asked for by `GET /plans/{id}/forecast`."""
    return event(
        "forecast",
        {
            "plan": record.plan_id,
            "number": record.number,
            "complete": record.complete,
            "iterations": record.iterations,
            "seed": record.seed,
        },
    )


def views_event(plan_id: str) -> bytes:
    """The views that a plan shares are others than were known, or may be: `GET /plans/{id}/views` has them."""
    return event("views", {"plan": plan_id})


def presence_event(plan_id: str, people: Sequence[Mapping[str, object]]) -> bytes:
    """Everybody who has the plan open."""
    return event("presence", {"plan": plan_id, "people": list(people)})


def closed_event(plan_id: str, reason: Reason) -> bytes:
    """The plan is not followed any more: the reader may not, or it is not there."""
    return event("closed", {"plan": plan_id, "reason": reason})


def reload_event(plan_id: str, number: int, reason: ReloadReason) -> bytes:
    """The plan is not followed any more: take its snapshot, and ask again from there. `number` is its last revision."""
    return event("reload", {"plan": plan_id, "number": number, "reason": reason})
