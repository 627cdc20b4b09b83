"""The one way to anything that belongs to somebody: every query starts from what the reader may see."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from milepost.server.access.reader import Reader
from milepost.server.access.role import Role, higher
from milepost.server.access.roles import Roles, locked_plan, plan_and_roles, roles_of
from milepost.server.models import Look, Membership, PlanGrant, PlanRecord, SavedView, Workspace
from milepost.server.refusals import NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class PlanAccess:
    """A plan, and what the reader is in it."""

    record: PlanRecord
    role: Role

    def require(self, needs: Role) -> None:
        """Raise `NotAllowed` where the reader is less than `needs`."""
        _require(self.role, needs, "plan")


@dataclass(frozen=True, slots=True)
class WorkspaceAccess:
    """A workspace, and what the reader is in it."""

    workspace: Workspace
    role: Role


class Gateway:
    """What one reader may see and do. Whatever is hidden from the reader is not found, as if it did not exist."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def workspaces(self) -> QuerySet[Workspace]:
        """The workspaces that the reader belongs to, in the order of joining."""
        return Workspace.objects.filter(memberships__account=self.reader.known).order_by("memberships__joined_at", "id")

    def workspace(self, workspace_id: str, needs: Role = Role.VIEWER) -> WorkspaceAccess:
        """One workspace; raises `NotFound`, or `NotAllowed` where the reader is less than `needs`."""
        membership = (
            Membership.objects.select_related("workspace")
            .filter(account=self.reader.known, workspace_id=workspace_id)
            .first()
        )
        if membership is None:
            raise NotFound("workspace", workspace_id)
        role = Role(membership.role)
        _require(role, needs, "workspace")
        return WorkspaceAccess(membership.workspace, role)

    def plans(self, *, deleted: bool = False) -> QuerySet[PlanRecord]:
        """The plans that the reader may see: of their workspaces where not restricted or owned, and those granted."""
        account = self.reader.known
        member = Membership.objects.filter(account=account, workspace=OuterRef("workspace"))
        grant = PlanGrant.objects.filter(account=account, plan=OuterRef("pk"))
        visible = (Q(restricted=False) & Exists(member)) | Exists(member.filter(role=Role.OWNER)) | Exists(grant)
        return PlanRecord.objects.filter(visible, deleted_at__isnull=not deleted)

    def plan(self, plan_id: str, needs: Role = Role.VIEWER, *, deleted: bool = False) -> PlanAccess:
        """One plan that is not in the trash (or is, where `deleted`); raises `NotFound` or `NotAllowed`."""
        # Whoever sees a plan in `plans` has a role in it, and the other way round.
        found = plan_and_roles(self.reader.known.pk, plan_id, deleted=deleted)
        if found is None:
            raise NotFound("plan", plan_id)
        return _granted(*found, needs)

    def locked_plan(self, plan_id: str, needs: Role) -> PlanAccess:
        """One that is not in the trash, and nobody else changes it until the present transaction ends."""
        account = self.reader.known.pk
        record = locked_plan(plan_id)
        if record is None:
            raise NotFound("plan", plan_id)
        return _granted(record, roles_of(account, record), needs)

    def role_in(self, record: PlanRecord) -> Role | None:
        """What the reader is in a plan: the higher of the role in its workspace and of the plan's own grant."""
        return _role_by(roles_of(self.reader.known.pk, record), record)

    def saved_views(self, plan: PlanRecord) -> QuerySet[SavedView]:
        """The saved views that the reader sees in a plan: those that are shared, and their own."""
        mine = Q(private_to=self.reader.known)
        return SavedView.objects.filter(mine | Q(private_to=None), plan=plan).select_related("made_by")

    def looks(self) -> QuerySet[Look]:
        """The reader's own looks, at whatever plan."""
        return Look.objects.filter(account=self.reader.known)


def _granted(record: PlanRecord, roles: Roles, needs: Role) -> PlanAccess:
    role = _role_by(roles, record)
    if role is None:
        raise NotFound("plan", record.pk)
    access = PlanAccess(record, role)
    access.require(needs)
    return access


def _role_by(roles: Roles, record: PlanRecord) -> Role | None:
    given, inherited = roles
    if record.restricted and inherited is not Role.OWNER:
        return given
    return higher(inherited, given)


def _require(role: Role, needs: Role, where: str) -> None:
    if not role.covers(needs):
        raise NotAllowed(
            f"this needs the role {needs} in the {where}; yours is {role}",
            f"Ask an owner of the {where} to make you {needs}.",
        )
