"""Commands between two plans: doing them leads from one to the other, whatever the two are."""

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from milepost.client.changes import change
from milepost.client.commands import commands_between, sentences
from milepost.model.document import read_document, write_document
from milepost.model.entity import Kind
from milepost.model.log import (
    Add,
    Applied,
    Command,
    LogState,
    Move,
    Remove,
    Rename,
    Revision,
    SetFields,
    advance,
    apply,
    apply_all,
    fold,
)
from milepost.model.log.value import Json
from milepost.model.plan import Plan
from tests.model.log.plans import DOCUMENT, atlas, read
from tests.model.log.stale import NOON
from tests.model.log.strategies import revisions, start

START = start()
LAWS = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def reread(plan: Plan) -> Plan:
    """The plan as a file has it: without the order keys of the log."""
    found, draft = read_document(write_document(plan), NOON)
    assert found is not None
    assert draft.problems == []
    return found


def done(before: Plan, commands: tuple[Command, ...]) -> Plan:
    """What a server makes of the commands: all of them are accepted."""
    applied = apply_all(before, commands)
    assert isinstance(applied, Applied), applied
    return applied.plan


def after(*commands: Command, state: LogState | None = None) -> Plan:
    """The plan of the tests once somebody has done this to it, as a file has it."""
    state = state or START
    for command in commands:
        applied = apply(state.plan, command, state.retired)
        assert isinstance(applied, Applied), applied
        state = advance(state, applied.effects)
    return reread(state.plan)


def changed(**more: Json) -> Plan:
    """The plan of the tests with other content under some keys of its document."""
    return read({**DOCUMENT, **more})


@LAWS
@given(revisions(START, most=8))
def test_U1_1_the_commands_make_the_one_plan_into_the_other(log: list[Revision]) -> None:
    mine = reread(fold(log, START).plan)
    commands = commands_between(atlas(), mine)
    event(f"{len(commands)} commands")
    assert write_document(done(START.plan, commands)) == write_document(mine)


@LAWS
@given(revisions(START, most=6), st.data())
def test_U1_1_from_any_plan_to_any_other(log: list[Revision], data: st.DataObject) -> None:
    state = fold(log, START)
    other = fold(data.draw(revisions(START, most=6)), START)
    assume(all(state.plan.index.get(each.id, each).kind is each.kind for each in other.plan.everything()))
    commands = commands_between(reread(state.plan), reread(other.plan))
    assert write_document(done(state.plan, commands)) == write_document(other.plan)


@LAWS
@given(revisions(START, most=3))
def test_U1_2_what_is_the_same_needs_no_command(log: list[Revision]) -> None:
    plan = fold(log, START).plan
    assert commands_between(plan, reread(plan)) == ()


def test_U1_3_was_tells_a_rename_and_every_pointer_follows() -> None:
    renamed = after(Rename(kind=Kind.TASK, id="api", to="backend-api"))
    told = read_document(_with_was(write_document(renamed), "backend-api", "api"))[0]
    assert told is not None
    commands = commands_between(atlas(), told)
    assert commands == (
        Rename(kind=Kind.TASK, id="api", to="backend-api"),
        SetFields(kind=Kind.TASK, id="backend-api", fields={"was": "api"}),
    )
    assert write_document(done(START.plan, commands)) == write_document(told)


def _with_was(document: dict[str, Json], entity_id: str, was: str) -> dict[str, Json]:
    tasks = document["tasks"]
    assert isinstance(tasks, list)
    for task in tasks:
        assert isinstance(task, dict)
        if task["id"] == entity_id:
            task["was"] = was
    return document


def test_U1_3_without_was_another_id_is_another_entity() -> None:
    commands = commands_between(atlas(), after(Rename(kind=Kind.PHASE, id="deliver", to="delivery")))
    assert {type(command) for command in commands} == {Add, SetFields, Remove}


def test_U1_4_new_things_at_the_end_need_no_place_and_others_stand_where_they_were_put() -> None:
    people: list[Json] = [{"id": "lead", "name": "Lead"}, {"id": "sponsor", "name": "Sponsor"}]
    ada: Json = {"id": "ada", "name": "Ada"}
    bob: Json = {"id": "bob", "name": "Bob"}
    assert commands_between(atlas(), changed(people=[*people, ada])) == (
        Add(kind=Kind.PERSON, id="ada", fields={"name": "Ada"}),
    )
    assert commands_between(atlas(), changed(people=[ada, bob, *people])) == (
        Add(kind=Kind.PERSON, id="ada", fields={"name": "Ada"}, before="lead"),
        Add(kind=Kind.PERSON, id="bob", fields={"name": "Bob"}, after="ada"),
    )


