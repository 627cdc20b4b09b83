"""Alignment: whether what is wanted is served, and what is done serves something, in time."""

from collections.abc import Iterator

from milepost.health.finding import Finding, NotRun, Outcome, Tally
from milepost.health.survey import Survey
from milepost.health.words import label, labels, sentence
from milepost.model.activity import Milestone
from milepost.model.goals import Initiative
from milepost.model.link import SupportRecord
from milepost.model.moment import Moment
from milepost.model.plan import Plan

_NO_OBJECTIVES = NotRun("the plan has no objectives")


def unserved_objectives(survey: Survey) -> Outcome:
    """Objectives that no milestone or initiative supports, nor their key results, nor what stands under them."""
    plan = survey.plan
    if not plan.objectives:
        return _NO_OBJECTIVES
    served = _served(plan)
    tally = Tally(tuple(name for name in plan.objectives if name not in served), len(plan.objectives))
    mend = (
        f"name {labels(plan, tally.found)} in the `supports` of what serves them, or give them up"
        if tally.found
        else ""
    )
    return tally.finding(plan, "objectives", ("has nothing that serves it", "have nothing that serves them"), mend)


def _served(plan: Plan) -> set[str]:
    """Objectives and key results that are supported, and every objective above them."""
    served = _supported(plan)
    for name in [*served]:
        above = plan.objectives.get(plan.key_results[name].objective if name in plan.key_results else name)
        while above is not None:
            served.add(above.id)
            above = plan.objectives.get(above.parent or "")
    return served


def _supported(plan: Plan) -> set[str]:
    initiatives = (support.to for each in plan.initiatives.values() for support in each.supports)
    milestones = (support.to for each in plan.milestones.values() for support in each.supports)
    return {*initiatives, *milestones}


def unmoved_key_results(survey: Survey) -> Outcome:
    """Key results that no milestone or initiative names: nothing in the plan is said to move them."""
    plan = survey.plan
    if not plan.key_results:
        return NotRun("the plan has no key results")
    supported = _supported(plan)
    tally = Tally(tuple(name for name in plan.key_results if name not in supported), len(plan.key_results))
    mend = (
        f"name {labels(plan, tally.found)} in the `supports` of a milestone, with the effect it will have"
        if tally.found
        else ""
    )
    return tally.finding(plan, "key results", ("has nothing that moves it", "have nothing that moves them"), mend)


def stray_milestones(survey: Survey) -> Outcome:
    """Milestones ahead that support nothing, neither themselves nor by their initiative and those above it."""
    if not survey.plan.objectives:
        return _NO_OBJECTIVES
    if not survey.unreached:
        return NotRun("no milestone is ahead")
    stray = (each.id for each in survey.unreached if not any(supports_of(survey.plan, each)))
    tally = Tally(tuple(stray), len(survey.unreached))
    mend = f"say what {labels(survey.plan, tally.found)} should support, or take them out" if tally.found else ""
    return tally.finding(survey.plan, "milestones ahead", ("serves nothing", "serve nothing"), mend)


def supports_of(plan: Plan, milestone: Milestone) -> Iterator[SupportRecord]:
    """What a milestone supports: itself, by its initiative, and by those above that one."""
    yield from milestone.supports
    for initiative in _line(plan, milestone.initiative):
        yield from initiative.supports


def _line(plan: Plan, name: str | None) -> Iterator[Initiative]:
    initiative = plan.initiatives.get(name or "")
    while initiative is not None:
        yield initiative
        initiative = plan.initiatives.get(initiative.parent or "")


def late_dates(survey: Survey) -> Outcome:
    """Milestones with a target or commitment after the due date of what they must serve; the value is their number."""
    dated = [each for each in survey.unreached if each.target is not None or each.commitment is not None]
    dues = [(each, due) for each in dated if (due := _earliest_due(survey.plan, each)) is not None]
    if not dues:
        return NotRun("no milestone with a target or a commitment serves anything that is due")
    late = [
        (each, date, due) for each, due in dues for date in _dates(each)[-1:] if date.end_of_day > due[1].end_of_day
    ]
    if not late:
        return Finding(0.0, (), f"all dates of {len(dues)} milestones come before what they serve is due", "")
    parts = [
        f"{label(survey.plan, each.id)} is set for {date.text}, {label(survey.plan, due[0])} is due on {due[1].text}"
        for each, date, due in late
    ]
    names = labels(survey.plan, [each.id for each, _, _ in late])
    mend = f"bring {names} forward, move what is due, or write `required: false`"
    return Finding(float(len(late)), tuple(each.id for each, _, _ in late), sentence(parts), mend)


def _dates(milestone: Milestone) -> list[Moment]:
    """The target and the commitment, the later one last."""
    given = [milestone.target, milestone.commitment.date if milestone.commitment is not None else None]
    return sorted((each for each in given if each is not None), key=lambda each: each.end_of_day)


def _earliest_due(plan: Plan, milestone: Milestone) -> tuple[str, Moment] | None:
    """What is due first of all that a milestone must serve (law F6), with the day."""
    free = {support.to for support in milestone.supports if not support.required}
    needed = [each.to for each in supports_of(plan, milestone) if each.required and each.to not in free]
    dues = [(name, due) for target in needed for name, due in _dues(plan, target)]
    return min(dues, key=lambda pair: pair[1].end_of_day, default=None)


def _dues(plan: Plan, target: str) -> Iterator[tuple[str, Moment]]:
    key_result = plan.key_results.get(target)
    if key_result is not None and key_result.due is not None:
        yield target, key_result.due
    objective = plan.objectives.get(key_result.objective if key_result is not None else target)
    if objective is not None and objective.due is not None:
        yield objective.id, objective.due
