"""Every command on every kind of entity, what it refuses, and how it reads."""

import json

import pytest

from milepost.model.document import write_document
from milepost.model.entity import Kind
from milepost.model.log.apply import apply, apply_all
from milepost.model.log.command import TOP, Add, Command, Move, Remove, Rename, SetFields
from milepost.model.log.fold import LogState
from milepost.model.log.outcome import Applied, Refused
from milepost.model.log.sentence import describe, describe_effects
from milepost.model.log.value import Json
from milepost.model.plan import COLLECTIONS, Plan
from tests.model.log.plans import DOCUMENT, atlas, read
from tests.model.log.stale import assert_stale_copy_equals_fresh_read, document_bytes, plan_bytes

PLAN = atlas()
EVERYTHING = [(entity.kind, entity.id) for entity in PLAN.everything()]
NEEDED: dict[Kind, dict[str, Json]] = {
    Kind.PHASE: {"start": "2026-11-02", "finish": "2027-01-01"},
    Kind.KEY_RESULT: {"objective": "grow", "target": 5},
    Kind.CORRELATION: {"activities": ["docs", "spec"], "coefficient": 0.2},
    Kind.RISK: {"probability": 0.2, "effect": {"times": 2}},
    Kind.BASELINE: {"activities": {}},
}


def accepted(command: Command, plan: Plan = PLAN) -> Plan:
    """The plan after a command, which must be accepted and reach a stale copy."""
    applied = apply(plan, command)
    assert isinstance(applied, Applied), applied
    assert_stale_copy_equals_fresh_read(LogState(plan), applied.effects, applied.plan)
    return applied.plan


def codes(command: Command, plan: Plan = PLAN, retired: tuple[str, ...] = ()) -> list[str]:
    """The codes of the problems for which a command is refused."""
    refused = apply(plan, command, retired)
    assert isinstance(refused, Refused), refused
    assert all(problem.message and problem.mend for problem in refused.problems)
    return [problem.code for problem in refused.problems]


@pytest.mark.parametrize("kind", list(COLLECTIONS))
def test_L8_1_every_kind_is_added_set_and_removed(kind: Kind) -> None:
    fields = {"name": "New thing", **NEEDED.get(kind, {})}
    plan = accepted(Add(kind=kind, fields=fields))
    assert list(plan.entities[kind])[-1] == "new-thing"
    assert plan.entities[kind]["new-thing"].title == "New thing"
    changed = accepted(
        SetFields(kind=kind, id="new-thing", fields={"name": "Other", "tags": ["x"], "notes": None}), plan
    )
    assert changed.entities[kind]["new-thing"].title == "Other"
    assert changed.entities[kind]["new-thing"].tags == ("x",)
    cleared = accepted(SetFields(kind=kind, id="new-thing", fields={"name": "New thing", "tags": None}), changed)
    assert plan_bytes(cleared) == plan_bytes(plan)
    removed = accepted(Remove(kind=kind, id="new-thing"), cleared)
    assert plan_bytes(removed) == plan_bytes(PLAN)


@pytest.mark.parametrize("kind", [kind for kind in COLLECTIONS if kind is not Kind.KEY_RESULT])
def test_L8_1_every_kind_moves_within_its_list(kind: Kind) -> None:
    plan = PLAN
    for name in ("One", "Two"):
        plan = accepted(Add(kind=kind, fields={"name": name, **NEEDED.get(kind, {}), **only_once(kind, name)}), plan)
    row = list(plan.entities[kind])
    first = accepted(Move(kind=kind, id="two", before=row[0]), plan)
    assert list(first.entities[kind]) == ["two", *row[:-1]]
    assert list(accepted(Move(kind=kind, id="two", after="one"), first).entities[kind]) == row
    still = apply(plan, Move(kind=kind, id="two", after="one"))
    assert isinstance(still, Applied)
    assert still.effects == ()


def only_once(kind: Kind, name: str) -> dict[str, Json]:
    """An activity is in one correlation group only."""
    return {"activities": ["launch" if name == "One" else "docs"]} if kind is Kind.CORRELATION else {}


