"""Plans held in memory: the states of plans at their last revisions, within a bound, brought up to date by the tail."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock

from django.db import connection

from milepost.model.log import LogState, fold
from milepost.server.log.lines import nearest_snapshot, revisions_between
from milepost.server.log.snapshots import keep_snapshot, snapshot_is_due
from milepost.server.transaction import is_writing

ROOM = 40_000
"""Entities that may be held, over all plans: about 5 kB each."""
RECENT = 8
"""The last states of a plan are all held; before them every eighth, and the first, from which others are not far."""
OLDEST = 160
"""How far behind a held state may be, in revisions: writers name the one that they started from."""


@dataclass(slots=True)
class _Held:
    states: "OrderedDict[int, LogState]" = field(default_factory=OrderedDict)
    reading: Lock = field(default_factory=Lock)

    @property
    def entities(self) -> int:
        newest = next(reversed(self.states.values()), None)
        return 1 if newest is None else 1 + sum(len(found) for found in newest.plan.entities.values())


class Shelf:
    """States by plan and revision; the plan used longest ago makes room for others."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._plans: OrderedDict[str, _Held] = OrderedDict()
        self._lock = Lock()

    def state(self, plan_id: str, number: int) -> LogState:
        """The state of a plan at a revision that its log has.

        What is read inside a transaction is not held, for it may be rolled back. A snapshot is kept when others may
        read again, and not within a write, which has locked the plan or will: keeping it waits for whoever keeps the
        same one, who may wait for that lock.
        """
        held = self._held(plan_id)
        known = held.states.get(number)
        if known is not None:
            return known
        with held.reading:
            start, state = self._read(held, plan_id, number)
        if number >= max(held.states, default=0) and not connection.in_atomic_block:
            self.put(plan_id, state)
        if not is_writing() and snapshot_is_due(plan_id, start, number):
            keep_snapshot(plan_id, state)
        return state

    def put(self, plan_id: str, state: LogState) -> None:
        """Hold a state that is known already, such as the one that was just written."""
        held = self._held(plan_id)
        with self._lock:
            held.states[state.number] = state
            held.states = OrderedDict(sorted(_worth_holding(held.states)))
            self._make_room()

    def __len__(self) -> int:
        return len(self._plans)

    def _held(self, plan_id: str) -> _Held:
        with self._lock:
            held = self._plans.setdefault(plan_id, _Held())
            self._plans.move_to_end(plan_id)
            return held

    def _read(self, held: _Held, plan_id: str, number: int) -> tuple[int, LogState]:
        """The state, and the revision it was read from: one held where that is near, else a snapshot."""
        with self._lock:
            start = next((held.states[each] for each in reversed(held.states) if each <= number), None)
        if start is None or snapshot_is_due(plan_id, start.number, number):
            found = nearest_snapshot(plan_id, number)
            start = found if start is None or found.number > start.number else start
        return start.number, fold(revisions_between(plan_id, start.number, number), start)

    def _make_room(self) -> None:
        total = sum(held.entities for held in self._plans.values())
        while total > self.room and len(self._plans) > 1:
            _, leaving = self._plans.popitem(last=False)
            total -= leaving.entities


def _worth_holding(states: Mapping[int, LogState]) -> Iterator[tuple[int, LogState]]:
    oldest, newest = min(states), max(states)
    for number, state in states.items():
        if newest - number < (OLDEST if number % RECENT == 0 or number == oldest else RECENT):
            yield number, state


shelf = Shelf()
