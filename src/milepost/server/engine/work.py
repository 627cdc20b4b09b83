"""What the engine process works out: each kind of question, from a plan to its document."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any, assert_never

from milepost.exchange.read import plan_problems
from milepost.forecast.document import outcome_document
from milepost.forecast.forecast import Forecast, forecast
from milepost.forecast.simulation import Simulator
from milepost.health import problems as health_problems
from milepost.health.check import check
from milepost.model.log import LogState, advance
from milepost.schedule.compile import CompileCache
from milepost.schedule.schedule import Schedule, schedule
from milepost.server.cores import use_every_core
from milepost.server.engine.messages import Question
from milepost.server.engine.sessions import ROOM, Sessions
from milepost.server.engine.terms import ITERATIONS, SEED, engine_name
from milepost.server.log.packing import pack_document
from milepost.server.log.problem_document import problem_document
from milepost.server.per_plan import PerPlan

_ACTIVITIES_KEPT = 10_000
"""Activities whose compiled form is kept, over all plans: about 2 kB each."""
_TRIAL_ROOM = 96 * 1024 * 1024
Leave = Callable[[], None]
"""Called now and then by what takes long; raises where that is to be left off."""


class Work:
    """Answers questions; those that follow plans, those about schedules and the others each from one thread."""

    def __init__(self, room: int = ROOM) -> None:
        """`room` is how many bytes of futures are kept of the plans that are followed."""
        self._compiled = PerPlan(CompileCache, lambda cache: len(cache.rows), _ACTIVITIES_KEPT)
        self._followed, self._tried = Sessions(room), Sessions(_TRIAL_ROOM)

    def answer(self, question: Question, state: LogState, leave: Leave) -> bytes:
        """The document that answers a question about a plan, compressed."""
        return pack_document(self._document(question, state, leave))

    def _document(self, question: Question, state: LogState, leave: Leave) -> dict[str, Any]:
        match question.kind:
            case "schedule":
                return self._schedule(question.plan_id, state).document()
            case "check":
                return _check(state)
            case "forecast":
                with _forecast(state) as found:
                    return _told(state, found.document(quantiles=True), complete=True)
            case "trial":
                return self._trial(question, state)
            case "quick":
                found = self._following(question.plan_id, state)
                return _told(state, outcome_document(found, quantiles=True), complete=False)
            case "complete":
                found = self._complete(question.plan_id, state, leave)
                return _told(state, found.document(quantiles=True), complete=True)
            case unknown:
                assert_never(unknown)

    def _schedule(self, plan_id: str, state: LogState) -> Schedule:
        with self._compiled.of(plan_id) as compiled:
            return schedule(state.plan, compiled)

    def _following(self, plan_id: str, state: LogState) -> Forecast:
        try:
            return self._followed.quick(plan_id, state.plan)
        except Exception:
            self._followed.forget(plan_id)
            raise

    def _complete(self, plan_id: str, state: LogState, leave: Leave) -> Forecast:
        if self._followed.holds(state.plan):
            self._following(plan_id, state)
            session = self._followed.session(plan_id)
            assert session is not None
            return session.complete(leave)
        return forecast(state.plan, iterations=ITERATIONS, seed=SEED, progress=lambda *_: leave())

    def _trial(self, question: Question, head: LogState) -> dict[str, Any]:
        """What moves, and forecasts of the same futures on both plans: the difference is that of the plans."""
        plan_id, tried = question.plan_id, advance(head, question.effects)
        cascade = _cascade(self._schedule(plan_id, head), self._schedule(plan_id, tried))
        before, after = (outcome_document(self._tried.quick(plan_id, each.plan)) for each in (head, tried))
        return {"cascade": cascade, "forecast": {"before": before, "after": after}}


def _told(state: LogState, document: dict[str, Any], *, complete: bool) -> dict[str, Any]:
    return {"number": state.number, "complete": complete, "engine": engine_name(), **document}


@contextmanager
def _forecast(state: LogState) -> Iterator[Forecast]:
    """A forecast, to be read while it lasts."""
    with closing(Simulator(begin=use_every_core)) as simulator:
        yield forecast(state.plan, iterations=ITERATIONS, seed=SEED, simulator=simulator)


def _check(state: LogState) -> dict[str, Any]:
    with _forecast(state) as found:
        health = check(state.plan, found.schedule, found).document()
    problems = (*plan_problems(state.plan), *found.schedule.problems, *health_problems(state.plan))
    return {"problems": [problem_document(each) for each in problems], **health}


def _cascade(before: Schedule, after: Schedule) -> list[dict[str, Any]]:
    """Every activity whose early dates move, come or go; null where it is not there."""
    old, new = (
        {each.id: (each.early_start, each.early_finish) for each in made.activities} for made in (before, after)
    )
    moved = [each for each in dict.fromkeys([*old, *new]) if old.get(each) != new.get(each)]
    return [{"id": each, "before": _dates(old.get(each)), "after": _dates(new.get(each))} for each in moved]


def _dates(dates: tuple[str, str] | None) -> dict[str, str] | None:
    return None if dates is None else {"start": dates[0], "finish": dates[1]}
