"""What every request asks: a plan, and the roles that an account was given for it."""

from typing import Any
from uuid import UUID

from django.db import connection

from milepost.server.access.role import Role
from milepost.server.models import Membership, PlanGrant, PlanRecord
from milepost.server.whole_rows import WholeRows

Roles = tuple[Role | None, Role | None]
"""An account's role by a plan's own grant, and by membership of its workspace."""

_PLAN = PlanRecord._meta.db_table
_ROWS = WholeRows(PlanRecord)
_GIVEN = f"(SELECT role FROM {PlanGrant._meta.db_table} WHERE account_id = %s AND plan_id = "
_INHERITED = f"(SELECT role FROM {Membership._meta.db_table} WHERE account_id = %s AND workspace_id = "
_ROLES = f"SELECT {_GIVEN}%s), {_INHERITED}%s)"
_PLAN_AND_ROLES = f'SELECT {_ROWS.columns}, {_GIVEN}"{_PLAN}".id), {_INHERITED}"{_PLAN}".workspace_id) FROM "{_PLAN}"'
_PRESENT, _DELETED = (f" WHERE id = %s AND deleted_at IS {what}" for what in ("NULL", "NOT NULL"))


def plan_and_roles(account: UUID, plan_id: str, *, deleted: bool = False) -> tuple[PlanRecord, Roles] | None:
    """A plan that is not in the trash (or is, where `deleted`), if there is one, whoever may see it."""
    key = _key(account)
    row = _row(_PLAN_AND_ROLES + (_DELETED if deleted else _PRESENT), [key, key, plan_id])
    return (_ROWS.models(row)[0], _roles(row[-2:])) if row is not None else None


def locked_plan(plan_id: str) -> PlanRecord | None:
    """A plan that is not in the trash, if there is one, locked until the present transaction ends.

    Its roles are to be asked for after it: those that are read along with it were read before the wait for the lock.
    Rows that only name the plan, such as a snapshot, do not wait for this one.
    """
    lock = " FOR NO KEY UPDATE" if connection.features.has_select_for_update else ""
    row = _row(f'SELECT {_ROWS.columns} FROM "{_PLAN}"{_PRESENT}{lock}', [plan_id])
    return _ROWS.models(row)[0] if row is not None else None


def roles_of(account: UUID, plan: PlanRecord) -> Roles:
    """The roles that an account has for a plan."""
    key = _key(account)
    row = _row(_ROLES, [key, plan.pk, key, plan.workspace_id])
    assert row is not None
    return _roles(row)


def _row(statement: str, values: list[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _key(account: UUID) -> Any:
    return Membership._meta.get_field("account").get_db_prep_value(account, connection)


def _roles(names: tuple[str | None, ...]) -> Roles:
    given, inherited = (Role(name) if name is not None else None for name in names)
    return given, inherited
