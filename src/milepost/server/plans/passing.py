"""Time goes on for plans whose status date is `auto`: at midnight in their time zone a revision moves it."""

from datetime import datetime

from milepost.model.log import Through
from milepost.model.time_zone import local_day
from milepost.server.access.reader import Reader
from milepost.server.log.intent import Passing
from milepost.server.log.write import append
from milepost.server.models import PlanRecord
from milepost.server.transaction import writing

TIME = Reader(through=Through.TIME)


def pass_time_everywhere(now: datetime) -> int:
    """Move every status date that is behind; how many were. `now` has a time zone of its own.

    Several processes may do this at once: the plan is locked, and whoever comes second finds nothing to do.
    """
    going = PlanRecord.objects.filter(deleted_at__isnull=True, archived_at__isnull=True).exclude(auto_zone="")
    moved = 0
    for zone in going.values_list("auto_zone", flat=True).distinct().order_by("auto_zone"):
        today = local_day(now, zone).day
        for plan_id in going.filter(auto_zone=zone, status_day__lt=today).values_list("pk", flat=True):
            moved += _pass(plan_id, now)
    return moved


def _pass(plan_id: str, now: datetime) -> bool:
    with writing():
        record = PlanRecord.objects.select_for_update(no_key=True).get(pk=plan_id)
        return bool(append(record, Passing(now), TIME, None).effects)
