"""Chart pictures from a forecast: the milestone map, and one milestone's curve."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from milepost.forecast.forecast import Forecast
from milepost.forecast.results import MilestoneForecast
from milepost.model.goals import Phase
from milepost.model.moment import datetime_of
from milepost.model.plan import Plan
from milepost.report.attention import sentence
from milepost.report.charts.picture import DistributionPicture, Driver, Lane, MapPicture, MilestoneMark, PhaseMark
from milepost.report.dates import day_of, full
from milepost.report.lanes import MilestoneLane, lanes


def map_picture(forecast: Forecast) -> MapPicture:
    """The map of all milestones by lane, with what needs attention above and the spread that was used below."""
    plan = forecast.plan
    return MapPicture(
        title=plan.name,
        subtitle=_facts(forecast),
        sentence=sentence(forecast),
        status_date=datetime_of(plan.status_instant),
        lanes=tuple(_lane(lane) for lane in lanes(forecast)),
        phases=tuple(_phase(each) for each in plan.of(Phase).values()),
        links=tuple(milestone_links(plan)),
        footnote=forecast.inputs.spreads.sentence,
    )


def distribution_picture(forecast: Forecast, milestone_id: str) -> DistributionPicture:
    """One milestone's curve with what drives it; raises `KeyError` where there is no such milestone."""
    milestone = forecast.milestone(milestone_id)
    initiative = forecast.plan.initiatives.get(milestone.initiative or "")
    return DistributionPicture(
        title=forecast.plan.name,
        subtitle=", ".join(filter(None, (initiative.title if initiative is not None else "", _facts(forecast)))),
        sentence=milestone.answer,
        status_date=datetime_of(forecast.plan.status_instant),
        milestone=_mark(milestone),
        drivers=tuple(
            Driver(each.name, None if each.probability_gain is None else each.probability_gain * 100, each.days_gain)
            for each in milestone.drivers
        ),
        footnote=forecast.inputs.spreads.sentence,
    )


def _facts(forecast: Forecast) -> str:
    return f"as of {full(day_of(forecast.plan.status_instant))}, {forecast.inputs.iterations:,} futures"


def _lane(lane: MilestoneLane) -> Lane:
    objective = lane.objective
    return Lane(
        lane.name,
        tuple(_mark(each) for each in lane.milestones),
        _moment(objective.due) if objective is not None else None,
        objective.probability if objective is not None else None,
    )


def _mark(milestone: MilestoneForecast) -> MilestoneMark:
    when = milestone.when
    # Without a basis the stone stands where the schedule has the milestone, and says that it is no forecast.
    p80 = when.p80 if when is not None else milestone.deterministic
    return MilestoneMark(
        id=milestone.id,
        name=milestone.name,
        p10=_moment(when.p10) if when is not None else None,
        p50=_moment(when.p50) if when is not None else None,
        p80=datetime_of(p80),
        p90=_moment(when.p90) if when is not None else None,
        quantiles=tuple(datetime_of(each) for each in milestone.quantiles) if milestone.quantiles is not None else None,
        target=_moment(milestone.target),
        commitment=_moment(milestone.commitment),
        probability_target=milestone.probability_target,
        probability_commitment=milestone.probability_commitment,
        reached=milestone.reached,
    )


def _moment(instant: int | None) -> datetime | None:
    return None if instant is None else datetime_of(instant)


def _phase(phase: Phase) -> PhaseMark:
    return PhaseMark(phase.title, datetime_of(phase.start.instant), datetime_of(phase.finish.end_of_day))


def milestone_links(plan: Plan) -> Iterator[tuple[str, str]]:
    """Pairs of milestones, the first to be reached before the second; none that follows from others."""
    under = _work_under(plan)
    before = {each: _milestones_before(each, plan, under) for each in plan.milestones}
    for milestone_id, direct in before.items():
        behind = set[str]().union(*(_all_before(each, before) for each in direct))
        yield from ((each, milestone_id) for each in direct if each not in behind)


def _work_under(plan: Plan) -> dict[str, list[str]]:
    under: dict[str, list[str]] = {}
    for task in plan.tasks.values():
        if task.milestone is not None:
            under.setdefault(task.milestone, []).append(task.id)
    return under


def _milestones_before(milestone_id: str, plan: Plan, under: Mapping[str, list[str]]) -> list[str]:
    """The nearest milestones that a milestone waits for, in the order in which they are met."""
    waiting, seen, found = [milestone_id], {milestone_id}, list[str]()
    while waiting:
        here = waiting.pop()
        activity = plan.milestones.get(here) or plan.tasks[here]
        for each in [dependency.id for dependency in activity.after] + under.get(here, []):
            if each not in seen:
                seen.add(each)
                (found if each in plan.milestones else waiting).append(each)
    return found


def _all_before(milestone_id: str, before: Mapping[str, list[str]]) -> set[str]:
    waiting, found = [milestone_id], set[str]()
    while waiting:
        for each in before[waiting.pop()]:
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found
