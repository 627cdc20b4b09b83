"""A process that is told lines, and answers by lines."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

_ROOT = Path(__file__).parent.parent.parent
_PATIENCE = 60


class Process:
    """A process that answers lines."""

    def __init__(self, module: str, variables: Mapping[str, str], errors: Path) -> None:
        self.errors = errors
        with errors.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=_ROOT,
                env={**os.environ, **variables},
                text=True,
                bufsize=1,
            )

    def tell(self, line: str) -> None:
        """Send a line."""
        self._pipe(self._process.stdin).write(line + "\n")

    def hear(self) -> str:
        """The next line; raises `RuntimeError` where there is none."""
        line = self._pipe(self._process.stdout).readline()
        if not line or line == "broken\n":
            raise RuntimeError(f"a process of the bench broke off: {self.errors.read_text()[-3000:]}")
        return line.rstrip("\n")

    def hear_word(self, word: str) -> str:
        """What follows a word, when a line comes that begins with it."""
        while not (line := self.hear()).startswith(word):
            pass
        return line[len(word) :].strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        """It ends by itself when it is told nothing more."""
        with suppress(BrokenPipeError):
            self._pipe(self._process.stdin).close()
        self._process.wait(_PATIENCE)
        self._pipe(self._process.stdout).close()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe
