"""Who belongs to a workspace, and as what. A workspace always has an owner."""

from uuid import UUID

from django.db.models import QuerySet

from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.accounts.invitations import end_invitations_by
from milepost.server.accounts.workspaces import locked
from milepost.server.models import Account, Membership, PlanGrant, Workspace
from milepost.server.refusals import Clashing, NotFound
from milepost.server.transaction import writing


def memberships_of(account: Account) -> QuerySet[Membership]:
    """An account's memberships."""
    return Membership.objects.filter(account=account).select_related("workspace")


def members_of(workspace: Workspace) -> QuerySet[Membership]:
    """The memberships of a workspace."""
    return Membership.objects.filter(workspace=workspace).select_related("account")


def change_role(reader: Reader, workspace: Workspace, account: UUID, role: Role) -> Membership:
    """Make a member something else; raises `NotFound`, or `Clashing` where no owner would be left."""
    with writing():
        member = _member(workspace, account)
        was = Role(member.role)
        if was is Role.OWNER and role is not Role.OWNER:
            _give_up_ownership(workspace, member)
        member.role = role
        member.save(update_fields=["role"])
        _note(Action.ROLE_CHANGED, reader, member, {"role": role, "was": was})
    return member


def remove_member(reader: Reader, workspace: Workspace, account: UUID) -> None:
    """Take a member out, or leave: also out of the plans of the workspace that were granted by themselves.

    Raises `NotFound`, or `Clashing` where no owner would be left.
    """
    with writing():
        member = _member(workspace, account)
        if Role(member.role) is Role.OWNER:
            _give_up_ownership(workspace, member)
        PlanGrant.objects.filter(plan__workspace=workspace, account=member.account).delete()
        leaves = member.account == reader.account
        _note(Action.MEMBER_LEFT if leaves else Action.MEMBER_REMOVED, reader, member, {"was": member.role})
        member.delete()


def _member(workspace: Workspace, account: UUID) -> Membership:
    locked(workspace)
    member = members_of(workspace).filter(account=account).first()
    if member is None:
        raise NotFound("member", str(account))
    return member


def _give_up_ownership(workspace: Workspace, member: Membership) -> None:
    """What an owner may do needs an owner: their open invitations end with it, lest they come back by one."""
    if not members_of(workspace).filter(role=Role.OWNER, account__is_active=True).exclude(pk=member.pk).exists():
        raise Clashing(
            f"{member.account.title} is the last owner of the workspace", "Make somebody else an owner first."
        )
    end_invitations_by(member.account, workspace)


def _note(action: Action, reader: Reader, member: Membership, details: dict[str, object]) -> None:
    record(action, reader=reader, workspace=member.workspace, subject=member.account.email, details=details)
    access_changed()
