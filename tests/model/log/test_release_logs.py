"""One log of each release stays, and folds for ever to what it folded to then."""

from pathlib import Path
from typing import get_args

import pytest

from milepost.model.entity import Kind
from milepost.model.log import Command, Revision, Through, fold, nothing, read_revision, read_snapshot, write_snapshot
from milepost.model.log.summary import summary
from tools.release_log import LOGS, write

RELEASES = sorted(path.stem for path in LOGS.glob("*.jsonl"))


def revisions(release: str) -> list[Revision]:
    lines = (LOGS / f"{release}.jsonl").read_bytes().splitlines()
    return [read_revision(line) for line in lines]


def snapshot(release: str) -> bytes:
    return (LOGS / f"{release}.snapshot.json").read_bytes()


def test_there_is_a_log() -> None:
    assert RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_L1_4_the_log_of_a_release_folds_to_its_snapshot(release: str) -> None:
    log = revisions(release)
    assert write_snapshot(fold(log)) == snapshot(release)
    assert write_snapshot(read_snapshot(snapshot(release))) == snapshot(release)


@pytest.mark.parametrize("release", RELEASES)
def test_L1_4_it_folds_from_any_snapshot_on(release: str) -> None:
    log, state = revisions(release), nothing()
    for cut, each in enumerate(log):
        assert summary(each, state.plan)
        tail = fold(log[cut:], read_snapshot(write_snapshot(state)))
        assert write_snapshot(tail) == snapshot(release)
        state = fold([each], state)


def test_L1_4_every_command_way_and_kind_is_in_some_log() -> None:
    log = [each for release in RELEASES for each in revisions(release)]
    stored = {type(command) for each in log for command in each.commands}
    assert stored == {get_args(each)[0] for each in get_args(get_args(Command)[0])}
    assert {each.through for each in log} == set(Through)
    effects = [effect for each in log for effect in each.effects]
    assert {effect.kind for effect in effects} == set(Kind)
    assert {(effect.before is None, effect.after is None) for effect in effects} == {
        (True, False),
        (False, True),
        (False, False),
    }
    assert any(effect.id != effect.id_after for effect in effects)


def test_L1_4_a_log_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, "9.9.9")
    write(tmp_path, "9.9.10")
    once = (tmp_path / "9.9.9.jsonl").read_bytes()
    assert (tmp_path / "9.9.10.jsonl").read_bytes() == once
    assert (
        write_snapshot(fold(map(read_revision, once.splitlines()))) == (tmp_path / "9.9.9.snapshot.json").read_bytes()
    )
    (tmp_path / "9.9.9.jsonl").write_bytes(b"")
    with pytest.raises(FileExistsError, match="stays as it is"):
        write(tmp_path, "9.9.9")
    (tmp_path / "9.9.9.jsonl").unlink()
    with pytest.raises(FileExistsError, match=r"snapshot\.json is there already"):
        write(tmp_path, "9.9.9")
