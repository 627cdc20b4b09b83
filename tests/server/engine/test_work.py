"""What the engine process works out is what the engine says of the plan by itself."""

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from milepost.forecast.document import outcome_document
from milepost.forecast.forecast import forecast
from milepost.model.log import LogState
from milepost.model.log.apply import apply
from milepost.model.log.outcome import Applied
from milepost.schedule.schedule import schedule
from milepost.server.engine.messages import Kind, Question
from milepost.server.engine.sessions import Sessions
from milepost.server.engine.terms import ITERATIONS, SEED, engine_name
from milepost.server.engine.work import Work
from milepost.server.log.packing import pack_document, unpack_document
from tests.model.log.plans import atlas
from tests.model.log.strategies import commands


def answered(work: Work, kind: Kind, state: LogState) -> dict[str, Any]:
    """The document that answers a question about a plan."""
    question = Question(1, kind, "a", state.number, None, (), 0)
    found: dict[str, Any] = unpack_document(work.answer(question, state, lambda: None))
    return {name: value for name, value in found.items() if name != "elapsed_seconds"}


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_R1_13_schedules_and_forecasts_are_those_of_the_engine_after_any_change(data: st.DataObject) -> None:
    work, state = Work(), LogState(atlas(), 1)
    for _ in range(3):
        applied = apply(state.plan, data.draw(commands(state.plan, True)))
        assume(isinstance(applied, Applied))
        assert isinstance(applied, Applied)
        state = LogState(applied.plan, state.number + 1)
        assert answered(work, "schedule", state) == unpacked(schedule(state.plan).document())
        fresh = unpacked(outcome_document(forecast(state.plan, iterations=ITERATIONS, seed=SEED), quantiles=True))
        told = answered(work, "quick", state)
        assert (told.pop("number"), told.pop("complete"), told.pop("engine")) == (state.number, False, engine_name())
        assert without_drivers(told) == without_drivers(fresh)


def test_R1_13_a_complete_forecast_is_one_made_afresh() -> None:
    work, state = Work(), LogState(atlas(), 1)
    fresh = unpacked(forecast(state.plan, iterations=ITERATIONS, seed=SEED).document(quantiles=True))
    for kind in ("complete", "forecast"):
        told = answered(work, kind, state)
        assert told["complete"]
        assert {name: told[name] for name in fresh if name != "elapsed_seconds"} == {
            name: value for name, value in fresh.items() if name != "elapsed_seconds"
        }


def test_R1_13_a_plan_past_what_is_kept_is_forecast_afresh_each_time() -> None:
    plan = atlas()
    small = Sessions(room=1)
    found = unpacked(outcome_document(small.quick("a", plan)))
    assert small.session("a") is None
    work = Work(room=1)
    assert answered(work, "complete", LogState(plan, 1)) == answered(Work(), "complete", LogState(plan, 1))
    assert without_drivers(found) == without_drivers(unpacked(outcome_document(Sessions().quick("a", plan))))


def without_drivers(document: dict[str, Any]) -> dict[str, Any]:
    """What a forecast says but for what drives it, which the answer line names as well."""
    of_milestones = [
        {name: value for name, value in each.items() if name not in ("drivers", "answer")}
        for each in document["milestones"]
    ]
    return {**document, "milestones": of_milestones}


def unpacked(document: dict[str, Any]) -> dict[str, Any]:
    """The document as it is once it has been sent."""
    found: dict[str, Any] = unpack_document(pack_document(document))
    return found
