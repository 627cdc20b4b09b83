"""`python -m bench.web`: how large the page is, and how fast it opens, answers and moves, in a real browser.

Work in a frame is the time that the page's main thread was busy, from one commit to the next; by the clock it also
counts what other programs took from it meanwhile.

A figure over its limit is marked, for machines differ; the exit status is 1 where the page told of anything wrong. With
`--only map` the map alone is moved, which takes a minute; likewise `--only plans` and `--only shell`.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.plans import programme
from bench.portfolio import portfolio

SIZES = (400, 2_000, 10_000)
MILESTONES = 500
"""On the map that is moved."""
_PARTS = {"shell": "has a small shell", "plans": "answers what one does there", "map": "moves a map"}
"""What can be measured by itself, by the words of its test in `web/e2e/bench.ts`."""
_WEB = Path(__file__).parents[1] / "web"
_RUN = ("npx", "--no-install", "vitest", "run", "--config", "e2e/vitest.config.ts", "--reporter", "dot")


def measured(part: str | None = None) -> tuple[int, list[dict[str, Any]]]:
    """The exit status of the browser's run, and its figures."""
    with TemporaryDirectory() as folder:
        plans, answer = Path(folder, "plans"), Path(folder, "figures.json")
        plans.mkdir()
        for size in SIZES:
            (plans / f"{size}.json").write_text(json.dumps(programme(size)), encoding="utf-8")
        (plans / "map.json").write_text(json.dumps(portfolio(MILESTONES)), encoding="utf-8")
        variables = {"MILEPOST_BENCH_PLANS": str(plans), "MILEPOST_BENCH_ANSWER": str(answer)}
        chosen = () if part is None else ("--testNamePattern", _PARTS[part])
        status = subprocess.run((*_RUN, *chosen), cwd=_WEB, env={**os.environ, **variables}, check=False).returncode
        return status, json.loads(answer.read_text(encoding="utf-8")) if answer.is_file() else []


def main() -> int:
    """Measure, print the figures, and say whether the page was right."""
    parser = argparse.ArgumentParser(prog="python -m bench.web", description="How large the page is, and how fast.")
    parser.add_argument("--only", choices=_PARTS, help="measure this part alone")
    status, figures = measured(parser.parse_args().only)
    table = Table("figure", "measured", "limit", "")
    for each in figures:
        limit = each.get("limit")
        verdict = "" if limit is None else "ok" if each["value"] is not None and each["value"] <= limit else "MISSED"
        value = "-" if each["value"] is None else f"{each['value']:,.1f} {each['unit']}"
        table.add_row(each["what"], value, "" if limit is None else f"{limit:,.0f} {each['unit']}", verdict)
    Console(width=140).print(table)
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
