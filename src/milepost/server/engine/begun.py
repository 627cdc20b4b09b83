"""An engine process that was begun, seen from the server."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from threading import Lock, Thread

from milepost.server.cores import every_core, neighbour
from milepost.server.engine.messages import Asked, Pause, Question, Said

_PROCESS = (sys.executable, "-P", "-m", "milepost.server.engine.process")

_ONE_ARENA = {"MALLOC_ARENA_MAX": "1"}
"""Its threads take turns; memory that each keeps for itself would only be more (with glibc; nothing elsewhere)."""


class EngineEndedError(Exception):
    """The engine process ended before it answered."""


class BegunEngine:
    """Sends questions to a process of its own, from any thread, and gives each its answer."""

    def __init__(self) -> None:
        core = neighbour()
        with every_core():
            self._process = subprocess.Popen(
                [*_PROCESS, *([] if core is None else [str(core)])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, **_ONE_ARENA},
            )
        self._numbers = count(1)
        self._waiting: dict[int, Future[Said]] = {}
        self._lock = Lock()
        self.ended = False
        self.sent: dict[str, int] = {}
        """The revision of each plan that was sent last."""
        self._reader = Thread(target=self._read, name="engine", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def ask(self, question_of: Callable[[int], Question]) -> Said:
        """The answer to the question that has this id; raises `EngineEndedError`."""
        answer: Future[Said] = Future()
        with self._lock:
            if self.ended:
                raise EngineEndedError
            question = question_of(next(self._numbers))
            self._waiting[question.id] = answer
            self._send(question)
        return answer.result()

    def tell(self, pause: Pause) -> None:
        """Have what was asked for left off; once the process has ended, it is."""
        with self._lock:
            if not self.ended:
                self._send(pause)

    def end(self) -> None:
        """End the process; whoever waits for an answer gets `EngineEndedError`."""
        self._process.kill()
        self._reader.join()

    def _send(self, asked: Asked) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(asked, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:  # it has ended; the reader hears of it as well, and tells whoever waits
            return

    def _read(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                said: Said = pickle.load(self._process.stdout)
                with self._lock:
                    answer = self._waiting.pop(said.id)
                answer.set_result(said)
        except (EOFError, pickle.UnpicklingError):
            self._close()

    def _close(self) -> None:
        with self._lock:
            self.ended = True
            waiting, self._waiting = self._waiting, {}
        self._process.kill()
        self._process.communicate()
        for answer in waiting.values():
            answer.set_exception(EngineEndedError())
