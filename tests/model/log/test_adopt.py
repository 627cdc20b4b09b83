"""A plan taken over whole: what changes by it, what does not, and which ids it may give."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.model.document import read_document, write_document
from milepost.model.entity import Kind
from milepost.model.log import (
    Add,
    Adopt,
    Applied,
    LogState,
    Move,
    Refused,
    Remove,
    Rename,
    Revert,
    adopt,
    advance,
    apply,
    apply_all,
    difference,
    in_their_places,
    nothing,
)
from milepost.model.log.command import Command
from milepost.model.plan import Plan
from tests.model.log.plans import DOCUMENT, atlas, read
from tests.model.log.stale import assert_stale_copy_equals_fresh_read, document_bytes, plan_bytes

START = LogState(atlas())


FILE: dict[str, Any] = deepcopy(DOCUMENT)
ROW = ("spec", "api", "ui", "docs")


def edited(**collections: Any) -> Plan:
    """The plan of the tests, read from another file."""
    return read({**FILE, **collections})


def tasks(*ids: str) -> list[dict[str, Any]]:
    """The tasks of the plan in another order, new ones among them."""
    known = {task["id"]: task for task in FILE["tasks"]}
    return [known.get(task_id, {"id": task_id, "estimate": "1d"}) for task_id in ids]


def adopted(state: LogState, plan: Plan) -> Applied:
    """What is taken over, which must be possible, reach a stale copy, and be the file that was read."""
    applied = adopt(state, plan)
    assert isinstance(applied, Applied), applied
    assert_stale_copy_equals_fresh_read(state, applied.effects, applied.plan)
    assert document_bytes(applied.plan) == document_bytes(plan)
    return applied


def problems(state: LogState, plan: Plan) -> list[tuple[str, str | None]]:
    refused = adopt(state, plan)
    assert isinstance(refused, Refused)
    return [(each.code, each.subject) for each in refused.problems]


def after(state: LogState, *commands: Command) -> LogState:
    applied = apply_all(state.plan, commands, state.retired)
    assert isinstance(applied, Applied), applied
    return advance(state, applied.effects)


def test_L8_9_an_empty_log_takes_over_a_plan() -> None:
    applied = adopted(nothing(), atlas())
    assert plan_bytes(applied.plan) == plan_bytes(atlas())
    assert all(effect.before is None for effect in applied.effects[1:])


def test_L8_9_the_same_plan_changes_nothing() -> None:
    moved = after(START, Move(kind=Kind.TASK, id="docs", before="spec"), Add(kind=Kind.PERSON, id="new", after="lead"))
    again, _ = read_document(write_document(moved.plan))
    assert again is not None
    assert plan_bytes(again) != plan_bytes(moved.plan)  # a file has no order keys
    assert adopted(moved, again).effects == ()


def test_L8_9_key_results_stand_beside_those_of_their_own_objective() -> None:
    """Each objective has a row of its own: two objectives with two key results each are read again as they are."""
    objectives = [
        {"id": name, "key_results": [{"id": f"{name}-{number}", "target": 9} for number in (1, 2)]}
        for name in ("grow", "save")
    ]
    document: dict[str, Any] = {"plan": "Goals", "status_date": "2026-11-02", "objectives": objectives}
    state = LogState(read(document))
    assert adopt(state, read(deepcopy(document))) == Applied((), state.plan)


@pytest.mark.parametrize(
    ("ids", "moved"),
    [
        (("spec", "api", "ui", "docs", "last"), {"last"}),
        (("first", "spec", "api", "ui", "docs"), {"first"}),
        (("spec", "one", "two", "three", "api", "ui", "docs"), {"one", "two", "three"}),
        (("docs", "spec", "api", "ui"), {"docs"}),
        (("spec", "ui", "new", "api", "docs"), {"ui", "new"}),
        (("spec", "ui", "docs", "api"), {"api"}),
    ],
)
def test_L8_9_what_stays_in_its_order_is_not_touched(ids: tuple[str, ...], moved: set[str]) -> None:
    # Of two that changed places, either one has moved.
    touched = {effect.id for effect in adopted(START, edited(tasks=tasks(*ids))).effects}
    assert touched == moved or touched == moved - {"ui"} | {"api"}


@given(st.permutations([*ROW, "n1", "n2", "n3"]), st.permutations(ROW))
def test_L8_9_the_file_s_order_is_the_plan_s(wanted: list[str], present: list[str]) -> None:
    state = LogState(edited(tasks=tasks(*present)))
    assert list(adopted(state, edited(tasks=tasks(*wanted))).plan.tasks) == wanted


def test_L8_9_two_that_share_a_place_get_one_each() -> None:
    same = {name: task.model_copy(update={"order": "V"}) for name, task in START.plan.tasks.items()}
    state = LogState(Plan(START.plan.settings, {**START.plan.entities, Kind.TASK: dict(sorted(same.items()))}))
    row = ["docs", "api", "ui", "spec"]
    assert list(adopted(state, edited(tasks=tasks(*row))).plan.tasks) == row


def test_L8_9_a_plan_with_errors_is_refused() -> None:
    loop = [*tasks("spec", "api", "ui"), {"id": "docs", "after": ["docs"]}]
    assert problems(START, edited(tasks=loop)) == [("self-dependency", "docs")]


def test_L8_10_ids_are_not_reused_by_a_file() -> None:
    gone = after(START, Remove(kind=Kind.TASK, id="docs"), Rename(kind=Kind.PERSON, id="sponsor", to="board-member"))
    assert problems(gone, atlas()) == [("retired-id", "sponsor"), ("retired-id", "docs")]
    other = edited(tasks=tasks("spec", "api", "ui"), people=[*FILE["people"], {"id": "docs"}])
    assert problems(START, other) == [("duplicate-id", "docs")]


def test_L8_11_was_tells_a_rename_in_a_file() -> None:
    renamed = [{**task, "id": "manual", "was": "docs"} if task["id"] == "docs" else task for task in tasks(*ROW)]
    applied = adopted(START, edited(tasks=renamed))
    (effect,) = applied.effects
    assert (effect.id, effect.id_after) == ("docs", "manual")
    state = advance(START, applied.effects)
    assert state.retired == {"docs": "manual"}
    # Read again, it is the name of the past; and what nothing was called before is new.
    assert adopted(state, edited(tasks=renamed)).effects == ()
    unknown = [*tasks("spec", "api", "ui", "docs"), {"id": "train", "was": "spec"}, {"id": "bus", "was": "ghost"}]
    assert {effect.id for effect in adopted(START, edited(tasks=unknown)).effects} == {"train", "bus"}


def test_L8_11_two_cannot_have_been_one() -> None:
    twins = [*tasks("spec", "api", "ui"), {"id": "one", "was": "docs"}, {"id": "two", "was": "docs"}]
    effects = adopted(START, edited(tasks=twins)).effects
    assert [(effect.id, effect.before is None) for effect in effects] == [("docs", False), ("two", True)]


def test_L8_9_places_are_found_for_a_difference_too() -> None:
    file = edited(tasks=tasks("spec", "api", "ui", "docs", "last"))
    assert len(difference(START.plan, file)) == 5
    assert [effect.id for effect in difference(START.plan, in_their_places(START.plan, file))] == ["last"]


@pytest.mark.parametrize("record", [Adopt(source="file", name="atlas.yaml"), Revert(number=3)])
def test_L8_12_a_record_of_what_was_done_cannot_be_asked_for(record: Command) -> None:
    refused = apply(START.plan, record)
    assert isinstance(refused, Refused)
    (problem,) = refused.problems
    assert (problem.code, problem.mend) == ("record-only", "send the changes themselves")
