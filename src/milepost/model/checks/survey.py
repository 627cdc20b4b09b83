"""What a check looks at, and how it says what it found."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import TypeAlias

from milepost.model.catalogue import problem
from milepost.model.entity import Entity, Kind
from milepost.model.moment import Moment
from milepost.model.plan import Plan
from milepost.model.problem import Path, PlacedProblem


@dataclass(frozen=True)
class Survey:
    """A plan under check, and what its file holds that could not be read.

    `unread` are ids of entities that are in the file but not in the plan; `blank` names, by entity id (None for the
    plan itself), the keys that are in the file but whose values are not. Nothing is reported as missing for them.
    """

    plan: Plan
    unread: frozenset[str] = frozenset()
    blank: Mapping[str | None, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kind of every entity by id."""
        return {entity.id: entity.kind for entity in self.plan.everything()}

    @cached_property
    def status(self) -> Moment | None:
        """The status date, or None where the plan has none that could be read."""
        if "status_date" in self.blank.get(None, ()):
            return None
        return self.plan.settings.status

    def lacks(self, entity: Entity, key: str) -> bool:
        """Whether an entity says nothing under a key, not even something unreadable."""
        return not getattr(entity, key) and key not in self.blank.get(entity.id, ())


Check: TypeAlias = Callable[[Survey], Iterator[PlacedProblem]]


def found(code: str, subject: str | None, path: Path, message: str, mend: str) -> PlacedProblem:
    """A problem at a path below its subject, of the severity that the catalogue gives its code."""
    return PlacedProblem(problem(code, subject, message, mend), path)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like a given one, or None where none is near."""
    alike = [each for each in known if abs(len(each) - len(word)) <= 3]
    return next(iter(get_close_matches(word, alike, n=1, cutoff=0.6)), None)
