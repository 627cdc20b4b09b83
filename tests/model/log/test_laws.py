"""The laws of the log, on random histories of commands."""

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from milepost.model.entity import Kind
from milepost.model.log.apply import apply
from milepost.model.log.compose import compose
from milepost.model.log.difference import difference
from milepost.model.log.effect import Effect
from milepost.model.log.fold import advance, fold, nothing, read_snapshot, write_snapshot
from milepost.model.log.merge import Conflicted, Merged, MergeInvalid, merge
from milepost.model.log.outcome import Refused
from milepost.model.log.revision import Revision, read_revision, write_revision
from milepost.model.log.sentence import describe, describe_effects
from milepost.model.log.step import apply_effects
from milepost.model.log.undo import Undone, undo
from tests.model.log.stale import assert_stale_copy_equals_fresh_read, document_bytes, plan_bytes, revision
from tests.model.log.strategies import commands, revisions, start

START = start()
# Where two people's changes meet often.
CLOSE = frozenset({Kind.MILESTONE, Kind.RISK})
LAWS = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def all_effects(log: list[Revision]) -> list[Effect]:
    return [effect for one in log for effect in one.effects]


@LAWS
@given(st.data())
def test_L2_1_an_accepted_command_leaves_a_valid_plan_and_a_stale_copy_catches_up(data: st.DataObject) -> None:
    state = START
    for _ in range(5):
        command = data.draw(commands(state.plan, True))
        sentence = describe(command, state.plan)
        assert sentence
        applied = apply(state.plan, command, state.retired)
        event(f"{type(command).__name__}: {type(applied).__name__}")
        if isinstance(applied, Refused):
            assert applied.problems
            continue
        assert describe_effects(applied.effects, state.plan)
        state = assert_stale_copy_equals_fresh_read(state, applied.effects, applied.plan)


@LAWS
@given(revisions(START, most=8), st.integers(0, 8))
def test_L1_1_a_plan_is_the_fold_of_its_revisions_or_of_a_snapshot_and_the_tail(log: list[Revision], cut: int) -> None:
    first = revision(1, difference(nothing().plan, START.plan))
    log = [first, *(one.model_copy(update={"number": one.number + 1}) for one in log)]
    whole = fold(log)
    snapshot = read_snapshot(write_snapshot(fold(log[:cut])))
    tail = [read_revision(write_revision(one)) for one in log[cut:]]
    assert write_snapshot(fold(tail, snapshot)) == write_snapshot(whole)


@LAWS
@given(revisions(START, most=1))
def test_L5_1_undo_after_apply_is_the_identity(log: list[Revision]) -> None:
    assume(log)
    state = fold(log, START)
    undone = undo(state, log[0])
    assert isinstance(undone, Undone)
    assert undone.left == ()
    assert document_bytes(undone.plan) == document_bytes(START.plan)
    assert plan_bytes(undone.plan) == plan_bytes(START.plan)


@LAWS
@given(revisions(START, most=6))
def test_L5_1_undoing_everything_backwards_ends_where_it_began_and_redoing_leads_back(log: list[Revision]) -> None:
    state, undoings = fold(log, START), list[Revision]()
    last = plan_bytes(state.plan)
    for one in reversed(log):
        undone = undo(state, one)
        assert isinstance(undone, Undone)
        assert undone.left == ()
        undoings.append(revision(state.number + 1, undone.effects))
        state = assert_stale_copy_equals_fresh_read(state, undone.effects, undone.plan)
    assert plan_bytes(state.plan) == plan_bytes(START.plan)
    for one in reversed(undoings):
        redone = undo(state, one)
        assert isinstance(redone, Undone)
        state = advance(state, redone.effects)
    assert plan_bytes(state.plan) == last


@LAWS
@given(revisions(START, most=7, least=2), st.integers(0, 6))
def test_L5_2_undo_of_an_older_revision_changes_only_what_it_changed(log: list[Revision], which: int) -> None:
    assume(which < len(log))
    state = fold(log, START)
    undone = undo(state, log[which])
    event(type(undone).__name__)
    if isinstance(undone, Refused):
        assert undone.problems
        return
    assert_stale_copy_equals_fresh_read(state, undone.effects, undone.plan)
    if not any(effect.id_after != effect.id for effect in all_effects(log)):
        touched = {(effect.kind, effect.id): set(effect.names) for effect in log[which].effects}
        for effect in undone.effects:
            assert set(effect.names) <= touched[effect.kind, effect.id] or not effect.edits


