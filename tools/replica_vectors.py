"""What the page's replica is held to: `python -m tools.replica_vectors` writes `web/src/replica/vectors.json`.

`log` is a log with every command in it, and the plan after each of its revisions; `changes` are what people do in the
page, each on the plan at the end of that log, and the plan that the engine makes of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from milepost.exchange.read import plan_problems
from milepost.model.entity import Kind
from milepost.model.log import (
    Add,
    Applied,
    Command,
    LogState,
    Move,
    Remove,
    SetFields,
    advance,
    apply_all,
    write_snapshot,
)
from tools.release_log import ROOT, written

VECTORS = ROOT / "web" / "src" / "replica" / "vectors.json"
Change = dict[str, Any]
_COMMANDS: dict[str, type[Add | SetFields | Remove | Move]] = {
    "add": Add,
    "set": SetFields,
    "remove": Remove,
    "move": Move,
}


def vectors() -> dict[str, Any]:
    """The vectors, as plain data."""
    log = written()
    return {
        "log": [
            {"effects": [effect.model_dump(mode="json") for effect in revision.effects], "snapshot": _told(state)}
            for revision, state in zip(log.revisions, log.states[1:], strict=True)
        ],
        "changes": [
            {"what": what, "changes": changes, "snapshot": _told(_after(log.state, changes))}
            for what, changes in _cases()
        ],
    }


def _told(state: LogState) -> Any:
    return json.loads(write_snapshot(state))


def _after(state: LogState, changes: list[Change]) -> LogState:
    applied = apply_all(state.plan, map(_command, changes), state.retired, plan_problems)
    assert isinstance(applied, Applied), applied
    return advance(state, applied.effects)


def _command(change: Change) -> Command:
    asked = {name: value for name, value in change.items() if name != "op"}
    return _COMMANDS[change["op"]].model_validate(asked)


def _cases() -> Iterator[tuple[str, list[Change]]]:
    def put(kind: Kind, id: str, **fields: object) -> Change:
        return {"op": "set", "kind": kind.value, "id": id, "fields": fields}

    def add(id: str, fields: dict[str, object] | None = None, **beside: str) -> Change:
        return {"op": "add", "kind": "task", "id": id, "fields": fields or {}, **beside}

    def move(kind: Kind, id: str, **where: str) -> Change:
        return {"op": "move", "kind": kind.value, "id": id, **where}

    yield "a name is set", [put(Kind.MILESTONE, "gate", name="Gate one")]
    yield "fields are set and cleared", [put(Kind.TASK, "check", estimate="4d", tags=None, notes="Ask again")]
    yield "what is not set is cleared", [put(Kind.TASK, "training", notes=None)]
    yield "the plan is renamed", [put(Kind.SETTINGS, "plan", plan="All of it", currency=None)]
    yield "one thing is set twice", [put(Kind.TASK, "training", name="A"), put(Kind.TASK, "training", name="B")]
    yield "a task comes last", [add("pilot", {"name": "Pilot", "estimate": "3d", "milestone": "gate"})]
    yield "a field that is null is none", [add("pilot", {"name": "Pilot", "notes": None})]
    yield "a task comes first", [add("pilot", before="handover")]
    yield "a task comes between two", [add("pilot", after="ship")]
    yield (
        "tasks come one after the other",
        [add("one", after="ship"), add("two", after="one"), add("three", after="two")],
    )
    yield "what has just come is set", [add("pilot"), put(Kind.TASK, "pilot", name="Pilot", estimate="2d")]
    yield "what has just come moves", [add("pilot"), move(Kind.TASK, "pilot", before="ship")]
    yield "what has just come goes", [add("pilot"), {"op": "remove", "kind": "task", "id": "pilot"}]
    yield "a task goes", [{"op": "remove", "kind": "task", "id": "handover"}]
    yield "a task goes to the front", [move(Kind.TASK, "check", before="handover")]
    yield "a task goes to the end", [move(Kind.TASK, "handover", after="check")]
    yield (
        "two tasks change places",
        [move(Kind.TASK, "training", before="training-2"), move(Kind.TASK, "ship", before="training")],
    )
    yield "a task goes under another milestone", [move(Kind.TASK, "trial", under="partner")]
    yield (
        "a task goes under an initiative, and to the front",
        [move(Kind.TASK, "trial", under="atlas", before="handover")],
    )
    yield "a milestone goes under another initiative", [move(Kind.MILESTONE, "review", under="mobile")]
    yield (
        "an initiative goes under another, and out again",
        [
            move(Kind.INITIATIVE, "mobile", under="atlas"),
            move(Kind.INITIATIVE, "mobile", under=""),
        ],
    )


def text() -> str:
    """The file's text."""
    parts = {name: ",\n".join(map(_compact, rows)) for name, rows in vectors().items()}
    return "{" + ",\n".join(f'"{name}": [\n{rows}\n]' for name, rows in parts.items()) + "}\n"


def _compact(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def main(path: Path = VECTORS) -> None:
    """Write the file."""
    path.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
