"""Revisions that are refused whatever the plan is: each is what a valid one has in place of its own."""

from typing import Any

VALID: dict[str, Any] = {"op": "set", "kind": "plan", "id": "plan", "fields": {"notes": "valid"}}


def _task(**fields: object) -> dict[str, Any]:
    return {"changes": [VALID, {"op": "add", "kind": "task", "id": "nonsense", "fields": fields}]}


NONSENSE: dict[str, dict[str, Any]] = {
    "no changes": {"changes": []},
    "no base": {"base": None},
    "base 0": {"base": 0},
    "a base to come": {"base": 10**6},
    "changes that are no list": {"changes": "everything"},
    "an unknown operation": {"changes": [VALID, {"op": "explode", "kind": "task", "id": "api"}]},
    "an unknown kind": {"changes": [VALID, {"op": "remove", "kind": "moon", "id": "api"}]},
    "an unknown member": {"changes": [{**VALID, "colour": "red"}]},
    "an unknown field": _task(colour="red"),
    "no duration": _task(estimate="5 moons"),
    "a loop": _task(after=["nonsense"]),
    "a link to nothing": _task(after=["nobody"]),
    "nobody removed": {"changes": [VALID, {"op": "remove", "kind": "task", "id": "nobody"}]},
    "nobody moved": {"changes": [VALID, {"op": "move", "kind": "task", "id": "nobody", "under": ""}]},
    "nobody renamed": {"changes": [VALID, {"op": "rename", "kind": "task", "id": "nobody", "to": "somebody"}]},
    "the plan removed": {"changes": [VALID, {"op": "remove", "kind": "plan", "id": "plan"}]},
    "a record": {"changes": [VALID, {"op": "revert", "number": 1}]},
    "no text": {"message": 5},
}
