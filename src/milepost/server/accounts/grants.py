"""Roles in one plan, on top of what its workspace gives."""

from django.db.models import QuerySet

from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.accounts.known import account_called, called
from milepost.server.models import PlanGrant, PlanRecord
from milepost.server.refusals import NotFound
from milepost.server.transaction import writing


def grants_of(plan: PlanRecord) -> QuerySet[PlanGrant]:
    """The grants of a plan."""
    return PlanGrant.objects.filter(plan=plan).select_related("account")


def set_grant(reader: Reader, plan: PlanRecord, reference: str, role: Role) -> tuple[PlanGrant, bool]:
    """Give an account, by its id or address, a role in the plan; and whether it had none. Raises `NotFound`."""
    account = account_called(reference)
    with writing():
        grant, is_new = PlanGrant.objects.update_or_create(plan=plan, account=account, defaults={"role": role})
        _note(Action.GRANT_SET, reader, plan, {"account": account.email, "role": role})
    return grant, is_new


def remove_grant(reader: Reader, plan: PlanRecord, reference: str) -> None:
    """Take an account's own role in the plan away; raises `NotFound`."""
    with writing():
        grant = grants_of(plan).filter(called(reference, "account__")).first()
        if grant is None:
            raise NotFound("grant for the account", reference)
        _note(Action.GRANT_REMOVED, reader, plan, {"account": grant.account.email, "was": grant.role})
        grant.delete()


def _note(action: Action, reader: Reader, plan: PlanRecord, details: dict[str, object]) -> None:
    told = {"plan": plan.id, **details}
    record(action, reader=reader, workspace=plan.workspace, subject=plan.name, details=told)
    access_changed()
