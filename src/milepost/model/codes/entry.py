"""What is said of a code."""

from dataclasses import dataclass

from milepost.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its title, its severity, what it means, and what mends it."""

    title: str
    severity: Severity
    means: str
    mend: str


def error(title: str, means: str, mend: str) -> Entry:
    """A code that leaves no plan."""
    return Entry(title, Severity.ERROR, means, mend)


def warning(title: str, means: str, mend: str) -> Entry:
    """A code that leaves the plan."""
    return Entry(title, Severity.WARNING, means, mend)
