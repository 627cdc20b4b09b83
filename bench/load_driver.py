"""The generator's process as it is driven: step by step, so that the server can be looked at in between."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from bench.load_figures import Figure
from bench.load_job import Job, Report

_ROOT = Path(__file__).parent.parent


class Generator:
    """`with Generator() as generator:` and then its steps in their order."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "bench.load_generator"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT)

    def __enter__(self) -> "Generator":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        with self._process:
            pass

    def warm(self, job: Job) -> None:
        """Make every thread of the server begin."""
        self._tell(json.dumps(asdict(job)))

    def follow(self) -> None:
        """Open the streams."""
        self._tell("follow")

    def run(self) -> Report:
        """Load the server, and report."""
        found = json.loads(self._tell("run"))
        figures = {name: Figure(**each) for name, each in found["figures"].items()}
        return Report(figures, found["counts"], found["faults"], found["processor"])

    def _tell(self, line: str) -> str:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None and back is not None, "both are pipes"
        to.write(line + "\n")
        to.flush()
        answer = back.readline()
        if not answer:
            raise RuntimeError("the generator ended; what it said about it stands above")
        return answer
