"""The thresholds in use: the table's own, and over them what the plan sets under `health`."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from milepost.health.checks import CHECKS
from milepost.health.result import Unit
from milepost.health.rule import Rule
from milepost.model.plan import Plan
from milepost.model.problem import Problem, Severity


def limits_of(plan: Plan) -> Mapping[str, float]:
    """The threshold of every check by code; those that have none are not in it."""
    given = plan.settings.health
    known = {rule.code: given.get(rule.code, rule.threshold) for rule in CHECKS}
    return {code: float(limit) for code, limit in known.items() if limit is not None}


def problems(plan: Plan) -> tuple[Problem, ...]:
    """What is wrong with the thresholds that a plan sets: `unknown-check`, and `check-threshold` out of its range.

    Both are warnings: the plan can be used, and the check is judged by what is written.
    """
    return tuple(found for code, limit in plan.settings.health.items() for found in _wrong(code, float(limit)))


def _wrong(code: str, limit: float) -> Iterator[Problem]:
    rule = next((rule for rule in CHECKS if rule.code == code), None)
    if rule is None:
        yield _warning("unknown-check", f"`health` sets a threshold for {code}, which is no check", _nearest(code))
    elif limit < 0 or (rule.unit is Unit.SHARE and limit > 1):
        yield _warning("check-threshold", f"`health` sets {code} to {limit:g}, which is out of its range", _range(rule))


def _nearest(code: str) -> str:
    codes = [rule.code for rule in CHECKS]
    near = get_close_matches(code, codes, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else f"the checks are {', '.join(codes)}"


def _range(rule: Rule) -> str:
    if rule.unit is Unit.SHARE:
        return f"write a share from 0 to 1, such as {rule.code}: 0.1 for 10 %"
    return f"write 0 or more, such as {rule.code}: {rule.threshold or 0:g}"


def _warning(code: str, message: str, mend: str) -> Problem:
    return Problem(code, Severity.WARNING, None, None, message, mend)
