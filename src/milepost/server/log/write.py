"""The one write path (law L7): whoever changes a plan, and by whatever way, appends a revision here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils import timezone

from milepost.model.log import Clash, Effect, LogState, Revision, advance, subjects, write_revision
from milepost.model.log.sentence import describe_effects
from milepost.model.log.summary import summary
from milepost.model.moment import MINUTES_PER_DAY
from milepost.model.plan import Plan
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.log.held import shelf
from milepost.server.log.intent import Intent
from milepost.server.log.rehearsal import rehearsed, writers
from milepost.server.log.stored import stored
from milepost.server.models import LONGEST_NAME, PlanRecord, RevisionRecord, RevisionSubject
from milepost.server.refusals import NotAllowed
from milepost.server.transaction import writing

NOTHING = "Changed nothing"


@dataclass(frozen=True, slots=True)
class Written:
    """What was stored: the plan, and its state at its new revision. Without effects nothing was."""

    plan_id: str
    state: LogState
    effects: tuple[Effect, ...]
    sentence: str
    when: datetime
    fresh_ids: Mapping[str, str] = field(default_factory=dict)
    left: tuple[Clash, ...] = ()


def write(plan_id: str, intent: Intent, reader: Reader, why: str | None = None) -> Written:
    """Append what somebody wants to a plan's log, if they are an editor of it; raises a `Refusal`, or it is stored.

    When the transaction has ended, the revision is on disk. Others who write wait for it, so that it is short: the
    intent is drafted before, and again only where the plan was changed in between.
    """
    reader.require_write()
    intent = rehearsed(intent, plan_id, reader)
    with writers.of(plan_id), writing(savepoint=False):
        record = Gateway(reader).locked_plan(plan_id, Role.EDITOR).record
        if record.archived_at is not None:
            raise NotAllowed("this plan is in the archive, where nothing changes", "Take it out of the archive first.")
        return append(record, intent, reader, why)


def append(record: PlanRecord, intent: Intent, reader: Reader, why: str | None) -> Written:
    """Append to a plan that is locked by the transaction under way."""
    head = shelf.state(record.pk, record.number)
    drafted = intent.drafted(record.pk, head)
    when = max(timezone.now(), record.changed_at).astimezone(UTC)
    if not drafted.effects:
        return Written(record.pk, head, (), NOTHING, when, {}, drafted.left)
    state = advance(head, drafted.effects)
    revision = Revision(
        number=state.number,
        who=reader.actor,
        when=when,
        through=reader.through,
        why=why,
        commands=drafted.commands,
        effects=drafted.effects,
    )
    sentence = describe_effects(drafted.effects, head.plan) if drafted.merged else summary(revision, head.plan)
    _store(record, revision, state, sentence, reader)
    return Written(record.pk, state, drafted.effects, sentence, when, drafted.fresh_ids, drafted.left)


def _store(record: PlanRecord, revision: Revision, state: LogState, sentence: str, reader: Reader) -> None:
    line = write_revision(revision)
    RevisionRecord.objects.create(
        plan=record,
        number=revision.number,
        when=revision.when,
        account=reader.account,
        actor=reader.actor,
        through=revision.through,
        why=revision.why,
        sentence=sentence,
        line=line,
        size=len(line),
    )
    RevisionSubject.objects.bulk_create(
        [RevisionSubject(plan=record, number=revision.number, entity=each) for each in subjects(revision.effects)]
    )
    _repeat(record, revision, state.plan)
    stored(record.pk, state)


def _repeat(record: PlanRecord, revision: Revision, plan: Plan) -> None:
    """What the record repeats of its last revision."""
    settings = plan.settings
    record.number, record.name, record.changed_at = revision.number, plan.name[:LONGEST_NAME], revision.when
    record.auto_zone = settings.time_zone or "" if settings.auto else ""
    record.status_day = plan.status_instant // MINUTES_PER_DAY
    record.save(update_fields=["number", "name", "changed_at", "auto_zone", "status_day"])
