"""A log as years of work make it, stored in bulk: the rows are those that the write path would have stored."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from milepost.model.entity import Kind
from milepost.model.log import Effect, LogState, Revision, SetFields, Through, advance, subjects, write_revision
from milepost.model.log.summary import summary
from milepost.server.log.held import Shelf
from milepost.server.log.snapshots import EVERY, keep_snapshot
from milepost.server.models import PlanRecord, RevisionRecord, RevisionSubject
from milepost.server.transaction import writing

_BETWEEN = timedelta(minutes=11)
Step = tuple[Revision, LogState, LogState]


def lengthen(plan_id: str, count: int, notes: str = "", *, snapshots: bool = True) -> None:
    """Append so many revisions, each of which notes something of the next task; `notes` makes them longer.

    With `snapshots` there is one of every 200th, as if each had been kept when it was due.
    """
    record = PlanRecord.objects.get(pk=plan_id)
    steps = _steps(record, Shelf().state(plan_id, record.number), count, notes)
    while some := list(islice(steps, EVERY)):
        with writing():
            _store(record, some)
            for revision, _, state in some:
                if snapshots and revision.number % EVERY == 0:
                    keep_snapshot(plan_id, state)


def _steps(record: PlanRecord, state: LogState, count: int, notes: str) -> Iterator[Step]:
    tasks = list(state.plan.tasks)
    when = record.changed_at
    for turn in range(count):
        before, when = state, when + _BETWEEN
        task = tasks[turn % len(tasks)]
        known = state.plan.tasks[task].notes
        fields = {"notes": f"Looked at in turn {turn}. {notes}"}
        effect = Effect(kind=Kind.TASK, id=task, before={} if known is None else {"notes": known}, after=dict(fields))
        state = advance(before, (effect,))
        command = SetFields(kind=Kind.TASK, id=task, fields=dict(fields))
        yield (
            Revision(
                number=state.number,
                who=str(record.created_by_id),
                when=when,
                through=Through.API,
                commands=(command,),
                effects=(effect,),
            ),
            before,
            state,
        )


def _store(record: PlanRecord, steps: list[Step]) -> None:
    RevisionRecord.objects.bulk_create([_row(record, revision, before) for revision, before, _ in steps])
    RevisionSubject.objects.bulk_create(
        [
            RevisionSubject(plan=record, number=revision.number, entity=entity)
            for revision, _, _ in steps
            for entity in subjects(revision.effects)
        ]
    )
    last = steps[-1][0]
    record.number, record.changed_at = last.number, last.when
    record.save(update_fields=["number", "changed_at"])


def _row(record: PlanRecord, revision: Revision, before: LogState) -> RevisionRecord:
    line = write_revision(revision)
    return RevisionRecord(
        plan=record,
        number=revision.number,
        when=revision.when,
        account=record.created_by,
        actor=revision.who,
        through=revision.through,
        why=revision.why,
        sentence=summary(revision, before.plan),
        line=line,
        size=len(line),
    )
