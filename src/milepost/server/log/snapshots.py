"""When the state of a plan is kept whole, so that opening it reads a short tail."""

from django.db.models import Max, Sum

from milepost.model.log import LogState, write_snapshot
from milepost.server.log.packing import pack
from milepost.server.models import PlanRecord, RevisionRecord, SnapshotRecord
from milepost.server.transaction import writing

EVERY = 200
TAIL_BYTES = 1_000_000


def snapshot_is_due(plan_id: str, last: int, number: int) -> bool:
    """Whether the tail from one revision to another is too long to be read each time."""
    if number - last >= EVERY:
        return True
    if number == last:
        return False
    tail = RevisionRecord.objects.filter(plan_id=plan_id, number__gt=last, number__lte=number)
    return (tail.aggregate(size=Sum("size"))["size"] or 0) >= TAIL_BYTES


def last_snapshot(record: PlanRecord) -> tuple[int, bytes] | None:
    """The number of a plan's last snapshot, and its bytes as they are kept; None where there is none."""
    found = SnapshotRecord.objects.filter(plan=record).order_by("-number").first()
    return None if found is None else (found.number, bytes(found.data))


def keep_snapshot(plan_id: str, state: LogState) -> bytes:
    """Store the state as a snapshot of its revision, and give its bytes; one that is there already stays."""
    data = pack(write_snapshot(state))
    with writing():
        SnapshotRecord.objects.bulk_create(
            [SnapshotRecord(plan_id=plan_id, number=state.number, data=data)], ignore_conflicts=True
        )
    return data


def keep_snapshot_if_due(plan_id: str, state: LogState) -> None:
    """Store a snapshot where the tail since the last one has grown long."""
    kept = SnapshotRecord.objects.filter(plan_id=plan_id, number__lte=state.number)
    last = kept.aggregate(last=Max("number"))["last"] or 0
    if snapshot_is_due(plan_id, last, state.number):
        keep_snapshot(plan_id, state)
