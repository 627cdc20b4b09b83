"""What a change would do, without doing it: its effects, what moves with it, and the forecast before and after."""

from threading import Lock
from typing import Any

from milepost.forecast.document import outcome_document
from milepost.model.log import LogState, describe_effects
from milepost.model.plan import Plan
from milepost.schedule.schedule import Schedule, schedule
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.forecasts.sessions import Sessions
from milepost.server.log.held import shelf
from milepost.server.log.intent import Intent
from milepost.server.log.refused import problem_document
from milepost.server.log.validity import validate

_SESSIONS = Sessions(room=96 * 1024 * 1024)
_ONE_AT_A_TIME = Lock()


def try_out(plan_id: str, intent: Intent, reader: Reader) -> dict[str, Any]:
    """What would come of an intent, for whoever may make scenarios; raises the same refusals as doing it."""
    record = Gateway(reader).plan(plan_id, Role.COMMENTER).record
    head = shelf.state(plan_id, record.number)
    drafted = intent.drafted(plan_id, head)
    return {
        "number": head.number,
        "sentence": describe_effects(drafted.effects, head.plan),
        "effects": [effect.model_dump(mode="json") for effect in drafted.effects],
        "fresh_ids": dict(drafted.fresh_ids),
        "problems": _new_warnings(head.plan, drafted.plan),
        "cascade": _cascade(schedule(head.plan), schedule(drafted.plan)),
        "forecast": _forecasts(plan_id, head, drafted.plan),
    }


def _new_warnings(before: Plan, after: Plan) -> list[dict[str, Any]]:
    known = {(each.code, each.subject) for each in validate(before)}
    return [problem_document(each) for each in validate(after) if (each.code, each.subject) not in known]


def _cascade(before: Schedule, after: Schedule) -> list[dict[str, Any]]:
    """Every activity whose early dates move, come or go; null where it is not there."""
    old, new = (
        {each.id: (each.early_start, each.early_finish) for each in made.activities} for made in (before, after)
    )
    moved = [each for each in dict.fromkeys([*old, *new]) if old.get(each) != new.get(each)]
    return [{"id": each, "before": _dates(old.get(each)), "after": _dates(new.get(each))} for each in moved]


def _dates(dates: tuple[str, str] | None) -> dict[str, str] | None:
    return None if dates is None else {"start": dates[0], "finish": dates[1]}


def _forecasts(plan_id: str, head: LogState, plan: Plan) -> dict[str, Any]:
    """The same futures on both plans, so that the difference is that of the plans."""
    with _ONE_AT_A_TIME:
        before = outcome_document(_SESSIONS.quick(plan_id, head.plan))
        return {"before": before, "after": outcome_document(_SESSIONS.quick(plan_id, plan))}
