"""What was worked out of an entity, kept for as long as the entity is: entities never change."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import ref

from milepost.model.entity import Entity

T = TypeVar("T")


class Remembered(Generic[T]):
    """A function of an entity that is worked out once for each; known by identity, for equality would cost as much."""

    def __init__(self, work: Callable[[Entity], T]) -> None:
        self._work = work
        self._found: dict[int, tuple[ref[Entity], T]] = {}

    def __call__(self, entity: Entity) -> T:  # noqa: D102  # what it does is what the class says
        key = id(entity)
        kept = self._found.get(key)
        if kept is not None and kept[0]() is entity:
            return kept[1]
        found = self._work(entity)
        self._found[key] = ref(entity, lambda _: self._found.pop(key, None)), found
        return found
