"""`python -m bench.kill`: the server under `kill -9`, and without power, at random moments, on each database.

Three writers send revisions by HTTP, each with an Idempotency-Key, to a real server; it is killed; what it left is
looked at; the next server begins with just that, and the writers send again what was not answered. Where the power goes
as well, of what SQLite had not synced nothing is left, or some. Controls lose what was acknowledged, as they should: by
them one sees that a loss would be seen. The exit status is 1 where anything acknowledged was lost, stored by half or
stored twice, or where a control lost nothing.
"""

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.crash.form import CONTROLS, FORMS
from bench.crash.lives import Found, crashed

KILLS = 500
_COLUMNS = (
    "kills",
    "sent",
    "acknowledged",
    "sent again",
    "replayed",
    "refused",
    "revisions",
    "snapshots",
    "lost",
    "faults",
)
_CONTROL_KILLS = 50


def main(arguments: Sequence[str]) -> int:
    """Crash what the arguments name, print the counts, and say whether every promise was kept."""
    asked = _parsed(arguments)
    console, progress = Console(width=160), Console(stderr=True)
    found = []
    for name in asked.only or [*FORMS, *CONTROLS]:
        with progress.status(f"{name} ..."):
            found.append(_crashed(name, asked.kills, asked.seed))
    console.print(_table(found))
    for each in found:
        for fault in [*(f"lost: {key}" for key in each.lost), *each.faults][: 3 if each.form.control else 20]:
            console.print(f"{each.form.name}: {fault}", markup=False, highlight=False)
    return 1 if any(each.failed for each in found) else 0


def _crashed(name: str, kills: int, seed: int) -> Found:
    if name in CONTROLS:
        return crashed(CONTROLS[name], min(kills, _CONTROL_KILLS), seed)
    return crashed(FORMS[name], kills, seed)


def _table(found: Sequence[Found]) -> Table:
    table = Table("database", *_COLUMNS, "s", "ok?")
    for each in found:
        counts = [each.kills, each.sent, each.acknowledged, each.retried, each.replayed, each.refused]
        counts += [each.revisions, each.snapshots, len(each.lost), len(each.faults)]
        verdict = "BROKEN" if each.failed else "loses, as it should" if each.form.control else "ok"
        table.add_row(each.form.name, *(f"{count:,}" for count in counts), f"{each.seconds:.0f}", verdict)
    return table


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.kill", description="What a killed server leaves behind.")
    parser.add_argument("--kills", type=int, default=KILLS, help="how often, on each database")
    parser.add_argument("--only", action="append", choices=[*FORMS, *CONTROLS], help="one of them; may be repeated")
    parser.add_argument("--seed", type=int, default=1, help="of the moments and of what is written")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
