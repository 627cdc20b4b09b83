"""Invitations to a workspace by a link: made, looked at, accepted once, or withdrawn."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.accounts.enrol import address_of
from milepost.server.accounts.secret import beginning_of, fresh_secret, hash_of, is_hash_of
from milepost.server.models import Account, Invitation, Membership, Workspace
from milepost.server.refusals import Clashing, Gone, NotAllowed, NotFound
from milepost.server.transaction import writing

LASTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as it was made, with the secret that is not kept and never shown again."""

    invitation: Invitation
    secret: str


def invite(reader: Reader, workspace: Workspace, role: Role, email: str = "") -> Invited:
    """A new invitation, for whoever has the link, or only for one e-mail address.

    Raises `Unprocessable` where the address is none, `Clashing` where it belongs to a member.
    """
    address = address_of(email) if email else ""
    if address and Membership.objects.filter(workspace=workspace, account__email=address).exists():
        raise Clashing(f"{address} belongs to the workspace already", "Change the role of the member instead.")
    secret = fresh_secret()
    with writing():
        invitation = Invitation.objects.create(
            workspace=workspace,
            role=role,
            email=address,
            secret_hash=hash_of(secret),
            created_by=reader.known,
            expires_at=timezone.now() + LASTS,
        )
        _note(Action.INVITATION_MADE, reader, invitation)
    return Invited(invitation, secret)


def open_invitations(workspace: Workspace) -> QuerySet[Invitation]:
    """The invitations that can still be accepted."""
    unused = Invitation.objects.filter(workspace=workspace, accepted_at__isnull=True, withdrawn_at__isnull=True)
    return unused.filter(expires_at__gt=timezone.now()).select_related("created_by")


def withdraw(reader: Reader, workspace: Workspace, invitation_id: str) -> None:
    """End an invitation; raises `NotFound` where there is none that can still be accepted."""
    with writing():
        invitation = open_invitations(workspace).select_for_update(of=("self",)).filter(pk=invitation_id).first()
        if invitation is None:
            raise NotFound("invitation", invitation_id)
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
        _note(Action.INVITATION_WITHDRAWN, reader, invitation)


def end_invitations_by(account: Account, workspace: Workspace | None = None) -> None:
    """Withdraw what somebody invited to, lest they come back by it: in one workspace, or in all."""
    still_open = Invitation.objects.filter(created_by=account, accepted_at__isnull=True, withdrawn_at__isnull=True)
    meant = still_open if workspace is None else still_open.filter(workspace=workspace)
    meant.update(withdrawn_at=timezone.now())


def invitation_with(secret: str) -> Invitation:
    """The invitation with this secret; raises `NotFound`, or `Gone` where it can no longer be accepted."""
    found = _invitations().filter(secret_hash=hash_of(secret)).first()
    return _usable(found, secret)


def accept(reader: Reader, secret: str) -> Membership:
    """Join the workspace.

    Raises `NotFound`, `Gone`, `NotAllowed` for another address or a reader who may only read, `Clashing` for a member.
    """
    account = reader.require_write()
    with writing():
        found = _invitations().select_for_update(of=("self",)).filter(secret_hash=hash_of(secret)).first()
        invitation = _usable(found, secret)
        require_address(invitation, account.email)
        membership = _join(invitation, account)
        invitation.accepted_by, invitation.accepted_at = account, timezone.now()
        invitation.save(update_fields=["accepted_by", "accepted_at"])
        _note(Action.INVITATION_ACCEPTED, reader, invitation)
        access_changed()
    return membership


def require_address(invitation: Invitation, email: str) -> None:
    """Raise `NotAllowed` where the invitation is for another address."""
    if invitation.email and invitation.email != email.strip().lower():
        raise NotAllowed(
            "this invitation is for another e-mail address than that of your account",
            "Sign in with the account that was invited, or ask for an invitation to your address.",
        )


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("workspace")


def _usable(found: Invitation | None, secret: str) -> Invitation:
    if found is None or not is_hash_of(found.secret_hash, secret):
        raise NotFound("invitation", beginning_of(secret))
    ends = {
        "was accepted already": found.accepted_at is not None,
        "was withdrawn": found.withdrawn_at is not None,
        "has expired": found.expires_at <= timezone.now(),
    }
    for what, happened in ends.items():
        if happened:
            raise Gone(f"this invitation {what}", "Ask an owner of the workspace for a new one.")
    return found


def _join(invitation: Invitation, account: Account) -> Membership:
    workspace = invitation.workspace
    membership, joined = Membership.objects.get_or_create(
        workspace=workspace, account=account, defaults={"role": invitation.role}
    )
    if not joined:
        raise Clashing(
            f"you belong to {workspace.name} already, as {membership.role}",
            "Open it; an owner of it can change your role.",
        )
    return membership


def _note(action: Action, reader: Reader, invitation: Invitation) -> None:
    details = {"invitation": invitation.id, "role": invitation.role}
    record(action, reader=reader, workspace=invitation.workspace, subject=invitation.email, details=details)
