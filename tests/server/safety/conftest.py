"""The stage of the access matrix, and a hub for the streams that it opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

from tests.server.safety.stage import Stage

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub


@pytest.fixture(scope="session")
def stage(own_hub: "Hub", no_web_page: Path) -> Stage:
    """One workspace with plans, and a client for each caller; nothing that they do stays."""
    with _aside(own_hub, no_web_page):
        return Stage()


@pytest.fixture(autouse=True)
def aside(own_hub: "Hub", no_web_page: Path) -> Iterator[None]:
    """What holds while a test of the matrix runs, and for no test of another folder."""
    with _aside(own_hub, no_web_page):
        yield


@contextmanager
def _aside(own: "Hub", no_web_page: Path) -> Iterator[None]:
    from milepost.server.live import hub as module

    # To hash a password well takes long, on purpose, and shows nothing here.
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    changed = override_settings(PASSWORD_HASHERS=[hasher], WEB_PAGE=no_web_page)
    with changed, pytest.MonkeyPatch.context() as patch:
        for name, work in (("open_stream", own.open), ("wake", own.wake), ("recheck", own.recheck)):
            patch.setattr(module, name, work)
        yield


@pytest.fixture(scope="session")
def own_hub(environment: dict[str, str]) -> "Iterator[Hub]":
    """The hub of the streams that the matrix opens."""
    from milepost.server.live.hub import Hub

    own = Hub()
    yield own
    own.stop()


@pytest.fixture(scope="session")
def no_web_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the web page was not built."""
    return tmp_path_factory.mktemp("no-web-page")
