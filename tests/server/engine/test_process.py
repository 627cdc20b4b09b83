"""The engine process's side: what it says to what it is asked, over pipes as they are."""

import os
import pickle
from collections.abc import Iterator
from threading import Thread
from typing import IO

import pytest

from milepost.model.entity import Kind
from milepost.model.log import Effect, LogState, Revision, advance, write_revision, write_snapshot
from milepost.model.log.apply import apply
from milepost.model.log.command import SetFields
from milepost.model.log.outcome import Applied
from milepost.server.engine import messages
from milepost.server.engine.known_plans import KnownPlans
from milepost.server.engine.messages import (
    Answer,
    Asked,
    Failed,
    Missing,
    Pause,
    Paused,
    Question,
    Said,
    Tail,
    Whole,
)
from milepost.server.engine.process import run
from milepost.server.log.packing import unpack_document
from tests.model.log.plans import atlas

FIRST = LogState(atlas(), 1)


class Line:
    """A conversation with an engine in a thread."""

    def __init__(self) -> None:
        (hears, asks), (tells, answers) = os.pipe(), os.pipe()
        self._asks: IO[bytes] = os.fdopen(asks, "wb")
        self._tells: IO[bytes] = os.fdopen(tells, "rb")
        self._pipes = os.fdopen(hears, "rb"), os.fdopen(answers, "wb")
        self._thread = Thread(target=run, args=self._pipes, daemon=True)
        self._thread.start()

    def ask(self, asked: Asked) -> None:
        pickle.dump(asked, self._asks)
        self._asks.flush()

    def hear(self) -> Said:
        said: Said = pickle.load(self._tells)
        return said

    def end(self) -> None:
        self._asks.close()
        self._thread.join()
        for each in (self._tells, *self._pipes):
            each.close()


@pytest.fixture
def line() -> Iterator[Line]:
    """An engine that knows nothing yet."""
    made = Line()
    yield made
    made.end()


def question(id: int, kind: messages.Kind, number: int, news: Tail | Whole | None = None, **more: object) -> Question:
    return Question(id, kind, "a", number, news, **{"effects": (), "pauses": 0, **more})  # type: ignore[arg-type]  # by name


def whole(state: LogState) -> Whole:
    return Whole(write_snapshot(state))


def renamed(state: LogState, name: str) -> tuple[tuple[Effect, ...], LogState]:
    """A change of the milestone's name, and the state after it."""
    applied = apply(state.plan, SetFields(kind=Kind.MILESTONE, id="beta", fields={"name": name}))
    assert isinstance(applied, Applied)
    effects = tuple(applied.effects)
    return effects, advance(state, effects)


def line_of(state: LogState, effects: tuple[Effect, ...]) -> str:
    return write_revision(
        Revision(number=state.number, who="ada", when="2026-11-02T09:00:00Z", through="api", effects=effects)  # type: ignore[arg-type]  # read as JSON is
    )


def test_R1_13_a_plan_that_is_not_known_is_asked_for(line: Line) -> None:
    line.ask(question(1, "schedule", 1))
    assert line.hear() == Missing(1)
    line.ask(question(2, "schedule", 1, whole(FIRST)))
    assert isinstance(line.hear(), Answer)
    line.ask(question(3, "schedule", 1))
    assert isinstance(line.hear(), Answer)


def test_R1_13_a_plan_is_brought_up_to_date_by_its_tail(line: Line) -> None:
    effects, second = renamed(FIRST, "Wide beta")
    line.ask(question(1, "quick", 1, whole(FIRST)))
    line.hear()
    line.ask(question(2, "quick", 2, Tail(1, (line_of(second, effects),))))
    said = line.hear()
    assert isinstance(said, Answer)
    (beta,) = [each for each in unpack_document(said.packed)["milestones"] if each["id"] == "beta"]
    assert beta["name"] == "Wide beta"
    line.ask(question(3, "quick", 9, Tail(7, ())))
    assert line.hear() == Missing(3)


def test_R1_13_what_goes_wrong_is_said_and_ends_nothing(line: Line) -> None:
    effects, _ = renamed(LogState(atlas(), 1), "Wide beta")
    nonsense = tuple(each.model_copy(update={"id": "nobody"}) for each in effects)
    line.ask(question(1, "trial", 1, whole(FIRST), effects=nonsense))
    said = line.hear()
    assert isinstance(said, Failed)
    assert "EffectMismatchError" in said.said
    line.ask(question(2, "check", 1))
    assert isinstance(line.hear(), Answer)


def test_R1_13_a_pause_leaves_off_complete_forecasts_asked_for_before_it_and_no_other(line: Line) -> None:
    line.ask(Pause(1))
    line.ask(question(1, "complete", 1, whole(FIRST), pauses=0))
    assert line.hear() == Paused(1)
    line.ask(question(2, "quick", 1, pauses=0))
    assert isinstance(line.hear(), Answer)
    line.ask(question(3, "complete", 1, pauses=1))
    assert isinstance(line.hear(), Answer)


def test_R1_13_what_is_known_has_a_bound() -> None:
    plans = KnownPlans(room=2 * sum(map(len, FIRST.plan.entities.values())) + 2)
    for name in ("a", "b", "c"):
        assert plans.state(Question(1, "quick", name, 1, whole(FIRST), (), 0)) is not None
    known = {name: plans.state(Question(1, "quick", name, 1, None, (), 0)) is not None for name in ("c", "b", "a")}
    assert known == {"a": False, "b": True, "c": True}


def test_R1_13_of_one_plan_the_states_used_last_are_known() -> None:
    plans = KnownPlans()
    for number in range(1, 12):
        plans.state(Question(1, "quick", "a", number, whole(LogState(FIRST.plan, number)), (), 0))
    known = [plans.state(Question(1, "quick", "a", number, None, (), 0)) is not None for number in range(1, 12)]
    assert known == [False] * 3 + [True] * 8
