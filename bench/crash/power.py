"""What a loss of power would have left of a database, from the trace of what a process did to it (`trace.c`).

Certain is what was synced: a file's bytes by a sync of the file, and that a name exists or does not by a sync of the
folder. Of everything else, a disk may have kept nothing, all of it, or any part: sectors in any order.
"""

import struct
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from random import Random

DATABASE = "milepost.sqlite3"
SECTOR = 512
_HEAD = struct.Struct("=iiqq")
_SOURCE = Path(__file__).with_name("trace.c")


class What(IntEnum):
    """What happened to a file or its name."""

    OPENED = ord("O")
    CREATED = ord("C")
    WRITTEN = ord("W")
    TRUNCATED = ord("T")
    SYNCED = ord("S")
    UNLINKED = ord("U")
    FOLDER_SYNCED = ord("D")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened; `at` is where something was written, or the length after a truncation."""

    what: What
    file: int
    at: int = 0
    data: bytes = b""


def compiled(folder: Path) -> Path:
    """The library to be preloaded; needs gcc."""
    library = folder / "trace.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, _SOURCE, "-ldl", "-lpthread"], check=True)
    return library


def traced(library: Path, folder: Path, trace: Path) -> dict[str, str]:
    """The variables of a process whose database in the folder is to be traced."""
    return {
        "LD_PRELOAD": str(library),
        "CRASH_FOLDER": str(folder),
        "CRASH_FILE": DATABASE,
        "CRASH_TRACE": str(trace),
    }


def read_trace(data: bytes) -> Iterator[Record]:
    """The records of a trace; a last one that the process was killed in has no end, and does not count."""
    place = 0
    while place + _HEAD.size <= len(data):
        what, file, at, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        if place + length > len(data):
            break
        yield Record(What(what), file, at, data[place : place + length])
        place += length


@dataclass(slots=True)
class _File:
    certain: bytearray = field(default_factory=bytearray)
    pending: list[Record] = field(default_factory=list)

    def sync(self) -> None:
        for record in self.pending:
            _happen(self.certain, record)
        self.pending.clear()

    def left(self, kept: "Kept") -> bytes:
        """The bytes of which some of what is pending was kept."""
        found = bytearray(self.certain)
        for record in self.pending:
            for part in _sectors(record):
                if kept.this():
                    _happen(found, part)
        return bytes(found)


class Kept:
    """Which of the things that were not synced the disk kept: `share` of them."""

    def __init__(self, share: float, chance: Random) -> None:
        self._share, self._chance = share, chance

    def this(self) -> bool:
        """Whether the next one was."""
        return self._chance.random() < self._share

    def of(self, names: list[Record]) -> list[Record]:
        """Names come and go in order: file systems keep a journal of that."""
        return names[: sum(1 for _ in iter(self.this, False))] if self._share < 1 else names


NOTHING = Kept(0, Random(0))
ALL = Kept(1, Random(0))


class Disk:
    """The database's files by name, as a process finds them, and what becomes of them."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.syncs = 0
        self._names = {name: _File(bytearray(data)) for name, data in files.items()}
        self._certain_names = dict(self._names)
        self._pending_names: list[Record] = []
        self._files: dict[int, _File] = {}

    def follow(self, trace: Iterable[Record]) -> None:
        """Let what a process did happen."""
        for record in trace:
            self._follow(record)

    def left(self, kept: Kept = NOTHING) -> dict[str, bytes]:
        """The files after a loss of power at this moment."""
        names = dict(self._certain_names)
        for record in kept.of(self._pending_names):
            self._name(names, record)
        return {name: file.left(kept) for name, file in names.items()}

    def _follow(self, record: Record) -> None:
        match record.what:
            case What.OPENED:
                self._files[record.file] = self._names[record.data.decode()]
            case What.CREATED | What.UNLINKED:
                if record.what is What.CREATED:
                    self._files[record.file] = _File()
                self._name(self._names, record)
                self._pending_names.append(record)
            case What.WRITTEN | What.TRUNCATED:
                self._files[record.file].pending.append(record)
            case What.SYNCED:
                self._files[record.file].sync()
                self.syncs += 1
            case What.FOLDER_SYNCED:
                self._certain_names = dict(self._names)
                self._pending_names.clear()
                self.syncs += 1

    def _name(self, names: dict[str, _File], record: Record) -> None:
        name = record.data.decode()
        if record.what is What.CREATED:
            names[name] = self._files[record.file]
        else:
            names.pop(name, None)


def database_files(folder: Path) -> dict[str, bytes]:
    """The database's files in a folder, without the shared memory that SQLite makes anew."""
    found = folder.glob(f"{DATABASE}*")
    return {path.name: path.read_bytes() for path in found if not path.name.endswith("-shm")}


def put_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make these the database's files in a folder."""
    for path in folder.glob(f"{DATABASE}*"):
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _happen(data: bytearray, record: Record) -> None:
    if record.what is What.TRUNCATED:
        del data[record.at :]
        data.extend(bytes(record.at - len(data)))
        return
    data.extend(bytes(max(0, record.at - len(data))))
    data[record.at : record.at + len(record.data)] = record.data


def _sectors(record: Record) -> Iterator[Record]:
    if record.what is What.TRUNCATED:
        yield record
        return
    place, end = record.at, record.at + len(record.data)
    while place < end:
        following = min(end, (place // SECTOR + 1) * SECTOR)
        yield Record(What.WRITTEN, record.file, place, record.data[place - record.at : following - record.at])
        place = following
