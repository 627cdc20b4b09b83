"""`python -m bench.load`: the server under an open-loop load, on each database.

Four fifths reads and one fifth writes on one plan, with streams open. A figure over its limit is marked, for machines
differ; the exit status is 1 where anything was lost, came twice or out of order, or was answered by an error.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from bench.load_driver import Generator
from bench.load_job import Size, made_job, made_plan
from bench.load_result import CLOSED, IDLE, OPEN, Result, show
from bench.load_server import KINDS, Kind, LoadedServer, server_on
from bench.plans import programme

SMALL = 20
"""Activities of the plan that has the forecaster load all that it needs."""
STREAMS_EACH = 40
"""Streams of one account."""
_FILE_WIDTH = 140


def loaded(kind: Kind, size: Size) -> Result:
    """Start a server on a database of a kind, load it, and look at what it did."""
    result = Result(kind, size.seconds)
    with server_on(kind) as server, Generator() as generator:
        result.footprints["after the start"] = server.footprint()
        _load(server, generator, size, result)
        result.faults += [f"the server's log: {each}" for each in server.errors()]
        if status := server.stop():
            result.faults.append(f"the server ended with {status}")
    return result


def _load(server: LoadedServer, generator: Generator, size: Size, result: Result) -> None:
    emails = [f"load{each}@example.org" for each in range(max(2, -(-size.streams // STREAMS_EACH)))]
    people = [(email, server.token(email)) for email in emails]
    made_plan(server.url, people[0][1], programme(SMALL))
    result.footprints[IDLE] = server.footprint()
    job = made_job(server.url, people, size)
    result.footprints["idle, the plan under load forecast"] = server.footprint()
    generator.warm(job)
    result.footprints[CLOSED] = server.footprint()
    generator.follow()
    result.footprints[OPEN] = server.footprint()
    used = server.processor_seconds()
    report = generator.run()
    result.processor = server.processor_seconds() - used
    result.footprints["after the load"] = server.footprint()
    result.figures, result.counts, result.faults = report.figures, report.counts, report.faults
    result.generator = report.processor


def main(arguments: Sequence[str]) -> int:
    """Load each database asked for, print what was found, and say whether all was well."""
    asked = _parsed(arguments)
    size = Size(asked.seconds, asked.rate, asked.streams)
    console = Console() if sys.stdout.isatty() else Console(width=_FILE_WIDTH)
    results = []
    for kind in KINDS if asked.database == "all" else (asked.database,):
        with Console(stderr=True).status(f"{kind} ..."):
            results.append(loaded(kind, size))
        show(results[-1], console)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(each) for each in results], indent=1))
    return 1 if any(each.faults for each in results) else 0


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--rate", type=float, default=50, help="requests a second")
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--database", choices=[*KINDS, "all"], default="all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures, for programs")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
