"""What the log refuses, with everything that is needed to mend it."""

from collections.abc import Iterable, Sequence
from typing import Any

from milepost.model.log import Clash, Conflicted, MergeInvalid, Revision
from milepost.model.log.value import UNSET, Value
from milepost.model.problem import Problem
from milepost.server.log.history import who_made
from milepost.server.log.problem_document import problem_document
from milepost.server.refusals import Clashing, Unprocessable


def refused(problems: Iterable[Problem]) -> Unprocessable:
    """The plan that would result is not valid (law L2)."""
    documents = [problem_document(problem) for problem in problems]
    first = documents[0]
    more = f", and {len(documents) - 1} more" if len(documents) > 1 else ""
    refusal = Unprocessable(f"{first['message']}{more}", str(first["mend"]), {"problems": documents})
    refusal.code = "plan-invalid"
    return refusal


def unknown_revision(number: int, last: int) -> Unprocessable:
    """A revision that the log does not have."""
    refusal = Unprocessable(
        f"the plan has revisions 1 to {last}; there is no revision {number}",
        "Read the plan again, and start from the revision under `number`.",
        {"number": last},
    )
    refusal.code = "unknown-revision"
    return refusal


def conflict(plan_id: str, found: Conflicted, theirs: Sequence[Revision]) -> Clashing:
    """Two values that cannot both stand, with the revision that set the other one (law L3)."""
    people = who_made(plan_id, {each.revision for each in found.conflicts})
    documents = [
        {**clash_document(each), "revision": each.revision, "who": people.get(each.revision)}
        for each in found.conflicts
    ]
    first = found.conflicts[0]
    what = f"{first.kind.value} {first.id}" + (f", field {first.field}" if first.field else "")
    return Clashing(
        f"revision {first.revision} changed {what} since the revision you started from",
        "Decide for each of `conflicts` which value is to stand, and send that with the new `number` as `base`.",
        {"conflicts": documents, "number": theirs[-1].number},
    )


def merge_invalid(found: MergeInvalid, theirs: Sequence[Revision]) -> Clashing:
    """Both changes stand, and make an invalid plan together (law L3)."""
    documents = [problem_document(problem) for problem in found.problems]
    with_what = f"together with revision {found.theirs}" if found.theirs is not None else "on the plan as it is now"
    refusal = Clashing(
        f"{with_what} this would make an invalid plan: {documents[0]['message']}",
        f"Read the plan as it is now (revision {theirs[-1].number}) and change what the problems name.",
        {"theirs": found.theirs, "mine": found.mine, "problems": documents, "number": theirs[-1].number},
    )
    refusal.code = "merge-invalid"
    return refusal


def clash_document(clash: Clash) -> dict[str, Any]:
    """What could not be carried over; a value of null is a field that is not set."""
    return {
        "kind": clash.kind.value,
        "id": clash.id,
        "field": clash.field,
        "element": clash.element,
        "base": _value(clash.base),
        "theirs": _value(clash.theirs),
        "mine": _value(clash.mine),
    }


def _value(value: Value) -> Any:
    return None if value is UNSET else value
