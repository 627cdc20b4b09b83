"""Plans on a server: read as they are or were, their history, and what is written to them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from pydantic import AwareDatetime, BaseModel

from milepost.client.address import PlanAddress
from milepost.client.changes import change
from milepost.client.connection import Connection
from milepost.client.failure import NotUnderstood
from milepost.exchange.document import Document
from milepost.model.document import read_document
from milepost.model.log.command import Command
from milepost.model.log.value import Json
from milepost.model.plan import Plan

_PLANS = "/api/v1/plans"
_MOST_A_PAGE = 200


class Who(BaseModel):
    """Somebody; the name is null where the account is no more."""

    id: str
    name: str | None = None

    @property
    def title(self) -> str:
        """What to call them."""
        return self.name or "somebody who left"


class PlanSummary(BaseModel):
    """A plan without its contents."""

    id: str
    name: str
    workspace: str
    number: int


class PlanRead(PlanSummary):
    """A plan at a revision; `last` is the last one."""

    last: int
    document: dict[str, Json]


class RevisionSummary(BaseModel):
    """Who changed what, when, through what and why."""

    number: int
    who: Who
    when: AwareDatetime
    through: str
    why: str | None = None
    sentence: str


class Stored(BaseModel):
    """What became of changes: the revision, and the new ids that somebody else had taken meanwhile."""

    number: int
    changed: bool
    fresh_ids: dict[str, str] = {}


class _Plans(BaseModel):
    items: list[PlanSummary]


class _Revisions(BaseModel):
    items: list[RevisionSummary]
    next: str | None = None


def read_plan(connection: Connection, plan: str, revision: int | None = None) -> PlanRead:
    """The plan as it is, or as it was at a revision."""
    return connection.get(f"{_PLANS}/{plan}", PlanRead, revision=revision)


def first_plans(connection: Connection) -> Sequence[PlanSummary]:
    """Some of the plans that can be seen on the server, the newest first."""
    return connection.get(_PLANS, _Plans, limit=20).items


def plan_of(connection: Connection, read: PlanRead, now: datetime) -> Plan:
    """The plan of a document that the server gave; raises `NotUnderstood` for one of another release."""
    plan, draft = read_document(read.document, now)
    if plan is None or draft.problems:
        first = draft.problems[0].problem
        raise NotUnderstood(PlanAddress(connection.server, read.id).page, f"with a plan that says: {first.message}")
    return plan


def revisions(
    connection: Connection,
    plan: str,
    *,
    person: str | None = None,
    entity: str | None = None,
    since: datetime | None = None,
) -> Iterator[RevisionSummary]:
    """The plan's revisions, the last one first, read page by page as they are asked for."""
    asked = since.isoformat() if since is not None else None
    path = f"{_PLANS}/{plan}/revisions"
    page = connection.get(path, _Revisions, person=person, entity=entity, since=asked, limit=_MOST_A_PAGE)
    yield from page.items
    while page.next is not None:
        page = connection.get(page.next, _Revisions)
        yield from page.items


def append(
    connection: Connection, plan: str, base: int, commands: Sequence[Command], message: str | None, key: str
) -> Stored:
    """One revision with what is asked, made by somebody who saw the plan at the revision `base`."""
    changes: list[Json] = [dict(change(command)) for command in commands]
    body: dict[str, Json] = {"base": base, "changes": changes, "through": "file"}
    said = {"message": message} if message else {}
    return connection.post(f"{_PLANS}/{plan}/revisions", Stored, {**body, **said}, key=key)


def create(
    connection: Connection, document: Document, workspace: str | None, message: str | None, key: str
) -> PlanSummary:
    """A new plan with the contents of a document."""
    more = {name: value for name, value in (("workspace", workspace), ("message", message)) if value}
    body: dict[str, Json] = {"document": dict(document), **more}
    return connection.post(_PLANS, PlanSummary, body, key=key)
