"""Something that was said in plain text or a table, and what it came to."""

from dataclasses import dataclass, field
from typing import Literal

from milepost.exchange.document import Value

ItemKind = Literal["person", "objective", "initiative", "milestone", "task"]


@dataclass(slots=True)
class Item:
    """What was said in a line, and of what: `after` are names, which are found once everything is read."""

    line: int
    kind: ItemKind
    name: str
    fields: dict[str, Value] = field(default_factory=dict)
    under: "Item | None" = None
    after: list[str] = field(default_factory=list)
    id: str = ""

    @property
    def is_activity(self) -> bool:
        """Whether others can wait for it."""
        return self.kind in ("milestone", "task")

    def entity(self) -> dict[str, Value]:
        """As a plan document has it."""
        under: dict[str, Value] = {self.under.kind: self.under.id} if self.under else {}
        return {"id": self.id, "name": self.name, **under, **self.fields}


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line came to: the entity, and a sentence about it. Lines count from 1."""

    line: int
    kind: ItemKind
    id: str
    sentence: str


def folded(name: str) -> str:
    """A name as it is compared: whatever its case and spaces."""
    return " ".join(name.casefold().split())
