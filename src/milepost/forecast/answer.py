"""The answer line: when, how sure, why, and what would make it better, in one sentence."""

from collections.abc import Sequence

from milepost.forecast.history import Spreads
from milepost.forecast.results import Driver, Percentile
from milepost.model.activity import Milestone
from milepost.model.moment import MINUTES_PER_DAY, Moment, datetime_of

_LEAST_POINTS = 0.005
_SURE = 0.99


def day_text(instant: int, status: int) -> str:
    """A day as people say it: `12 March`, with the year where it is not the status date's; a midnight ends its day."""
    when = datetime_of(instant - 1 if instant % MINUTES_PER_DAY == 0 else instant)
    year = "" if when.year == datetime_of(status).year else f" {when.year}"
    return f"{when.day} {when:%B}{year}"


def percent_text(share: float) -> str:
    """A share in whole percents, never 0 or 100 unless it is certain."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


def answer(
    milestone: Milestone,
    status: int,
    when: Percentile | None,
    chance: tuple[Moment, float] | None,
    drivers: Sequence[Driver],
    spreads: Spreads,
    rests_on: Sequence[str] = (),
) -> str:
    """The answer line of a milestone; `chance` is the date in question and its probability.

    `rests_on` names what it waits for without any basis for a date: then the chance is the most that it can be.
    """
    if milestone.actual is not None:
        return f"{milestone.title}: reached on {day_text(milestone.actual.instant + 1, status)}."
    if when is None:
        stands = f"; it stands at its target, {_date(milestone.target, status)}" if milestone.target else ""
        return f"{milestone.title}: no basis for a date{stands}."
    parts = [f"{milestone.title}: {day_text(when.p80, status)} at 80 %"]
    if chance is not None:
        date, share = chance
        most, why = "at most " if rests_on else "", _because(share, drivers, milestone)
        parts.append(f"{most}{percent_text(share)} for {_date(date, status)}{why}")
    if rests_on:
        parts.append(f"{' and '.join(rests_on)} {'has' if len(rests_on) == 1 else 'have'} no basis for a date")
    parts += _better(drivers, milestone)
    return "; ".join(parts) + _caveat(spreads) + "."


def _date(moment: Moment | None, status: int) -> str:
    return day_text(moment.instant + 1, status) if moment is not None else ""


def _because(share: float, drivers: Sequence[Driver], milestone: Milestone) -> str:
    if share > _SURE or not drivers:
        return ""
    return f", because of {_name(drivers[0], milestone)}"


def _name(driver: Driver, milestone: Milestone) -> str:
    return "the doubt in its own date" if driver.id == milestone.id else driver.name


def _better(drivers: Sequence[Driver], milestone: Milestone) -> list[str]:
    """The largest gain among the drivers, as what one would do."""
    best = max(drivers, key=lambda driver: (driver.probability_gain or 0.0, driver.days_gain), default=None)
    if best is None:
        return []
    deed = f"preventing {best.name}" if best.is_risk else _kept_to_likely(best, milestone)
    if best.probability_gain is not None and best.probability_gain >= _LEAST_POINTS:
        points = int(best.probability_gain * 100 + 0.5)  # half up, so that what is worth saying is never 0 points
        return [f"{deed} would add {points} {'point' if points == 1 else 'points'}"]
    days = round(best.days_gain)
    if days >= 1:
        return [f"{deed} would gain {days} {'day' if days == 1 else 'days'} at 80 %"]
    return []


def _kept_to_likely(driver: Driver, milestone: Milestone) -> str:
    if driver.id == milestone.id:
        return "being sure of its likely date"
    return f"{driver.name} taking no longer than likely"


def _caveat(spreads: Spreads) -> str:
    return " (default spread)" if spreads.by_default else ""
