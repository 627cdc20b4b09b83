"""Effects and revisions as data: strict, byte-stable, attributed, and readable in later releases."""

import json
import re
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from milepost.model.entity import Kind
from milepost.model.log.command import Add, Adopt, Command, Move, PassTime, Remove, Rename, Revert, SetFields
from milepost.model.log.effect import Effect, added, removed
from milepost.model.log.error import (
    EffectMismatchError,
    RevisionGapError,
    UnknownCommandError,
    UnknownSchemaError,
    UnreadableRevisionError,
)
from milepost.model.log.fold import LogState, fold, nothing, read_snapshot, write_snapshot
from milepost.model.log.revision import Revision, Through, read_revision, write_revision
from milepost.model.log.schema import LIFTS, lift
from milepost.model.log.step import apply_effects
from milepost.model.log.value import Json, canonical, fields_of, same
from milepost.model.moment import Moment
from tests.model.log.plans import atlas
from tests.model.log.stale import plan_bytes, revision

PLAN = atlas()
LINE = (
    '{"number":1,"who":"lead","when":"2026-11-02T12:00:00Z","through":"web","why":"Because","commands":'
    '[{"command":"rename","version":1,"kind":"task","id":"api","to":"gateway"}],"effects":'
    '[{"schema":1,"kind":"task","id":"api","before":{"id":"api"},"after":{"id":"gateway"}}]}'
)


def effect(before: dict[str, Json] | None, after: dict[str, Json] | None, entity_id: str = "docs") -> Effect:
    return Effect(kind=Kind.TASK, id=entity_id, before=before, after=after)


def test_L4_1_a_revision_is_one_line_that_says_who_when_through_what_and_why() -> None:
    read = read_revision(LINE)
    assert (read.number, read.who, read.through, read.why) == (1, "lead", Through.WEB, "Because")
    assert read.when == datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert read.commands == (Rename(kind=Kind.TASK, id="api", to="gateway"),)
    assert write_revision(read) == LINE
    assert write_revision(read_revision(write_revision(read).encode())) == LINE


def test_L4_1_the_moment_is_in_utc() -> None:
    read = read_revision(LINE.replace("2026-11-02T12:00:00Z", "2026-11-02T14:30:00+02:30"))
    assert write_revision(read) == LINE
    with pytest.raises(ValidationError, match="timezone"):
        Revision.model_validate({**json.loads(LINE), "when": "2026-11-02T12:00:00"})


@pytest.mark.parametrize("through", ["web", "api", "file", "rule", "scenario", "assistant", "time"])
def test_L4_1_a_change_comes_through_one_of_seven_ways(through: str) -> None:
    assert read_revision(LINE.replace('"web"', f'"{through}"')).through == through


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"effects":null}',
        LINE.replace('"web"', '"fax"'),
        LINE.replace('"number":1', '"number":0'),
        LINE.replace('"effects"', '"efects"'),
        LINE.replace('"command":"rename"', '"command":"destroy"'),
        LINE.replace('"version":1', '"version":2'),
        LINE.replace('"after":{"id":"gateway"}', '"after":{"priority":NaN}'),
        LINE.replace('"kind":"task","id":"api","before"', '"kind":"tusk","id":"api","before"'),
        LINE[:-5],
    ],
)
def test_L4_1_what_is_no_revision_is_refused(line: str) -> None:
    with pytest.raises(UnreadableRevisionError, match="not a revision"):
        read_revision(line)


@pytest.mark.parametrize(
    "command",
    [
        Add(kind=Kind.TASK, id="x", fields={"estimate": {"low": "1d", "likely": "2d", "high": "4d"}}, after="api"),
        SetFields(kind=Kind.SETTINGS, id="plan", fields={"health": {"lags": 0.05}, "currency": None}),
        Remove(kind=Kind.RISK, id="late", cascade=True),
        Move(kind=Kind.TASK, id="api", under="", before="spec"),
        Rename(kind=Kind.TASK, id="api", to="gateway"),
        Adopt(source="template", name="Product launch"),
        Adopt(source="import"),
        Revert(number=12),
        PassTime(to=Moment.parse("2026-11-03")),
    ],
)
def test_L8_1_every_command_is_kept_as_it_was_asked(command: Command) -> None:
    line = write_revision(revision(1, (), commands=(command,)))
    assert read_revision(line).commands == (command,)
    assert write_revision(read_revision(line)) == line


def test_L8_1_the_records_of_the_log_are_plain_json() -> None:
    line = write_revision(revision(1, (), commands=(Revert(number=12), PassTime(to=Moment.parse("2026-11-03")))))
    assert json.loads(line)["commands"] == [
        {"command": "revert", "version": 1, "number": 12},
        {"command": "pass_time", "version": 1, "to": "2026-11-03"},
    ]


@pytest.mark.parametrize(
    "command",
    [
        '{"command":"revert","version":1,"number":0}',
        '{"command":"revert","version":1}',
        '{"command":"adopt","version":1,"source":"hearsay"}',
        '{"command":"adopt","version":1,"source":"file","document":{}}',
        '{"command":"pass_time","version":1,"to":"tomorrow"}',
        '{"version":1}',
        "5",
    ],
)
def test_L4_1_a_command_that_is_none_is_refused(command: str) -> None:
    line = re.sub(r'"commands":\[.*\],"effects"', f'"commands":[{command}],"effects"', LINE)
    with pytest.raises(UnreadableRevisionError, match="not a revision: "):
        read_revision(line)


