"""The health of a plan: every check in the table, and a grade of how far its forecast can be trusted."""

from milepost.forecast.forecast import Forecast
from milepost.health.checks import CHECKS
from milepost.health.limits import limits_of
from milepost.health.result import Health
from milepost.health.survey import Survey
from milepost.health.trust import grade
from milepost.model.plan import Plan
from milepost.schedule.schedule import Schedule
from milepost.schedule.schedule import schedule as scheduled


def check(plan: Plan, schedule: Schedule | None = None, forecast: Forecast | None = None) -> Health:
    """Check the health of a plan that has no errors.

    `schedule` and `forecast` are of the same plan. Where they are not given, the schedule is worked out, and where a
    check needs it a forecast of 2,000 futures. Raises `PlanLoopError` where the dependencies form a loop.
    """
    made = schedule or (forecast.schedule if forecast is not None else scheduled(plan))
    survey = Survey(plan, made, limits_of(plan), forecast)
    return Health(tuple(rule.judge(survey) for rule in CHECKS), grade(survey))
