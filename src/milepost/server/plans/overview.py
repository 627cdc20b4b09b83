"""A plan in short, as the first page shows it: the dates that somebody waits for, how likely they are, and whose."""

from collections.abc import Iterator
from typing import Any, TypedDict

from milepost.model.activity import Milestone
from milepost.model.goals import KeyResult
from milepost.model.log import LogState
from milepost.model.plan import Plan
from milepost.server.forecasts.answers import NewestForecast, answers, newest_answer
from milepost.server.forecasts.forecaster import forecaster
from milepost.server.log.held import shelf
from milepost.server.log.packing import pack_document, unpack_document
from milepost.server.models import PlanRecord

MOST = 40
"""Milestones that are told of one plan, those first that are least sure."""
QUIET = 14
"""Days after which nobody knows what a key result stands at."""
_TOLD = (
    "id",
    "name",
    "p10",
    "p50",
    "p80",
    "p90",
    "target",
    "commitment",
    "confidence",
    "probability_target",
    "probability_commitment",
    "at_risk",
    "rests_on",
)


class Overview(TypedDict):
    """What is told of a plan, in plain values; `people` are ids of the plan's persons who answer for something."""

    status_date: str | None
    objectives: int
    forecast: dict[str, Any] | None
    check_ins: list[dict[str, Any]]


def overview_of(record: PlanRecord) -> Overview:
    """A plan in short, by its newest forecast; where there is none yet, one is asked for."""
    known = newest_answer(record.pk, record.number, quantiles=False)
    if known is None:
        forecaster.ask(record.pk)
    made_of = "nothing" if known is None else f"{known.number} {known.complete}"
    packed = answers.packed(
        (record.pk, record.number, f"overview {made_of}"),
        lambda: pack_document(_overview(shelf.state(record.pk, record.number), known)),
    )
    overview: Overview = unpack_document(packed)
    return overview


def _overview(state: LogState, known: NewestForecast | None) -> Overview:
    status = state.plan.settings.status
    return Overview(
        status_date=None if status is None else status.text,
        objectives=len(state.plan.objectives),
        forecast=None if known is None else _forecast(state.plan, unpack_document(known.packed())),
        check_ins=list(_overdue(state.plan)),
    )


def _forecast(plan: Plan, document: dict[str, Any]) -> dict[str, Any]:
    still_there = [each for each in document["milestones"] if each["id"] in plan.milestones]
    ahead = [each for each in still_there if not each["reached"]]
    told = sorted(ahead, key=lambda each: (_chance(each), each["p80"] or "", each["id"]))
    return {
        "number": document["number"],
        "complete": document["complete"],
        "p80": document["finish"]["p80"],
        "reached": len(still_there) - len(ahead),
        "ahead": len(ahead),
        "milestones": [_told(plan.milestones[each["id"]], each) for each in told[:MOST]],
    }


def _told(milestone: Milestone, found: dict[str, Any]) -> dict[str, Any]:
    """As the forecast has it, under its present name."""
    return {**{name: found[name] for name in _TOLD}, "name": milestone.title, "people": _people(milestone)}


def _chance(milestone: dict[str, Any]) -> float:
    """Of the promise, else of the target; above every chance where nobody waits for a date."""
    found = [milestone[name] for name in ("probability_commitment", "probability_target")]
    return min((chance for chance in found if chance is not None), default=2.0)


def _people(milestone: Milestone) -> list[str]:
    named = [milestone.owner, milestone.accountable, *milestone.responsible]
    return [each for each in dict.fromkeys(named) if each is not None]


def _overdue(plan: Plan) -> Iterator[dict[str, Any]]:
    """The key results that run, and of which nobody said for a while what they stand at."""
    status = plan.settings.status
    if status is None:
        return
    for key_result in plan.of(KeyResult).values():
        last = key_result.last_check_in
        days = None if last is None else status.day - last.date.day
        over = key_result.due is not None and key_result.due.day < status.day
        if days is not None and days >= QUIET and not over:
            owner = key_result.owner
            told = {"id": key_result.id, "name": key_result.title, "days": days}
            yield {**told, "people": [] if owner is None else [owner]}
