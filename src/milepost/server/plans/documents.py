"""Plans as documents, of which what one revision has in common with the next is written once."""

from typing import Any

from milepost.model.document import write_document
from milepost.model.entity import Entity
from milepost.model.plan import Plan
from milepost.server.per_plan import PerPlan

ROOM = 10_000
"""Entities whose documents are kept, over all plans: about 2 kB each."""
Written = dict[str, tuple[Entity, dict[str, Any]]]


class Documents:
    """For any thread. What it gives is what the model writes of the plan by itself."""

    def __init__(self, room: int = ROOM) -> None:
        self.kept: PerPlan[Written] = PerPlan(dict, len, room)

    def document(self, plan_id: str, plan: Plan) -> dict[str, Any]:
        """The plan's document; parts of it are kept, and must not be changed."""
        with self.kept.of(plan_id) as written:
            known = dict(written)
            written.clear()

            def document_of(entity: Entity) -> dict[str, Any]:
                found = known.get(entity.id)
                kept = found if found is not None and found[0] is entity else (entity, entity.document())
                written[entity.id] = kept
                return kept[1]

            return write_document(plan, document_of)


documents = Documents()
