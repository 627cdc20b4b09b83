"""What undo brings back, what it leaves, and what it refuses (law L5)."""

from milepost.model.entity import Kind
from milepost.model.log.apply import apply, apply_all
from milepost.model.log.command import Add, Command, Move, Remove, Rename, SetFields
from milepost.model.log.effect import Effect
from milepost.model.log.fold import LogState, advance
from milepost.model.log.outcome import Applied, Refused
from milepost.model.log.rebase import Clash
from milepost.model.log.revision import Revision
from milepost.model.log.undo import Undone, undo
from milepost.model.log.value import UNSET, Json
from tests.model.log.plans import atlas
from tests.model.log.stale import assert_stale_copy_equals_fresh_read, plan_bytes, revision

START = LogState(atlas())


def log_of(*commands: Command | tuple[Command, ...]) -> tuple[LogState, list[Revision]]:
    """The state after revisions of these commands, and the revisions."""
    state, log = START, list[Revision]()
    for asked in commands:
        some = asked if isinstance(asked, tuple) else (asked,)
        applied = apply_all(state.plan, some, state.retired)
        assert isinstance(applied, Applied), applied
        log.append(revision(state.number + 1, applied.effects, commands=some))
        state = advance(state, applied.effects)
    return state, log


def undone(state: LogState, one: Revision) -> Undone:
    """The undo of a revision, which must be possible and reach a stale copy."""
    result = undo(state, one)
    assert isinstance(result, Undone), result
    assert_stale_copy_equals_fresh_read(state, result.effects, result.plan)
    return result


def edit(entity_id: str, **fields: Json) -> SetFields:
    kind = Kind.MILESTONE if entity_id in ("beta", "launch") else Kind.TASK
    return SetFields(kind=kind, id=entity_id, fields=fields)


def test_L5_2_fields_changed_since_are_left_and_reported() -> None:
    state, log = log_of(edit("docs", estimate="6d", notes="Long"), edit("docs", estimate="7d"))
    result = undone(state, log[0])
    docs = result.plan.tasks["docs"].document()
    assert docs["estimate"] == "7d"
    assert "notes" not in docs
    assert result.left == (Clash(Kind.TASK, "docs", "estimate", None, "6d", "7d", "4d"),)


def test_L5_2_links_are_taken_back_one_by_one() -> None:
    state, log = log_of(
        edit("launch", after=["beta", "docs"]), edit("launch", after=["beta", "docs", "api"]), edit("docs", notes="x")
    )
    result = undone(state, log[0])
    assert result.plan.milestones["launch"].document()["after"] == ["beta", "api"]
    assert result.left == ()


def test_L5_2_a_link_that_was_changed_since_stays() -> None:
    link: Json = {"id": "docs", "lag": "1d"}
    state, log = log_of(edit("launch", after=["beta", "docs"]), edit("launch", after=["beta", link]))
    result = undone(state, log[0])
    assert result.effects == ()
    assert result.left == (Clash(Kind.MILESTONE, "launch", "after", "docs FS", "docs", link, UNSET),)


def test_L5_3_a_removed_entity_comes_back_with_its_links() -> None:
    state, log = log_of(
        Remove(kind=Kind.TASK, id="api", cascade=True), edit("beta", after=["docs", {"id": "ui", "lag": "1d"}])
    )
    result = undone(state, log[0])
    assert result.plan.milestones["beta"].document()["after"] == [{"id": "ui", "lag": "1d"}, "api", "docs"]
    assert result.plan.risks["late"].hits == ("api",)
    assert list(result.plan.tasks) == ["spec", "api", "ui", "docs"]
    assert result.left == ()


def test_L5_3_links_to_what_has_gone_since_do_not_come_back() -> None:
    state, log = log_of(
        Remove(kind=Kind.TASK, id="api", cascade=True),
        Remove(kind=Kind.TASK, id="spec", cascade=True),
        Remove(kind=Kind.RESOURCE, id="backend"),
    )
    result = undone(state, log[0])
    api = result.plan.tasks["api"].document()
    assert "after" not in api
    assert "resources" not in api
    assert {(one.id, one.field, one.element) for one in result.left} == {
        ("api", "after", None),
        ("api", "resources", None),
    }


