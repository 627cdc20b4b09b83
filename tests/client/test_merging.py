"""A file's own changes on top of what others did: the laws of the log, without a server."""

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from milepost.client.commands import commands_between
from milepost.client.merging import carried_over
from milepost.model.document import write_document
from milepost.model.entity import Kind
from milepost.model.log import Applied, Move, Remove, Revision, SetFields, apply_all, fold, merge
from milepost.model.log.merge import Conflicted, Merged
from tests.client.test_commands import START, after, reread
from tests.model.log.plans import atlas
from tests.model.log.strategies import revisions

LAWS = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def set_task(entity_id: str, **fields: str) -> SetFields:
    return SetFields(kind=Kind.TASK, id=entity_id, fields=dict(fields))


def test_U4_5_disjoint_changes_both_stand() -> None:
    mine = after(set_task("api", estimate="20d"), Move(kind=Kind.TASK, id="docs", before="spec"))
    theirs = after(set_task("api", name="Interface"), set_task("ui", estimate="9d"))
    carried = carried_over(atlas(), theirs, mine)
    assert (carried.clashes, carried.problems) == ((), ())
    both = after(
        set_task("api", estimate="20d"),
        set_task("api", name="Interface"),
        set_task("ui", estimate="9d"),
        Move(kind=Kind.TASK, id="docs", before="spec"),
    )
    assert write_document(carried.plan) == write_document(both)


def test_U4_6_where_both_changed_the_same_theirs_is_there_and_mine_is_told() -> None:
    carried = carried_over(atlas(), after(set_task("ui", estimate="9d")), after(set_task("ui", estimate="12d")))
    (clash,) = carried.clashes
    assert (clash.kind, clash.id, clash.field) == (Kind.TASK, "ui", "estimate")
    assert (clash.base, clash.theirs, clash.mine) == ("8d", "9d", "12d")
    assert write_document(carried.plan) == write_document(after(set_task("ui", estimate="9d")))


def test_U4_6_what_they_removed_stays_removed() -> None:
    removed = after(Remove(kind=Kind.TASK, id="docs"))
    carried = carried_over(atlas(), removed, after(set_task("docs", estimate="9d"), set_task("ui", estimate="9d")))
    assert [(clash.id, clash.field) for clash in carried.clashes] == [("docs", None)]
    assert "docs" not in carried.plan.tasks
    assert str(carried.plan.tasks["ui"].document()["estimate"]) == "9d"


def test_U4_6_what_makes_no_sound_plan_together_is_a_problem() -> None:
    theirs = after(SetFields(kind=Kind.TASK, id="spec", fields={"after": ["docs"]}))
    mine = after(SetFields(kind=Kind.TASK, id="docs", fields={"after": ["spec"]}))
    carried = carried_over(atlas(), theirs, mine)
    assert [problem.code for problem in carried.problems] == ["dependency-loop"]


@LAWS
@given(revisions(START, most=4), st.data())
def test_U4_5_a_pull_merges_as_the_server_does(log: list[Revision], data: st.DataObject) -> None:
    theirs = fold(log, START).plan
    mine = fold(data.draw(revisions(START, most=4)), START).plan
    new = {each.id for plan in (theirs, mine) for each in plan.everything()} - {
        each.id for each in START.plan.everything()
    }
    assume(not new)  # two that call new things the same, one of which is then called otherwise: the server's to tell
    applied = apply_all(START.plan, commands_between(atlas(), reread(mine)))
    assert isinstance(applied, Applied)
    found = merge(START, log, applied.effects)
    event(type(found).__name__)
    carried = carried_over(atlas(), reread(theirs), reread(mine))
    if isinstance(found, Merged):
        assert not carried.clashes
        assert not carried.problems
        assert write_document(carried.plan) == write_document(found.plan)
    elif isinstance(found, Conflicted):
        assert len(carried.clashes) == len(found.conflicts)
    else:
        assert carried.problems
