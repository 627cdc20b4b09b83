"""Who owns a workspace when its last owner goes."""

from django.db.models import Exists, OuterRef

from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.workspaces import locked
from milepost.server.models import Account, Membership, Workspace
from milepost.server.refusals import Clashing
from milepost.server.transaction import writing


def pass_on(reader: Reader, account: Account, successor: Account | None) -> None:
    """Make the successor an owner of every workspace in which the account is the last one that is active.

    Raises `Clashing` where there is no successor and others belong to such a workspace: nobody could administer it.
    """
    with writing():
        orphans = _left_without(account)
        if successor is None:
            _require_alone(account, orphans)
            return
        for workspace in orphans:
            _make_owner(reader, workspace, successor)


def _left_without(account: Account) -> list[Workspace]:
    """The workspaces whose last active owner the account is, locked, so that no other one leaves meanwhile."""
    owned = Membership.objects.filter(account=account, role=Role.OWNER).select_related("workspace")
    for membership in owned.order_by("workspace_id"):
        locked(membership.workspace)
    others = Membership.objects.filter(workspace=OuterRef("workspace"), role=Role.OWNER, account__is_active=True)
    alone = owned.filter(~Exists(others.exclude(account=account)))
    return [membership.workspace for membership in alone.order_by("workspace__name", "workspace_id")]


def _require_alone(account: Account, workspaces: list[Workspace]) -> None:
    others = Membership.objects.filter(workspace__in=workspaces, account__is_active=True).exclude(account=account)
    shared = set(others.values_list("workspace", flat=True))
    names = [repr(workspace.name) for workspace in workspaces if workspace.pk in shared]
    if names:
        raise Clashing(
            f"{account.email} is the last owner of {' and '.join(names)}, where others work",
            "Name who is to own what would have no owner: --hand-over-to EMAIL.",
        )


def _make_owner(reader: Reader, workspace: Workspace, successor: Account) -> None:
    membership = Membership.objects.filter(workspace=workspace, account=successor).first()
    was = membership.role if membership else None
    Membership.objects.update_or_create(workspace=workspace, account=successor, defaults={"role": Role.OWNER})
    details = {"role": Role.OWNER, "was": was}
    record(Action.ROLE_CHANGED, reader=reader, workspace=workspace, subject=successor.email, details=details)
