"""A shell that runs the commands of a page."""

import subprocess
from pathlib import Path

from tests.server.process import PATIENCE

END = "--- the end of what this block says ---"


class Shell:
    """It goes on from block to block, as a person's does; what a command that goes on says is kept in `folder`."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._stream = folder / "stream"
        self._process = subprocess.Popen(
            ["bash"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        )

    def run(self, commands: str) -> str:
        """What the commands print."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{commands}\nprintf '\\n%s\\n' '{END}'\n")
        self._process.stdin.flush()
        lines = iter(self._process.stdout.readline, f"{END}\n")
        return "".join(self._alive(line) for line in lines).removesuffix("\n")

    def follow(self, command: str) -> None:
        """Begin a command that goes on."""
        self.run(f"{command.rstrip()} > {self._stream} 2>&1 &")

    @property
    def followed(self) -> str:
        """What it has printed so far."""
        return self._stream.read_text(encoding="utf-8")

    def end(self) -> None:
        """End the command that goes on, if there is one, and the shell."""
        self._process.communicate("kill %1 2>/dev/null; wait 2>/dev/null; exit\n", PATIENCE)

    def _alive(self, line: str) -> str:
        assert line, "the shell ended within a block"
        return line
