"""The web page as `make setup` builds it: its files, and what its HTML names."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from milepost.server.run.refusal import StartRefused
from milepost.server.run.static import PREFIX, StaticFile, static_file

LOG = logging.getLogger("milepost.server")
MANIFEST = "manifest.json"
_ENTRY = "src/main.tsx"
_ASSETS = "assets"


class _Chunk(TypedDict):
    """What the manifest says of a file of script: the file, and the keys of what it cannot begin without."""

    file: str
    imports: NotRequired[list[str]]
    css: NotRequired[list[str]]


@dataclass(frozen=True, slots=True)
class WebBuild:
    """All files, and the paths of those that the HTML names: the script, what it imports, and its style sheets."""

    files: tuple[StaticFile, ...]
    script: str
    imports: tuple[str, ...]
    styles: tuple[str, ...]


@cache
def web_build(folder: Path) -> WebBuild | None:
    """The build in a folder, read once; None where the page was never built. Raises `StartRefused` for half of one.

    While the page is built its files come and go, the manifest among them.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        LOG.warning("this server has no web page: `make web` builds it, and everything else works without it")
        return None
    try:
        return _whole(folder, _read(folder, manifest))
    except FileNotFoundError as error:
        raise _half_there(folder, f"{error.filename} is missing") from error
    except (LookupError, TypeError, ValueError) as error:
        raise _half_there(folder, f"what {MANIFEST} says and what is there do not fit") from error


def _read(folder: Path, manifest: Path) -> WebBuild:
    files = tuple(_file(folder, each) for each in sorted((folder / _ASSETS).iterdir()))
    chunks: dict[str, _Chunk] = json.loads(manifest.read_bytes())
    entry, *imported = _needed(chunks, _ENTRY, set())
    return WebBuild(
        files,
        _path(entry["file"]),
        tuple(_path(each["file"]) for each in imported),
        tuple(dict.fromkeys(_path(css) for each in (entry, *imported) for css in each.get("css", ()))),
    )


def _file(folder: Path, file: Path) -> StaticFile:
    return static_file(_path(file.relative_to(folder).as_posix()), file.read_bytes())


def _path(name: str) -> str:
    return f"{PREFIX}web/{name}"


def _needed(chunks: dict[str, _Chunk], key: str, seen: set[str]) -> Iterator[_Chunk]:
    """A chunk, and all that it imports before it begins, each once."""
    seen.add(key)
    yield chunks[key]
    for each in chunks[key].get("imports", ()):
        if each not in seen:
            yield from _needed(chunks, each, seen)


def _whole(folder: Path, build: WebBuild) -> WebBuild:
    there = {each.path for each in build.files}
    for path in (build.script, *build.imports, *build.styles):
        if path not in there:
            raise _half_there(folder, f"{path} is missing")
    return build


def _half_there(folder: Path, reason: str) -> StartRefused:
    return StartRefused(
        f"the web page in {folder} is not whole: {reason}",
        "Wait for whatever builds it to end, or build it again: make web.",
    )