@pytest.mark.parametrize(("kind", "entity_id"), EVERYTHING)
def test_L8_3_a_rename_is_what_a_search_and_replace_of_the_id_would_be(kind: Kind, entity_id: str) -> None:
    plan = accepted(Rename(kind=kind, id=entity_id, to="Fresh.id_9"))
    expected = json.loads(json.dumps(write_document(PLAN)).replace(f'"{entity_id}"', '"Fresh.id_9"'))
    assert write_document(plan) == expected
    assert list(plan.entities[kind]) == ["Fresh.id_9" if other == entity_id else other for other in PLAN.entities[kind]]


@pytest.mark.parametrize(("kind", "entity_id"), EVERYTHING)
def test_L8_4_a_removal_that_cascades_leaves_no_trace_but_in_baselines(kind: Kind, entity_id: str) -> None:
    plan = accepted(Remove(kind=kind, id=entity_id, cascade=True))
    document = write_document(plan)
    for baseline in document.pop("baselines", []):
        assert entity_id == "b0" or baseline["activities"].keys() == {"api"}
    assert f'"{entity_id}"' not in json.dumps(document)


@pytest.mark.parametrize(("kind", "entity_id"), EVERYTHING)
def test_L8_4_a_removal_is_refused_where_something_would_point_to_nothing(kind: Kind, entity_id: str) -> None:
    everywhere = {**DOCUMENT, "baselines": []}
    mentions = json.dumps(everywhere).count(f'"{entity_id}"')
    parts = 3 if entity_id == "win" else 0  # its two key results, and what supports one of them
    if mentions + parts > 1 and entity_id != "b0":
        refused = codes(Remove(kind=kind, id=entity_id))
        assert refused == ["still-referenced"] * (mentions - 1 + parts)
    else:
        accepted(Remove(kind=kind, id=entity_id))


def test_L8_4_an_objective_takes_its_key_results_with_it() -> None:
    plan = accepted(Remove(kind=Kind.OBJECTIVE, id="win", cascade=True))
    assert list(plan.key_results) == []
    assert "supports" not in plan.initiatives["atlas"].document()
    assert plan.milestones["beta"].supports == ()


@pytest.mark.parametrize(
    ("command", "field", "parent"),
    [
        (Move(kind=Kind.TASK, id="docs", under="beta"), "milestone", "beta"),
        (Move(kind=Kind.TASK, id="api", under="mobile"), "initiative", "mobile"),
        (Move(kind=Kind.MILESTONE, id="beta", under="mobile"), "initiative", "mobile"),
        (Move(kind=Kind.INITIATIVE, id="atlas", under=TOP), "parent", None),
        (Move(kind=Kind.INITIATIVE, id="mobile", under=TOP), "parent", None),
        (Move(kind=Kind.OBJECTIVE, id="win", under=TOP), "parent", None),
        (Move(kind=Kind.KEY_RESULT, id="churn", under="grow"), "objective", "grow"),
        (Move(kind=Kind.CALENDAR, id="site", under=TOP), "parent", None),
    ],
)
def test_L8_5_a_move_puts_an_entity_under_one_parent(command: Move, field: str, parent: str | None) -> None:
    plan = accepted(command)
    entity = plan.entities[command.kind][command.id]
    assert getattr(entity, field) == parent
    if command.kind is Kind.TASK:
        assert sum(name in entity.document() for name in ("milestone", "initiative")) == 1


def test_L8_5_a_key_result_stands_in_the_file_under_its_new_objective() -> None:
    document = write_document(accepted(Move(kind=Kind.KEY_RESULT, id="churn", under="grow")))
    nested = {one["id"]: [key["id"] for key in one.get("key_results", [])] for one in document["objectives"]}
    assert nested == {"grow": ["churn"], "win": ["teams"]}


def test_L8_1_the_settings_are_set_like_any_entity() -> None:
    plan = accepted(SetFields(kind=Kind.SETTINGS, id="plan", fields={"plan": "Hermes", "currency": "EUR"}))
    assert write_document(plan) == {**write_document(PLAN), "plan": "Hermes", "currency": "EUR"}


