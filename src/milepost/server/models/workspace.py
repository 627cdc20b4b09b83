"""Workspaces, who belongs to them, and who has been asked to."""

from django.db import models

from milepost.server.access.role import Role
from milepost.server.identifiers import LENGTH, new_id
from milepost.server.models.account import Account

ROLES = [(role.value, role.value) for role in Role]


class Workspace(models.Model):
    """A group of people and their plans."""

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(Account, through="Membership", related_name="workspaces")

    class Meta:
        db_table = "workspace"


class Membership(models.Model):
    """An account's role in a workspace, which holds for all its plans that are not restricted."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="memberships")
    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=ROLES)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "membership"
        constraints = [models.UniqueConstraint(fields=["workspace", "account"], name="one_membership")]


class Invitation(models.Model):
    """A link by which one person may join a workspace; only its hash is kept."""

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=12, choices=ROLES)
    email = models.EmailField(blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "invitation"
