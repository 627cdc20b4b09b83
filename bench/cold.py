"""Fresh processes: what a start costs, and the most memory one ever held."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.timing import timed

_ROOT = Path(__file__).parent.parent
_RUNS = 5


def seconds_of(command: Sequence[str]) -> float:
    """The best of five runs of a command, after one that fills the caches; raises `RuntimeError` where it fails."""
    _run(command)
    return timed(lambda: _run(command), _RUNS).seconds


def python(code: str) -> list[str]:
    """The command that runs some code in this interpreter."""
    return [sys.executable, "-c", code]


def milepost() -> str:
    """The `milepost` command beside this interpreter."""
    return str(Path(sys.executable).parent / "milepost")


def peak_megabytes(what: str, activities: int, futures: int) -> float:
    """The peak resident memory of a process that does one thing of `bench.memory`."""
    return float(_run([sys.executable, "-m", "bench.memory", what, str(activities), str(futures)]))


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT)
    if done.returncode != 0:
        raise RuntimeError((done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1])
    return done.stdout
