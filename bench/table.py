"""The one table: rows that compare us with a target and with a peer, on the terminal and as Markdown."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

Unit = Literal["s", "MB"]
HEADINGS = ("case", "ours", "target", "peer", "its", "ratio", "ok?", "note")
_PACKAGES = ("milepost", "numpy", "numba", "networkx", "PyYAML")


@dataclass(frozen=True)
class Row:
    """One comparison. `ours` is None where it was lost; `theirs` None where the peer is not here, as `note` says.

    `target` is the design's limit, None where it sets none; `wrong` says how our result contradicts the peer's.
    """

    case: str
    ours: float | None
    target: float | None = None
    peer: str = ""
    theirs: float | None = None
    unit: Unit = "s"
    note: str = ""
    wrong: str | None = None

    @property
    def ratio(self) -> float | None:
        """How many times ours the peer's is: above 1, ours is less."""
        return self.theirs / self.ours if self.theirs is not None and self.ours else None

    @property
    def failed(self) -> bool:
        """Whether the result is wrong or lost; a missed target is no failure, but shows."""
        return self.wrong is not None or self.ours is None

    @property
    def verdict(self) -> str:
        """What stands in the last column but one."""
        if self.wrong is not None:
            return "WRONG"
        if self.ours is None:
            return "LOST"
        return "over target" if self.target is not None and self.ours > self.target else "ok"

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of `HEADINGS`."""
        ratio = (
            "" if self.ratio is None else f"{self.ratio:.{0 if self.ratio >= 100 else 1 if self.ratio >= 10 else 2}f}"
        )
        texts = [_amount(self.ours, self.unit), _amount(self.target, self.unit)]
        theirs = _amount(self.theirs, self.unit) or ("not here" if self.peer else "")
        note = "; ".join(filter(None, (self.wrong, self.note)))
        return (self.case, *texts, self.peer, theirs, ratio, self.verdict, note)


def lost(case: str, reason: str) -> Row:
    """A row for a case of which we gave no answer."""
    return Row(case, None, note=reason)


def not_here(row: Row, peer: str, reason: str) -> Row:
    """The row with a peer that is not here."""
    return replace(row, peer=peer, theirs=None, note=f"not here: {reason}")


def show(rows: Sequence[Row], console: Console) -> None:
    """Print the table, and below it the notes that its rows refer to."""
    table = Table(*HEADINGS)
    notes: list[str] = []
    for row in rows:
        style = "red" if row.failed else "yellow" if row.verdict == "over target" else ""
        *cells, note = row.cells()
        if note and note not in notes:
            notes.append(note)
        table.add_row(*map(escape, cells), str(notes.index(note) + 1) if note else "", style=style)
    console.print(table)
    for number, note in enumerate(notes, 1):
        console.print(f"{number:>3}  {note}", markup=False, highlight=False)


def machine() -> list[str]:
    """What the numbers were measured on."""
    installed = ", ".join(f"{package} {_version(package)}" for package in _PACKAGES)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return [
        f"{cores} cores, {_processor()}",
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        installed,
    ]


def markdown(rows: Sequence[Row], command: str, facts: Sequence[str], day: str) -> str:
    """The page: how it was run and on what, then the table."""
    lines = ["# Benchmarks", "", f"Written by `{command}` on {day}. Do not edit: run it again.", ""]
    lines += [f"- {fact}" for fact in facts]
    lines += ["", _LEGEND, "", _line(HEADINGS), _line(["---"] * len(HEADINGS))]
    lines += [_line([cell.replace("|", "\\|") for cell in row.cells()]) for row in rows]
    lines += ["", "## The peers", "", *(f"- {about}" for about in _PEERS)]
    return "\n".join(lines) + "\n"


_LEGEND = (
    "Everything in one run on one machine: a warm-up, then the best of three runs (fewer for what takes over eight\n"
    "seconds). The ratio is the peer's over ours: above 1, Milepost takes less. Targets are for two cores. A bare\n"
    "interpreter or parser is no rival, but shows what the ground costs. `WRONG` and `LOST` make the command fail; a\n"
    "missed target shows."
)

_PEERS = (
    "**NumPy**: a loop over activities, each step over all futures at once, in one thread and float64, as one would\n"
    "  write it (`bench/peer_numpy.py`); percentiles and all-ties criticality of every activity, as ours. It keeps\n"
    "  every finish for its percentiles: 800 MB at 10,000 x 10,000.",
    "**networkx**: a `DiGraph`, its topological order, both passes and total floats (`bench/peer_networkx.py`).",
    "**trueppm-scheduler**: whole working days; a beta fitted to the classic PERT mean and deviation, whatever the\n"
    "  shape; percentiles of the plan's finish and a tornado over 2,000 runs, no criticality and no percentiles of\n"
    "  single activities. It refuses over 100,000 links.",
    "**mcprojsim**: needs Python 3.13; two worker processes; no calendars of single activities. It runs fewer\n"
    "  futures, and its seconds are multiplied by as many as are missing.",
)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _amount(value: float | None, unit: Unit) -> str:
    if value is None:
        return ""
    if unit == "MB":
        return f"{value:.0f} MB"
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed: run from its source)"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
