"""What the server keeps beside the plans: tokens, sign-in links, answers given once, and who did what."""

from django.db import models

from milepost.server.identifiers import LENGTH, new_id
from milepost.server.models.account import Account
from milepost.server.models.workspace import Workspace


class ApiToken(models.Model):
    """A token by which a program acts for an account; only its hash is kept, `prefix` is shown to tell it apart."""

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=20)
    secret_hash = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=8, choices=[("read", "read"), ("write", "write")])
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_token"


class SignInLink(models.Model):
    """A link that signs one account in once."""

    secret_hash = models.CharField(primary_key=True, max_length=64)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sign_in_link"


class IdempotencyRecord(models.Model):
    """The answer to a write that carried an Idempotency-Key, stored in the transaction of that write."""

    actor = models.CharField(max_length=80)
    route = models.CharField(max_length=300)
    key = models.CharField(max_length=200)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    answer = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "idempotency"
        constraints = [models.UniqueConstraint(fields=["actor", "route", "key"], name="one_answer_a_key")]
        indexes = [models.Index(fields=["created_at"], name="idempotency_by_age")]


class AuditEntry(models.Model):
    """One sign-in or act of administration."""

    id = models.BigAutoField(primary_key=True)
    when = models.DateTimeField(auto_now_add=True)
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    workspace = models.ForeignKey(Workspace, models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "audit"
        indexes = [models.Index(fields=["workspace", "when"], name="audit_by_workspace")]


class CacheEntry(models.Model):
    """A row of Django's DatabaseCache, which reads and writes it: how often somebody failed to sign in lately."""

    cache_key = models.CharField(primary_key=True, max_length=255)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "cache"
