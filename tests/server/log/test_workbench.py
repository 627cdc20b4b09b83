"""What is kept from one revision's documents for the next one's must not show."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from milepost.model.document import write_document
from milepost.model.log.apply import apply
from milepost.model.log.outcome import Applied
from milepost.schedule.schedule import schedule
from milepost.server.forecasts.workbench import Workbench
from tests.model.log.plans import atlas
from tests.model.log.strategies import commands


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_A2_3_documents_and_schedules_are_those_of_the_engine_after_any_change(data: st.DataObject) -> None:
    bench, plan = Workbench(), atlas()
    for _ in range(4):
        applied = apply(plan, data.draw(commands(plan, True)))
        assume(isinstance(applied, Applied))
        assert isinstance(applied, Applied)
        plan = applied.plan
        assert bench.document("a", plan) == write_document(plan)
        assert bench.schedule("a", plan).document() == schedule(plan).document()


def test_A2_3_what_is_kept_of_plans_has_a_bound_and_the_plan_used_longest_ago_makes_room() -> None:
    plan = atlas()
    size = sum(map(len, plan.entities.values()))
    bench = Workbench(room=2 * size)
    for name in ("a", "b", "a", "c"):
        assert bench.document(name, plan) == write_document(plan)
    assert list(bench._benches) == ["a", "c"]
