"""What a change would do, without doing it: its effects, what moves with it, and the forecast before and after."""

from typing import Any

from milepost.model.log import describe_effects
from milepost.model.plan import Plan
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader
from milepost.server.access.role import Role
from milepost.server.engine.engine import engine
from milepost.server.log.held import shelf
from milepost.server.log.intent import Intent
from milepost.server.log.packing import unpack_document
from milepost.server.log.problem_document import problem_document
from milepost.server.log.validity import validate


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
        **unpack_document(engine.ask("trial", plan_id, head, effects=tuple(drafted.effects))),
    }


def _new_warnings(before: Plan, after: Plan) -> list[dict[str, Any]]:
    known = {(each.code, each.subject) for each in validate(before)}
    return [problem_document(each) for each in validate(after) if (each.code, each.subject) not in known]
