"""Drafting before the plan is locked, on the state that it will most likely have then."""

from dataclasses import dataclass

from milepost.model.log import LogState
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.log.held import shelf
from milepost.server.log.intent import Drafted, Intent
from milepost.server.refusals import Refusal
from milepost.server.transaction import others_write


def rehearsed(intent: Intent, plan_id: str, reader: Reader) -> Intent:
    """The intent of an editor of a plan, drafted on its present state; raises `NotFound` or `NotAllowed`.

    What speaks against the intent is found again by who locks the plan. While somebody else writes, all of it is left
    for then, when the state will most likely be another one.
    """
    if others_write():
        return intent
    record = Gateway(reader).plan(plan_id, Role.EDITOR).record
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
