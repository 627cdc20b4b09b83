"""The web page as the server hands it out: who gets it, what it names, and the files that it names."""

import asyncio
import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client, override_settings

from milepost.server.pages.web_build import WebBuild, web_build
from milepost.server.run.refusal import StartRefused
from milepost.server.run.static import StaticFiles
from tests.server.people import BrowserOf, Somebody

ROOT = Path(__file__).parents[3]
ADDRESSES = ["/", "/new", "/account", "/plans/abc", "/plans/abc/map", "/workspaces/abc"]
SCRIPT = b"import './shared-2.js'; console.log('page')\n" * 50
MANIFEST: dict[str, Any] = {
    "src/main.tsx": {
        "file": "assets/main-1.js",
        "isEntry": True,
        "imports": ["_shared-2.js"],
        "dynamicImports": ["src/home/home.tsx"],
        "css": ["assets/main-1.css"],
    },
    "_shared-2.js": {"file": "assets/shared-2.js", "imports": ["_deep-3.js"], "css": ["assets/shared-2.css"]},
    "_deep-3.js": {"file": "assets/deep-3.js", "imports": ["_shared-2.js"], "css": ["assets/shared-2.css"]},
    "src/home/home.tsx": {"file": "assets/home-4.js", "isDynamicEntry": True, "imports": ["src/main.tsx"]},
}
"""As Vite writes it: a script that imports another, which imports a third, and a view that is loaded when needed."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A build, small, of every kind of file."""
    assets = tmp_path / "assets"
    assets.mkdir()
    for name in ("main-1.js", "shared-2.js", "deep-3.js", "home-4.js"):
        (assets / name).write_bytes(SCRIPT)
    for name in ("main-1.css", "shared-2.css", "letters-5.woff2", "mark-6.svg", "picture-7.png"):
        (assets / name).write_bytes(b"not looked into")
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST))
    return tmp_path


@pytest.fixture
def built(environment: dict[str, str], folder: Path) -> Iterator[WebBuild]:
    """A server with that build."""
    with override_settings(WEB_PAGE=folder):
        build = web_build(folder)
        assert build
        yield build


@pytest.fixture
def never_built(environment: dict[str, str], tmp_path: Path) -> Iterator[None]:
    """A server that was set up without Node."""
    with override_settings(WEB_PAGE=tmp_path / "nothing"):
        yield


@pytest.mark.parametrize("address", ADDRESSES)
def test_R11_1_whoever_is_signed_in_gets_the_page_at_each_of_its_addresses(
    built: WebBuild, somebody: Somebody, browser_of: BrowserOf, address: str
) -> None:
    answer = browser_of(somebody()).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert '<div id="root"></div>' in answer.content.decode()


@pytest.mark.parametrize("address", ["/plans", "/plans/", "/news", "/newer", "/accounts", "/workspaces", "/plan/abc"])
def test_R11_1_and_nowhere_else(built: WebBuild, somebody: Somebody, browser_of: BrowserOf, address: str) -> None:
    assert browser_of(somebody()).get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_R11_2_whoever_is_not_signs_in_first_and_comes_back(built: WebBuild, address: str) -> None:
    answer = Client().get(address, {"sel": "milestone:beta"})
    assert answer.status_code == 302
    where = urlsplit(answer["Location"])
    assert where.path == "/sign-in"
    assert parse_qs(where.query) == {"next": [f"{address}?sel=milestone%3Abeta"]}


def test_R11_2_the_first_page_welcomes_them(built: WebBuild) -> None:
    assert "This is a Milepost server" in Client().get("/").content.decode()


def test_R11_3_the_page_names_its_script_what_that_imports_and_the_styles_of_both(
    built: WebBuild, somebody: Somebody, browser_of: BrowserOf
) -> None:
    page = browser_of(somebody()).get("/").content.decode()
    assert re.findall(r'<script type="module" src="([^"]+)"', page) == ["/static/web/assets/main-1.js"]
    assert re.findall(r'<link rel="modulepreload" href="([^"]+)"', page) == [
        "/static/web/assets/shared-2.js",
        "/static/web/assets/deep-3.js",
    ]
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == [
        "/static/web/assets/main-1.css",
        "/static/web/assets/shared-2.css",
    ]


def test_R11_3_all_of_them_carry_the_nonce_of_the_answers_policy_and_nothing_is_inline(
    built: WebBuild, somebody: Somebody, browser_of: BrowserOf
) -> None:
    answer = browser_of(somebody()).get("/plans/abc")
    found = re.search(r"script-src 'self' 'nonce-([^']+)'", answer["Content-Security-Policy"])
    assert found
    page = answer.content.decode()
    assert re.findall(r'nonce="([^"]*)"', page) == [found[1]] * 5
    assert not re.search(r"<style|<script(?![^>]+\bsrc=)|\son\w+=|\sstyle=", page)


