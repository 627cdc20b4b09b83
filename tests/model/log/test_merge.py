"""Two people change one plan (law L3)."""

import pytest

from milepost.model.entity import Kind
from milepost.model.log.apply import apply_all
from milepost.model.log.command import Add, Command, Move, Remove, Rename, SetFields
from milepost.model.log.compose import compose
from milepost.model.log.error import EffectMismatchError
from milepost.model.log.fold import LogState, fold
from milepost.model.log.keyed import three_way
from milepost.model.log.merge import Conflict, Conflicted, Merged, MergeInvalid, merge
from milepost.model.log.outcome import Applied, Effects
from milepost.model.log.revision import Revision
from milepost.model.log.undo import Undone, undo
from milepost.model.log.value import UNSET, Json, Value
from tests.model.log.plans import atlas
from tests.model.log.stale import assert_stale_copy_equals_fresh_read, revision

BASE = LogState(atlas(), number=7)
SECOND_LINK: Json = {"id": "a", "type": "SS"}


def edit(entity_id: str, **fields: Json) -> SetFields:
    kind = Kind.MILESTONE if entity_id in ("beta", "launch") else Kind.TASK
    return SetFields(kind=kind, id=entity_id, fields=fields)


def theirs(*commands: Command) -> list[Revision]:
    """Their revisions on the base, one for each command."""
    log: list[Revision] = []
    for command in commands:
        state = fold(log, BASE)
        applied = apply_all(state.plan, [command], state.retired)
        assert isinstance(applied, Applied), applied
        log.append(revision(state.number + 1, applied.effects))
    return log


def mine(*commands: Command) -> Effects:
    """The effects of my commands on the base."""
    applied = apply_all(BASE.plan, commands, BASE.retired)
    assert isinstance(applied, Applied), applied
    return applied.effects


def merged(log: list[Revision], effects: Effects) -> Merged:
    """The merge, which must succeed and reach a stale copy."""
    result = merge(BASE, log, effects)
    assert isinstance(result, Merged), result
    assert_stale_copy_equals_fresh_read(fold(log, BASE), result.effects, result.plan)
    return result


def conflicts(log: list[Revision], effects: Effects) -> tuple[Conflict, ...]:
    """The conflicts of a merge that must have some."""
    result = merge(BASE, log, effects)
    assert isinstance(result, Conflicted), result
    return result.conflicts


def test_L3_1_disjoint_edits_both_stand() -> None:
    both = merged(theirs(edit("api", owner="sponsor")), mine(edit("api", estimate="9d"), edit("docs", notes="x")))
    assert both.plan.tasks["api"].document()["owner"] == "sponsor"
    assert both.plan.tasks["api"].document()["estimate"] == "9d"
    assert both.plan.tasks["docs"].notes == "x"


def test_L3_2_two_edits_of_one_field_are_a_conflict_with_both_values() -> None:
    log = theirs(edit("api", notes="n"), edit("api", estimate="12d"), edit("docs", notes="n"))
    assert conflicts(log, mine(edit("api", estimate="9d"))) == (
        Conflict(
            Kind.TASK,
            "api",
            "estimate",
            None,
            {"low": "10d", "likely": "15d", "high": "30d"},
            "12d",
            "9d",
            revision=9,
        ),
    )


def test_L3_2_the_same_value_from_both_is_no_conflict() -> None:
    both = merged(theirs(edit("api", estimate="9d")), mine(edit("api", estimate="9d", notes="x")))
    assert [effect.names for effect in both.effects] == [["notes"]]


def test_L3_4_links_are_merged_one_by_one() -> None:
    log = theirs(edit("beta", after=["api", {"id": "ui", "lag": "5d", "lag_calendar": "site"}, "spec"]))
    both = merged(log, mine(edit("beta", after=[{"id": "ui", "lag": "2d", "lag_calendar": "site"}, "docs"])))
    assert both.plan.milestones["beta"].document()["after"] == [
        {"id": "ui", "lag": "5d", "lag_calendar": "site"},
        "docs",
        "spec",
    ]


