"""The server under load: a real `milepost serve` on a database of its own, with accounts, and how much it takes up."""

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import httpx
import psycopg

from bench.load_job import client_of

Kind = Literal["sqlite", "wal", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "wal", "postgresql")
POSTGRESQL = os.environ.get("MILEPOST_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")
_MILEPOST = (sys.executable, "-m", "milepost.cli.main")
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a server's processes take up: megabytes, the sum of their peaks, threads, open files and connections."""

    memory: float
    peak: float
    threads: int
    files: int
    connections: int


class LoadedServer:
    """A server process on a database."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        self._folder, self._environment = folder, {**os.environ, **variables}
        self._database_url = variables["DATABASE_URL"]
        with (folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [*_MILEPOST, "serve", "--port", "0"], env=self._environment, stdout=subprocess.PIPE, stderr=log
            )
        assert self._process.stdout is not None
        said = self._process.stdout.readline().decode()
        if "http" not in said:
            raise RuntimeError(f"the server did not start: {self.log}")
        self.url = next(word for word in said.split() if word.startswith("http"))

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def log(self) -> str:
        """What the server wrote about itself."""
        return (self._folder / "log").read_text(encoding="utf-8")

    def errors(self) -> list[str]:
        """The lines of its log that tell of something wrong."""
        lines = map(json.loads, self.log.splitlines())
        return [str(line) for line in lines if line.get("level") not in ("info", "INFO")]

    def token(self, email: str) -> str:
        """The token of a new account."""
        self._command("user", "add", email)
        return self._command("token", "add", email, "--scope", "write").strip()

    def client(self, token: str) -> httpx.Client:
        """A client with a token, which raises where an answer is an error."""
        return client_of(self.url, token)

    def stop(self) -> int:
        """End it; its exit status."""
        self._process.terminate()
        return self._process.wait(_PATIENCE)

    def kill(self) -> None:
        """End it where it stands, if it still runs."""
        self._process.kill()
        self._process.wait()

    def processor_seconds(self) -> float:
        """The processor time that it has used, and its engine."""
        return sum(map(_processor_seconds, self._pids()))

    def footprint(self) -> Footprint:
        """What it takes up now, and its engine."""
        pids = self._pids()
        peak, threads = (sum(each) for each in zip(*map(_status, pids), strict=True))
        files = [name for pid in pids for name in _files(pid)]
        return Footprint(resident(pids) / 1024, peak / 1024, threads, len(files), self._connections(files))

    def _pids(self) -> list[int]:
        """The server's process, and those it began."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return [self.pid, *(int(child) for task in tasks for child in (task / "children").read_text().split())]

    def _connections(self, files: list[str]) -> int:
        if not self._database_url:
            return sum(each.endswith("/milepost.sqlite3") for each in files)
        with psycopg.connect(POSTGRESQL) as admin:
            counted = admin.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [self._database_url.rpartition("/")[2]]
            ).fetchone()
        return int(counted[0]) if counted else 0

    def _command(self, *arguments: str) -> str:
        done = subprocess.run(
            [*_MILEPOST, *arguments], env=self._environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"milepost {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        return done.stdout


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _status(pid: int) -> tuple[int, ...]:
    """The peak of its resident memory in kilobytes, and threads."""
    status = Path(f"/proc/{pid}/status").read_text()
    names = ("VmHWM", "Threads")
    return tuple(int(re.findall(rf"^{name}:\s+(\d+)", status, re.MULTILINE)[0]) for name in names)


def resident(pids: Sequence[int]) -> int:
    """Resident memory of processes in kilobytes: what is in files that several have mapped is there once."""
    own, shared = 0, dict[tuple[str, str], int]()
    for pid in pids:
        for first, kilobytes, anonymous in _mappings(pid):
            own += anonymous
            shared[first] = max(shared.get(first, 0), kilobytes - anonymous)
    return own + sum(shared.values())


def _mappings(pid: int) -> Iterator[tuple[tuple[str, str], int, int]]:
    """Of each mapping: its file and place in it, its resident kilobytes, and how many of them are its process's own."""
    for told in re.split(r"^(?=[0-9a-f]+-[0-9a-f]+ )", Path(f"/proc/{pid}/smaps").read_text(), flags=re.MULTILINE)[1:]:
        head = told.partition("\n")[0].split(maxsplit=5)
        name = head[5] if len(head) > 5 else f"{pid} {head[0]}"
        kilobytes, anonymous = (
            int(re.findall(rf"^{each}:\s+(\d+)", told, re.MULTILINE)[0]) for each in ("Rss", "Anonymous")
        )
        yield (name, head[2]), kilobytes, anonymous


def _files(pid: int) -> list[str]:
    return [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()]


@contextmanager
def server_on(kind: Kind) -> Iterator[LoadedServer]:
    """A server on a new database, both gone afterwards."""
    limits = dict.fromkeys(("MILEPOST_READ_LIMIT", "MILEPOST_WRITE_LIMIT", "MILEPOST_HEAVY_LIMIT"), "off")
    with TemporaryDirectory(prefix="milepost-load-") as folder, _database(kind) as database:
        common = {"MILEPOST_DATA": folder, "MILEPOST_SECRET": secrets.token_hex(32), "MILEPOST_LOG": "json"}
        server = LoadedServer(Path(folder), {**common, **limits, **database})
        try:
            yield server
        finally:
            server.kill()


@contextmanager
def _database(kind: Kind) -> Iterator[dict[str, str]]:
    """The variables that name the database, made before and dropped after."""
    if kind != "postgresql":
        yield {"MILEPOST_JOURNAL": {"sqlite": "DELETE", "wal": "WAL"}[kind], "DATABASE_URL": ""}
        return
    name = f"milepost_load_{secrets.token_hex(4)}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": f"{POSTGRESQL.rpartition('/')[0]}/{name}"}
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
