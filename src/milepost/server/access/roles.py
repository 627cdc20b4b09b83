"""The roles that an account was given, by one statement: every request asks for them."""

from uuid import UUID

from django.db import connection

from milepost.server.access.role import Role
from milepost.server.models import Membership, PlanGrant, PlanRecord

_ROLES = (
    f"SELECT (SELECT role FROM {PlanGrant._meta.db_table} WHERE account_id = %s AND plan_id = %s),"
    f" (SELECT role FROM {Membership._meta.db_table} WHERE account_id = %s AND workspace_id = %s)"
)


def roles_of(account: UUID, plan: PlanRecord) -> tuple[Role | None, Role | None]:
    """An account's role by a plan's own grant, and by membership of its workspace.

    Putting this together by Django's models takes ten times as long as the database takes to answer it.
    """
    key = Membership._meta.get_field("account").get_db_prep_value(account, connection)
    with connection.cursor() as cursor:
        cursor.execute(_ROLES, [key, plan.pk, key, plan.workspace_id])
        granted, inherited = cursor.fetchone()
    return _role(granted), _role(inherited)


def _role(name: str | None) -> Role | None:
    return Role(name) if name is not None else None