@pytest.mark.parametrize(
    ("kind", "field", "base", "one", "other", "both"),
    [
        (Kind.MILESTONE, "supports", ["win"], ["win", "teams"], ["win", "churn"], ["win", "churn", "teams"]),
        (Kind.TASK, "resources", ["a"], [{"id": "a", "units": 2}], ["a", "b"], [{"id": "a", "units": 2}, "b"]),
        (Kind.RISK, "hits", ["a", "b"], ["b"], ["a"], UNSET),
        (Kind.CORRELATION, "activities", ["a", "b"], ["b"], ["a"], []),
        (Kind.STAKEHOLDER, "follows", UNSET, ["a"], ["b"], ["a", "b"]),
        (Kind.TASK, "sign_off", ["a"], UNSET, ["a", "b"], ["b"]),
        (Kind.TASK, "tags", ["z"], ["z", "b"], ["a", "z"], ["z", "a", "b"]),
        (Kind.TASK, "after", ["a"], ["a", SECOND_LINK], [{"id": "b"}], [SECOND_LINK, {"id": "b"}]),
        (Kind.TASK, "fields", {"x": 1}, {"x": 2}, {"x": 1, "y": 1}, {"x": 2, "y": 1}),
        (
            Kind.SETTINGS,
            "schedule",
            {},
            {"progress": "retained_logic"},
            {"critical": "total_float"},
            {"critical": "total_float", "progress": "retained_logic"},
        ),
        (Kind.BASELINE, "activities", {"a": 1}, {"a": 1, "b": 1}, {}, {"b": 1}),
        (
            Kind.KEY_RESULT,
            "check_ins",
            [],
            [{"date": "2026-10-02", "value": 1}],
            [{"date": "2026-10-01", "value": 2}],
            [{"date": "2026-10-01", "value": 2}, {"date": "2026-10-02", "value": 1}],
        ),
        (Kind.CALENDAR, "holidays", ["2026-12-25"], [], ["2026-12-25", "2027-01-01"], ["2027-01-01"]),
    ],
)
def test_L3_4_sets_are_merged_by_what_they_point_to(
    kind: Kind, field: str, base: Value, one: Value, other: Value, both: Value
) -> None:
    assert three_way(kind, field, base, one, other) == (both, ())
    assert three_way(kind, field, base, other, one) == (both, ())


def test_L3_4_two_changes_of_one_link_are_a_conflict_of_that_link() -> None:
    log = theirs(edit("ui", after=["spec"]), edit("ui", after=["spec", "docs"]))
    [conflict] = conflicts(log, mine(edit("ui", after=[{"id": "spec", "type": "SS", "lag": "9d"}])))
    assert (conflict.field, conflict.element, conflict.revision) == ("after", "spec SS", 8)
    assert conflict.base == {"id": "spec", "type": "SS", "lag": "3d"}
    assert conflict.theirs is UNSET
    assert conflict.mine == {"id": "spec", "type": "SS", "lag": "9d"}


def test_L3_4_a_list_that_names_a_thing_twice_is_one_value() -> None:
    assert three_way(Kind.TASK, "tags", ["a"], ["a", "a"], ["b"])[1][0].element is None


def test_L3_3_of_two_moves_the_later_one_counts() -> None:
    log = theirs(Move(kind=Kind.TASK, id="docs", before="spec"))
    both = merged(log, mine(Move(kind=Kind.TASK, id="docs", before="ui")))
    assert list(both.plan.tasks) == ["spec", "api", "docs", "ui"]


def test_L3_3_two_that_move_into_one_place_both_stand_there() -> None:
    log = theirs(Move(kind=Kind.TASK, id="docs", before="spec"))
    both = merged(log, mine(Move(kind=Kind.TASK, id="ui", before="spec")))
    assert set(list(both.plan.tasks)[:2]) == {"docs", "ui"}


def test_L3_5_removal_against_edit_is_a_conflict() -> None:
    [removed_there] = conflicts(theirs(Remove(kind=Kind.TASK, id="docs")), mine(edit("docs", notes="Mine")))
    assert (removed_there.field, removed_there.theirs, removed_there.mine) == (None, UNSET, {"notes": "Mine"})
    assert removed_there.revision == 8
    [removed_here] = conflicts(theirs(edit("docs", notes="Theirs")), mine(Remove(kind=Kind.TASK, id="docs")))
    assert (removed_here.field, removed_here.mine, removed_here.revision) == (None, UNSET, 8)


@pytest.mark.parametrize(
    "other",
    [
        Move(kind=Kind.TASK, id="docs", before="spec"),
        Rename(kind=Kind.TASK, id="docs", to="manual"),
        Remove(kind=Kind.TASK, id="docs"),
    ],
)
def test_L3_5_removal_stands_against_a_move_a_rename_and_a_removal(other: Command) -> None:
    remove = Remove(kind=Kind.TASK, id="docs")
    for one, two in ((remove, other), (other, remove)):
        assert list(merged(theirs(one), mine(two)).plan.tasks) == ["spec", "api", "ui"]


