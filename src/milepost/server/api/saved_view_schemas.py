"""Saved views as the API takes and gives them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from milepost.server.api.plan_schemas import Who
from milepost.server.models import LONGEST_VIEW_NAME, PlanView

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_VIEW_NAME)]
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _stretch(text: str) -> str:
    try:
        first, last = map(date.fromisoformat, text.split(".."))
    except ValueError as error:
        raise ValueError("two dates such as 2026-11-02..2027-03-31") from error
    if first >= last:
        raise ValueError("a first date that is before the last one, such as 2026-11-02..2027-03-31")
    return text


Stretch = Annotated[str, StringConstraints(pattern=f"^{_DAY}[.][.]{_DAY}$"), AfterValidator(_stretch)]


class ViewSearch(Schema):
    """The search parameters of the page's address; what is left out is as it is usually. A view heeds what it knows."""

    model_config = ConfigDict(extra="forbid")

    find: str | None = Field(None, min_length=1, max_length=200, description="What is looked for.")
    sel: str | None = Field(None, min_length=3, max_length=100, description="What is selected, as `kind:id`.")
    at: int | None = Field(None, ge=1, le=2**31 - 1, description="The revision at which the plan is looked at.")
    lanes: Literal["initiative", "objective"] | None = Field(None, description="What the lanes of the map are.")
    window: Stretch | None = Field(None, description="The stretch of time that the map shows: first day and last day.")
    table: Literal[True] | None = Field(None, description="The map as a table.")
    of: str | None = Field(None, min_length=3, max_length=100, description="What the forecast is of, as `kind:id`.")
    entity: str | None = Field(None, min_length=1, max_length=80, description="Of which entity the history is.")

    def given(self) -> dict[str, Any]:
        """Those that say something."""
        return self.model_dump(exclude_none=True)


class NewView(Schema):
    """A view to save."""

    model_config = ConfigDict(extra="forbid")

    name: Name = Field(description="What it is to be called; no other shared view, or of yours, has this name.")
    view: PlanView = Field(description="Which view of the plan.")
    search: ViewSearch | None = Field(None, description="What is looked at in it; by default as it is usually.")
    shared: bool = Field(False, description="Everybody who reads the plan sees it; for editors.")
    opens: bool = Field(False, description="It is where the plan opens, instead of any other; for editors.")


class ViewChange(Schema):
    """What is to be otherwise; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = Field(None, description="What it is to be called.")
    view: PlanView | None = Field(None, description="Which view of the plan.")
    search: ViewSearch | None = Field(None, description="What is looked at in it, as a whole.")
    shared: bool | None = Field(None, description="Whether everybody who reads the plan is to see it.")
    opens: bool | None = Field(None, description="Whether the plan is to open with it.")


class ViewSummary(Schema):
    """A saved view that you see."""

    id: str = Field(description="Its id, which stays: `/plans/ID/views/ID` is its address in the page.")
    name: str = Field(description="What it is called.")
    view: PlanView = Field(description="Which view of the plan.")
    search: ViewSearch = Field(description="What is looked at in it, as the page's address says it.")
    shared: bool = Field(description="Whether everybody who reads the plan sees it, or you alone.")
    opens: bool = Field(description="Whether it is where the plan opens.")
    made_by: Who | None = Field(description="Who made it; null where the account is no more.")
    may_change: bool = Field(description="Whether you may change and remove it.")
    created_at: datetime = Field(description="When it was made.")
    changed_at: datetime = Field(description="When it was changed last.")
