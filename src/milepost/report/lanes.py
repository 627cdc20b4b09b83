"""The milestones of a plan in lanes: by initiative where there are any, else by the objective that they serve."""

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import MilestoneForecast, ObjectiveForecast
from milepost.model.activity import Milestone
from milepost.model.plan import Plan

OTHERS = "Other milestones"


@dataclass(frozen=True, slots=True)
class MilestoneLane:
    """A lane with its milestones in the order of the file; `objective` is the one it alone is to reach, if any."""

    name: str
    milestones: tuple[MilestoneForecast, ...]
    objective: ObjectiveForecast | None


def lanes(forecast: Forecast) -> list[MilestoneLane]:
    """All milestones, each in one lane; lanes in the order of the file, those that belong nowhere last."""
    plan, held = forecast.plan, dict[str | None, list[MilestoneForecast]]()
    of = _initiative if any(each.initiative for each in plan.milestones.values()) else _objective
    for milestone in forecast.milestones:
        held.setdefault(of(plan.milestones[milestone.id], plan), []).append(milestone)
    order: list[str | None] = [*plan.initiatives, *plan.objectives, None]
    found = [(lane, tuple(held[lane])) for lane in order if lane in held]
    return [
        MilestoneLane(_name(lane, plan, len(found)), milestones, _alone(milestones, forecast, lane))
        for lane, milestones in found
    ]


def _initiative(milestone: Milestone, plan: Plan) -> str | None:
    return milestone.initiative if milestone.initiative in plan.initiatives else None


def _objective(milestone: Milestone, plan: Plan) -> str | None:
    for support in milestone.supports:
        key_result = plan.key_results.get(support.to)
        return key_result.objective if key_result is not None else support.to
    return None


def _name(lane: str | None, plan: Plan, count: int) -> str:
    if lane is None:
        return OTHERS if count > 1 else plan.name
    return " / ".join(plan.title_of(each) for each in reversed(list(_line(lane, plan))))


def _line(lane: str, plan: Plan) -> Iterator[str]:
    """An initiative, and those it is part of."""
    seen = set[str]()
    here: str | None = lane
    while here is not None and here not in seen:
        yield here
        seen.add(here)
        initiative = plan.initiatives.get(here)
        here = initiative.parent if initiative is not None else None


def _alone(milestones: tuple[MilestoneForecast, ...], forecast: Forecast, lane: str | None) -> ObjectiveForecast | None:
    """The objective that needs what is in the lane and nothing else, so that its chance is the lane's."""
    inside = {each.id for each in milestones}
    for objective in forecast.objectives:
        if objective.probability is not None and (objective.id == lane or set(objective.required) == inside):
            return objective
    return None
