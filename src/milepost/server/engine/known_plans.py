"""The plans that the engine process knows: what it was sent of them, within a bound."""

from collections import OrderedDict
from threading import Lock

from milepost.model.log import LogState, fold, read_revision, read_snapshot
from milepost.server.engine.messages import Question, Tail, Whole

ROOM = 12_000
"""Entities that may be held, over all plans: about 5 kB each."""
STATES = 8
"""States of one plan that are held: most of two is the same."""


class KnownPlans:
    """States by plan and revision, those used longest ago let go; for any thread."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._plans: OrderedDict[str, OrderedDict[int, LogState]] = OrderedDict()
        self._lock = Lock()

    def state(self, question: Question) -> LogState | None:
        """The plan that a question is about; None where it is not known, and did not come with it."""
        with self._lock:
            states = self._plans.setdefault(question.plan_id, OrderedDict())
            self._plans.move_to_end(question.plan_id)
            found = states.get(question.number) or _brought(question, states)
            if found is None:
                return None
            states[found.number] = found
            states.move_to_end(found.number)
            if len(states) > STATES:
                states.popitem(last=False)
            self._make_room()
            return found

    def _make_room(self) -> None:
        total = sum(map(_size, self._plans.values()))
        while total > self.room and len(self._plans) > 1:
            total -= _size(self._plans.popitem(last=False)[1])


def _brought(question: Question, states: OrderedDict[int, LogState]) -> LogState | None:
    match question.news:
        case Whole(snapshot):
            return read_snapshot(snapshot)
        case Tail(after, lines) if after in states:
            return fold(map(read_revision, lines), states[after])
    return None


def _size(states: OrderedDict[int, LogState]) -> int:
    newest = next(reversed(states.values()), None)
    return 1 if newest is None else 1 + sum(map(len, newest.plan.entities.values()))
