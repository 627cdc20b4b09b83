"""Long logs, quickly: real revisions, appended to the database as the write path does, but many at once."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from milepost.model.entity import Kind
from milepost.model.log import Effect, Revision, SetFields, Through, write_revision
from milepost.model.log.value import Json

if TYPE_CHECKING:
    from milepost.server.models import Account, RevisionRecord

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def lengthen(plan: str, count: int, note: str = "note", account: "Account | None" = None) -> int:
    """Change the notes of the task `api` so many times over, in one transaction; the number of the last revision."""
    from milepost.server.models import PlanRecord, RevisionRecord
    from milepost.server.transaction import writing

    with writing():
        record = PlanRecord.objects.select_for_update().get(pk=plan)
        RevisionRecord.objects.bulk_create(
            _row(plan, number, note, account) for number in range(record.number + 1, record.number + count + 1)
        )
        PlanRecord.objects.filter(pk=plan).update(number=record.number + count)
    return record.number + count


def _row(plan: str, number: int, note: str, account: "Account | None") -> "RevisionRecord":
    from milepost.server.models import RevisionRecord

    line = write_revision(_revision(number, note, account))
    return RevisionRecord(
        plan_id=plan, number=number, when=NOON, account=account, sentence=f"{note} {number}", line=line, size=len(line)
    )


def _revision(number: int, note: str, account: "Account | None") -> Revision:
    before: dict[str, Json] = {"notes": f"{note} {number - 1}"} if number > 2 else {}
    after: dict[str, Json] = {"notes": f"{note} {number}"}
    return Revision(
        number=number,
        who=str(account.pk) if account else "nobody",
        when=NOON,
        through=Through.API,
        commands=(SetFields(kind=Kind.TASK, id="api", fields=after),),
        effects=(Effect(kind=Kind.TASK, id="api", before=before, after=after),),
    )
