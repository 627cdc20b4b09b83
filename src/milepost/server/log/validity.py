"""What a stored plan is judged by: everything that would keep the engine from working it out (law L2)."""

from collections.abc import Mapping, Sequence

from milepost.exchange.read import plan_problems
from milepost.model.activity import Milestone, Task
from milepost.model.checks.references import REFERENCES
from milepost.model.entity import Entity, Kind
from milepost.model.log.outcome import Validate, errors_in
from milepost.model.plan import COLLECTIONS, Plan
from milepost.model.problem import Problem

validate = plan_problems

_BINDING = {
    each.kind: {"order", "fields", *(reference.key for reference in REFERENCES if reference.entity is each)}
    for each in (Milestone, Task)
}
"""Fields by which an activity has to do with others."""
_SURROUNDINGS = (Kind.CUSTOM_FIELD, Kind.CALENDAR, Kind.PHASE, Kind.RESOURCE)
"""What an activity's own values are read by. Of the rest only a risk looks at the values of what it hits."""
_MOST = 100


def validate_since(known: Plan) -> Validate:
    """As `validate`, for a plan that comes after a valid one; it tells of all errors, not of warnings.

    Where only some activities differ, and not in what binds them to others, these alone are judged, with what their
    values have to do with: as in a file of which the rest could not be read. What is found then is found again in the
    whole plan.
    """

    def judged(plan: Plan) -> Sequence[Problem]:
        some = _what_differs(known, plan)
        if some is not None and not errors_in(some, lambda part: plan_problems(part, _others(plan, part))):
            return []
        return validate(plan)

    return judged


def _others(plan: Plan, part: Plan) -> set[str]:
    return {
        each for kind in COLLECTIONS for each in plan.entities.get(kind, {}).keys() - part.entities.get(kind, {}).keys()
    }


def _what_differs(known: Plan, plan: Plan) -> Plan | None:
    """What differs and what that has to do with; None where more differs than can be judged so."""
    if plan.settings is not known.settings or any(
        plan.entities.get(kind) is not known.entities.get(kind) for kind in COLLECTIONS if kind not in _BINDING
    ):
        return None
    some = {kind: plan.entities[kind] for kind in _SURROUNDINGS if kind in plan.entities}
    differing = set[str]()
    for kind in _BINDING:
        changed = _changed(kind, known.entities.get(kind, {}), plan.entities.get(kind, {}))
        if changed is None:
            return None
        some[kind] = changed
        differing |= changed.keys()
    some[Kind.RISK] = {id: risk for id, risk in plan.risks.items() if not differing.isdisjoint(risk.hits)}
    return Plan(plan.settings, some)


def _changed(kind: Kind, known: Mapping[str, Entity], now: Mapping[str, Entity]) -> Mapping[str, Entity] | None:
    """The activities that differ in values of their own; None where there are others, or they differ in more."""
    if now.keys() != known.keys():
        return None
    found = {id: entity for id, entity in now.items() if entity is not known[id]}
    if len(found) > _MOST or any(_binds(kind, known[id], entity) for id, entity in found.items()):
        return None
    return found


def _binds(kind: Kind, before: Entity, after: Entity) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _BINDING[kind])