def test_U1_4_the_fewest_are_moved() -> None:
    tasks = DOCUMENT["tasks"]
    assert isinstance(tasks, list)
    spec, api, ui, docs = tasks
    assert commands_between(atlas(), changed(tasks=[docs, spec, api, ui])) == (
        Move(kind=Kind.TASK, id="docs", before="spec"),
    )


def test_U1_4_key_results_stand_in_a_row_by_objective() -> None:
    rows: list[Json] = [{"id": each, "target": 1} for each in ("a", "b", "c", "d")]
    first: list[Json] = [{"id": "one", "key_results": rows[:2]}, {"id": "two", "key_results": rows[2:]}]
    second: list[Json] = [{"id": "two", "key_results": rows[2:]}, {"id": "one", "key_results": rows[:2]}]
    base = {"plan": "Rows", "status_date": "2026-11-02"}
    plan = read({**base, "objectives": first})
    assert commands_between(plan, read({**base, "objectives": first})) == ()
    assert commands_between(plan, read({**base, "objectives": second})) == (
        Move(kind=Kind.OBJECTIVE, id="two", before="one"),
    )


def test_U1_5_what_points_goes_before_what_it_points_to_and_a_ring_cascades() -> None:
    alone: list[Json] = [{"id": "t", "milestone": "m"}, {"id": "u"}]
    ring: list[Json] = [{"id": "m", "after": ["t"]}]
    base: dict[str, Json] = {"plan": "Ring", "status_date": "2026-11-02"}
    plan = read({**base, "milestones": ring, "tasks": alone})
    left = read({**base, "tasks": [{"id": "u"}]})
    commands = commands_between(plan, left)
    assert [type(command) for command in commands] == [Remove, Remove]
    assert [command.cascade for command in commands if isinstance(command, Remove)] == [True, False]
    assert write_document(done(plan, commands)) == write_document(left)


def test_U1_6_a_status_date_that_time_moves_is_no_change() -> None:
    base: dict[str, Json] = {"plan": "Auto", "time_zone": "Europe/Berlin"}
    auto, fixed = ({**base, "status_date": "2026-11-02"} for _ in range(2))
    moved = apply(read(auto), SetFields(kind=Kind.SETTINGS, id="plan", fields={"status_date": "auto"}))
    assert isinstance(moved, Applied)
    later = moved.plan.settings.model_copy(
        update={"status_date": read({**fixed, "status_date": "2026-12-24"}).settings.status_date}
    )
    assert commands_between(moved.plan, Plan(later)) == ()
    assert commands_between(read(fixed), moved.plan) == (
        SetFields(kind=Kind.SETTINGS, id="plan", fields={"status_date": "auto"}),
    )


def test_U1_6_where_a_file_came_from_is_no_change() -> None:
    source: Json = {"url": "https://milepost.example.org", "plan": "p", "revision": 3}
    assert commands_between(atlas(), changed(source=source)) == ()


def test_U1_6_null_is_a_field_that_is_not_set() -> None:
    assert commands_between(atlas(), changed(notes=None)) == ()


def test_U1_7_a_change_is_what_the_api_takes() -> None:
    assert [
        change(command)
        for command in (
            Add(kind=Kind.TASK, id="t", fields={"estimate": "5d"}, after="api"),
            SetFields(kind=Kind.TASK, id="t", fields={"owner": None}),
            Move(kind=Kind.TASK, id="t", before="api"),
            Remove(kind=Kind.TASK, id="t", cascade=True),
            Rename(kind=Kind.TASK, id="t", to="u"),
        )
    ] == [
        {"op": "add", "kind": "task", "id": "t", "fields": {"estimate": "5d"}, "after": "api"},
        {"op": "set", "kind": "task", "id": "t", "fields": {"owner": None}},
        {"op": "move", "kind": "task", "id": "t", "before": "api"},
        {"op": "remove", "kind": "task", "id": "t", "cascade": True},
        {"op": "rename", "kind": "task", "id": "t", "to": "u"},
    ]


def test_U1_8_each_command_is_a_sentence_of_the_plan_that_the_ones_before_it_leave() -> None:
    commands = (
        Rename(kind=Kind.TASK, id="api", to="service"),
        SetFields(kind=Kind.TASK, id="service", fields={"name": "Service"}),
        Move(kind=Kind.TASK, id="service", after="ui"),
    )
    assert [*sentences(commands, atlas())] == [
        "Changed the id of API from api to service",
        "Renamed API to Service",
        "Moved task Service after UI",
    ]
