"""The engine process: answers questions about plans that come on its input, until that ends.

It knows no database and keeps nothing that cannot be sent again: whatever becomes of it, nothing is lost.
"""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import IO, Final

from milepost.server.cores import keep_to_one_core
from milepost.server.engine.known_plans import KnownPlans
from milepost.server.engine.messages import Answer, Asked, Failed, Kind, Missing, Pause, Paused, Question, Said
from milepost.server.engine.work import Work

_FOLLOWING: Final = frozenset[Kind]({"quick", "complete"})
_SCHEDULES: Final = frozenset[Kind]({"schedule"})


class _PausedError(Exception):
    """Something more urgent came."""


class Engine:
    """Takes questions in their order and answers each when it is done: schedules are not to wait for forecasts."""

    def __init__(self, say: Callable[[Said], None]) -> None:
        self._say = say
        self._plans, self._work = KnownPlans(), Work()
        self._following, self._schedules, self._asked = (
            ThreadPoolExecutor(1, name) for name in ("following", "schedules", "asked")
        )
        self._pauses = 0

    def take(self, asked: Asked) -> None:
        """A question, or something said of those before."""
        if isinstance(asked, Pause):
            self._pauses = max(self._pauses, asked.number)
        else:
            self._lane(asked.kind).submit(self._answer, asked)

    def end(self) -> None:
        """Leave off what has not begun."""
        for each in (self._following, self._schedules, self._asked):
            each.shutdown(wait=False, cancel_futures=True)

    def _lane(self, kind: Kind) -> ThreadPoolExecutor:
        return self._following if kind in _FOLLOWING else self._schedules if kind in _SCHEDULES else self._asked

    def _answer(self, question: Question) -> None:
        def leave() -> None:
            if self._pauses > question.pauses:
                raise _PausedError

        try:
            state = self._plans.state(question)
            self._say(
                Missing(question.id)
                if state is None
                else Answer(question.id, self._work.answer(question, state, leave))
            )
        except _PausedError:
            self._say(Paused(question.id))
        except Exception:
            self._say(Failed(question.id, traceback.format_exc()))


def run(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until there are no more questions, or nobody hears the answers."""
    saying = Lock()

    def say(said: Said) -> None:
        with saying:
            pickle.dump(said, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()

    engine = Engine(say)
    try:
        while True:
            engine.take(pickle.load(questions))
    except EOFError:
        engine.end()


def main(arguments: list[str]) -> None:
    """Begin: on the core whose place is named, or on any."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)  # the end of the questions is the end
    if arguments:
        keep_to_one_core(int(arguments[0]))
    if sys.platform != "win32":
        os.nice(5)  # whoever waits for the server goes before who waits for a forecast
    # Whatever else is printed is no answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    run(sys.stdin.buffer, answers)
    os._exit(0)  # what is under way is for nobody


if __name__ == "__main__":
    main(sys.argv[1:])
