"""What is wrong with a plan, as a value."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops the plan from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a plan: what it is, where it is, and how to mend it.

    `subject` is the id of the entity (or None for the whole plan), `line` the 1-based line in the file
    where there is one, `message` what is wrong, `mend` what to do about it.
    """

    code: str
    severity: Severity
    subject: str | None
    line: int | None
    message: str
    mend: str


Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem, and the path in the document at which it stands."""

    problem: Problem
    path: Path
