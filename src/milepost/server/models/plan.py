"""Plans and their logs (design, section 4)."""

from django.db import models

from milepost.server.identifiers import LENGTH, new_id
from milepost.server.models.account import Account
from milepost.server.models.workspace import ROLES, Workspace

LONGEST_NAME = 500


class PlanRecord(models.Model):
    """A plan as the server knows it: where it belongs, the number of its last revision, what has become of it.

    `auto_zone` is the time zone by which its status date moves, empty where it is fixed; `status_day` counts days since
    1970-01-01. They, `number`, `name` and `changed_at` repeat what the last revisions say, so that plans can be listed
    and locked without reading their logs; they change in the transaction that appends.
    """

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="plans")
    name = models.CharField(max_length=LONGEST_NAME)
    number = models.PositiveIntegerField(default=0)
    restricted = models.BooleanField(default=False)
    auto_zone = models.CharField(max_length=80, blank=True)
    status_day = models.IntegerField(default=0)
    created_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "plan"


class PlanGrant(models.Model):
    """An account's role in one plan, on top of what its workspace gives."""

    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="grants")
    account = models.ForeignKey(Account, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=12, choices=ROLES)

    class Meta:
        db_table = "plan_grant"
        constraints = [models.UniqueConstraint(fields=["plan", "account"], name="one_grant")]


class PersonBinding(models.Model):
    """Which account a person of a plan is."""

    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="bindings")
    person = models.CharField(max_length=80)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")

    class Meta:
        db_table = "person_binding"
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="one_account_a_person")]


class RevisionRecord(models.Model):
    """One revision, as the line that the log's own `write_revision` makes of it; never changed once written.

    The other columns repeat what a list of revisions shows, so that lines need not be read for it.
    """

    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    when = models.DateTimeField()
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    actor = models.CharField(max_length=40)
    through = models.CharField(max_length=12)
    why = models.TextField(null=True)
    sentence = models.TextField()
    line = models.TextField()
    size = models.PositiveIntegerField()

    class Meta:
        db_table = "revision"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_revision_a_number")]
        indexes = [models.Index(fields=["plan", "when"], name="revision_by_time")]


class RevisionSubject(models.Model):
    """An entity that a revision touched."""

    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    entity = models.CharField(max_length=80)

    class Meta:
        db_table = "revision_subject"
        indexes = [models.Index(fields=["plan", "entity", "number"], name="revision_by_entity")]


class SnapshotRecord(models.Model):
    """The state of a plan at a revision: the log's own `write_snapshot`, compressed by gzip, as it is served."""

    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="snapshots")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        db_table = "snapshot"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_snapshot_a_number")]


class ForecastRecord(models.Model):
    """A forecast that was answered: the ledger (law F9). `document` is gzip-compressed JSON, quantiles included."""

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="forecasts")
    number = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    engine = models.CharField(max_length=40)
    iterations = models.PositiveIntegerField()
    complete = models.BooleanField()
    answered_at = models.DateTimeField()
    document = models.BinaryField()

    class Meta:
        db_table = "forecast"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number", "seed", "iterations", "engine", "complete"], name="one_forecast"
            )
        ]
