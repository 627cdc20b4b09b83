"""The forecast ledger: every forecast that was answered, with what it was made of (law F9)."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from milepost.server.engine.terms import ITERATIONS, SEED, engine_name
from milepost.server.live.notify import notify
from milepost.server.models import ForecastRecord, RevisionRecord
from milepost.server.transaction import writing

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Revised(TypedDict):
        revised_at: datetime

    Dated = WithAnnotations[ForecastRecord, _Revised]
    """A forecast with the time of its revision."""

MOST_POINTS = 200
"""How many forecasts the course of a date is told by."""


def newest(plan_id: str, number: int | None = None, *, complete: bool = False) -> ForecastRecord | None:
    """The last forecast of a plan, or of one revision of it; where both are there, the complete one.

    Its document is read when it is asked for.
    """
    found = ForecastRecord.objects.filter(plan_id=plan_id, seed=SEED, iterations=ITERATIONS, engine=engine_name())
    if number is not None:
        found = found.filter(number=number)
    if complete:
        found = found.filter(complete=True)
    return found.defer("document").order_by("-number", "-complete").first()


def keep(plan_id: str, number: int, packed: bytes, *, complete: bool) -> ForecastRecord:
    """Store a forecast as it is answered, and tell other processes; one that is there stays, for it is the same."""
    record = ForecastRecord(
        plan_id=plan_id,
        number=number,
        seed=SEED,
        engine=engine_name(),
        iterations=ITERATIONS,
        complete=complete,
        answered_at=timezone.now(),
        document=packed,
    )
    with writing():
        ForecastRecord.objects.bulk_create([record], ignore_conflicts=True)
        notify(plan_id, "forecast")
    return record


def course(plan_id: str) -> "QuerySet[Dated]":
    """The first forecast that was answered of each revision, thinned to those that tell the course of a date.

    Each has `revised_at`, when its revision was written. Documents are read when they are asked for.
    """
    revision = RevisionRecord.objects.filter(plan=OuterRef("plan"), number=OuterRef("number"))
    found = ForecastRecord.objects.filter(plan_id=plan_id).annotate(revised_at=Subquery(revision.values("when")))
    answered = found.order_by("number", "answered_at", "complete").values_list("number", "revised_at", "pk")
    first: dict[int, tuple[datetime, str]] = {}
    for number, revised_at, pk in answered:
        first.setdefault(number, (revised_at, pk))
    return found.filter(pk__in=thinned(list(first.values()))).defer("document")


def thinned(moments: Sequence[tuple[datetime, str]], most: int = MOST_POINTS) -> list[str]:
    """Of things that follow one another in time the last of each stretch, so that no more than `most` are left.

    All stretches have the same length, the shortest that serves of 1, 2, 4, ... seconds since 1970: what was left out
    once stays out, and the newest is never left out.
    """
    kept = dict(enumerate(name for _, name in moments))
    seconds = 1
    while len(kept) > most:
        kept = {int(when.timestamp()) // seconds: name for when, name in moments}
        seconds *= 2
    return list(kept.values())
