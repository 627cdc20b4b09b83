"""The servers that somebody has signed in to, with the tokens for them: one file, for its owner's eyes only."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from milepost.client.failure import Failure
from milepost.exchange.file_write import write_file

_OWNER_ONLY, _OWNERS_FOLDER = 0o600, 0o700


class KnownServer(BaseModel):
    """A token for a server, and whose it is; one that was made for this machine has an id and a last day."""

    model_config = ConfigDict(frozen=True)

    token: str
    token_id: str | None = None
    email: str | None = None
    until: str | None = None


class _File(BaseModel):
    servers: dict[str, KnownServer] = {}


class UnreadableServers(Failure):
    """The file of known servers cannot be read or written."""


def servers_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the file is: in the folder that XDG_CONFIG_HOME names, which is ~/.config unless it is set."""
    folder = Path(environment.get("XDG_CONFIG_HOME", ""))
    return (folder if folder.is_absolute() else Path.home() / ".config") / "milepost" / "servers.json"


def read_servers(path: Path) -> dict[str, KnownServer]:
    """The known servers by address; none where there is no file. Raises `UnreadableServers`."""
    try:
        text = path.read_text(encoding="utf-8")
        return dict(_File.model_validate_json(text).servers) if text else {}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not what milepost login writes"
        raise UnreadableServers(
            f"{path} cannot be read: {(reason or str(error)).lower()}.", "Mend or delete it, and sign in again."
        ) from error


def remember(path: Path, address: str, server: KnownServer) -> None:
    """Keep a server; the file is written whole or not at all. Raises `UnreadableServers`."""
    _write(path, {**read_servers(path), address: server})


def forget(path: Path, address: str) -> KnownServer | None:
    """Take a server out, and give what was known of it; None where it was not known. Raises `UnreadableServers`."""
    servers = read_servers(path)
    found = servers.pop(address, None)
    if found is not None:
        _write(path, servers)
    return found


def _write(path: Path, servers: Mapping[str, KnownServer]) -> None:
    document = {"servers": {each: servers[each].model_dump(exclude_none=True) for each in sorted(servers)}}
    try:
        path.parent.mkdir(mode=_OWNERS_FOLDER, parents=True, exist_ok=True)
        # Before anything secret is in it: `write_file` gives the new file the mode of the one that is there.
        path.touch(mode=_OWNER_ONLY)
        path.chmod(_OWNER_ONLY)
        write_file(path, json.dumps(document, indent=2) + "\n")
    except OSError as error:
        raise UnreadableServers(
            f"{path} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Make room for it, or name another folder by XDG_CONFIG_HOME.",
        ) from error
