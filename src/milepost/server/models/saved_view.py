"""Saved views: what is looked at in a plan, under a name."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from milepost.server.identifiers import LENGTH, new_id
from milepost.server.models.account import Account
from milepost.server.models.plan import PlanRecord

LONGEST_VIEW_NAME = 120


class PlanView(StrEnum):
    """The views of a plan, by their words in the page's addresses."""

    MAP = "map"
    OBJECTIVES = "objectives"
    FORECAST = "forecast"
    OUTLINE = "outline"
    HISTORY = "history"


class SavedView(models.Model):
    """A view with its search parameters, under a name; shared with whoever reads the plan unless `private_to` somebody.

    The one that `opens` is shown where the plan is opened without saying which view.
    """

    id = models.CharField(primary_key=True, max_length=LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+")
    private_to = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=LONGEST_VIEW_NAME)
    view = models.CharField(max_length=12, choices=[(each.value, each.value) for each in PlanView])
    search = models.JSONField(default=dict)
    opens = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "saved_view"
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(opens=True), name="one_opening_view"),
            models.CheckConstraint(condition=Q(opens=False) | Q(private_to=None), name="opening_view_is_shared"),
        ]

    @property
    def shared(self) -> bool:
        """Whether everybody who reads the plan sees it."""
        return self.private_to_id is None
