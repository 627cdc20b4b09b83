"""Plans as the API takes and gives them."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from milepost.server.access.role import Role

State = Literal["active", "archived", "deleted"]


class NewPlan(Schema):
    """A plan from a template or a document, or, with a name alone, an empty one."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(None, min_length=1, max_length=500, description="What it is to be called.")
    template: str | None = Field(None, max_length=80, description="The name of a template: see `GET /templates`.")
    document: dict[str, Any] | None = Field(None, description="A plan document: a plan file as JSON.")
    workspace: str | None = Field(
        None, max_length=40, description="Where it is to be; by default your first workspace."
    )
    message: str | None = Field(None, max_length=2000, description="Why.")
    through: Literal["api", "file"] | None = Field(None, description="`file` where a token pushes a plan file.")
    called: str | None = Field(None, max_length=500, description="What the document was called where it came from.")


class PlanCopy(Schema):
    """What a copy is to be called, and where it is to be."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(None, min_length=1, max_length=500, description="By default, the name with `(copy)`.")
    workspace: str | None = Field(None, max_length=40, description="By default, where the plan is.")


class PlanChange(Schema):
    """What can be changed about a plan as a whole; its contents are changed by revisions."""

    model_config = ConfigDict(extra="forbid")

    restricted: bool = Field(
        description="Only those with a role in the plan itself, and owners of the workspace, see it."
    )


class Who(Schema):
    """Somebody, by the id of the account and its present name; null where the account is no more."""

    id: str
    name: str | None


class PlanSummary(Schema):
    """A plan without its contents."""

    id: str
    name: str
    workspace: str = Field(description="The id of its workspace.")
    number: int = Field(description="Its last revision.")
    role: Role = Field(description="What you are in it.")
    state: State
    restricted: bool
    created_at: datetime
    changed_at: datetime
    deleted_at: datetime | None = None
    deleted_by: Who | None = None


class PlanAtRevision(PlanSummary):
    """A plan at a revision."""

    number: int = Field(description="The revision that the document is of.")
    last: int = Field(description="The last revision.")
    document: dict[str, Any] = Field(description="The plan document, as a plan file has it.")


class TemplateSummary(Schema):
    """A plan to begin with."""

    name: str = Field(description="What `POST /plans` takes as `template`.")
    title: str
    activities: int
