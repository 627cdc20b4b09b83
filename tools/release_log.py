"""A log with every command in it, kept for ever: `python -m tools.release_log 0.2.0` (law L1).

It writes `tests/logs/0.2.0.jsonl`, and the snapshot to which it folds. A log that is there is never written again: what
a release wrote, every later one must read.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from milepost.exchange.read import plan_problems, read
from milepost.model.document import read_document, write_document
from milepost.model.entity import Kind
from milepost.model.log import (
    TOP,
    Add,
    Adopt,
    Applied,
    Command,
    Effect,
    LogState,
    Merged,
    Move,
    PassTime,
    Refused,
    Remove,
    Rename,
    Revert,
    Revision,
    SetFields,
    Through,
    Undone,
    adopt,
    advance,
    apply_all,
    merge,
    nothing,
    pass_time,
    undo,
    write_revision,
    write_snapshot,
)
from milepost.model.plan import Plan

ROOT = Path(__file__).parent.parent
LOGS = ROOT / "tests" / "logs"
BEGIN = datetime(2026, 11, 2, 9, tzinfo=UTC)


class Log:
    """Revisions made one after the other, each as a program would make it."""

    def __init__(self) -> None:
        self.state: LogState = nothing()
        self.states = [self.state]
        self.revisions: list[Revision] = []
        self.now = BEGIN

    def append(self, effects: Sequence[Effect], commands: Sequence[Command], through: Through, why: str | None) -> None:
        """Note a revision of now, and let an hour pass."""
        number = self.state.number + 1
        made = Revision(
            number=number,
            who=f"person-{number % 3}",
            when=self.now,
            through=through,
            why=why,
            commands=tuple(commands),
            effects=tuple(effects),
        )
        self.now += timedelta(hours=1)
        self.state = advance(self.state, effects)
        self.states.append(self.state)
        self.revisions.append(made)

    def ask(self, *commands: Command, through: Through = Through.WEB, why: str | None = None) -> None:
        """Commands, all of which are accepted."""
        applied = apply_all(self.state.plan, commands, self.state.retired, plan_problems)
        self.append(_done(applied).effects, commands, through, why)

    def take(self, plan: Plan, command: Adopt, through: Through) -> None:
        """A plan taken over whole."""
        self.append(_done(adopt(self.state, plan, plan_problems)).effects, [command], through, None)

    def revert(self, number: int) -> None:
        """A revision taken back."""
        undone = undo(self.state, self.revisions[number - 1], plan_problems)
        assert isinstance(undone, Undone), undone
        self.append(undone.effects, [Revert(number=number)], Through.WEB, None)

    def pass_time(self, now: datetime) -> None:
        """A day that begins."""
        self.now = now
        moved = pass_time(self.state.plan, now, plan_problems)
        assert moved is not None and moved.plan.settings.status_date is not None
        self.append(moved.effects, [PassTime(to=moved.plan.settings.status_date)], Through.TIME, None)

    def merge(self, base: int, *commands: Command, through: Through) -> None:
        """Commands on an earlier revision, merged with what came since."""
        state = self.states[base]
        mine = _done(apply_all(state.plan, commands, state.retired, plan_problems)).effects
        merged = merge(state, self.revisions[base:], mine, plan_problems)
        assert isinstance(merged, Merged), merged
        self.append(merged.effects, commands, through, None)


def _done(applied: Applied | Refused) -> Applied:
    assert isinstance(applied, Applied), applied
    return applied


def written() -> Log:
    """The log: what people, programs and time do to the plan that says everything a plan file can say."""
    log = Log()
    log.take(
        read(ROOT / "tests" / "plans" / "everything.yaml"), Adopt(source="document", name="Everything"), Through.API
    )
    for commands in _edits():
        log.ask(*commands, why="As agreed on Monday")
    log.revert(7)
    log.ask(_set(Kind.SETTINGS, "plan", time_zone="Europe/Berlin", status_date="auto"), through=Through.API)
    base = log.state.number
    log.pass_time(datetime(2026, 11, 2, 23, tzinfo=UTC))
    log.ask(Add(kind=Kind.TASK, id="training", fields={"estimate": "2d"}), through=Through.ASSISTANT)
    log.pass_time(datetime(2026, 11, 3, 23, tzinfo=UTC))
    log.merge(
        base,
        Add(kind=Kind.TASK, id="training", fields={"name": "Courses", "estimate": {"fixed": "1d"}}),
        _set(Kind.MILESTONE, "review", after=["gate", "partner", "training"]),
        through=Through.SCENARIO,
    )
    log.take(_edited(log.state.plan, log.now), Adopt(source="file", name="everything.yaml"), Through.FILE)
    log.ask(Remove(kind=Kind.OBJECTIVE, id="win", cascade=True), through=Through.RULE, why="Dropped for this year")
    log.ask(_set(Kind.SETTINGS, "plan", status_date="2026-11-09T12:00"))
    log.revert(3)
    log.revert(log.state.number)
    return log


def _edits() -> Iterator[Sequence[Command]]:
    yield [
        Add(kind=Kind.CUSTOM_FIELD, id="size", fields={"type": "choice", "options": ["s", "l"], "on": ["task"]}),
        Add(kind=Kind.TASK, fields={"name": "Prüfung der Verträge", "milestone": "gate", "after": ["build"]}),
    ]
    yield [_set(Kind.TASK, "audit", estimate={"values": ["2d", "4.5d"]}, fields={"size": "l"}, notes=None)]
    yield [
        Move(kind=Kind.TASK, id="audit", before="build"),
        Move(kind=Kind.TASK, id="audit", under="gate"),
        Move(kind=Kind.INITIATIVE, id="mobile", under=TOP),
    ]
    yield [Rename(kind=Kind.TASK, id="try", to="trial"), Rename(kind=Kind.PERSON, id="lead", to="programme-lead")]
    yield [_set(Kind.KEY_RESULT, "teams", check_ins=[{"date": "2026-10-30", "value": 11.5, "by": "programme-lead"}])]
    yield [Remove(kind=Kind.TASK, id="ship", cascade=True), Remove(kind=Kind.PHASE, id="deliver", cascade=True)]


def _set(kind: Kind, entity_id: str, **fields: object) -> SetFields:
    return SetFields.model_validate({"kind": kind, "id": entity_id, "fields": fields})


def _edited(plan: Plan, now: datetime) -> Plan:
    """The plan's file with its tasks turned round, one renamed by `was`, and one that is new."""
    document = write_document(plan)
    tasks = [{**task, "id": "check", "was": "audit"} if task["id"] == "audit" else task for task in document["tasks"]]
    ship = next(task for task in tasks if task["id"] == "ship")
    ship["after"] = ["rework", "check"]
    document["tasks"] = [{"id": "handover", "estimate": "1d", "after": ["ship"]}, *reversed(tasks)]
    edited, draft = read_document(document, now)
    assert edited is not None and not draft.problems, draft.problems
    return edited


def write(folder: Path, release: str) -> None:
    """Write the log of a release and its snapshot; raises `FileExistsError` where either is there already."""
    folder.mkdir(exist_ok=True)
    lines, snapshot = folder / f"{release}.jsonl", folder / f"{release}.snapshot.json"
    for path in (lines, snapshot):
        if path.exists():
            raise FileExistsError(f"{path} is there already: what a release wrote stays as it is")
    log = written()
    lines.write_bytes("".join(write_revision(each) + "\n" for each in log.revisions).encode())
    snapshot.write_bytes(write_snapshot(log.state))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tools.release_log RELEASE, such as 0.2.0")
    try:
        write(LOGS, sys.argv[1])
    except FileExistsError as error:
        raise SystemExit(str(error)) from error
