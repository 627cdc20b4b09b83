"""A plan's revisions: appended, tried out, listed, read and taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from milepost.model.log import LogState, Through
from milepost.server.access.gateway import Gateway
from milepost.server.accounts.middleware import reader_of
from milepost.server.api import conditional
from milepost.server.api.answer_schemas import TrialDocument
from milepost.server.api.changes import Change
from milepost.server.api.conditional import strong_tag
from milepost.server.api.limits import charge_heavy
from milepost.server.api.moments import When
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.plan_reading import by_way_of, plan_tag
from milepost.server.api.plan_schemas import Who
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.rendering import json_response
from milepost.server.log.history import revision_document, revision_of, revision_summary, revisions_of
from milepost.server.log.intent import Changes, Drafted, Intent, Reverting
from milepost.server.log.refused import clash_document
from milepost.server.log.write import Written, write
from milepost.server.plans.trial import try_out

router = Router(tags=["Revisions"])
MOST_CHANGES = 10_000


class NewRevision(Schema):
    """One atomic set of changes: all of them are stored, or none."""

    model_config = ConfigDict(extra="forbid")

    base: int = Field(ge=1, le=2**31 - 1, description="The revision that you saw when you made the changes.")
    message: str | None = Field(None, max_length=2000, description="Why.")
    changes: list[Change] = Field(min_length=1, max_length=MOST_CHANGES, description="What is to change, in order.")
    through: Literal["api", "file"] | None = Field(None, description="`file` where a token pushes a plan file.")


class RevisionSummary(Schema):
    """Who changed what, when, by which way and why."""

    number: int
    who: Who
    when: datetime
    through: Through
    why: str | None
    sentence: str = Field(description="What changed, as people say it.")


class RevisionDocument(RevisionSummary):
    """A revision whole."""

    commands: list[dict[str, Any]] = Field(description="What was asked.")
    effects: list[dict[str, Any]] = Field(description="What it did: each entity's fields before and after.")


class WrittenRevision(Schema):
    """What was stored. Where nothing changes nothing is, and `number` is the last revision."""

    number: int
    changed: bool
    when: datetime
    sentence: str
    effects: list[dict[str, Any]]
    fresh_ids: dict[str, str] = Field(description="New ids that somebody else had taken, and what they became.")
    left: list[dict[str, Any]] = Field(description="What a revert left as it is, for it was changed since.")


@router.post(
    "/plans/{plan_id}/revisions",
    response={200: TrialDocument | WrittenRevision, 201: WrittenRevision, **PROBLEMS},
    summary="Append a revision",
)
def append_revision(
    request: HttpRequest,
    plan_id: str,
    body: NewRevision,
    dry_run: Annotated[bool, Query(description="Answer what would happen, and store nothing.")] = False,
) -> HttpResponse:
    """Change a plan. Where it was changed since `base`, both changes stand, or the answer is 409 with both values."""
    reader = reader_of(request)
    intent = Changes(body.base, tuple(change.command() for change in body.changes))
    if dry_run:
        charge_heavy(request)
        return json_response(try_out(plan_id, intent, reader))
    return _written(write(plan_id, _Matching(request, intent), by_way_of(reader, body.through), body.message))


@dataclass(frozen=True, slots=True)
class _Matching:
    """An intent that holds for the state alone that If-Match names, if it names one: as read, or as answered here."""

    request: HttpRequest
    intent: Intent

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """The head is locked, so that nothing comes between; raises `PreconditionFailed`."""
        if "If-Match" in self.request.headers:
            read = plan_tag(Gateway(reader_of(self.request)).plan(plan_id), head.number)
            written = strong_tag(plan_id, head.number)
            present = written if conditional.names(self.request, "If-Match", written) else read
            conditional.require_match(self.request, lambda: present)
        return self.intent.drafted(plan_id, head)


def _written(written: Written) -> HttpResponse:
    changed = bool(written.effects)
    document = {
        "number": written.state.number,
        "changed": changed,
        "when": written.when,
        "sentence": written.sentence,
        "effects": [effect.model_dump(mode="json") for effect in written.effects],
        "fresh_ids": dict(written.fresh_ids),
        "left": [clash_document(each) for each in written.left],
    }
    response = json_response(document, 201 if changed else 200)
    response["ETag"] = strong_tag(written.plan_id, written.state.number)
    if changed:
        response["Location"] = f"/api/v1/plans/{written.plan_id}/revisions/{written.state.number}"
    return response


@router.get("/plans/{plan_id}/revisions", response={200: Page[RevisionSummary], **PROBLEMS}, summary="List revisions")
def list_revisions(
    request: HttpRequest,
    plan_id: str,
    person: Annotated[str | None, Query(max_length=40, description="Only those of this account.")] = None,
    entity: Annotated[str | None, Query(max_length=80, description="Only those that touched this entity.")] = None,
    since: Annotated[When | None, Query(description="Only those written then or later.")] = None,
    until: Annotated[When | None, Query(description="Only those written before.")] = None,
    limit: Limit = 50,
    after: After = None,
) -> Page[dict[str, Any]]:
    """A plan's history, the last revision first."""
    record = Gateway(reader_of(request)).plan(plan_id).record
    found = revisions_of(record, actor=person, entity=entity, since=since, until=until)
    return page(found, ("-number",), request, limit, after, revision_summary)


@router.get(
    "/plans/{plan_id}/revisions/{number}", response={200: RevisionDocument, **PROBLEMS}, summary="Read a revision"
)
def read_revision(request: HttpRequest, plan_id: str, number: int) -> HttpResponse:
    """One revision with what was asked and what it did; it never changes."""
    record = Gateway(reader_of(request)).plan(plan_id).record
    return json_response(revision_document(revision_of(record, number)))


@router.post(
    "/plans/{plan_id}/revisions/{number}/revert",
    response={200: WrittenRevision, 201: WrittenRevision, **PROBLEMS},
    summary="Take a revision back",
)
def revert_revision(request: HttpRequest, plan_id: str, number: int) -> HttpResponse:
    """A new revision that takes this one back, over the fields that still hold its value; `left` says what is kept."""
    return _written(write(plan_id, _Matching(request, Reverting(number)), reader_of(request)))
