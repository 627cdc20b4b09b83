"""A server with two people, each of whom works at a machine of their own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from milepost.cli.main import app
from milepost.exchange.document import Document, Value
from milepost.exchange.source import read_source
from tests.cli.commands import process_environment
from tests.server.process import Server

PASSWORD = "correct horse battery staple"
LAUNCH = """\
# The launch, as everybody sees it.
plan: Launch
status_date: 2026-11-02

people:
  - {id: lead, name: Lead}      # keeps this plan

milestones:
  - {id: beta, name: Public beta, target: 2027-01-29, after: [api]}

tasks:
  - {id: spec, name: Specification, estimate: 5d}    # with the customer
  - {id: api, name: API, estimate: {low: 10d, likely: 15d, high: 30d}, after: [spec]}
  - {id: docs, name: Manual, estimate: 4d, after: [api]}
"""


@dataclass(frozen=True)
class Person:
    """Somebody, with a folder of settings and a folder for files."""

    email: str
    server: Server
    settings: Path
    folder: Path

    def run(self, *arguments: str | Path, stdin: str | None = None, **environment: str) -> Result:
        """Run a command as this person does, within this process; what it prints goes into a pipe."""
        known = {"XDG_CONFIG_HOME": str(self.settings), "COLUMNS": "200", **environment}
        words = [str(each) for each in arguments]
        return CliRunner().invoke(app, words, input=stdin, env=known, catch_exceptions=False)

    def done(self, *arguments: str | Path, stdin: str | None = None, **environment: str) -> str:
        """What a command prints that does what it is asked."""
        result = self.run(*arguments, stdin=stdin, **environment)
        assert result.exit_code == 0, result.output
        return result.stdout

    def file(self, name: str = "plan.yaml", text: str = LAUNCH) -> Path:
        """A file of this person."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def pushed(self, text: str = LAUNCH) -> Path:
        """A file of this person that is a plan on the server."""
        path = self.file(text=text)
        self.done("push", path, "--to", self.server.url, "--yes")
        return path

    def pulled(self, address: str) -> Path:
        """A plan on the server as a file of this person."""
        path = self.folder / "plan.yaml"
        self.done("pull", address, path)
        return path


def changed(path: Path, *changes: tuple[str, str]) -> None:
    """Edit a file as people do: each text gives way to another one."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def document(path: Path) -> Document:
    """What a file holds."""
    found = read_source(path).document
    assert found is not None
    return found


def source(path: Path) -> dict[str, Value]:
    """Where a file says that it came from."""
    found = document(path)["source"]
    assert isinstance(found, dict)
    return found


def address(path: Path) -> str:
    """The address of the plan that a file came from."""
    found = source(path)
    return f"{found['url']}/plans/{found['plan']}"


def revision(path: Path) -> Value:
    """The revision that a file says it is."""
    return source(path)["revision"]


def administered(data: Path, *arguments: str, stdin: str = "") -> str:
    """What a command of the server's own machine prints."""
    done = subprocess.run(
        [sys.executable, "-m", "milepost.cli.main", *arguments, "--data", str(data)],
        input=stdin,
        capture_output=True,
        check=False,
        text=True,
        env=process_environment(),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
