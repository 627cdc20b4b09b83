"""Random histories of a plan: several people and the clock change it, and whoever holds it in whatever way agrees."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from bench.crash.audit import plan_faults
from milepost.model.document import write_document
from milepost.model.entity import Kind
from milepost.model.log import LogState, PassTime, advance, fold, nothing, read_revision, write_snapshot
from milepost.model.log.value import canonical
from milepost.model.plan import Plan
from milepost.server.log.held import Shelf, shelf
from milepost.server.log.lines import nearest_snapshot, revisions_between
from milepost.server.log.snapshots import keep_snapshot_if_due
from milepost.server.models import IdempotencyRecord
from tests.model.log.strategies import commands, values
from tests.server.calls import setting
from tests.server.log.asked import change_of
from tests.server.log.nonsense import NONSENSE, VALID
from tests.server.log.people import People
from tests.server.log.replica import Event, Replica, effects_of, events_after
from tests.server.log.rows import lines, nothing_stored, pass_time, stored

# Where people's changes meet often.
FOCUS = frozenset({Kind.TASK, Kind.MILESTONE, Kind.RISK, Kind.OBJECTIVE})
WRITERS = st.integers(0, 2)
WHY = st.sampled_from([None, "As agreed", "Nach der Prüfung"])


@dataclass(frozen=True)
class Sent:
    """A request as it was sent, and its answer."""

    path: str
    body: dict[str, Any]
    key: str
    answer: Any

    @property
    def done(self) -> bool:
        """Whether it was not refused."""
        return bool(self.answer.status_code < 400)


class History(RuleBasedStateMachine):
    """The model is the list of states that the answers' effects make, one for each acknowledged revision."""

    def __init__(self, people: People, seen: Counter[str]) -> None:
        super().__init__()
        self.people, self.plan, self.seen = people, people.plan, seen
        (first,) = events_after(self.plan, 0)
        self.states: list[LogState] = [nothing(), advance(nothing(), effects_of(first))]
        self.told: dict[int, Event] = {1: first}
        self.replicas = [Replica(client, self.plan) for client in people.editors]
        self.sent: dict[int, Sent] = {}
        self.keys = 0
        self.tiny = Shelf(room=1)
        self.today = datetime(2026, 11, 3, 12, tzinfo=UTC)

    @property
    def last(self) -> int:
        """The number of the last revision."""
        return len(self.states) - 1

    @rule(writer=WRITERS, data=st.data())
    def change(self, writer: int, data: st.DataObject) -> None:
        """Somebody changes the plan as they see it, which may be as it was long ago."""
        mine = self.replicas[writer]
        asked = commands(mine.state.plan, True, FOCUS).filter(lambda command: not isinstance(command, PassTime))
        some = data.draw(st.lists(asked, min_size=1, max_size=2))
        self.ask(writer, *map(change_of, some), message=data.draw(WHY))

    @rule(writer=WRITERS, data=st.data())
    def hear_and_change(self, writer: int, data: st.DataObject) -> None:
        """Somebody hears of everything first."""
        self.replicas[writer].follow()
        self.change(writer, data)

    @rule(data=st.data())
    def contend(self, data: st.DataObject) -> None:
        """Two people see the same, and both set fields of the same thing."""
        first, second = data.draw(st.permutations(range(3)))[:2]
        for writer in (first, second):
            self.replicas[writer].follow()
        plan = self.states[-1].plan
        there = plan.entities.keys()
        kind = data.draw(st.sampled_from(sorted(FOCUS & there or there)))
        entity = data.draw(st.sampled_from(sorted(plan.entities[kind])))
        for writer in (first, second):
            self.ask(writer, setting(kind, entity, **data.draw(field_changes(plan, kind))))

    @rule(writer=WRITERS, data=st.data())
    def revert(self, writer: int, data: st.DataObject) -> None:
        """Somebody takes a revision back."""
        self.send(writer, f"/revisions/{data.draw(st.integers(1, self.last))}/revert", {}, self.new_key())

    @rule(writer=WRITERS, most=st.sampled_from([1, 2, None]))
    def follow(self, writer: int, most: int | None) -> None:
        """Somebody hears of what the others did, or of some of it."""
        self.replicas[writer].follow(most)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        """An answer was lost on its way, and the request comes once more; what was refused is tried anew."""
        writer = data.draw(st.sampled_from(sorted(self.sent)))
        known = self.sent[writer]
        if not known.done:
            self.send(writer, known.path, known.body, known.key)
            return
        with nothing_stored(self.plan):
            answer = self.post(self.people.editors[writer], known.path, known.body, known.key)
            other = self.post(self.people.editors[writer], known.path, {**known.body, "base": 10**6}, known.key)
        self.note("replayed")
        assert answer["Idempotency-Replayed"] == "true"
        assert (answer.status_code, answer.content) == (known.answer.status_code, known.answer.content)
        assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")

    @rule(writer=WRITERS, data=st.data())
    def do_something_else(self, writer: int, data: st.DataObject) -> None:
        """What happens more seldom than a change."""
        match data.draw(st.sampled_from(["nothing", "refused", "time", "snapshot"])):
            case "nothing":
                self.ask(writer, setting(Kind.SETTINGS, "plan", plan=self.replicas[writer].state.plan.name))
            case "refused":
                self.send_nonsense(data.draw(st.sampled_from(sorted(NONSENSE))), writer)
                self.write_without_permission()
            case "time":
                self.let_time_pass(data.draw(st.integers(1, 3)))
            case _:
                keep_snapshot_if_due(self.plan, shelf.state(self.plan, self.last))

    @rule(data=st.data())
    def read_the_past(self, data: st.DataObject) -> None:
        """The plan as it was at a revision, and at the moment in which that one was written."""
        number = data.draw(st.integers(1, self.last))
        when = self.told[number]["when"]
        then = max(each for each, told in self.told.items() if moment(told) == moment(self.told[number]))
        self.assert_read({"revision": str(number)}, number)
        self.assert_read({"at": when}, then)

    @rule()
    def look(self) -> None:
        """The database, a snapshot with its tail, and every way to hold the plan are the same, byte for byte."""
        expected = write_snapshot(self.states[-1])
        assert write_snapshot(fold(map(read_revision, lines(self.plan)))) == expected
        snapshot = nearest_snapshot(self.plan, self.last)
        assert write_snapshot(fold(revisions_between(self.plan, snapshot.number, self.last), snapshot)) == expected
        for held in (shelf, Shelf(), self.tiny):
            assert write_snapshot(held.state(self.plan, self.last)) == expected
        self.tiny.state(self.people.another, 1)
        assert len(self.tiny) == 1
        assert plan_faults(self.plan) == []

    def teardown(self) -> None:
        """At the end everybody hears of everything, and the whole past is looked at."""
        self.look()
        for replica in (*self.replicas, Replica(self.people.viewer, self.plan)):
            replica.follow()
            assert write_snapshot(replica.state) == write_snapshot(self.states[-1])
        for number, (row, told) in enumerate(zip(events_after(self.plan, 0), self.told.values(), strict=True), 1):
            assert {name: row[name] for name in told} == told
            assert row["number"] == number
        for number in range(1, self.last + 1):
            assert write_snapshot(Shelf().state(self.plan, number)) == write_snapshot(self.states[number])

    def send_nonsense(self, which: str, writer: int) -> None:
        """Somebody sends what cannot be done, whatever the plan is."""
        body = {"base": self.last, "changes": [VALID], **NONSENSE[which]}
        with nothing_stored(self.plan):
            answer = self.post(self.people.editors[writer], "/revisions", body, self.new_key())
        self.note("nonsense")
        assert answer.status_code in (400, 422), (which, answer.content)

    def write_without_permission(self) -> None:
        """Who may only look, and who does not know of the plan, change nothing."""
        body = {"base": self.last, "changes": [VALID]}
        with nothing_stored(self.plan):
            assert self.post(self.people.viewer, "/revisions", body, self.new_key()).status_code == 403
            assert self.post(self.people.stranger, "/revisions", body, self.new_key()).status_code == 404

    def let_time_pass(self, days: int) -> None:
        """Midnight comes; where the status date is `auto` that makes a revision, else somebody makes it so."""
        self.today += timedelta(days=days)
        if pass_time(self.plan, self.today):
            (told,) = events_after(self.plan, self.last)
            assert told["through"] == "time"
            self.note("time passed")
            self.acknowledge(told)
        elif not self.states[-1].plan.settings.auto:
            self.ask(0, setting(Kind.SETTINGS, "plan", status_date="auto"))

    def new_key(self) -> str:
        """A key that was not used yet."""
        self.keys += 1
        return f"key-{self.keys}"

    def post(self, client: Client, path: str, body: Mapping[str, object], key: str) -> Any:
        """A write to the plan."""
        path = f"/api/v1/plans/{self.plan}{path}"
        return client.post(path, body, content_type="application/json", headers={"Idempotency-Key": key})

    def ask(self, writer: int, *changes: dict[str, Any], message: str | None = None) -> None:
        """Send changes to the plan as a writer sees it."""
        body = {"base": self.replicas[writer].number, "changes": changes, "message": message}
        self.send(writer, "/revisions", body, self.new_key())

    def send(self, writer: int, path: str, body: dict[str, Any], key: str) -> None:
        """Send a write, and hold its answer against the model and the database."""
        before = stored(self.plan)
        answer = self.post(self.people.editors[writer], path, body, key)
        self.sent[writer] = Sent(path, body, key, answer)
        said = answer.json()
        self.note(f"{answer.status_code} {said.get('code', '')}".strip())
        if answer.status_code == 201:
            self.note(f"with fresh ids: {bool(said['fresh_ids'])}, with something left: {bool(said['left'])}")
            self.acknowledge({name: said[name] for name in ("number", "when", "sentence", "effects")})
        elif answer.status_code == 200:
            assert (said["number"], said["changed"], stored(self.plan)[:3]) == (self.last, False, before[:3])
        else:
            assert answer.status_code in (409, 422), answer.content
            assert stored(self.plan) == before
            assert not IdempotencyRecord.objects.filter(route__contains=self.plan, key=key).exists()

    def acknowledge(self, told: Event) -> None:
        """A revision that is there from now on: it has the next number, and is not before the last."""
        assert told["number"] == self.last + 1
        assert moment(told) >= moment(self.told[self.last])
        self.told[told["number"]] = told
        self.states.append(advance(self.states[-1], effects_of(told)))

    def assert_read(self, query: dict[str, str], number: int) -> None:
        """What the API answers is the document of what the effects make."""
        answer = self.people.viewer.get(f"/api/v1/plans/{self.plan}", query)
        assert answer.status_code == 200, answer.content
        read = answer.json()
        assert (read["number"], read["last"]) == (number, self.last)
        assert canonical(read["document"]) == canonical(write_document(self.states[number].plan))

    def note(self, what: str) -> None:
        """Count what came about, for the test to see that everything did."""
        event(what)
        self.seen[what] += 1


def field_changes(plan: Plan, kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    """One field of a kind, or two, with new values."""
    known = values(plan, kind)
    one = st.sampled_from(sorted(known)).flatmap(lambda name: st.fixed_dictionaries({name: known[name]}))
    return st.lists(one, min_size=1, max_size=2).map(lambda some: {k: v for each in some for k, v in each.items()})


def moment(told: Event) -> datetime:
    """When a revision was written, as an answer says it."""
    return datetime.fromisoformat(told["when"])
