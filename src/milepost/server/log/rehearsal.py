"""Drafting before the plan is locked, on the state that it will most likely have then."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from milepost.model.log import LogState
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.log.held import shelf
from milepost.server.log.intent import Drafted, Intent
from milepost.server.refusals import Refusal


class Writers:
    """How many threads of this process write each plan just now, or wait to: a hint, and no lock."""

    def __init__(self) -> None:
        self._plans: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def of(self, plan_id: str) -> Iterator[None]:
        """Be one of them."""
        with self._lock:
            self._plans[plan_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._plans[plan_id] -= 1
                if not self._plans[plan_id]:
                    del self._plans[plan_id]

    def any(self, plan_id: str) -> bool:
        """Whether there are some."""
        return plan_id in self._plans


writers = Writers()


def rehearsed(intent: Intent, plan_id: str, reader: Reader) -> Intent:
    """The intent of an editor of a plan, drafted on its present state; raises `NotFound` or `NotAllowed`.

    What speaks against the intent is found again by who locks the plan. While somebody else writes the plan, all of it
    is left for then, when the state will most likely be another one.
    """
    if writers.any(plan_id):
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
