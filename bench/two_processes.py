"""`python -m bench.two_processes`: two servers on one PostgreSQL, one of which is killed under way.

Prints what was written, what came and what was lost; the exit status is 1 where anything was lost, came twice or out of
order.
"""

import argparse
import asyncio
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from bench.load_server import POSTGRESQL, LoadedServer
from bench.takeover import Result, Scene, take_over

DOCUMENT = {"plan": "Launch", "status_date": "2026-11-02", "tasks": [{"id": "api", "estimate": "10d"}]}


def main(arguments: list[str]) -> int:
    """Run as often as asked; say what was counted."""
    asked = _parsed(arguments)
    faults = 0
    for seed in range(1, asked.runs + 1):
        result = _run(asked.followers, asked.plans, asked.revisions, seed)
        faults += len(result.faults)
        print(
            f"run {seed}: {result.acknowledged.total() - asked.plans:,} revisions acknowledged in {asked.plans} plans, "
            f"{result.retried} repeated ({result.replayed} had been stored), {result.delivered:,} delivered to "
            f"{asked.followers} streams, {result.reconnects} reconnects, {len(result.faults)} faults",
            flush=True,
        )
        for fault in result.faults:
            print(f"  {fault}")
    return 1 if faults else 0


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.two_processes", description=__doc__)
    parser.add_argument("--followers", type=int, default=60, help="open streams, half of them on each server")
    parser.add_argument("--plans", type=int, default=6, help="plans that change, each of which everybody follows")
    parser.add_argument("--revisions", type=int, default=1_200, help="revisions of all plans together")
    parser.add_argument("--runs", type=int, default=3, help="how often a server is killed")
    return parser.parse_args(arguments)


def _run(followers: int, plans: int, revisions: int, seed: int) -> Result:
    with _two_servers() as (first, second):
        token = first.token("ada@example.org")
        with first.client(token) as client:
            made = [client.post("/api/v1/plans", json={"document": DOCUMENT}).json()["id"] for _ in range(plans)]
        scene = Scene((first.url, second.url), token, made, followers, revisions, seed)
        return asyncio.run(take_over(scene, first.kill))


@contextmanager
def _two_servers() -> Iterator[tuple[LoadedServer, LoadedServer]]:
    limits = dict.fromkeys(("MILEPOST_READ_LIMIT", "MILEPOST_WRITE_LIMIT", "MILEPOST_HEAVY_LIMIT"), "off")
    with TemporaryDirectory(prefix="milepost-two-") as folder, _database() as url:
        shared = {"DATABASE_URL": url, "MILEPOST_SECRET": secrets.token_hex(32), "MILEPOST_LOG": "json", **limits}
        servers: list[LoadedServer] = []
        try:
            for name in ("first", "second"):
                own = Path(folder) / name
                own.mkdir()
                servers.append(LoadedServer(own, {**shared, "MILEPOST_DATA": str(own)}))
            yield servers[0], servers[1]
        finally:
            for server in servers:
                server.kill()


@contextmanager
def _database() -> Iterator[str]:
    name = f"milepost_two_{secrets.token_hex(4)}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{POSTGRESQL.rpartition('/')[0]}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
