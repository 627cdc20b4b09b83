"""Owners: whether somebody answers for everything that is wanted, planned or feared."""

from collections.abc import Iterator

from milepost.health.finding import NotRun, Outcome, Tally
from milepost.health.survey import Survey
from milepost.health.words import labels
from milepost.model.activity import Activity, Milestone, Task
from milepost.model.entity import Entity
from milepost.model.goals import Initiative, KeyResult, Objective
from milepost.model.people import Person
from milepost.model.plan import Plan
from milepost.model.uncertainty import Risk


def missing_owners(survey: Survey) -> Outcome:
    """Objectives, key results, initiatives, milestones ahead, unfinished tasks and risks for which nobody answers.

    An `owner`, an `accountable` or a `responsible` person counts. Objectives, initiatives and risks need their own. A
    task that names nobody has the owner of its milestone or its initiative, a milestone that of its initiative, a key
    result that of its objective, or else of what stands above those.
    """
    plan = survey.plan
    if not plan.of(Person):
        return NotRun("the plan names no people")
    owned = [*_to_be_owned(survey)]
    if not owned:
        return NotRun("nothing is there to be owned")
    lost = [each for each in owned if not _has_owner(plan, each)]
    tally = Tally(tuple(each.id for each in lost), len(owned))
    tops = [each.id for each in lost if _above(plan, each) is None or _needs_its_own(each)]
    mend = f"give {labels(plan, tops)} an owner{_below(len(lost) - len(tops))}" if lost else ""
    nouns = "objectives, key results, initiatives, milestones, tasks and risks"
    return tally.finding(plan, nouns, ("has no owner", "have no owner"), mend)


def _below(count: int) -> str:
    return f": the {count} below then have one too" if count else ""


def _to_be_owned(survey: Survey) -> Iterator[Entity]:
    plan = survey.plan
    yield from plan.objectives.values()
    yield from plan.key_results.values()
    yield from plan.initiatives.values()
    yield from survey.unreached
    yield from (task for task in plan.tasks.values() if task.actual_finish is None)
    yield from plan.risks.values()


def _has_owner(plan: Plan, entity: Entity) -> bool:
    return _names_somebody(entity) or (not _needs_its_own(entity) and _owned_above(plan, entity))


def _owned_above(plan: Plan, entity: Entity) -> bool:
    above = _above(plan, entity)
    return above is not None and (_names_somebody(above) or _owned_above(plan, above))


def _needs_its_own(entity: Entity) -> bool:
    return isinstance(entity, Objective | Initiative | Risk)


def _names_somebody(entity: Entity) -> bool:
    if isinstance(entity, Activity):
        return bool(entity.owner or entity.accountable or entity.responsible)
    return isinstance(entity, Objective | KeyResult | Initiative | Risk) and entity.owner is not None


def _above(plan: Plan, entity: Entity) -> Entity | None:
    """What an entity has its owner from where it names none."""
    match entity:
        case Task():
            return plan.milestones.get(entity.milestone or "") or plan.initiatives.get(entity.initiative or "")
        case Milestone():
            return plan.initiatives.get(entity.initiative or "")
        case KeyResult():
            return plan.objectives.get(entity.objective)
        case Initiative():
            return plan.initiatives.get(entity.parent or "")
        case Objective():
            return plan.objectives.get(entity.parent or "")
        case _:
            return None
