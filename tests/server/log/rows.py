"""What a plan has in the database, and what time does to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from milepost.model.log import Through
from milepost.server.access.reader import Reader
from milepost.server.log.intent import Passing
from milepost.server.log.write import append
from milepost.server.models import IdempotencyRecord, PlanRecord, RevisionRecord, RevisionSubject
from milepost.server.transaction import writing


def stored(plan: str) -> tuple[object, ...]:
    """Everything that a write stores: compared before and after."""
    return (
        PlanRecord.objects.values_list().get(pk=plan),
        RevisionRecord.objects.filter(plan=plan).count(),
        RevisionSubject.objects.filter(plan=plan).count(),
        IdempotencyRecord.objects.filter(route__contains=plan).count(),
    )


@contextmanager
def nothing_stored(plan: str) -> Iterator[None]:
    """What happens within stores nothing."""
    before = stored(plan)
    yield
    assert stored(plan) == before


def lines(plan: str) -> list[str]:
    """The lines of a plan's log, as they stand in the database."""
    return list(RevisionRecord.objects.filter(plan=plan).order_by("number").values_list("line", flat=True))


def pass_time(plan: str, now: datetime) -> bool:
    """Let the clock change one plan, and no other of the tests'."""
    with writing():
        record = PlanRecord.objects.select_for_update().get(pk=plan)
        return bool(append(record, Passing(now), Reader(through=Through.TIME), None).effects)
