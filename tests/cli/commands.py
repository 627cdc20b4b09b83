"""How the tests run the command line: within this process, or as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from milepost.cli.main import app

OFFICE = """\
plan: Hand
status_date: 2026-11-02
calendar: office
calendars:
  office: {week: {mon-fri: ["09:00-12:00", "13:00-18:00"]}}
forecast: {shared_spread: none}
"""

# Monday 2 November: spec takes the week; api waits two working days more and ends on Friday the 13th; ui ends on
# Tuesday the 10th, three working days before beta needs it.
HAND = (
    OFFICE
    + """\
milestones:
  - id: beta
    name: Public beta
    target: 2026-11-20
    commitment: {date: 2026-11-11, confidence: 80%}
    after: [ui, {id: api, type: FS}]
tasks:
  - {id: spec, estimate: {fixed: 5d}}
  - {id: api, estimate: {fixed: 3d}, after: [{id: spec, lag: 2d}]}
  - {id: ui, estimate: {fixed: 2d}, after: [spec]}
"""
)

THREE_MISTAKES = """\
plan: Three mistakes
status_date: 2026-11-02
tasks:
  - id: spec
    estimate: 5dd
  - id: api
    estimat: 3d
  - id: ui
    after: [nobody]
"""


def run(*arguments: str | Path, **environment: str) -> Result:
    """Run a command within this process, as if its output went into a pipe."""
    return CliRunner().invoke(app, [str(each) for each in arguments], env=environment, catch_exceptions=False)


def process_environment(**environment: str) -> dict[str, str]:
    """The environment of a process that finds this very package, and nothing else of ours."""
    paths = os.pathsep.join(path for path in sys.path if path)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COLUMNS", "NO_COLOR", "FORCE_"))}
    return {**kept, "PYTHONPATH": paths, **environment}


def process(*arguments: str | Path, code: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own; `code` is run before it, to bring something about."""
    script = f"import sys\nfrom milepost.cli import main\n{code}\nsys.argv[0] = 'milepost'\nmain.main()\n"
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        check=False,
        env=process_environment(**environment),
    )


def written(folder: Path, text: str, name: str = "plan.yaml") -> Path:
    """A plan file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
