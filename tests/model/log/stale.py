"""What holds of every change: a stale copy that applies its effects equals a fresh read (Zulip's rule)."""

from datetime import UTC, datetime

from milepost.model.checks import check_plan
from milepost.model.document import read_document, write_document
from milepost.model.log.effect import Effect
from milepost.model.log.fold import LogState, advance, fold, read_snapshot, write_snapshot
from milepost.model.log.revision import Revision, Through, read_revision, write_revision
from milepost.model.log.value import canonical
from milepost.model.plan import Plan
from milepost.model.problem import Severity

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def document_bytes(plan: Plan) -> bytes:
    """The plan file's content, byte for byte."""
    return canonical(write_document(plan))


def plan_bytes(plan: Plan) -> bytes:
    """The plan with what lives only in the log, byte for byte."""
    return write_snapshot(LogState(plan))


def revision(number: int, effects: tuple[Effect, ...], **more: object) -> Revision:
    """A revision with these effects."""
    data = {"number": number, "who": "lead", "when": NOON, "through": Through.WEB, **more}
    return Revision.model_validate({**data, "effects": effects})


def assert_stale_copy_equals_fresh_read(before: LogState, effects: tuple[Effect, ...], after: Plan) -> LogState:
    """A copy that only ever saw bytes, the effects' bytes applied to it, and the plan read anew from its file agree.

    Returns the state after the effects.
    """
    stale = read_snapshot(write_snapshot(before))
    line = write_revision(revision(before.number + 1, effects))
    assert write_revision(read_revision(line)) == line
    caught_up = fold([read_revision(line)], stale)
    state = advance(before, effects)
    assert write_snapshot(caught_up) == write_snapshot(state)
    assert plan_bytes(caught_up.plan) == plan_bytes(after)
    fresh, draft = read_document(write_document(after), NOON)
    assert fresh is not None
    assert draft.problems == []
    assert document_bytes(fresh) == document_bytes(caught_up.plan)
    assert [problem for problem in check_plan(fresh) if problem.severity is Severity.ERROR] == []
    return state
