"""`python -m bench`: every case in one run, one table; exit status 1 where a result is wrong or lost."""

import argparse
import sys
from datetime import date
from pathlib import Path

from rich.console import Console

from bench.cases import CASES
from bench.sizes import FULL, QUICK, Sizes
from bench.table import Row, lost, machine, markdown, show

_FILE_WIDTH = 160


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for, print the table, and say whether every result was right."""
    asked = _parsed(arguments)
    rows: list[Row] = []
    console, progress = _console(), Console(stderr=True)
    for name in asked.only or CASES:
        with progress.status(f"{name} ..."):
            rows += _rows(name, QUICK if asked.quick else FULL)
    show(rows, console)
    for fact in machine():
        console.print(fact)
    if asked.markdown:
        command = " ".join(["python -m bench", *arguments])
        asked.markdown.write_text(markdown(rows, command, machine(), date.today().isoformat()))
    failed = [row for row in rows if row.failed]
    for row in failed:
        progress.print(f"{row.verdict}: {row.case}: {row.cells()[-1]}", markup=False)
    return 1 if failed else 0


def _rows(name: str, sizes: Sizes) -> list[Row]:
    """The rows of one kind of case; where it breaks off, the last says so, and the others still run."""
    rows: list[Row] = []
    try:
        rows += CASES[name](sizes)
    except Exception as error:
        rows.append(lost(name, f"{type(error).__name__}: {error}"))
    return rows


def _console() -> Console:
    """As wide as the terminal, or as the table where its output goes to a file."""
    console = Console()
    return console if console.is_terminal else Console(width=_FILE_WIDTH)


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Milepost beside what one would take instead.")
    parser.add_argument("--quick", action="store_true", help="small sizes, no peers of other environments, no targets")
    parser.add_argument("--only", action="append", choices=list(CASES), help="one kind of case; may be repeated")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also write the table as a page")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
