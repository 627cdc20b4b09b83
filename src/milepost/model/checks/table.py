"""The table of checks on a whole plan: what no single entity can know."""

from collections.abc import Mapping
from types import MappingProxyType

from milepost.model.checks.basis import check_basis, check_empty, check_judged, check_settings
from milepost.model.checks.custom_fields import check_definitions, check_fields
from milepost.model.checks.dates import check_constraints, check_expected, check_phases
from milepost.model.checks.links import check_dependencies, check_sets
from milepost.model.checks.loops import check_dependency_loops, check_parent_loops
from milepost.model.checks.progress import check_progress, check_status_date
from milepost.model.checks.quantities import check_effects, check_groups, check_key_results, check_sizes, check_units
from milepost.model.checks.references import check_plan_calendars, check_references
from milepost.model.checks.survey import Check, Survey
from milepost.model.plan import Plan
from milepost.model.problem import PlacedProblem, Problem

CHECKS: tuple[Check, ...] = (
    check_settings,
    check_plan_calendars,
    check_empty,
    check_references,
    check_dependencies,
    check_sets,
    check_dependency_loops,
    check_parent_loops,
    check_definitions,
    check_fields,
    check_phases,
    check_expected,
    check_constraints,
    check_progress,
    check_status_date,
    check_basis,
    check_judged,
    check_units,
    check_key_results,
    check_sizes,
    check_effects,
    check_groups,
)
_NOTHING: Mapping[str | None, frozenset[str]] = MappingProxyType({})


def check_plan(plan: Plan, unread: frozenset[str] = frozenset()) -> list[Problem]:
    """Everything wrong with a plan as a whole; `unread` are ids that exist although the plan does not hold them."""
    return [placed.problem for placed in place_problems(plan, unread)]


def place_problems(
    plan: Plan, unread: frozenset[str] = frozenset(), blank: Mapping[str | None, frozenset[str]] = _NOTHING
) -> list[PlacedProblem]:
    """The same, each with its path below its subject; `blank` names keys whose values could not be read, by id."""
    survey = Survey(plan, unread, blank)
    return [placed for check in CHECKS for placed in check(survey)]
