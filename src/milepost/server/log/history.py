"""A plan's past: which revision it was at a time, and its revisions as people read them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from milepost.model.log import read_revision
from milepost.server.models import Account, PlanRecord, RevisionRecord, RevisionSubject
from milepost.server.refusals import NotFound


def number_at(record: PlanRecord, when: datetime) -> int:
    """The last revision that had been written by a time; raises `NotFound` before the first."""
    found = RevisionRecord.objects.filter(plan=record, when__lte=when).order_by("-number").first()
    if found is None:
        raise NotFound("revision at", when.isoformat())
    return found.number


def revision_of(record: PlanRecord, number: int) -> RevisionRecord:
    """One revision; raises `NotFound`."""
    found = RevisionRecord.objects.filter(plan=record, number=number).select_related("account").first()
    if found is None:
        raise NotFound("revision", str(number))
    return found


def revisions_of(
    record: PlanRecord,
    *,
    actor: str | None = None,
    entity: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[RevisionRecord]:
    """A plan's revisions for a list: by whom, touching what, written from when and before when."""
    found = RevisionRecord.objects.filter(plan=record).select_related("account").defer("line")
    if actor is not None:
        found = found.filter(actor=actor)
    if entity is not None:
        touched = RevisionSubject.objects.filter(plan=OuterRef("plan"), number=OuterRef("number"), entity=entity)
        found = found.filter(Exists(touched))
    if since is not None:
        found = found.filter(when__gte=since)
    return found if until is None else found.filter(when__lt=until)


def revision_summary(record: RevisionRecord) -> dict[str, Any]:
    """Who changed what, when, through what and why, as one sentence; `record` has its account at hand."""
    return {
        "number": record.number,
        "who": person(record.account, record.actor),
        "when": record.when,
        "through": record.through,
        "why": record.why,
        "sentence": record.sentence,
    }


def revision_document(record: RevisionRecord) -> dict[str, Any]:
    """The summary, with the commands as asked and their effects."""
    revision = read_revision(record.line)
    return {
        **revision_summary(record),
        "commands": [command.model_dump(mode="json", exclude_none=True) for command in revision.commands],
        "effects": [effect.model_dump(mode="json") for effect in revision.effects],
    }


def person(account: Account | None, actor: str) -> dict[str, str | None]:
    """Who it was: the account with its present name; the actor alone where the account is no more."""
    return {"id": actor, "name": None if account is None else account.title}


def who_made(plan_id: str, numbers: Collection[int]) -> dict[int, dict[str, str | None]]:
    """Who made some revisions of a plan, by number."""
    found = RevisionRecord.objects.filter(plan_id=plan_id, number__in=numbers).select_related("account").defer("line")
    return {each.number: person(each.account, each.actor) for each in found}
