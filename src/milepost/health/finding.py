"""What a look at a plan comes back with: a figure and what it is about, or why there is none."""

from dataclasses import dataclass
from typing import TypeAlias

from milepost.health.words import labels
from milepost.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure, the ids it is about, what was found in words, and what would mend it."""

    value: float
    subjects: tuple[str, ...]
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class NotRun:
    """Why there was nothing to look at."""

    reason: str


Outcome: TypeAlias = Finding | NotRun


@dataclass(frozen=True, slots=True)
class Tally:
    """Those found, in the order of the file, among so many."""

    found: tuple[str, ...]
    of: int

    @property
    def share(self) -> float:
        """The part of all that was found; 0 where there is nothing."""
        return len(self.found) / self.of if self.of else 0.0

    def finding(self, plan: Plan, nouns: str, verbs: tuple[str, str], mend: str) -> Finding:
        """The tally as a share, said with a plural noun and the verb for one and for many."""
        return Finding(self.share, self.found, f"{self.counted(nouns, verbs)}{self._named(plan)}", mend)

    def counted(self, nouns: str, verbs: tuple[str, str]) -> str:
        """As in `3 of 14 estimates have no range`."""
        count = len(self.found)
        return f"{count} of {self.of} {nouns} {verbs[0] if count == 1 else verbs[1]}"

    def _named(self, plan: Plan) -> str:
        return f": {labels(plan, self.found)}" if self.found else ""
