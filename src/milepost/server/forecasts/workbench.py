"""What working out one revision of a plan leaves to the next: most of a plan is the same objects then."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from milepost.model.document import write_document
from milepost.model.entity import Entity
from milepost.model.plan import Plan
from milepost.schedule.compile import CompileCache
from milepost.schedule.schedule import Schedule, schedule

ROOM = 10_000
"""Entities of plans of which something is kept, about 2 kB each; the plan used longest ago makes room."""


@dataclass(slots=True, eq=False)
class _Bench:
    """One plan's; for one thread at a time."""

    documents: dict[str, tuple[Entity, dict[str, Any]]] = field(default_factory=dict)
    compiled: CompileCache = field(default_factory=CompileCache)
    taken: Lock = field(default_factory=Lock)

    @property
    def size(self) -> int:
        return max(1, len(self.documents), len(self.compiled.rows))


class Workbench:
    """For any thread. What it gives is what the engine gives for the plan by itself."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._benches: OrderedDict[str, _Bench] = OrderedDict()
        self._lock = Lock()

    def document(self, plan_id: str, plan: Plan) -> dict[str, Any]:
        """The plan's document; parts of it are kept, and must not be changed."""
        with self._bench(plan_id) as bench:
            known, bench.documents = bench.documents, {}

            def document_of(entity: Entity) -> dict[str, Any]:
                found = known.get(entity.id)
                kept = found if found is not None and found[0] is entity else (entity, entity.document())
                bench.documents[entity.id] = kept
                return kept[1]

            return write_document(plan, document_of)

    def schedule(self, plan_id: str, plan: Plan) -> Schedule:
        """The plan's schedule."""
        with self._bench(plan_id) as bench:
            return schedule(plan, bench.compiled)

    @contextmanager
    def _bench(self, plan_id: str) -> Iterator[_Bench]:
        with self._lock:
            bench = self._benches.setdefault(plan_id, _Bench())
            self._benches.move_to_end(plan_id)
        with bench.taken:
            yield bench
        with self._lock:
            self._make_room()

    def _make_room(self) -> None:
        total = sum(bench.size for bench in self._benches.values())
        while total > self.room and len(self._benches) > 1:
            total -= self._benches.popitem(last=False)[1].size


workbench = Workbench()
