"""What time does to a plan whose status date is `auto`: it moves the plan's today on."""

from datetime import datetime

from milepost.model.checks import check_plan
from milepost.model.entity import Kind
from milepost.model.log.command import PassTime
from milepost.model.log.edit import edited
from milepost.model.log.outcome import Applied, Draft, Refused, Validate, errors_in
from milepost.model.log.step import apply_effects
from milepost.model.log.value import fields_of
from milepost.model.plan import Plan
from milepost.model.time_zone import local_day


def pass_time(plan: Plan, now: datetime, validate: Validate = check_plan) -> Applied | None:
    """Move the status date to the day that it is in the plan's time zone; None where there is nothing to do.

    That is where the date is fixed, or is that day already. `now` has a time zone of its own; the revision notes it
    as a `PassTime` to the new status date. Time moves on whatever else the plan holds. It goes back only from days
    ahead, where somebody had fixed a date to come, and never so that what has happened would lie after today; from
    one day ahead it waits, for two clocks may differ by a moment, and a time zone may have been changed.

    Raises `ValueError` and `ZoneInfoNotFoundError` as `local_day` does.
    """
    stands = plan.settings.status
    if not plan.settings.auto or plan.settings.time_zone is None or stands is None:
        return None
    today = local_day(now, plan.settings.time_zone)
    ahead = stands.day - today.day
    if ahead in (0, 1):
        return None
    effects = draft_pass_time(plan, PassTime(to=today))
    assert not isinstance(effects, Refused), "the settings can be read with any date"
    moved = Applied(effects, apply_effects(plan, effects))
    return None if ahead > 0 and errors_in(moved.plan, validate) else moved


def draft_pass_time(plan: Plan, command: PassTime) -> Draft:
    """The effect of time passing: none on a status date that is fixed."""
    if not plan.settings.auto:
        return ()
    settings = plan.settings
    return edited(Kind.SETTINGS, settings.id, fields_of(settings), {"status_date": command.to.text})
