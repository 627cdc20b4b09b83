"""What is kept of each plan for its next revision, within a bound: most of a plan is the same objects then."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Place(Generic[T]):
    kept: T
    taken: Lock = field(default_factory=Lock)


class PerPlan(Generic[T]):
    """Something for each plan, for one thread at a time; the plan used longest ago makes room for others."""

    def __init__(self, make: Callable[[], T], size: Callable[[T], int], room: int) -> None:
        """`size` is in the same units as `room`, which is over all plans."""
        self.room = room
        self._make, self._size = make, size
        self._places: OrderedDict[str, _Place[T]] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def of(self, plan_id: str) -> Iterator[T]:
        """What is kept of a plan, to be used and changed."""
        with self._lock:
            place = self._places.setdefault(plan_id, _Place(self._make()))
            self._places.move_to_end(plan_id)
        with place.taken:
            yield place.kept
        with self._lock:
            self._make_room()

    def __iter__(self) -> Iterator[str]:
        """The plans of which something is kept, the one used longest ago first."""
        return iter(tuple(self._places))

    def _make_room(self) -> None:
        total = sum(max(1, self._size(place.kept)) for place in self._places.values())
        while total > self.room and len(self._places) > 1:
            total -= max(1, self._size(self._places.popitem(last=False)[1].kept))
