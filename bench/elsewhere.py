"""Peers that run under another interpreter: found, handed the network as a file, and heard as one line of JSON."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.networks import RandomNetwork

_HERE = Path(__file__).parent
_LIMIT_SECONDS = 180


@dataclass(frozen=True)
class Peer:
    """A program beside us: its script here, the distribution it is, and where `make bench` puts it."""

    name: str
    script: str
    environment: str

    @property
    def interpreter(self) -> str:
        """Its own environment's Python where there is one, else this one."""
        own = _HERE.parent / self.environment / "bin" / "python"
        return str(own) if own.exists() else sys.executable


TRUEPPM = Peer("trueppm-scheduler", "peer_trueppm.py", ".venv-bench")
MCPROJSIM = Peer("mcprojsim", "peer_mcprojsim.py", ".venv-bench-313")


@dataclass(frozen=True)
class Answer:
    """What a peer said: seconds and more, or only the reason why it is not here."""

    seconds: float | None
    reason: str | None
    said: dict[str, Any]


def ask(peer: Peer, network: RandomNetwork, what: str, futures: int = 0) -> Answer:
    """Have a peer `schedule` or `forecast` a network; what goes wrong is the answer's reason."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.npz"
        np.savez(
            path,
            days=network.days,
            first=network.first,
            source=network.source,
            target=network.target,
            week=network.week,
        )
        command = [peer.interpreter, str(_HERE / peer.script), str(path), what, str(futures)]
        return _heard(command)


def _heard(command: list[str]) -> Answer:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_LIMIT_SECONDS, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired:
        return Answer(None, f"no answer in {_LIMIT_SECONDS} s", {})
    if done.returncode != 0:
        return Answer(None, (done.stderr.strip().splitlines() or ["it failed"])[-1], {})
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Answer(said.get("seconds"), said.get("reason"), said)


def _environment() -> dict[str, str]:
    """Ours without the paths that would let one interpreter's packages into another."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