@LAWS
@given(revisions(START, most=6))
def test_L8_2_effects_composed_do_what_they_do_one_after_the_other(log: list[Revision]) -> None:
    net = compose(all_effects(log))
    assert len({(effect.kind, effect.id) for effect in net}) == len(net)
    assert plan_bytes(apply_effects(START.plan, net)) == plan_bytes(fold(log, START).plan)
    back = compose([effect.inverse() for effect in reversed(all_effects(log))])
    assert plan_bytes(apply_effects(fold(log, START).plan, back)) == plan_bytes(START.plan)


@LAWS
@given(revisions(START, most=6), revisions(START, most=6))
def test_L8_2_the_difference_of_two_plans_makes_one_into_the_other(one: list[Revision], other: list[Revision]) -> None:
    left, right = fold(one, START).plan, fold(other, START).plan
    assert plan_bytes(apply_effects(left, difference(left, right))) == plan_bytes(right)


@LAWS
@given(revisions(START, most=6))
def test_L3_1_a_merge_with_nothing_is_the_other_side(log: list[Revision]) -> None:
    plan = fold(log, START).plan
    theirs, mine = merge(START, log, ()), merge(START, (), all_effects(log))
    assert isinstance(theirs, Merged)
    assert isinstance(mine, Merged)
    assert theirs.effects == ()
    assert plan_bytes(theirs.plan) == plan_bytes(mine.plan) == plan_bytes(plan)


@LAWS
@given(revisions(START, most=6))
def test_L3_1_a_merge_with_itself_changes_nothing(log: list[Revision]) -> None:
    merged = merge(START, log, all_effects(log))
    assert isinstance(merged, Merged)
    assert merged.fresh_ids == {}
    assert merged.effects == ()
    assert plan_bytes(merged.plan) == plan_bytes(fold(log, START).plan)


@LAWS
@given(revisions(START, least=3, focus=CLOSE), revisions(START, least=3, focus=CLOSE))
def test_L3_1_disjoint_edits_both_stand_whoever_was_first(one: list[Revision], other: list[Revision]) -> None:
    there, back = merge(START, one, all_effects(other)), merge(START, other, all_effects(one))
    event(f"{type(there).__name__} {type(back).__name__}")
    if isinstance(there, Merged):
        state = fold(one, START)
        assert_stale_copy_equals_fresh_read(state, there.effects, there.plan)
    if isinstance(there, Merged) and isinstance(back, Merged):
        assume(not there.fresh_ids and not back.fresh_ids and not _both_move(one, other))
        assert plan_bytes(there.plan) == plan_bytes(back.plan)
    assert isinstance(there, Conflicted) == isinstance(back, Conflicted)
    assert isinstance(there, MergeInvalid) == isinstance(back, MergeInvalid)


@LAWS
@given(revisions(START, least=3, renaming=False, focus=CLOSE), revisions(START, least=3, renaming=False, focus=CLOSE))
def test_L3_2_conflicts_are_the_same_from_both_sides(one: list[Revision], other: list[Revision]) -> None:
    there, back = merge(START, one, all_effects(other)), merge(START, other, all_effects(one))
    if not isinstance(there, Conflicted) or not isinstance(back, Conflicted):
        return
    from_there = {(each.kind, each.id, each.field, each.element) for each in there.conflicts}
    from_back = {(each.kind, each.id, each.field, each.element) for each in back.conflicts}
    assert from_there == from_back
    pairs = {(each.kind, each.id, each.field, each.element): (each.theirs, each.mine) for each in back.conflicts}
    for each in there.conflicts:
        if each.field is not None:
            assert pairs[each.kind, each.id, each.field, each.element] == (each.mine, each.theirs)
        assert 1 <= each.revision <= len(one)


def _both_move(one: list[Revision], other: list[Revision]) -> bool:
    moved = [
        {(effect.kind, effect.id) for effect in compose(all_effects(log)) if effect.edits and "order" in effect.names}
        for log in (one, other)
    ]
    return bool(moved[0] & moved[1])
