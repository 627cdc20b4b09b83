"""All plans in short: what is sure, what is not, and what is whose."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.bindings import persons_of
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.answer_schemas import Moment, Percentiles, Share
from milepost.server.api.looks import Seen, last_seen
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.plan_reading import summary
from milepost.server.api.plan_schemas import PlanSummary
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import PlanRecord
from milepost.server.plans.looks import looks_at
from milepost.server.plans.overview import overview_of

router = Router(tags=["Plans"])


class AwaitedMilestone(Percentiles):
    """A milestone that is ahead, and how likely its dates are."""

    id: str
    name: str
    target: str | None
    commitment: str | None
    confidence: float | None
    probability_target: Share | None
    probability_commitment: Share | None
    at_risk: bool | None
    rests_on: list[str] = Field(description="What has no basis: the chances are the most that they can be.")
    mine: bool = Field(description="Whether you answer for it: you are its owner, accountable or responsible.")


class ShortForecast(Schema):
    """What the newest forecast says of what is ahead."""

    number: int = Field(description="The revision it is of.")
    complete: bool
    p80: Moment | None = Field(description="By when all of the plan is done, at 80 %.")
    ahead: int = Field(description="How many milestones are ahead.")
    reached: int = Field(description="How many milestones are reached.")
    milestones: list[AwaitedMilestone] = Field(
        description="At most 40 that are ahead, those first that are least sure."
    )


class OverdueCheckIn(Schema):
    """A key result of which nobody said for 14 days or more what it stands at."""

    id: str
    name: str
    days: int = Field(description="Since the last check-in, to the plan's status date.")
    mine: bool


class PlanOverview(PlanSummary):
    """A plan in short."""

    status_date: str | None
    moves_with_time: bool = Field(description="Whether the status date is `auto`.")
    objectives: int
    last_look: Seen | None = Field(description="What you had seen when you last looked; null where you never did.")
    forecast: ShortForecast | None = Field(description="Null where the first one is being worked out.")
    check_ins: list[OverdueCheckIn]


@router.get("/overview", response={200: Page[PlanOverview], **PROBLEMS}, summary="See all plans in short")
def read_overview(request: HttpRequest, limit: Limit = 50, after: After = None) -> Page[dict[str, Any]]:
    """Your plans that are not archived, those first that changed last, each with what is least sure in it."""
    reader = reader_of(request)
    gateway = Gateway(reader)
    found = gateway.plans().filter(archived_at__isnull=True)
    persons = persons_of(reader.known, found)
    looks = looks_at(reader, found)

    def render(record: PlanRecord) -> dict[str, Any]:
        role = gateway.role_in(record) or Role.VIEWER
        look = looks.get(record.pk)
        last_look = None if look is None else last_seen(look)
        return {**summary(record, role), **_short(record, persons.get(record.pk, ())), "last_look": last_look}

    return page(found, ("-changed_at", "-id"), request, limit, after, render)


def _short(record: PlanRecord, me: Collection[str]) -> dict[str, Any]:
    overview = overview_of(record)
    forecast = overview["forecast"]
    told = forecast and {**forecast, "milestones": [_whose(each, me) for each in forecast["milestones"]]}
    check_ins = [_whose(each, me) for each in overview["check_ins"]]
    return {**overview, "moves_with_time": record.auto_zone != "", "forecast": told, "check_ins": check_ins}


def _whose(told: dict[str, Any], me: Collection[str]) -> dict[str, Any]:
    shown = {name: value for name, value in told.items() if name != "people"}
    return {**shown, "mine": any(person in me for person in told["people"])}
