"""A new plan: its place, and its first revision."""

from django.utils import timezone

from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.log.intent import Adoption
from milepost.server.log.write import Written, append
from milepost.server.models import LONGEST_NAME, PlanGrant, PlanRecord
from milepost.server.transaction import writing


def create_plan(
    reader: Reader, workspace_id: str, adoption: Adoption, why: str | None = None, *, restricted: bool = False
) -> Written:
    """A new plan in a workspace in which the reader is an editor; its number is 1. Raises `Unprocessable`.

    Of a restricted one the reader is made an owner: the others of the workspace do not see it.
    """
    reader.require_write()
    with writing():
        workspace = Gateway(reader).workspace(workspace_id, Role.EDITOR).workspace
        now = timezone.now()
        record = PlanRecord.objects.create(
            workspace=workspace,
            name=adoption.plan.name[:LONGEST_NAME],
            created_by=reader.account,
            created_at=now,
            changed_at=now,
            restricted=restricted,
        )
        if restricted:
            PlanGrant.objects.create(plan=record, account=reader.known, role=Role.OWNER)
        return append(record, adoption, reader, why)
