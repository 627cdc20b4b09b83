"""The engine as the rest of the server asks it: in a process of its own, so that no request waits for its turn.

Only one thread of a process runs Python at a time. What takes long is worked out beside the server, which goes on
answering; and where that takes more memory than there is, the server is not what ends.
"""

import logging
from threading import Lock

from milepost.model.log import Effect, LogState, write_snapshot
from milepost.server.engine.begun import BegunEngine, EngineEndedError
from milepost.server.engine.messages import Answer, Failed, Kind, Missing, Pause, Paused, Question, Said, Tail, Whole
from milepost.server.log.lines import lines_between

LONGEST_TAIL = 200
"""Revisions past which a plan is sent whole."""
_TRIES = 2
_log = logging.getLogger(__name__)


class EngineFailedError(Exception):
    """The engine could not answer; the message is what it says of it."""


class PausedError(Exception):
    """Left off, for something more urgent came."""


class Engine:
    """For any thread; its process begins with the first question, and again where it ended."""

    def __init__(self) -> None:
        self.pauses = 0
        """How many pauses there were."""
        self._begun: BegunEngine | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Begin now, so that the first question need not wait for that."""
        self._running()

    def stop(self) -> None:
        """End the process; questions that wait raise `EngineEndedError`."""
        with self._lock:
            begun, self._begun = self._begun, None
        if begun is not None:
            begun.end()

    def pause(self) -> None:
        """Have the complete forecasts left off that were asked for before."""
        with self._lock:
            self.pauses += 1
            if self._begun is not None:
                self._begun.tell(Pause(self.pauses))

    def ask(
        self,
        kind: Kind,
        plan_id: str,
        state: LogState,
        *,
        effects: tuple[Effect, ...] = (),
        pauses: int = 0,
    ) -> bytes:
        """The document that answers a question about a plan, compressed.

        A complete forecast is left off for any pause past the first `pauses`, were it before this call. Raises
        `PausedError`, `EngineFailedError` and, where the process ends each time, `EngineEndedError`.
        """
        for attempt in range(_TRIES):
            begun = self._running()
            try:
                return _read(_asked(begun, kind, plan_id, state, effects, pauses))
            except EngineEndedError:
                # Somebody else who waited for it may have begun a new one; there is none where all is to stop.
                if self._begun is None or attempt + 1 == _TRIES:
                    raise
                _log.warning("the engine ended while it worked on plan %s (%s), and begins anew", plan_id, kind)
        raise AssertionError

    def _running(self) -> BegunEngine:
        with self._lock:
            if self._begun is None or self._begun.ended:
                self._begun = BegunEngine()
            return self._begun


def _asked(
    begun: BegunEngine, kind: Kind, plan_id: str, state: LogState, effects: tuple[Effect, ...], pauses: int
) -> Said:
    """What the engine says: it is sent what came since the last revision it was sent, or else the plan whole."""

    def ask(news: Tail | Whole | None) -> Said:
        return begun.ask(lambda id: Question(id, kind, plan_id, state.number, news, effects, pauses))

    sent = begun.sent.get(plan_id, 0)
    since = state.number - sent
    tail = Tail(sent, tuple(lines_between(plan_id, sent, state.number))) if sent and 0 < since <= LONGEST_TAIL else None
    said = ask(tail)
    if isinstance(said, Missing):
        said = ask(Whole(write_snapshot(state)))
    begun.sent[plan_id] = max(sent, state.number)
    return said


def _read(said: Said) -> bytes:
    match said:
        case Answer(packed=packed):
            return packed
        case Paused():
            raise PausedError
        case Failed(said=where):
            raise EngineFailedError(where)
        case Missing():
            raise EngineFailedError("a plan was sent whole, and is not known")


engine = Engine()
"""The one engine of this process."""
