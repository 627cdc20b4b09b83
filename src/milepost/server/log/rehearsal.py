"""Drafting before the plan is locked, on the state that it will most likely have then."""

from dataclasses import dataclass

from milepost.model.log import LogState
from milepost.server.log.held import shelf
from milepost.server.log.intent import Drafted, Intent
from milepost.server.models import PlanRecord
from milepost.server.refusals import Refusal


def rehearsed(intent: Intent, record: PlanRecord) -> Intent:
    """The intent, drafted on the present state of a plan. What speaks against it is found again by who locks the plan.

    It is for who may see the plan: the record is to come from the gateway.
    """
    head = shelf.state(record.pk, record.number)
    try:
        return _Rehearsed(intent, head, intent.drafted(record.pk, head))
    except Refusal:
        return intent


@dataclass(frozen=True, slots=True)
class _Rehearsed:
    """An intent with what came of it on one state."""

    intent: Intent
    head: LogState
    found: Drafted

    def drafted(self, plan_id: str, head: LogState) -> Drafted:
        """What came of it, where the plan is as it was."""
        return self.found if head.number == self.head.number else self.intent.drafted(plan_id, head)
