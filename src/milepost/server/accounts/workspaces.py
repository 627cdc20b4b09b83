"""Workspaces: made, renamed, and deleted once nothing is in them."""

from milepost.server.access.gateway import WorkspaceAccess
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.models import Membership, PlanRecord, Workspace
from milepost.server.refusals import Clashing
from milepost.server.transaction import writing


def make_workspace(reader: Reader, name: str) -> WorkspaceAccess:
    """A new workspace, owned by the reader."""
    with writing():
        workspace = Workspace.objects.create(name=name)
        Membership.objects.create(workspace=workspace, account=reader.known, role=Role.OWNER)
        record(Action.WORKSPACE_MADE, reader=reader, workspace=workspace, subject=name)
    return WorkspaceAccess(workspace, Role.OWNER)


def rename_workspace(reader: Reader, workspace: Workspace, name: str) -> None:
    """Give a workspace another name."""
    with writing():
        record(
            Action.WORKSPACE_RENAMED, reader=reader, workspace=workspace, subject=name, details={"was": workspace.name}
        )
        workspace.name = name
        workspace.save(update_fields=["name"])


def delete_workspace(reader: Reader, workspace: Workspace) -> None:
    """Delete a workspace; raises `Clashing` where it has plans, of which those in the trash are some."""
    with writing():
        locked(workspace)
        _require_empty(workspace)
        record(Action.WORKSPACE_DELETED, reader=reader, subject=workspace.name, details={"workspace": workspace.id})
        workspace.delete()
        access_changed()


def locked(workspace: Workspace) -> None:
    """Let nobody else change who belongs to the workspace, or add plans to it, before this transaction ends."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)


def _require_empty(workspace: Workspace) -> None:
    plans = PlanRecord.objects.filter(workspace=workspace)
    count, in_trash = plans.count(), plans.filter(deleted_at__isnull=False).count()
    if count:
        raise Clashing(
            f"the workspace has {count} {'plan' if count == 1 else 'plans'}, {in_trash} of them in the trash",
            "Delete its plans first; what is in the trash goes by itself 30 days after it was deleted.",
        )
