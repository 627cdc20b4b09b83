"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from milepost.exchange.file_write import write_file


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_file(tmp_path / "plan.yaml", "a: Grüße\r\nb: 1\n")
    assert (tmp_path / "plan.yaml").read_bytes() == "a: Grüße\r\nb: 1\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_the_mode_is_kept_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "plan.yaml", tmp_path / "link.yaml"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file(link, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode), link.is_symlink()) == ("new", 0o640, True)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(OSError, match="disk full"):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "missing" / "plan.yaml", "a: 1\n")
