"""The files that pages need: named by their content and compressed when the server starts, answered without Django."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from asgiref.typing import ASGISendCallable, HTTPScope

from milepost.report.charts.typeface import FONTS
from milepost.server.run.plain import Headers, Plain, answer_plainly, problem

PREFIX = "/static/"
FOLDER = Path(__file__).parents[1] / "pages" / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_COMPRESSED = (".css", ".js", ".svg")
_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file under the name that changes with its content, as it is kept: compressed, where that makes it shorter."""

    path: str
    content_type: str
    kept: bytes
    compressed: bool


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """All of them: by the path that is asked for, and the path by the name that a page uses."""

    by_path: dict[str, StaticFile]
    paths: dict[str, str]

    def and_also(self, files: Iterable[StaticFile]) -> "StaticFiles":
        """These files, and others under the paths that they have already."""
        return StaticFiles({**self.by_path, **{each.path: each for each in files}}, self.paths)

    async def __call__(self, scope: HTTPScope, send: ASGISendCallable) -> None:
        """Answer a request for a path that begins with `PREFIX`."""
        await answer_plainly(scope, send, self._answer(scope))

    def _answer(self, scope: HTTPScope) -> Plain:
        found = self.by_path.get(scope["path"])
        if scope["method"] not in ("GET", "HEAD"):
            refused = problem(
                scope, 405, "method-not-allowed", "Not by this method", "files can only be read", "Use GET or HEAD."
            )
            return Plain(405, [*refused.headers, (b"allow", b"GET, HEAD")], refused.body)
        if found is None:
            return problem(
                scope,
                404,
                "not-found",
                "Nothing is here",
                "there is no such file",
                "Load the page that names it again.",
            )
        return _read(found, _takes_gzip(scope))


@cache
def static_files() -> StaticFiles:
    """The files of this release. Those that others name come first: fonts, drawings, then style sheets."""
    return load([*sorted(FONTS.glob("*.woff2")), *sorted(FOLDER.glob("*.svg")), *sorted(FOLDER.glob("*.css"))])


def load(files: Iterable[Path]) -> StaticFiles:
    """Files, each of which may name earlier ones as `url("name")`."""
    loaded: dict[str, StaticFile] = {}
    for file in files:
        loaded[file.name] = _static_file(file, {name: each.path for name, each in loaded.items()})
    return StaticFiles(
        {each.path: each for each in loaded.values()}, {name: each.path for name, each in loaded.items()}
    )


def _static_file(file: Path, known: dict[str, str]) -> StaticFile:
    body = file.read_bytes()
    if file.suffix == ".css":
        for name, path in known.items():
            body = body.replace(f'url("{name}")'.encode(), f'url("{path}")'.encode())
    digest = hashlib.sha256(body).hexdigest()[:12]
    return static_file(f"{PREFIX}{file.stem}.{digest}{file.suffix}", body)


def static_file(path: str, body: bytes) -> StaticFile:
    """A file to be served at a path whose ending says of which type it is; compressed here, once."""
    suffix = Path(path).suffix
    compressed = suffix in _COMPRESSED
    return StaticFile(path, _TYPES[suffix], gzip.compress(body, 9, mtime=0) if compressed else body, compressed)


def _read(file: StaticFile, gzipped: bool) -> Plain:
    headers: Headers = [(b"content-type", file.content_type.encode()), _FOR_EVER]
    if not file.compressed:
        return Plain(200, headers, file.kept)
    headers.append((b"vary", b"accept-encoding"))
    if not gzipped:
        return Plain(200, headers, gzip.decompress(file.kept))
    return Plain(200, [*headers, (b"content-encoding", b"gzip")], file.kept)


def _takes_gzip(scope: HTTPScope) -> bool:
    accepted = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding").lower()
    names = [part.split(b";") for part in accepted.split(b",")]
    return any(name.strip() == b"gzip" and b"q=0" not in [each.strip() for each in rest] for name, *rest in names)