def test_L2_1_several_commands_are_judged_by_the_plan_they_make_together() -> None:
    applied = apply_all(
        PLAN,
        [
            SetFields(kind=Kind.TASK, id="docs", fields={"after": ["train"]}),
            Add(kind=Kind.TASK, id="train", fields={"estimate": "2d"}, before="docs"),
        ],
    )
    assert isinstance(applied, Applied)
    assert len(applied.effects) == 2
    assert_stale_copy_equals_fresh_read(LogState(PLAN), applied.effects, applied.plan)


def test_L2_1_a_refusal_lists_every_problem_and_changes_nothing() -> None:
    before = document_bytes(PLAN)
    refused = apply_all(
        PLAN,
        [
            SetFields(kind=Kind.TASK, id="docs", fields={"estimate": "soon", "deadline": "2027-02-30"}),
            SetFields(kind=Kind.TASK, id="dogs", fields={"estimate": "1d"}),
        ],
    )
    assert isinstance(refused, Refused)
    assert [problem.code for problem in refused.problems] == ["bad-duration", "bad-date", "dangling-id"]
    assert refused.problems[2].mend == "did you mean `docs`?"
    assert document_bytes(PLAN) == before


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SetFields(kind=Kind.TASK, id="spec", fields={"after": ["beta"]}), "dependency-loop"),
        (SetFields(kind=Kind.TASK, id="spec", fields={"after": ["nowhere"]}), "dangling-id"),
        (SetFields(kind=Kind.TASK, id="spec", fields={"estimte": "3d"}), "unknown-key"),
        (SetFields(kind=Kind.TASK, id="spec", fields={"id": "other"}), "unknown-key"),
        (SetFields(kind=Kind.TASK, id="spec", fields={"order": "V"}), "unknown-key"),
        (SetFields(kind=Kind.TASK, id="beta", fields={"estimate": "1d"}), "wrong-kind"),
        (SetFields(kind=Kind.RESOURCE, id="backend", fields={"capacity": float("inf")}), "wrong-type"),
        (SetFields(kind=Kind.SETTINGS, id="plan", fields={"status_date": None}), "missing-key"),
        (SetFields(kind=Kind.SETTINGS, id="plan", fields={"plan": None}), "missing-key"),
        (SetFields(kind=Kind.SETTINGS, id="atlas", fields={"plan": "x"}), "wrong-kind"),
        (SetFields(kind=Kind.KEY_RESULT, id="churn", fields={"objective": None}), "missing-key"),
        (SetFields(kind=Kind.KEY_RESULT, id="churn", fields={"target": None}), "missing-key"),
        (Add(kind=Kind.TASK, id="beta"), "duplicate-id"),
        (Add(kind=Kind.TASK), "missing-id"),
        (Add(kind=Kind.TASK, id="a b"), "bad-id"),
        (Add(kind=Kind.TASK, id="t", before="beta"), "bad-place"),
        (Add(kind=Kind.TASK, id="t", before="api", after="spec"), "bad-place"),
        (Add(kind=Kind.KEY_RESULT, id="k", fields={"target": 1}), "missing-key"),
        (Add(kind=Kind.SETTINGS, id="plan"), "settings-stay"),
        (Remove(kind=Kind.SETTINGS, id="plan"), "settings-stay"),
        (Remove(kind=Kind.TASK, id="ghost"), "dangling-id"),
        (Rename(kind=Kind.SETTINGS, id="plan", to="x"), "settings-stay"),
        (Rename(kind=Kind.TASK, id="ghost", to="x"), "dangling-id"),
        (Rename(kind=Kind.TASK, id="api", to="beta"), "duplicate-id"),
        (Rename(kind=Kind.TASK, id="api", to="with space"), "bad-id"),
        (Move(kind=Kind.SETTINGS, id="plan"), "settings-stay"),
        (Move(kind=Kind.TASK, id="ghost"), "dangling-id"),
        (Move(kind=Kind.TASK, id="api", before="api"), "bad-place"),
        (Move(kind=Kind.TASK, id="api", under="ghost"), "dangling-id"),
        (Move(kind=Kind.TASK, id="api", under="win"), "wrong-kind"),
        (Move(kind=Kind.PERSON, id="lead", under="win"), "wrong-kind"),
        (Move(kind=Kind.KEY_RESULT, id="churn", under=TOP), "missing-key"),
        (Move(kind=Kind.INITIATIVE, id="atlas", under="mobile"), "parent-loop"),
    ],
)
def test_L2_1_a_command_is_refused_by_problems(command: Command, code: str) -> None:
    assert code in codes(command)


