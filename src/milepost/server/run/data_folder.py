"""The data folder, and the secret and the address that are kept in it."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from milepost.server.environment import read_environment
from milepost.server.run.refusal import StartRefused
from milepost.server.run.safety import require_secret

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def require_folder(folder: Path) -> None:
    """Make the folder, for its owner alone, where there is none; raises `StartRefused` where nothing can be kept."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=".writable-"):
            pass
    except OSError as error:
        raise StartRefused(
            f"the data folder {folder} cannot be written: {error.strerror or error}",
            "Name another by --data or MILEPOST_DATA, or let this user write there.",
        ) from error


def kept_secret(folder: Path) -> str:
    """The secret of the folder, made where there is none; raises `StartRefused` where others can read it."""
    path = folder.resolve() / "secret"
    if not path.exists():
        _keep(path, secrets.token_urlsafe(48))
    if path.stat().st_mode & OTHERS and os.name == "posix":
        raise StartRefused(
            f"others on this machine can read {path}, and could sign in as anybody by it",
            f"Run `chmod 600 {path}`; if somebody may have read it, delete it, which signs everybody out.",
        )
    secret = path.read_text(encoding="ascii", errors="replace").strip()
    require_secret(secret, str(path))
    return secret


def keep_address(folder: Path, url: str) -> None:
    """Keep where the server of the folder is reached, for what is run beside it; the last one to start is right."""
    path = folder.resolve() / "address"
    with _written(path, url) as fresh:
        fresh.replace(path)


def kept_address(folder: Path) -> str | None:
    """Where a server of the folder was last reached: the best guess, whether it still runs or not."""
    try:
        said = (folder.resolve() / "address").read_text(encoding="ascii")
        return read_environment({"MILEPOST_URL": said}).url or None
    except (OSError, ValueError):
        return None


def _keep(path: Path, secret: str) -> None:
    """Of two processes that start at once, the first one's secret holds for both."""
    with _written(path, secret) as fresh, suppress(FileExistsError):
        os.link(fresh, path)


@contextmanager
def _written(path: Path, line: str) -> Iterator[Path]:
    """A file beside `path` with that line, whole and on disk, for this user alone; gone at the end if still there."""
    fresh = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:  # noqa: PTH123  # a mode from the first moment
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)
