"""A problem of a plan as the API says it."""

from typing import Any

from milepost.model.problem import Problem


def problem_document(problem: Problem) -> dict[str, Any]:
    """Its code, where it is, and how to mend it."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "subject": problem.subject,
        "line": problem.line,
        "message": problem.message,
        "mend": problem.mend,
    }
