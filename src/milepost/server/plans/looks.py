"""What somebody had seen when they last looked at a plan, kept by account: wherever they look next, it is known.

A look is no change of the plan: it makes no revision, is told to nobody and is in no audit log. Somebody who has been
away for a while begins another look, and what stood at the end of the one before is its base: what came since is new to
them. Looks are told again and again while they last, and may arrive in any order, so that what was seen is never taken
back, and a look is noted by one statement that waits for nobody who writes to the plan.
"""

from datetime import datetime

from django.conf import settings
from django.db.models import Case, DateTimeField, F, Field, PositiveIntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.log.refused import unknown_revision
from milepost.server.models import Look, PlanRecord
from milepost.server.transaction import writing

_NOTHING = -1
"""The number of a revision that is before all."""


def look_at(reader: Reader, plan: PlanRecord) -> Look | None:
    """The reader's last look at a plan, if there was one."""
    return Gateway(reader).looks().filter(plan=plan).first()


def looks_at(reader: Reader, plans: QuerySet[PlanRecord]) -> dict[str, Look]:
    """The reader's last looks at plans, by the ids of those that were looked at."""
    return {look.plan_id: look for look in Gateway(reader).looks().filter(plan__in=plans)}


def note_look(reader: Reader, plan: PlanRecord, number: int, *, all_seen: bool) -> Look:
    """Note that the reader looks at a revision, or has seen all up to it; raises a `Refusal`."""
    account = reader.require_write()
    if number > plan.number:
        raise unknown_revision(number, plan.number)
    now = timezone.now()
    later = _later(number, now, number if all_seen else _NOTHING)
    mine = Gateway(reader).looks().filter(plan=plan)
    with writing():
        if not mine.update(**later):
            first = {"last_number": number, "last_at": now}
            _, is_first = mine.get_or_create(account=account, plan=plan, defaults=first)
            if not is_first:
                mine.update(**later)
        return mine.get()


def _later(number: int, now: datetime, seen: int) -> dict[str, object]:
    """What a look becomes by another one; all of it follows from how the look was before."""
    return {
        "base_number": _base("number", PositiveIntegerField(), now, seen),
        "base_at": _base("at", DateTimeField(), now, seen),
        "last_number": Greatest(F("last_number"), Value(number)),
        "last_at": Greatest(F("last_at"), Value(now, DateTimeField())),
    }


def _base(part: str, field: "Field[object, object]", now: datetime, seen: int) -> Case:
    """After a break what was seen last, else as it was; none where that is among what is said to be seen."""
    away = Q(last_at__lte=now - settings.MILEPOST_LOOK_BREAK)
    return Case(
        When(away & Q(last_number__lte=seen), then=None),
        When(away, then=F(f"last_{part}")),
        When(base_number__lte=seen, then=None),
        default=F(f"base_{part}"),
        output_field=field,
    )
