"""Plans as JSON documents, of which what one revision has in common with the next is written once."""

from pydantic_core import to_json

from milepost.model.document import write_document
from milepost.model.entity import Entity, Kind
from milepost.model.plan import COLLECTIONS, Plan
from milepost.server.per_plan import PerPlan

ROOM = 20_000
"""Entities whose text is kept, over all plans: about 300 bytes each."""
_TOGETHER = (Kind.CALENDAR, Kind.OBJECTIVE, Kind.KEY_RESULT)
"""What stands in a document otherwise than as a list of entities by themselves: few in any plan, and written anew."""
Written = dict[str, tuple[Entity, bytes]]


class Documents:
    """For any thread. What it gives is what the model writes of the plan by itself, as JSON."""

    def __init__(self, room: int = ROOM) -> None:
        self.kept: PerPlan[Written] = PerPlan(dict, len, room)

    def text(self, plan_id: str, plan: Plan) -> bytes:
        """The plan's document as JSON in UTF-8."""
        together = {kind: found for kind in _TOGETHER if (found := plan.entities.get(kind))}
        members = {name: to_json(value) for name, value in write_document(Plan(plan.settings, together)).items()}
        names = (*(name for name in members if name not in COLLECTIONS.values()), *COLLECTIONS.values())
        with self.kept.of(plan_id) as written:
            known = dict(written)
            written.clear()
            for kind, name in COLLECTIONS.items():
                if kind not in _TOGETHER and (entities := plan.entities.get(kind)):
                    members[name] = b"[%s]" % b",".join(_kept(entity, known, written) for entity in entities.values())
        return b"{%s}" % b",".join(b'"%s":%s' % (name.encode(), members[name]) for name in names if name in members)


def _kept(entity: Entity, known: Written, written: Written) -> bytes:
    found = known.get(entity.id)
    kept = found if found is not None and found[0] is entity else (entity, to_json(entity.document()))
    written[entity.id] = kept
    return kept[1]


documents = Documents()
