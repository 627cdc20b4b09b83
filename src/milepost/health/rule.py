"""A row in the table of checks: a code, a name, a threshold, and how to look."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from milepost.health.finding import NotRun, Outcome
from milepost.health.result import Check, Comparison, Unit
from milepost.health.survey import Survey

Look: TypeAlias = Callable[[Survey], Outcome]
NO_THRESHOLD = "no threshold is published: set one under `health` to have it judged"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: what it is called, what it is judged by, and the pure function that looks."""

    code: str
    name: str
    comparison: Comparison
    threshold: float | None
    unit: Unit
    look: Look

    def judge(self, survey: Survey) -> Check:
        """Look, and hold what was found against the threshold in use."""
        outcome, limit = self.look(survey), survey.limits.get(self.code)
        if isinstance(outcome, NotRun):
            return self._check(None, limit, None, (), f"not run: {outcome.reason}", "", outcome.reason)
        passed = None if limit is None else self.comparison.holds(outcome.value, limit)
        reason = NO_THRESHOLD if limit is None else None
        mend = outcome.mend if outcome.subjects or passed is False else ""
        return self._check(outcome.value, limit, passed, outcome.subjects, outcome.message, mend, reason)

    def _check(
        self,
        value: float | None,
        limit: float | None,
        passed: bool | None,
        subjects: tuple[str, ...],
        message: str,
        mend: str,
        reason: str | None,
    ) -> Check:
        return Check(
            self.code, self.name, value, limit, self.unit, self.comparison, passed, subjects, message, mend, reason
        )
