"""What a server finds wrong with a plan, at the lines of the file that it came from."""

from pydantic import BaseModel, ValidationError

from milepost.client.failure import Refused
from milepost.client.local import LocalPlan
from milepost.model.problem import Problem, Severity

_REASONS = ("plan-invalid", "merge-invalid")


class _Problem(BaseModel):
    code: str
    severity: Severity = Severity.ERROR
    subject: str | None = None
    message: str
    mend: str


class _Problems(BaseModel):
    problems: list[_Problem] = []


def problems_in(refused: Refused, local: LocalPlan) -> tuple[Problem, ...]:
    """The problems for which the server refused, by line; none where it had other reasons."""
    if refused.code not in _REASONS:
        return ()
    try:
        told = _Problems.model_validate(dict(refused.members)).problems
    except ValidationError:
        return ()
    found = [
        Problem(each.code, each.severity, each.subject, local.line(each.subject), each.message, each.mend)
        for each in told
    ]
    return tuple(sorted(found, key=lambda each: each.line or 0))
