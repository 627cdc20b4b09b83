"""Files written whole or not at all."""

import os
import secrets
import stat
from pathlib import Path


def write_file(path: Path, text: str) -> None:
    """Put `text` into the file at `path`, as UTF-8, with its line breaks as they are.

    The text goes to a new file beside it, reaches the disk, and then takes the place of the old one, whose mode it
    keeps; a symbolic link stays, and the file that it points to is replaced. Raises `OSError` where this cannot be
    done; what was there then stands untouched.
    """
    target = path.resolve()
    fresh = target.with_name(f".milepost-{secrets.token_hex(8)}.tmp")
    try:
        _write_to_disk(fresh, text.encode("utf-8"), _mode(target))
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_to_disk(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # The new name is on the disk only once the folder is; Windows cannot open folders and needs no such thing.
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