def test_L8_6_ids_are_never_reused() -> None:
    assert codes(Add(kind=Kind.TASK, id="old"), retired=("old",)) == ["retired-id"]
    assert codes(Rename(kind=Kind.TASK, id="api", to="old"), retired=("old",)) == ["retired-id"]
    applied = apply_all(
        PLAN, [Remove(kind=Kind.TASK, id="docs"), Add(kind=Kind.TASK, id="docs", fields={"estimate": "1d"})]
    )
    assert isinstance(applied, Refused)
    assert [problem.code for problem in applied.problems] == ["retired-id"]
    named = apply(PLAN, Add(kind=Kind.TASK, fields={"name": "API"}), retired=("api-2",))
    assert isinstance(named, Applied)
    assert named.effects[0].id == "api-3"


def test_L8_1_setting_what_holds_already_has_no_effect() -> None:
    applied = apply(PLAN, SetFields(kind=Kind.MILESTONE, id="beta", fields={"target": "2027-01-15", "owner": None}))
    assert isinstance(applied, Applied)
    assert applied.effects == ()
    renamed = apply(PLAN, Rename(kind=Kind.TASK, id="api", to="api"))
    assert isinstance(renamed, Applied)
    assert renamed.effects == ()


def test_L8_1_a_change_of_kind_of_number_is_a_change() -> None:
    document: dict[str, Json] = {
        "plan": "P",
        "status_date": "2026-11-02",
        "custom_fields": [{"id": "x", "type": "boolean"}, {"id": "y", "type": "number"}],
        "tasks": [{"id": "t", "estimate": "1d", "fields": {"y": 1}}],
    }
    applied = apply(read(document), SetFields(kind=Kind.TASK, id="t", fields={"fields": {"y": 1.0}}))
    assert isinstance(applied, Applied)
    assert len(applied.effects) == 1


