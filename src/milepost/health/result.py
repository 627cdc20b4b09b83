"""What health says, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from milepost.health.trust import Trust


class Unit(StrEnum):
    """What the value and the threshold of a check count."""

    SHARE = "share"
    NUMBER = "number"
    DAYS = "days"
    INDEX = "index"


class Comparison(StrEnum):
    """On which side of its threshold a value is sound."""

    AT_MOST = "at most"
    AT_LEAST = "at least"

    def holds(self, value: float, threshold: float) -> bool:
        """Whether a value keeps to a threshold."""
        return value <= threshold if self is Comparison.AT_MOST else value >= threshold


@dataclass(frozen=True, slots=True)
class Check:
    """One check and what it found.

    `value` and `threshold` are in `unit`; `passed` is None where the check was not run, or has no threshold to pass:
    `reason` says which. `subjects` are ids in the order of the file, also where the check passed all the same.
    """

    code: str
    name: str
    value: float | None
    threshold: float | None
    unit: Unit
    comparison: Comparison
    passed: bool | None
    subjects: tuple[str, ...]
    message: str
    mend: str
    reason: str | None

    def document(self) -> dict[str, object]:
        """The check as plain data, as `milepost check --json` prints it."""
        return {
            "code": self.code,
            "name": self.name,
            "value": self.value,
            "threshold": self.threshold,
            "unit": self.unit.value,
            "comparison": self.comparison.value,
            "passed": self.passed,
            "subjects": list(self.subjects),
            "message": self.message,
            "mend": self.mend,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Health:
    """How sound a plan is: every check, in the order of the table, and how far its forecast can be trusted."""

    checks: tuple[Check, ...]
    grade: Trust

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that did not pass."""
        return tuple(check for check in self.checks if check.passed is False)

    def check(self, code: str) -> Check:
        """One check by its code; raises `KeyError` where there is none."""
        for check in self.checks:
            if check.code == code:
                return check
        raise KeyError(code)

    def document(self) -> dict[str, object]:
        """All of it as plain data, under `checks` and `trust`."""
        return {"checks": [check.document() for check in self.checks], "trust": self.grade.document()}
