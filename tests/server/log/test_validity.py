"""What is judged from what changed alone must be judged as the whole plan is."""

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from milepost.exchange.read import read_data
from milepost.model.entity import Kind
from milepost.model.log.apply import draft
from milepost.model.log.command import Command, SetFields
from milepost.model.log.outcome import Refused, errors_in
from milepost.model.log.step import apply_effects
from milepost.model.log.value import Json
from milepost.model.plan import Plan
from milepost.server.log.validity import validate, validate_since
from tests.model.log.plans import DOCUMENT
from tests.model.log.strategies import commands

START = read_data(DOCUMENT).plan
assert START is not None

WRONG: list[tuple[Kind, str, dict[str, Json]]] = [
    (Kind.TASK, "api", {"estimate": {"low": "5d", "likely": "2d", "high": "9d"}}),
    (Kind.TASK, "api", {"estimate": {"low": "-5d", "likely": "2d", "high": "9d"}}),
    (Kind.TASK, "api", {"estimate": {"low": "1d", "likely": "2ed", "high": "9d"}}),
    (Kind.TASK, "api", {"estimate": {"low": "1ed", "likely": "2ed", "high": "9ed"}}),
    (Kind.TASK, "api", {"estimate": {"low": "9h", "likely": "10h", "high": "1d"}}),
    (Kind.TASK, "api", {"estimate": {"low": "1d", "likely": "8d", "high": "9d", "shape": "lognormal"}}),
    (Kind.TASK, "api", {"progress": "40%"}),
    (Kind.TASK, "api", {"actual_start": "2027-01-01"}),
    (Kind.TASK, "api", {"actual_start": "2026-10-01", "actual_finish": "2026-09-01"}),
    (Kind.TASK, "api", {"constraint": {"start_no_earlier": "2027-01-01", "start_no_later": "2026-12-01"}}),
    (Kind.TASK, "api", {"crash": {"to": "-1d", "cost_per_day": 10}}),
    (Kind.TASK, "api", {"fields": {"grade": "high"}}),
    (Kind.TASK, "api", {"fields": {"spec": 1}}),
    (Kind.TASK, "api", {"after": ["beta"]}),
    (Kind.TASK, "api", {"owner": "nobody"}),
    (Kind.MILESTONE, "beta", {"expected": {"low": "2027-03-01", "likely": "2027-02-01", "high": "2027-04-01"}}),
    (Kind.MILESTONE, "beta", {"actual": "2027-01-01"}),
    (Kind.MILESTONE, "beta", {"supports": ["spec"]}),
    (Kind.SETTINGS, "plan", {"calendar": "nowhere"}),
    (Kind.KEY_RESULT, "churn", {"target": 9}),
]


def changed(plan: Plan, command: Command) -> Plan | None:
    """The plan after a command, valid or not; None where there is none."""
    found = draft(plan, command)
    return None if isinstance(found, Refused) else apply_effects(plan, found)


def assert_judged_alike(known: Plan, plan: Plan) -> bool:
    """Whether the plan is right, in both judgements."""
    whole, since = errors_in(plan, validate), errors_in(plan, validate_since(known))
    assert since == whole
    return not whole


@pytest.mark.parametrize(("kind", "id", "fields"), WRONG)
def test_A7_2_what_is_wrong_with_one_entity_is_found_though_the_others_are_not_looked_at(
    kind: Kind, id: str, fields: dict[str, Json]
) -> None:
    assert START is not None
    plan = changed(START, SetFields(kind=kind, id=id, fields=fields))
    assert plan is not None
    assert not assert_judged_alike(START, plan)


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_A7_2_any_change_is_judged_as_the_whole_plan_is(data: st.DataObject) -> None:
    assert START is not None
    plan = START
    for _ in range(3):
        after = changed(plan, data.draw(commands(plan, True)))
        assume(after is not None)
        assert after is not None
        right = assert_judged_alike(START, after) and assert_judged_alike(plan, after)
        event(f"right: {right}")
        plan = after if right else plan
