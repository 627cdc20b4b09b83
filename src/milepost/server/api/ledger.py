"""The forecast ledger: how dates and chances moved from revision to revision."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from milepost.server.access.gateway import Gateway
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.answer_schemas import Moment, Percentiles, Share
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.forecasts.course import figures
from milepost.server.forecasts.ledger import course
from milepost.server.log.held import shelf
from milepost.server.refusals import NotFound

if TYPE_CHECKING:
    from milepost.server.forecasts.ledger import Dated

router = Router(tags=["Answers"])


class LedgerEntry(Percentiles):
    """What the forecast of a revision said of a milestone, or of the plan's finish; null is what it did not know."""

    number: int = Field(description="The revision that was forecast.")
    revised_at: datetime = Field(description="When that revision was written.")
    answered_at: datetime = Field(description="When the forecast was made.")
    status_date: Moment
    p10: Moment | None = None
    p50: Moment | None = None
    p80: Moment | None = None
    p90: Moment | None = None
    target: str | None = Field(None, description="The milestone's target as it was then.")
    commitment: str | None = Field(None, description="What was promised then.")
    probability_target: Share | None = None
    probability_commitment: Share | None = None
    reached: bool | None = Field(None, description="Whether the milestone was reached by then.")


@router.get("/plans/{plan_id}/forecasts", response={200: Page[LedgerEntry], **PROBLEMS}, summary="List forecasts")
def list_forecasts(
    request: HttpRequest,
    plan_id: str,
    milestone: Annotated[
        str | None, Query(max_length=80, description="Of this milestone; of the plan's finish otherwise.")
    ] = None,
    limit: Limit = 50,
    after: After = None,
) -> Page[dict[str, Any]]:
    """How a date moved, the last revision first: the first forecast of each revision.

    Where there are more than 200, the last of each stretch of time is told.
    """
    record = Gateway(reader_of(request)).plan(plan_id).record
    if milestone is not None and milestone not in shelf.state(plan_id, record.number).plan.milestones:
        raise NotFound("milestone", milestone)

    def render(found: "Dated") -> dict[str, Any]:
        moments = {"revised_at": found.revised_at, "answered_at": found.answered_at}
        return {"number": found.number, **moments, **figures(found, milestone)}

    return page(course(plan_id), ("-number",), request, limit, after, render)
