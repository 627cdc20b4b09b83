"""Over-ambition: dates that are wished for or promised, and that the forecast does not bear out."""

from collections.abc import Iterator
from math import ceil

from milepost.forecast.results import MilestoneForecast
from milepost.health.dcma_logic import is_pinned
from milepost.health.finding import Finding, NotRun, Outcome
from milepost.health.survey import Survey
from milepost.health.words import are, day, label, percent, sentence
from milepost.model.activity import Milestone
from milepost.model.goals import Phase
from milepost.model.settings import ConstraintMode

QUANTILES = 200
TARGET = "ambition-target"


def targets(survey: Survey) -> Outcome:
    """Milestones whose target is less likely than the limit; the value is the least probability of a target."""
    wanted = [each.id for each in survey.unreached if each.target is not None]
    if not wanted:
        return NotRun("no milestone ahead has a target")
    judged = [each for each in _forecasts(survey, wanted) if each.probability_target is not None]
    if not judged:
        return NotRun("no milestone with a target has anything to forecast from")
    chances = {each.id: each.probability_target or 0.0 for each in judged}
    level = survey.limits[TARGET]
    bold = [each for each in judged if chances[each.id] < level]
    least = min(judged, key=lambda each: chances[each.id])
    if not bold:
        message = f"the least likely of {len(judged)} targets is {label(survey.plan, least.id)}: "
        return Finding(chances[least.id], (), f"{message}{percent(chances[least.id])}", "")
    parts = [f"{_date(survey, each)} for {label(survey.plan, each.id)}: {percent(chances[each.id])}" for each in bold]
    count = f"{len(bold)} of {len(judged)} targets {are(len(bold))}"
    message = f"{count} less likely than {percent(level)}: {sentence(parts)}"
    return Finding(chances[least.id], _ids(bold), message, _later(survey, [(each, level) for each in bold]))


def commitments(survey: Survey) -> Outcome:
    """Milestones promised with more confidence than there is; the value is their number."""
    promised = [each.id for each in survey.unreached if each.commitment is not None]
    if not promised:
        return NotRun("no milestone ahead has a commitment")
    judged = [each for each in _forecasts(survey, promised) if each.probability_commitment is not None]
    if not judged:
        return NotRun("no milestone with a commitment has anything to forecast from")
    bold = [each for each in judged if each.at_risk]
    if not bold:
        return Finding(0.0, (), f"all {len(judged)} commitments are as likely as was promised", "")
    parts = [
        f"{_promise(survey, each)} for {label(survey.plan, each.id)}: {percent(each.probability_commitment or 0.0)}, "
        f"promised with {percent(each.confidence or 0.0)}"
        for each in bold
    ]
    message = f"{len(bold)} of {len(judged)} commitments {are(len(bold))} at risk: {sentence(parts)}"
    mend = _later(survey, [(each, each.confidence or 0.0) for each in bold])
    return Finding(float(len(bold)), _ids(bold), message, mend)


def late_phases(survey: Survey) -> Outcome:
    """Milestones in a phase whose P80 lies past the phase's finish; the value is their number."""
    phases = survey.plan.of(Phase)
    placed = {each.id: phases[each.phase] for each in survey.unreached if each.phase is not None}
    if not placed:
        return NotRun("no milestone ahead is in a phase")
    judged = [(each.id, each.when.p80) for each in _forecasts(survey, [*placed]) if each.when is not None]
    late = [(name, p80) for name, p80 in judged if p80 > placed[name].finish.end_of_day]
    if not late:
        return Finding(0.0, (), f"all {len(judged)} milestones in phases are reached in them, at 80 %", "")
    parts = [
        f"{label(survey.plan, name)} is reached by {day(p80)} at 80 %, "
        f"{label(survey.plan, placed[name].id)} ends on {placed[name].finish.text}"
        for name, p80 in late
    ]
    names = dict.fromkeys(label(survey.plan, placed[name].id) for name, _ in late)
    mend = f"move the finish of {' and '.join(names)}, or what does not fit to a later phase"
    return Finding(float(len(late)), tuple(name for name, _ in late), sentence(parts), mend)


def hard_override(survey: Survey) -> Outcome:
    """Whether constraints override links (`constraints: hard`); the value is 1 where they do (law S4)."""
    if survey.plan.settings.schedule.constraints is ConstraintMode.SOFT:
        return Finding(0.0, (), "links come before constraints", "")
    pinned = tuple(each.id for each in survey.plan.activities() if is_pinned(each))
    message = f"constraints override links, which hides that dates cannot be kept; {len(pinned)} activities have one"
    return Finding(1.0, pinned, message, "take `constraints: hard` out of `schedule`: late dates then show as float")


def _forecasts(survey: Survey, ids: list[str]) -> Iterator[MilestoneForecast]:
    asked = set(ids)
    return (each for each in survey.forecast.milestones if each.id in asked)


def _ids(forecasts: list[MilestoneForecast]) -> tuple[str, ...]:
    return tuple(each.id for each in forecasts)


def _milestone(survey: Survey, forecast: MilestoneForecast) -> Milestone:
    return survey.plan.milestones[forecast.id]


def _date(survey: Survey, forecast: MilestoneForecast) -> str:
    target = _milestone(survey, forecast).target
    return target.text if target is not None else ""


def _promise(survey: Survey, forecast: MilestoneForecast) -> str:
    promise = _milestone(survey, forecast).commitment
    return promise.date.text if promise is not None else ""


def reached_by(quantiles: tuple[int, ...], level: float) -> int:
    """The first of 201 quantiles, an instant, by which that share of the futures has finished."""
    return quantiles[min(QUANTILES, ceil(level * QUANTILES - 1e-9))]


def _later(survey: Survey, wanted: list[tuple[MilestoneForecast, float]]) -> str:
    """The dates at which the wanted levels are met."""
    dates = [
        f"{label(survey.plan, each.id)} to {day(reached_by(each.quantiles, level))} ({percent(level)})"
        for each, level in wanted
        if each.quantiles is not None
    ]
    return f"move {sentence(dates)}; or take out work or risk that leads there"
