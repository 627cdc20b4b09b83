"""`milepost serve` as the tests run it: a real process on a free port."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import httpx

from tests.cli.commands import process_environment

PATIENCE = 60
"""Seconds after which a test gives up; far more than anything here takes, so that a slow machine fails nothing."""


class Server:
    """A server process: where it is, what it has said, and how it ends."""

    def __init__(self, variables: Mapping[str, str], folder: Path, *options: str, command: str = "serve") -> None:
        self._out, self._log = folder / "stdout", folder / "stderr"
        with self._out.open("wb") as out, self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "milepost.cli.main", command, "--port", "0", *options],
                env=process_environment(**{"MILEPOST_LOG": "json", **variables}),
                stdout=out,
                stderr=log,
            )
        try:
            self.said = self._first_words()
        except BaseException:
            self.kill()
            raise
        self.url = next(word for word in self.said.split() if word.startswith("http")).rstrip(".,")

    def _first_words(self) -> str:
        """What it says when it is ready, which names its address."""
        end = time.monotonic() + PATIENCE
        while not (said := self._out.read_text(encoding="utf-8")).endswith("\n") or "http" not in said:
            assert self.process.poll() is None, f"the server ended with {self.process.returncode}: {self.log}"
            assert time.monotonic() < end, f"the server did not start: {self.log}"
            time.sleep(0.02)
        return said.strip()

    @property
    def log(self) -> str:
        """What the server has written on standard error."""
        return self._log.read_text(encoding="utf-8")

    def client(self, token: str | None = None) -> httpx.Client:
        """A client of this server, with an API token where one is given; it follows no redirect."""
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=PATIENCE, trust_env=False)

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Tell the server to stop; its exit status."""
        self.process.send_signal(by)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End the server where it stands, if it still runs."""
        self.process.kill()
        self.process.wait(PATIENCE)


class StartServer(Protocol):
    """Starts a server process with these options of `milepost serve`, and these variables on top of the usual ones."""

    def __call__(self, *options: str, **variables: str) -> Server: ...


def begun_by(process: int) -> list[int]:
    """The processes that a process began; Linux tells of them."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def command(*arguments: str, given: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `milepost` to its end as a process of its own; `given` is its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "milepost.cli.main", *arguments],
        env=process_environment(**variables),
        input=given,
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )
