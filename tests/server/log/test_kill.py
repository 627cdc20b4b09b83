"""[L6] What was acknowledged survives `kill -9` and loss of power: the short form of `python -m bench.kill`."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.test import Client

from bench.crash.form import CONTROLS, FORMS
from bench.crash.lives import Crashes, crashed, crashes
from bench.crash.power import ALL, NOTHING, SECTOR, Disk, Kept, Record, What, database_files, read_trace
from tests.server.calls import make_plan, post
from tests.server.people import ClientOf, Somebody

DATABASE = os.environ.get("MILEPOST_TEST_DATABASE", "sqlite")
ON_SQLITE = pytest.mark.skipif(DATABASE == "postgresql", reason="what PostgreSQL has not synced is PostgreSQL's own")


@pytest.fixture
def plan(somebody: Somebody, client_of: ClientOf) -> str:
    """A plan with a revision after the first, by the key `k`."""
    ada: Client = client_of(somebody())
    made = make_plan(ada)
    change = {"op": "set", "kind": "task", "id": "api", "fields": {"estimate": "9d"}}
    assert post(ada, f"/plans/{made}/revisions", {"base": 1, "message": f"k {made}", "changes": [change]})
    return made


@pytest.fixture(scope="module")
def killed() -> Iterator[Crashes]:
    """A server that was killed eight times on the database under test."""
    with crashes(FORMS[DATABASE], seed=1) as under:
        for _ in range(8):
            under.life()
        under.audit(whole=True)
        yield under


@pytest.fixture(scope="module")
def powerless() -> Iterator[Crashes]:
    """A server that lost its power eight times."""
    with crashes(FORMS[f"{DATABASE}-power"], seed=2) as under:
        for _ in range(8):
            under.life()
        under.audit(whole=True)
        yield under


def test_A1_60_what_was_acknowledged_survives_kill_9_whole_and_once(killed: Crashes) -> None:
    found = killed.found
    assert (found.lost, found.faults) == ([], [])
    assert found.kills == 8
    assert found.acknowledged > 0
    assert found.retried > 0


def test_A1_60_a_promise_that_is_not_kept_is_seen(killed: Crashes) -> None:
    key, (plan, number) = next(iter(killed.book.acknowledged.items()))
    killed.book.acknowledged |= {"never": (plan, 99), "not this one": (plan, number)}
    killed.book.refused.append(key)
    killed.audit()
    assert [each.partition(" was")[0] for each in killed.found.lost] == ["never", "not this one"]
    assert killed.found.faults == [f"stored though refused: {key}"]


@ON_SQLITE
def test_A1_61_what_was_acknowledged_survives_loss_of_power(powerless: Crashes) -> None:
    found = powerless.found
    assert (found.lost, found.faults) == ([], [])
    assert found.acknowledged > 0
    assert found.syncs > 0


@ON_SQLITE
def test_A1_61_the_trace_leaves_nothing_out(powerless: Crashes) -> None:
    """Where the disk has kept everything, it holds what is there."""
    before = database_files(powerless.live)
    powerless.write_and_stop(answers=6)
    disk = Disk(before)
    disk.follow(read_trace(powerless.trace.read_bytes()))
    assert disk.syncs > 0
    assert disk.left(ALL) == database_files(powerless.live) != before


@ON_SQLITE
def test_A1_61_a_server_that_does_not_sync_loses_what_it_acknowledged() -> None:
    """So that one sees that the tests above would see a loss."""
    found = crashed(CONTROLS[{"sqlite": "sqlite-full", "wal": "wal-normal"}[DATABASE]], kills=20, seed=3)
    assert found.lost
    assert not found.failed


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("UPDATE revision SET line = substr(line, 1, 40) WHERE plan_id = %s AND number = 2", "does not fold"),
        ("UPDATE revision SET number = 3 WHERE plan_id = %s AND number = 2", "has the revisions [1, 3]"),
        ("UPDATE revision SET actor = 'nobody' WHERE plan_id = %s AND number = 2", "the row of revision 2 says"),
        ("UPDATE revision SET sentence = '' WHERE plan_id = %s AND number = 2", "the row of revision 2 says"),
        ("DELETE FROM revision_subject WHERE plan_id = %s AND number = 2", "the subjects are not"),
        ("UPDATE plan SET number = 1 WHERE id = %s", "is at 1 and has the revisions [1, 2]"),
        ("UPDATE plan SET name = 'Else' WHERE id = %s", "the plan's record is not of its last revision"),
        ("UPDATE plan SET status_day = 0 WHERE id = %s", "the plan's record is not of its last revision"),
    ],
)
def test_A1_60_what_is_half_written_is_seen(plan: str, spoil: str, fault: str) -> None:
    from django.db import connection

    from bench.crash.audit import plan_faults

    assert plan_faults(plan) == []
    with connection.cursor() as cursor:
        cursor.execute(spoil, [plan])
    (found,) = plan_faults(plan)
    assert fault in found


def test_A1_60_a_snapshot_that_is_not_the_log_s_is_seen(plan: str) -> None:
    from bench.crash.audit import plan_faults
    from milepost.server.log.held import Shelf
    from milepost.server.log.snapshots import keep_snapshot
    from milepost.server.models import SnapshotRecord

    keep_snapshot(plan, Shelf().state(plan, 1))
    assert plan_faults(plan) == []
    SnapshotRecord.objects.filter(plan=plan).update(number=2)
    assert any("the snapshot of revision 2 is not" in each for each in plan_faults(plan))


def test_A1_60_a_second_revision_by_one_key_is_seen(plan: str) -> None:
    """And a revision without its answer, for the key was the message alone."""
    from bench.crash.audit import promise_faults
    from milepost.server.models import IdempotencyRecord, RevisionRecord

    IdempotencyRecord.objects.all().delete()  # what other tests were answered
    key = f"k {plan}"
    RevisionRecord.objects.filter(plan=plan).update(why=key)
    found = promise_faults({key: (plan, 1)}, [])
    assert f"doubled: {key} made 2 revisions" in found
    assert any(each.startswith("half-written") and each.endswith(f"has no answer to {key}") for each in found)


def written(file: int, at: int, data: bytes) -> Record:
    return Record(What.WRITTEN, file, at, data)


NAME = b"milepost.sqlite3"
JOURNAL = b"milepost.sqlite3-journal"


@pytest.mark.parametrize(
    ("trace", "left", "everything"),
    [
        ([written(1, 1, b"--")], b"abc", b"a--"),
        ([written(1, 1, b"--"), Record(What.SYNCED, 1)], b"a--", b"a--"),
        ([Record(What.SYNCED, 1), written(1, 1, b"--")], b"abc", b"a--"),
        ([Record(What.TRUNCATED, 1, 1)], b"abc", b"a"),
        ([Record(What.TRUNCATED, 1, 5), Record(What.SYNCED, 1)], b"abc\0\0", b"abc\0\0"),
        ([written(1, 5, b"f")], b"abc", b"abc\0\0f"),
    ],
)
def test_A1_61_what_was_not_synced_is_not_on_disk(trace: list[Record], left: bytes, everything: bytes) -> None:
    disk = Disk({NAME.decode(): b"abc"})
    disk.follow([Record(What.OPENED, 1, 0, NAME), *trace])
    assert disk.left(NOTHING) == {NAME.decode(): left}
    assert disk.left(ALL) == {NAME.decode(): everything}


def test_A1_61_a_name_is_on_disk_once_its_folder_is_synced() -> None:
    disk = Disk({})
    disk.follow([Record(What.CREATED, 1, 0, JOURNAL), written(1, 0, b"journal"), Record(What.SYNCED, 1)])
    assert disk.left(NOTHING) == {}
    disk.follow([Record(What.FOLDER_SYNCED, -1)])
    assert disk.left(NOTHING) == {JOURNAL.decode(): b"journal"}
    disk.follow([Record(What.UNLINKED, 1, 0, JOURNAL)])
    assert disk.left(NOTHING) == {JOURNAL.decode(): b"journal"}
    assert disk.left(ALL) == {}


def test_A1_61_a_disk_may_keep_some_sectors_and_not_others() -> None:
    disk = Disk({NAME.decode(): bytes(4 * SECTOR)})
    disk.follow([Record(What.OPENED, 1, 0, NAME), written(1, 0, b"x" * 4 * SECTOR)])
    chance = Random(1)
    seen = {disk.left(Kept(0.5, chance))[NAME.decode()] for _ in range(200)}
    parts = {tuple(image[place * SECTOR] for place in range(4)) for image in seen}
    assert all(
        set(image[place * SECTOR :][:SECTOR]) <= {0} or image[place * SECTOR :][:SECTOR] == b"x" * SECTOR
        for image in seen
        for place in range(4)
    )
    assert len(parts) == 16


def test_A1_61_a_record_that_was_cut_off_does_not_count(tmp_path: Path) -> None:
    head = struct.pack("=iiqq", What.WRITTEN, 1, 0, 4)
    assert list(read_trace(head + b"data" + head + b"da")) == [written(1, 0, b"data")]
