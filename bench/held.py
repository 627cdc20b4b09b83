"""`python -m bench.held`: the server with many plans, and with one that has a long history.

200 plans of 2,000 activities are opened in turn, and the server's resident memory is read; then a plan of 100,000
revisions is opened, now, at a revision and at a time, by a server that has not seen it. Figures over their limits are
marked, for machines differ; the exit status is 1 where a plan is not what its log folds to.
"""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from bench.load_server import LoadedServer
from bench.plans import programme

if TYPE_CHECKING:
    import httpx

MEMORY, SECONDS = 600, 1.0
"""What the server may take with all plans opened, in megabytes, and what opening the long one may."""
ACTIVITIES = 2_000
EMAIL = "holder@example.org"


@dataclass
class Found:
    """Figures as (what, value, limit, unit), and what is wrong."""

    figures: list[tuple[str, float, float | None, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note(self, what: str, value: float, unit: str, limit: float | None = None) -> None:
        """Add a figure."""
        self.figures.append((what, value, limit, unit))


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and say whether everything was as it should be."""
    asked = _parsed(arguments)
    found, progress = Found(), Console(stderr=True)
    with TemporaryDirectory(prefix="milepost-held-") as folder:
        variables = _settings(Path(folder))
        with progress.status(f"{asked.plans} plans ..."):
            plans, token = _filled(asked.plans)
        _open_all(variables, token, plans, found)
        with progress.status(f"{asked.revisions:,} revisions ..."):
            seconds = _timed(lambda: _lengthened(plans[0], asked.revisions))
        found.note(f"making {asked.revisions:,} revisions", seconds, "s")
        _open_long(variables, token, plans[0], found)
    Console(width=120).print(_table(found))
    for fault in found.faults:
        print(f"WRONG: {fault}")
    return 1 if found.faults else 0


def _settings(folder: Path) -> dict[str, str]:
    """The variables of the server, which are this process's too."""
    limits = dict.fromkeys(("MILEPOST_READ_LIMIT", "MILEPOST_WRITE_LIMIT", "MILEPOST_HEAVY_LIMIT"), "off")
    common = {"MILEPOST_DATA": str(folder), "MILEPOST_SECRET": secrets.token_hex(32), "MILEPOST_LOG": "json"}
    variables = {**common, **limits, "DATABASE_URL": ""}
    os.environ.update(variables)
    return variables


def _filled(count: int) -> tuple[list[str], str]:
    """A database with so many plans, all with the same contents, and their owner's token."""
    from milepost.server.run.prepare import prepare, read_settings

    prepare(read_settings(None))
    from milepost.exchange.read import read_data
    from milepost.server.access.gateway import Gateway
    from milepost.server.access.reader import Reader, Scope
    from milepost.server.log.create import create_plan
    from milepost.server.log.intent import Adoption
    from milepost.server.run.people import add_account, add_token

    reader = Reader(add_account(EMAIL, "Holder", None), Scope.WRITE)
    workspace = Gateway(reader).workspaces()[0].pk
    plan = read_data(programme(ACTIVITIES)).plan
    assert plan is not None
    first = create_plan(reader, workspace, Adoption(plan, "document")).plan_id
    return [first, *(_copied(first) for _ in range(count - 1))], add_token(EMAIL, "write", "held", None)


def _copied(plan_id: str) -> str:
    """Another plan with the rows of this one: its first revision, and what is kept of it."""
    from milepost.server.identifiers import new_id
    from milepost.server.models import PlanRecord, RevisionRecord
    from milepost.server.transaction import writing

    plan = PlanRecord.objects.get(pk=plan_id)
    revision = RevisionRecord.objects.get(plan_id=plan_id, number=1)
    with writing():
        plan.pk, plan._state.adding = new_id(), True
        plan.save()
        revision.pk, revision.plan, revision._state.adding = None, plan, True
        revision.save()
    return plan.pk


def _lengthened(plan_id: str, count: int) -> None:
    from bench.long_log import lengthen

    lengthen(plan_id, count)


@contextmanager
def _server(variables: dict[str, str], token: str) -> "Iterator[tuple[LoadedServer, httpx.Client]]":
    """A fresh server, and a client that has asked it something already."""
    with TemporaryDirectory() as folder:
        server = LoadedServer(Path(folder), variables)
        try:
            with server.client(token) as client:
                client.get("/api/v1/me")
                yield server, client
        finally:
            server.kill()


def _open_all(variables: dict[str, str], token: str, plans: Sequence[str], found: Found) -> None:
    with _server(variables, token) as (server, client):
        found.note("memory, nothing opened", server.footprint().memory, "MB")
        for way, name in (("", "opened"), ("/schedule", "scheduled")):
            seconds = [_timed(partial(client.get, f"/api/v1/plans/{plan}{way}")) for plan in plans]
            found.note(f"{len(plans)} plans {name} in turn, the slowest", max(seconds), "s")
            found.note(f"memory, {len(plans)} plans {name}", server.footprint().memory, "MB", MEMORY)
        found.note("memory, the most at any time", server.footprint().peak, "MB", MEMORY)


def _open_long(variables: dict[str, str], token: str, plan: str, found: Found) -> None:
    from milepost.model.document import write_document
    from milepost.server.log.held import Shelf

    last, past, when = _past(plan)
    asked: list[tuple[str, dict[str, Any], int]] = [
        ("now", {}, last),
        ("at a revision", {"revision": past}, past),
        ("at a time", {"at": when.isoformat()}, past),
    ]
    for name, query, number in asked:
        with _server(variables, token) as (_, client):
            begun = time.perf_counter()
            read = client.get(f"/api/v1/plans/{plan}", params=query).json()
            found.note(f"opening {last:,} revisions {name}", time.perf_counter() - begun, "s", SECONDS)
        if read["document"] != write_document(Shelf().state(plan, number).plan) or read["number"] != number:
            found.faults.append(f"the plan {name} is not what its log says")
    found.note("folding every revision, which nobody waits for", _timed(lambda: _fold(plan, last, found)), "s")


def _past(plan: str) -> tuple[int, int, datetime]:
    """The last revision, and one in the middle, far from any snapshot, with its time."""
    from milepost.server.models import PlanRecord, RevisionRecord

    last = PlanRecord.objects.get(pk=plan).number
    past = last // 2 // 200 * 200 + 199
    return last, past, RevisionRecord.objects.get(plan_id=plan, number=past).when


def _fold(plan: str, last: int, found: Found) -> None:
    from milepost.model.log import fold, write_snapshot
    from milepost.server.log.held import Shelf
    from milepost.server.log.lines import revisions_between

    if write_snapshot(fold(revisions_between(plan, 0, last))) != write_snapshot(Shelf().state(plan, last)):
        found.faults.append("a snapshot and its tail are not what the whole log folds to")


def _timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _table(found: Found) -> Table:
    table = Table("what", "measured", "limit")
    for what, value, limit, unit in found.figures:
        style = "yellow" if limit is not None and value > limit else ""
        told = f"{value:.0f} MB" if unit == "MB" else f"{value:.2f} s"
        table.add_row(what, told, "" if limit is None else f"{limit:g} {unit}", style=style)
    return table


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.held", description="Many plans, and one long one.")
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--revisions", type=int, default=100_000)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
