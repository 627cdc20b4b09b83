"""Many short lives of a server, each ended at a random moment, and what was left after each."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bench.crash.conversation import Process
from bench.crash.form import Form, settings_of
from bench.crash.power import NOTHING, Disk, Kept, compiled, database_files, put_files, read_trace, traced
from bench.crash.writers import Book, Writers

_WRITERS = 3
_SNAPSHOT_EVERY = 10
_LONGEST_START = 0.2
_MOST_ANSWERS = 24
_LONGEST_WAIT = 0.05
_SHORT_LOG = "PRAGMA wal_autocheckpoint=20"
_LIVE, _COPY, _TRACE, _SERVER_LOG = "live", "copy", "trace", "server.log"


@dataclass
class Found:
    """What came of all lives."""

    form: Form
    kills: int = 0
    acknowledged: int = 0
    sent: int = 0
    retried: int = 0
    replayed: int = 0
    refused: int = 0
    plans: int = 0
    revisions: int = 0
    snapshots: int = 0
    syncs: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether a promise was broken, or a control has shown nothing."""
        if self.form.control:
            return not self.broken
        unseen = self.form.power and self.syncs == 0
        return self.broken or unseen or self.acknowledged == 0

    @property
    def broken(self) -> bool:
        """Whether anything is lost or wrong."""
        return bool(self.lost or self.faults)


class Crashes:
    """A server on a database of its own that is killed over and over."""

    def __init__(self, form: Form, folder: Path, nursery: Process, auditor: Process, seed: int) -> None:
        self.live, self._copy, self.trace = (folder / name for name in (_LIVE, _COPY, _TRACE))
        self._log = folder / _SERVER_LOG
        self.book, self.found = Book(), Found(form)
        self._form, self._chance = form, Random(seed)
        self._nursery, self._auditor = nursery, auditor
        self._told = 0, 0
        nursery.hear_word("ready")
        nursery.tell("enrol")
        self._token = nursery.hear_word("token")

    def life(self) -> None:
        """One server, from its birth to its audit."""
        self.trace.unlink(missing_ok=True)
        before = database_files(self.live) if self._form.power else {}
        self._nursery.tell("bear")
        if self._chance.random() < 0.1:
            time.sleep(self._chance.uniform(0, _LONGEST_START))
            self._nursery.tell("kill")
            self._nursery.hear_word("gone")
        else:
            self._written_to(self._chance.randrange(_MOST_ANSWERS), "kill")
        self.found.kills += 1
        if self._form.power:
            self._lose_power(before)
        self.audit()

    def audit(self, *, whole: bool = False) -> None:
        """Look at what is left, or at all of it once more."""
        if self._form.journal:
            put_files(self._copy, database_files(self.live))
        book, (acknowledged, refused) = self.book, self._told
        news = dict(list(book.acknowledged.items())[acknowledged:])
        told = {"acknowledged": news, "refused": book.refused[refused:], "whole": whole}
        self._told = len(book.acknowledged), len(book.refused)
        self._auditor.tell(json.dumps(told))
        self._note(json.loads(self._auditor.hear()))

    def write_and_stop(self, answers: int) -> None:
        """A life that ends in good order, in a trace of its own."""
        self.trace.unlink(missing_ok=True)
        self._nursery.tell("bear")
        self._written_to(answers, "stop")

    def _written_to(self, answers: int, end: str) -> None:
        url = self._nursery.hear_word("at")
        writers = Writers(url, self._token, self.book, _WRITERS, self._chance.getrandbits(64))
        try:
            writers.wait_for(answers)
            time.sleep(self._chance.uniform(0, _LONGEST_WAIT))
        finally:
            self._nursery.tell(end)
            self._nursery.hear_word("gone")
            writers.end()

    def _lose_power(self, before: Mapping[str, bytes]) -> None:
        """The disk keeps what was synced, and every other time some of the rest."""
        disk = Disk(before)
        disk.follow(read_trace(self.trace.read_bytes()) if self.trace.exists() else ())
        self.found.syncs += disk.syncs
        some = Kept(self._chance.choice([0.1, 0.5, 0.9, 0.99]), self._chance)
        put_files(self.live, disk.left(self._chance.choice([NOTHING, some])))

    def told(self) -> list[str]:
        """What the server's log tells of errors: the last line of each traceback, once, and where it was raised."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        records = (json.loads(line) for line in lines if line.startswith("{") and line.endswith("}"))
        return [
            *dict.fromkeys(f"the server's log: {each['traceback'][-900:]}" for each in records if "traceback" in each)
        ]

    def _note(self, said: dict[str, Any]) -> None:
        found, book = self.found, self.book
        found.lost += [f"{key} was {place}" for key, place in said["lost"].items()]
        found.faults = [*dict.fromkeys([*found.faults, *said["faults"], *book.faults])]
        for name in ("plans", "revisions", "snapshots"):
            setattr(found, name, said.get(name, 0))
        found.acknowledged, found.refused = len(book.acknowledged), len(book.refused)
        found.sent, found.retried, found.replayed = book.sent, book.retried, book.replayed


@contextmanager
def crashes(form: Form, seed: int) -> Iterator[Crashes]:
    """A server of this form, in a folder of its own."""
    with TemporaryDirectory(prefix="milepost-crash-") as name, settings_of(form) as settings:
        folder = Path(name).resolve()
        for each in (_LIVE, _COPY):
            (folder / each).mkdir()
        served = {**settings, **_crashing(form, folder), "MILEPOST_DATA": str(folder / _LIVE)}
        audited = {**settings, "MILEPOST_DATA": str(folder / _COPY)}
        with (
            Process("bench.crash.nursery", served, folder / _SERVER_LOG) as nursery,
            Process("bench.crash.auditor", audited, folder / "auditor.log") as auditor,
        ):
            yield Crashes(form, folder, nursery, auditor, seed)


def _crashing(form: Form, folder: Path) -> dict[str, str]:
    """What the server is to do for us: short steps between snapshots and checkpoints, and a trace."""
    pragmas = [form.pragmas] if form.pragmas else []
    if form.journal == "WAL":
        pragmas.append(_SHORT_LOG)
    traces = traced(compiled(folder), folder / _LIVE, folder / _TRACE) if form.power else {}
    return {"CRASH_SNAPSHOT_EVERY": str(_SNAPSHOT_EVERY), "CRASH_PRAGMAS": "; ".join(pragmas), **traces}


def crashed(form: Form, kills: int, seed: int) -> Found:
    """What came of that many lives; a control ends with its first loss."""
    begun = time.perf_counter()
    with crashes(form, seed) as under:
        while under.found.kills < kills and not (form.control and under.found.broken):
            under.life()
        if not form.control:
            under.audit(whole=True)
        if under.found.faults:
            under.found.faults += under.told()
    under.found.seconds = time.perf_counter() - begun
    return under.found
