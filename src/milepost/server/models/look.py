"""When somebody last looked at a plan."""

from django.db import models
from django.db.models import Q

from milepost.server.models.account import Account
from milepost.server.models.plan import PlanRecord


class Look(models.Model):
    """What an account had seen of a plan by the end of its last look, and by the end of the one before (`base`).

    `base` is not set where there was no look before, or where somebody said that they have seen all there is.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+")
    base_number = models.PositiveIntegerField(null=True)
    base_at = models.DateTimeField(null=True)
    last_number = models.PositiveIntegerField()
    last_at = models.DateTimeField()

    class Meta:
        db_table = "look"
        constraints = [
            models.UniqueConstraint(fields=["account", "plan"], name="one_look"),
            models.CheckConstraint(
                condition=Q(base_number=None, base_at=None) | Q(base_number__isnull=False, base_at__isnull=False),
                name="look_base_is_whole",
            ),
        ]