def test_L5_3_a_key_result_does_not_come_back_without_its_objective() -> None:
    state, log = log_of(Remove(kind=Kind.KEY_RESULT, id="churn"), Remove(kind=Kind.OBJECTIVE, id="win", cascade=True))
    result = undone(state, log[0])
    assert result.effects == ()
    assert [(one.id, one.field) for one in result.left] == [("churn", "objective")]


def test_L5_4_what_was_added_stays_once_it_is_changed_or_needed() -> None:
    add = Add(kind=Kind.TASK, id="train", fields={"estimate": "2d"})
    state, log = log_of(add, edit("train", estimate="3d"))
    changed = undone(state, log[0])
    assert changed.effects == ()
    assert [(one.id, one.field, one.mine) for one in changed.left] == [("train", None, UNSET)]
    state, log = log_of(add, edit("launch", after=["beta", "train"]))
    needed = undone(state, log[0])
    assert needed.effects == ()
    assert [(one.id, one.field, one.mine) for one in needed.left] == [("train", None, UNSET)]


def test_L5_4_what_was_added_and_linked_at_once_goes_at_once() -> None:
    add = Add(kind=Kind.TASK, id="train", fields={"estimate": "2d"})
    state, log = log_of((add, edit("launch", after=["beta", "train"])), Move(kind=Kind.TASK, id="train", before="spec"))
    result = undone(state, log[0])
    assert plan_bytes(result.plan) == plan_bytes(START.plan)


def test_L5_5_a_change_is_undone_under_the_new_id() -> None:
    state, log = log_of(edit("api", owner=None), Rename(kind=Kind.TASK, id="api", to="gateway"))
    result = undone(state, log[0])
    assert result.plan.tasks["gateway"].owner == "lead"


def test_L5_5_an_undone_rename_takes_later_links_along() -> None:
    rename = Rename(kind=Kind.TASK, id="api", to="gateway")
    state, log = log_of(rename, edit("launch", after=["beta", "gateway"]))
    result = undone(state, log[0])
    assert result.plan.milestones["launch"].document()["after"] == ["beta", "api"]
    assert "gateway" not in result.plan.index
    again = Rename(kind=Kind.TASK, id="gateway", to="gateway-2")
    state, log = log_of(rename, again)
    kept = undone(state, log[0])
    assert kept.effects == ()
    assert kept.left == (Clash(Kind.TASK, "gateway", "id", None, "gateway", "gateway-2", "api"),)


def test_L5_6_an_undo_that_makes_no_valid_plan_is_refused() -> None:
    state, log = log_of(edit("api", after=None), edit("spec", after=["api"]))
    refused = undo(state, log[0])
    assert isinstance(refused, Refused)
    assert [problem.code for problem in refused.problems] == ["dependency-loop"]


def test_L5_2_undoing_twice_changes_nothing_more() -> None:
    state, log = log_of(edit("docs", estimate="6d"), Remove(kind=Kind.TASK, id="docs"))
    again = undone(advance(state, undone(state, log[1]).effects), log[1])
    assert again.effects == ()
    gone = undone(state, log[0])
    assert gone.effects == ()
    assert [(one.id, one.field, one.theirs) for one in gone.left] == [("docs", None, UNSET)]


def test_L5_1_an_id_that_undo_brings_back_can_be_retired_again() -> None:
    state, log = log_of(Remove(kind=Kind.TASK, id="docs"))
    back = advance(state, undone(state, log[0]).effects)
    assert back.retired == {}
    assert isinstance(apply(back.plan, Remove(kind=Kind.TASK, id="docs"), back.retired), Applied)


def test_L5_6_a_value_that_this_release_cannot_read_is_not_brought_back() -> None:
    old = Effect(kind=Kind.TASK, id="docs", before={"estimate": "a fortnight"}, after={"estimate": "4d"})
    refused = undo(START, revision(1, (old,)))
    assert isinstance(refused, Refused)
    assert [problem.code for problem in refused.problems] == ["bad-duration"]


def test_L5_2_undo_of_a_removal_that_others_took_back_differently_is_left() -> None:
    state, log = log_of(Remove(kind=Kind.TASK, id="docs"))
    state = advance(state, undone(state, log[0]).effects)
    applied = apply(state.plan, edit("docs", estimate="9d"), state.retired)
    assert isinstance(applied, Applied)
    result = undone(advance(state, applied.effects), log[0])
    assert result.effects == ()
    assert [(one.id, one.field) for one in result.left] == [("docs", None)]