def test_L3_6_a_loop_made_by_two_people_names_both_revisions_and_the_loop() -> None:
    log = theirs(edit("docs", notes="x"), edit("ui", after=["docs"]), edit("launch", notes="y"))
    result = merge(BASE, log, mine(edit("docs", after=["ui"])))
    assert isinstance(result, MergeInvalid)
    assert (result.theirs, result.mine) == (9, 11)
    assert [problem.code for problem in result.problems] == ["dependency-loop"]


def test_L3_6_a_link_to_what_they_removed_is_invalid() -> None:
    result = merge(BASE, theirs(Remove(kind=Kind.TASK, id="docs")), mine(edit("launch", after=["docs"])))
    assert isinstance(result, MergeInvalid)
    assert (result.theirs, result.mine) == (8, 9)
    assert [problem.code for problem in result.problems] == ["dangling-id"]


def test_L3_6_what_is_invalid_by_itself_names_no_revision_of_theirs() -> None:
    [effect] = mine(edit("docs", notes="x"))
    dangling = effect.model_copy(update={"before": {}, "after": {"owner": "nobody"}})
    result = merge(BASE, theirs(edit("api", notes="x")), [dangling])
    assert isinstance(result, MergeInvalid)
    assert result.theirs is None


def test_L3_7_the_second_of_two_new_entities_gets_a_fresh_id_and_is_told() -> None:
    log = theirs(Add(kind=Kind.TASK, id="train", fields={"estimate": "1d"}))
    own = mine(
        Add(kind=Kind.MILESTONE, id="train", fields={"target": "2027-02-01"}), edit("launch", after=["beta", "train"])
    )
    both = merged(log, own)
    assert both.fresh_ids == {"train": "train-2"}
    assert "train" in both.plan.tasks
    assert both.plan.milestones["launch"].document()["after"] == ["beta", "train-2"]


def test_L3_7_an_id_that_they_retired_is_not_used_again() -> None:
    log = theirs(Add(kind=Kind.PERSON, id="temp"), Remove(kind=Kind.PERSON, id="temp"))
    assert merged(log, mine(Add(kind=Kind.PERSON, id="temp"))).fresh_ids == {"temp": "temp-2"}
    log = theirs(Add(kind=Kind.PERSON, id="gateway"))
    both = merged(log, mine(Rename(kind=Kind.TASK, id="api", to="gateway")))
    assert both.fresh_ids == {"gateway": "gateway-2"}
    assert both.plan.risks["late"].hits == ("gateway-2",)


def test_L3_8_changes_follow_a_rename_from_either_side() -> None:
    rename = Rename(kind=Kind.TASK, id="api", to="gateway")
    change = (edit("api", estimate="9d"), edit("launch", after=["beta", "api"]))
    for both in (merged(theirs(rename), mine(*change)), merged(theirs(*change), mine(rename))):
        assert both.plan.tasks["gateway"].document()["estimate"] == "9d"
        assert both.plan.milestones["launch"].document()["after"] == ["beta", "gateway"]
        assert both.plan.risks["late"].hits == ("gateway",)


def test_L3_8_two_renames_of_one_entity_are_a_conflict() -> None:
    log = theirs(Rename(kind=Kind.TASK, id="api", to="gateway"))
    [conflict] = conflicts(log, mine(Rename(kind=Kind.TASK, id="api", to="backend-api")))
    assert (conflict.field, conflict.base, conflict.theirs, conflict.mine) == ("id", "api", "gateway", "backend-api")
    assert merged(log, mine(Rename(kind=Kind.TASK, id="api", to="gateway"))).effects == ()


def test_L3_1_effects_that_do_not_start_from_the_base_are_refused() -> None:
    [effect] = mine(edit("docs", estimate="5d"))
    with pytest.raises(EffectMismatchError):
        merge(BASE, [], [effect.model_copy(update={"before": {"estimate": "77d"}})])


def test_L3_1_what_they_removed_and_took_back_takes_my_edit() -> None:
    log = theirs(Remove(kind=Kind.TASK, id="docs"))
    back = undo(fold(log, BASE), log[0])
    assert isinstance(back, Undone)
    log = [*log, revision(9, back.effects)]
    assert compose(effect for one in log for effect in one.effects) == ()
    assert merged(log, mine(edit("docs", notes="x"))).plan.tasks["docs"].notes == "x"
    there = [effect for one in log for effect in one.effects]
    assert merged(theirs(edit("docs", notes="x")), tuple(there)).effects == ()
