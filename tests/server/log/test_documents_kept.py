"""What is kept from one revision's document for the next one's must not show."""

import json

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from milepost.model.document import write_document
from milepost.model.log.apply import apply
from milepost.model.log.outcome import Applied
from milepost.server.plans.documents import Documents
from tests.model.log.plans import atlas
from tests.model.log.strategies import commands


def in_order(text: str | bytes) -> object:
    """What a JSON text says, the order of its members included."""
    return json.loads(text, object_pairs_hook=list)


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_A2_3_documents_are_those_of_the_model_after_any_change(data: st.DataObject) -> None:
    documents, plan = Documents(), atlas()
    for _ in range(4):
        applied = apply(plan, data.draw(commands(plan, True)))
        assume(isinstance(applied, Applied))
        assert isinstance(applied, Applied)
        plan = applied.plan
        assert in_order(documents.text("a", plan)) == in_order(json.dumps(write_document(plan)))


def test_A2_3_what_is_kept_of_plans_has_a_bound_and_the_plan_used_longest_ago_makes_room() -> None:
    plan = atlas()
    documents = Documents(room=2 * sum(map(len, plan.entities.values())))
    for name in ("a", "b", "a", "c"):
        assert in_order(documents.text(name, plan)) == in_order(json.dumps(write_document(plan)))
    assert list(documents.kept) == ["a", "c"]
