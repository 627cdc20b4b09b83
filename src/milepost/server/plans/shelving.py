"""What becomes of plans as a whole: put away, thrown away, brought back, kept to a few."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts import audit
from milepost.server.accounts.audit import Action
from milepost.server.live import hub
from milepost.server.live.notify import notify
from milepost.server.models import PlanRecord
from milepost.server.transaction import writing

TRASH_KEPT = timedelta(days=30)


def archive(plan_id: str, reader: Reader) -> PlanRecord:
    """Put a plan away: it is read as before and no longer changed."""
    return _marked(plan_id, reader, Role.EDITOR, Action.PLAN_ARCHIVED, archived_at=timezone.now())


def unarchive(plan_id: str, reader: Reader) -> PlanRecord:
    """Take a plan out of the archive."""
    return _marked(plan_id, reader, Role.EDITOR, Action.PLAN_UNARCHIVED, archived_at=None)


def restrict(plan_id: str, reader: Reader, *, restricted: bool) -> PlanRecord:
    """Keep a plan to those who were given a role in it and the workspace's owners, or open it to the workspace."""
    action = Action.PLAN_RESTRICTED if restricted else Action.PLAN_OPENED
    return _marked(plan_id, reader, Role.OWNER, action, restricted=restricted)


def delete(plan_id: str, reader: Reader) -> PlanRecord:
    """Put a plan into the trash, which says who did and keeps it for 30 days."""
    return _marked(
        plan_id, reader, Role.OWNER, Action.PLAN_DELETED, deleted_at=timezone.now(), deleted_by=reader.require_write()
    )


def restore(plan_id: str, reader: Reader) -> PlanRecord:
    """Take a plan out of the trash, as it was."""
    return _marked(plan_id, reader, Role.OWNER, Action.PLAN_RESTORED, deleted=True, deleted_at=None, deleted_by=None)


def empty_trash(now: datetime) -> int:
    """Remove for good what has been in the trash for over 30 days; how many plans there were."""
    with writing():
        expired = PlanRecord.objects.filter(deleted_at__lt=now - TRASH_KEPT)
        count = expired.count()
        expired.delete()
    return count


def _marked(
    plan_id: str, reader: Reader, needs: Role, action: Action, *, deleted: bool = False, **fields: object
) -> PlanRecord:
    reader.require_write()
    with writing():
        record = Gateway(reader).plan(plan_id, needs, deleted=deleted).record
        for name, value in fields.items():
            setattr(record, name, value)
        record.save(update_fields=list(fields))
        audit.record(action, reader=reader, workspace=record.workspace, subject=record.name, details={"plan": plan_id})
        notify(plan_id, "access")
        transaction.on_commit(hub.recheck)
    return record