def test_L3_3_room_is_made_where_two_stand_in_one_place() -> None:
    row = ["a", "b", "c", "d"]
    plan = read({"plan": "P", "status_date": "2026-11-02", "people": [{"id": name} for name in row]})
    same = {name: person.model_copy(update={"order": "V"}) for name, person in plan.entities[Kind.PERSON].items()}
    crowded = Plan(plan.settings, {Kind.PERSON: same})
    moved = apply(crowded, Move(kind=Kind.PERSON, id="d", after="a"), validate=lambda _: [])
    assert isinstance(moved, Applied)
    assert list(moved.plan.entities[Kind.PERSON]) == ["a", "d", "b", "c"]
    added = apply(moved.plan, Add(kind=Kind.PERSON, id="e", before="a"), validate=lambda _: [])
    assert isinstance(added, Applied)
    assert list(added.plan.entities[Kind.PERSON]) == ["e", "a", "d", "b", "c"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (
            SetFields(kind=Kind.MILESTONE, id="beta", fields={"target": "2027-01-29"}),
            "Set the target of Public beta to 29 January 2027 (was 15 January 2027)",
        ),
        (
            SetFields(
                kind=Kind.MILESTONE, id="beta", fields={"commitment": {"date": "2027-03-05", "confidence": "90%"}}
            ),
            "Set the commitment of Public beta to 5 March 2027 at 90% (was 26 February 2027 at 80%)",
        ),
        (
            Add(kind=Kind.TASK, fields={"name": "Load test", "milestone": "beta"}),
            "Added task Load test under Public beta",
        ),
        (Add(kind=Kind.PERSON, id="new-hand", after="lead"), "Added person New hand after Lead"),
        (
            SetFields(kind=Kind.TASK, id="api", fields={"estimate": "1d", "owner": "sponsor"}),
            "Set the estimate of API to 1 day (was low 10 days, likely 15 days, high 30 days); "
            "Set the owner of API to Sponsor (was Lead)",
        ),
        (SetFields(kind=Kind.TASK, id="api", fields={"owner": None}), "Cleared the owner of API (was Lead)"),
        (SetFields(kind=Kind.TASK, id="api", fields={"name": "Interface"}), "Renamed API to Interface"),
        (
            SetFields(kind=Kind.TASK, id="ui", fields={"after": ["api"]}),
            "UI no longer waits for Specification; UI now waits for API",
        ),
        (
            SetFields(kind=Kind.TASK, id="ui", fields={"after": [{"id": "spec", "type": "SS", "lag": "1d"}]}),
            "Set Specification in the predecessors of UI to type SS, lag 1 day (was type SS, lag 3 days)",
        ),
        (
            SetFields(kind=Kind.TASK, id="spec", fields={"tags": ["ops"]}),
            "Took legal out of the tags of Specification; Added ops to the tags of Specification",
        ),
        (
            SetFields(kind=Kind.SETTINGS, id="plan", fields={"status_date": "2026-11-09"}),
            "Set the status date of the plan to 9 November 2026 (was 2 November 2026)",
        ),
        (
            Remove(kind=Kind.TASK, id="api", cascade=True),
            "Removed task API, and with it: Public beta no longer waits for API; "
            "Took API out of the activities of Team effect; Vendor late no longer hits API",
        ),
        (Remove(kind=Kind.TASK, id="docs"), "Removed task Manual"),
        (Move(kind=Kind.TASK, id="docs", before="api"), "Moved task Manual before API"),
        (Move(kind=Kind.TASK, id="docs", under="beta"), "Moved task Manual under Public beta"),
        (Move(kind=Kind.TASK, id="docs", under=TOP), "Moved task Manual to stand by itself"),
        (Rename(kind=Kind.TASK, id="api", to="gateway"), "Changed the id of API from api to gateway"),
        (SetFields(kind=Kind.TASK, id="ghost", fields={}), "Changed nothing in ghost"),
    ],
)
def test_L8_7_a_command_reads_as_a_sentence(command: Command, sentence: str) -> None:
    assert describe(command, PLAN) == sentence


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (Rename(kind=Kind.TASK, id="api", to="gateway"), "Changed the id of API from api to gateway"),
        (Move(kind=Kind.TASK, id="api", under="mobile"), "Moved API under Mobile"),
        (Move(kind=Kind.TASK, id="api", under=TOP), "Moved API out of Public beta"),
        (Move(kind=Kind.TASK, id="docs", before="api"), "Moved Manual to another place in the list"),
        (
            Add(kind=Kind.TASK, fields={"name": "Load test", "milestone": "beta"}),
            "Added task Load test under Public beta",
        ),
        (Remove(kind=Kind.TASK, id="docs"), "Removed task Manual"),
        (SetFields(kind=Kind.TASK, id="docs", fields={"deferrable": True}), "Set the deferrable of Manual to yes"),
        (
            SetFields(kind=Kind.RISK, id="late", fields={"hits": ["api", "ui"], "notes": "Ask again."}),
            'Vendor late now hits UI; Set the notes of Vendor late to "Ask again."',
        ),
        (
            SetFields(kind=Kind.RESOURCE, id="backend", fields={"capacity": 12000}),
            "Set the capacity of Backend to 12,000 (was 3)",
        ),
        (
            SetFields(kind=Kind.MILESTONE, id="beta", fields={"supports": ["win"]}),
            "Public beta no longer supports Paying teams; Public beta now supports Win the mid-market",
        ),
        (SetFields(kind=Kind.TASK, id="docs", fields={"calendar": "site"}), "Changed nothing"),
    ],
)
def test_L8_7_effects_read_as_a_sentence(command: Command, sentence: str) -> None:
    applied = apply(PLAN, command)
    assert isinstance(applied, Applied)
    assert describe_effects(applied.effects, PLAN) == sentence