@pytest.mark.parametrize(("name", "version"), [("destroy", 1), ("rename", 2)])
def test_L8_15_a_command_of_a_newer_release_is_named(name: str, version: int) -> None:
    line = LINE.replace('"rename","version":1', f'"{name}","version":{version}')
    with pytest.raises(UnknownCommandError, match=f"does not know the command {name}/{version}: update Milepost"):
        read_revision(line)


def test_L8_8_the_newest_schema_is_lifted_to_itself() -> None:
    data: dict[str, Json] = {"schema": 1, "kind": "task", "id": "a", "before": None, "after": {"id": "a"}}
    assert lift(data) == data


def test_L8_8_an_older_schema_is_lifted_step_by_step() -> None:
    lifts = {
        1: lambda old: {**old, "after": {"first": True}},
        2: lambda old: {**old, "after": {**old["after"], "second": True}},
        3: LIFTS[1],
    }
    assert lift({"schema": 1}, lifts) == {"schema": 3, "after": {"first": True, "second": True}}
    assert lift({"schema": 2, "after": {}}, lifts) == {"schema": 3, "after": {"second": True}}


@pytest.mark.parametrize("number", [2, 99, 0, -1, None, "1", True, 1.0])
def test_L8_8_an_unknown_schema_is_refused_clearly(number: Json) -> None:
    with pytest.raises(UnknownSchemaError, match="this release reads schemas 1 to 1: update Milepost"):
        read_revision(LINE.replace('"schema":1', f'"schema":{json.dumps(number)}'))


@pytest.mark.parametrize(
    "wrong",
    [
        effect({"estimate": "5d"}, {"estimate": "6d"}),
        effect({}, {"estimate": "6d"}),
        effect({"priority": 3}, {}),
        effect({"estimate": "4d"}, {"estimate": "6d"}, "ghost"),
        effect(None, {"id": "docs"}),
        effect(None, {"id": "beta"}, "beta"),
        effect({"id": "docs"}, {"id": "api"}),
        effect({"id": "docs"}, {"id": "beta"}),
        effect(None, {"id": "other"}, "fresh"),
        effect({"id": "docs"}, None),
        effect({"estimate": "4d"}, {"estimate": "soon"}),
        Effect(kind=Kind.SETTINGS, id="plan", before=None, after={"plan": "x"}),
        Effect(kind=Kind.SETTINGS, id="plan", before={"plan": "Atlas"}, after=None),
    ],
)
def test_L8_2_an_effect_that_does_not_fit_is_refused(wrong: Effect) -> None:
    before = plan_bytes(PLAN)
    with pytest.raises(EffectMismatchError, match="does not fit"):
        apply_effects(PLAN, [wrong])
    assert plan_bytes(PLAN) == before


def test_L8_2_entities_stand_by_their_order_keys_and_ties_by_id() -> None:
    row = [added(Kind.PERSON, {"id": name, "order": order}) for name, order in (("c", "V"), ("b", "V"), ("a", "k"))]
    plan = apply_effects(nothing().plan, row)
    assert list(plan.entities[Kind.PERSON]) == ["b", "c", "a"]
    gone = apply_effects(plan, [removed(Kind.PERSON, fields_of(person)) for person in plan.index.values()])
    assert gone.entities == {}


def test_L8_2_two_entities_may_exchange_their_ids_at_once() -> None:
    swap = [effect({"id": "docs"}, {"id": "x1"}), effect({"id": "x1"}, {"id": "x2"}, "x1")]
    assert "x2" in apply_effects(PLAN, swap).tasks


def test_L1_2_revisions_are_numbered_without_gaps() -> None:
    with pytest.raises(RevisionGapError, match="revision 1 was expected, revision 2 came"):
        fold([revision(2, ())])
    assert fold([revision(1, ()), revision(2, ())]).number == 2


def test_L1_3_a_state_remembers_the_ids_that_were_in_use() -> None:
    removal = removed(Kind.TASK, fields_of(PLAN.tasks["docs"]))
    state = fold([revision(1, (removal, effect({"id": "ui"}, {"id": "page"}, "ui")))], LogState(PLAN))
    assert state.retired == {"docs": None, "ui": "page"}
    assert read_snapshot(write_snapshot(state)).retired == state.retired


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"snapshot":2}', b'{"snapshot":1,"entities":{}}', b"\xff"])
def test_L1_1_bytes_that_are_no_snapshot_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableRevisionError, match="snapshot"):
        read_snapshot(data)


def test_values_are_the_same_only_where_a_reader_sees_the_same() -> None:
    assert same({"a": 1, "b": [None]}, {"b": [None], "a": 1})
    different: list[tuple[Json, Json]] = [(1, True), (1, 1.0), ([1], [1, 1]), ({"a": 1}, {"b": 1}), ("1", 1), (None, 0)]
    assert not any(same(one, other) for one, other in different)
    assert canonical({"b": "é", "a": 1}) == '{"a":1,"b":"é"}'.encode()