def test_R11_4_without_a_build_the_first_page_lists_the_plans_and_the_others_say_what_builds_it(
    never_built: None, somebody: Somebody, browser_of: BrowserOf
) -> None:
    browser = browser_of(somebody())
    assert "Your plans" in browser.get("/").content.decode()
    for address in ADDRESSES[1:]:
        answer = browser.get(address, headers={"Accept": "text/html"})
        assert answer.status_code == 404
        assert "make web" in answer.content.decode()


def test_R11_5_half_a_build_keeps_the_server_from_starting(folder: Path) -> None:
    (folder / "assets" / "deep-3.js").unlink()
    with pytest.raises(StartRefused, match=r"deep-3\.js is missing"):
        web_build(folder)


HALVES: dict[str, Callable[[Path], object]] = {
    "no files yet": lambda folder: shutil.rmtree(folder / "assets"),
    "no script": lambda folder: (folder / "assets" / "main-1.js").unlink(),
    "a file of another kind": lambda folder: (folder / "assets" / "main-1.js.part").touch(),
    "a file that went meanwhile": lambda folder: (folder / "assets" / "gone.js").symlink_to("nothing.js"),
    "an empty manifest": lambda folder: (folder / "manifest.json").write_text(""),
    "half a manifest": lambda folder: (folder / "manifest.json").write_text('{"src/main.tsx": {"file'),
    "a manifest of something else": lambda folder: (folder / "manifest.json").write_text("{}"),
    "a manifest that is a list": lambda folder: (folder / "manifest.json").write_text("[]"),
}


@pytest.mark.parametrize("half", HALVES)
def test_R11_5_whatever_is_half_there_is_refused_with_what_mends_it(folder: Path, half: str) -> None:
    HALVES[half](folder)
    with pytest.raises(StartRefused, match=r"the web page in .* is not whole: ") as refused:
        web_build(folder)
    assert "make web" in refused.value.mend


def test_R11_4_the_log_says_that_there_is_no_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert web_build(tmp_path / "nothing") is None
    assert [each.getMessage().partition(":")[0] for each in caplog.records] == ["this server has no web page"]


def test_R11_6_the_page_brings_the_cookie_that_writes_need(
    built: WebBuild, somebody: Somebody, browser_of: BrowserOf
) -> None:
    browser = browser_of(somebody())
    browser.get("/account")
    assert browser.cookies["milepost-csrf"].value


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("main-1.js", "text/javascript; charset=utf-8"),
        ("main-1.css", "text/css; charset=utf-8"),
        ("home-4.js", "text/javascript; charset=utf-8"),
        ("letters-5.woff2", "font/woff2"),
        ("mark-6.svg", "image/svg+xml"),
        ("picture-7.png", "image/png"),
    ],
)
def test_R11_7_its_files_have_their_types_and_are_kept_for_ever(built: WebBuild, name: str, content_type: str) -> None:
    answer = fetched(built, f"/static/web/assets/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_R11_7_scripts_are_compressed_before_anybody_asks(built: WebBuild) -> None:
    (script,) = (each for each in built.files if each.path.endswith("/main-1.js"))
    assert script.compressed
    assert gzip.decompress(script.kept) == SCRIPT
    answer = fetched(built, script.path)
    assert (answer.headers["content-encoding"], answer.content) == ("gzip", SCRIPT)
    assert int(answer.headers["content-length"]) == len(script.kept) < len(SCRIPT)


@pytest.mark.parametrize("path", ["/static/web/manifest.json", "/static/web/assets/", "/static/web/assets/other.js"])
def test_R11_7_nothing_else_of_the_folder_is_served(built: WebBuild, path: str) -> None:
    assert fetched(built, path).status_code == 404


def fetched(build: WebBuild, path: str) -> httpx.Response:
    """The answer of the files by themselves, as a browser gets it."""

    async def application(scope: Any, receive: object, send: Any) -> None:
        await StaticFiles({}, {}).and_also(build.files)(scope, send)

    async def fetch() -> httpx.Response:
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url="http://milepost") as client:
            return await client.get(path, headers={"Accept-Encoding": "gzip"})

    return asyncio.run(fetch())


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
def test_R11_8_a_machine_without_node_is_told_so_and_set_up_all_the_same() -> None:
    done = subprocess.run(["make", "web", "NODE="], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "needs Node 20 or newer" in done.stdout
    assert "The server works without it" in done.stdout
