"""`milepost demo`: a server to try, for whoever sits at this machine."""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from typer.testing import CliRunner

from milepost.cli.main import app
from tests.server.process import Server

ALONE = dict.fromkeys(("MILEPOST_DATA", "MILEPOST_SECRET", "DATABASE_URL", "MILEPOST_JOURNAL"), "")
OPENED = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"}


class Demo(Server):
    """A demo, and the link that it prints."""

    def __init__(self, folder: Path, where: Path, *words: str, **variables: str) -> None:
        where.mkdir()
        super().__init__({**ALONE, **variables}, where, "--data", str(folder), *words, command="demo")
        (self.link,) = re.findall(r"http\S+", self.said)
        self.url = self.link.partition("/sign-in/")[0]
        self.begins = parse_qs(urlsplit(self.link).query)["next"][0]

    @contextmanager
    def opened(self) -> Iterator[httpx.Client]:
        """A browser in which the link was opened."""
        with self.client() as browser:
            answer = browser.get(self.link, headers=OPENED)
            assert (answer.status_code, answer.headers["location"]) == (302, self.begins)
            yield browser


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """A demo on a folder of its own."""
    served = Demo(tmp_path / "data", tmp_path / "first")
    yield served
    served.kill()


def test_R9_8_one_link_signs_the_local_user_in_once(demo: Demo) -> None:
    with demo.opened() as browser:
        assert browser.get("/api/v1/me").status_code == 200
    with demo.client() as stranger:
        assert stranger.get(demo.link, headers=OPENED).status_code == 410
        assert stranger.get("/api/v1/me").status_code == 401


def test_R9_8_the_three_examples_are_there_in_a_workspace_of_theirs(demo: Demo) -> None:
    with demo.opened() as browser:
        plans = browser.get("/api/v1/plans").json()["items"]
        (workspace,) = browser.get("/api/v1/workspaces").json()["items"]
        assert {each["name"] for each in plans} == {"Hearth 2 launch", "EPR go-live", "Northbeam fiscal year 2027"}
        assert {each["workspace"] for each in plans} == {workspace["id"]}
        assert {each["role"] for each in plans} == {"owner"}
        assert workspace["name"] == "Examples"
        assert demo.begins in ("/", f"/plans/{plans[0]['id']}/map")  # by whether the web page is built
        for each in plans:
            assert browser.get(f"/api/v1/plans/{each['id']}/forecast").json()["milestones"]


def test_R9_9_started_again_it_finds_what_was_left(demo: Demo, tmp_path: Path) -> None:
    with demo.opened() as browser:
        first, *others = browser.get("/api/v1/plans").json()["items"]
        token = {"X-CSRFToken": browser.cookies["milepost-csrf"]}
        assert browser.delete(f"/api/v1/plans/{first['id']}", headers=token).status_code < 300
        assert demo.stop() == 0
    again = Demo(tmp_path / "data", tmp_path / "second")
    try:
        assert again.link != demo.link
        with again.opened() as browser:
            plans = browser.get("/api/v1/plans").json()["items"]
        assert {each["id"] for each in plans} == {each["id"] for each in others}
    finally:
        again.kill()


def test_R9_14_examples_are_as_of_a_week_that_is_named(tmp_path: Path) -> None:
    """The example was written on Monday 23 November 2026, with PVT exit wanted by 26 February 2027."""
    served = Demo(tmp_path / "data", tmp_path / "first", "--as-of", "2027-01-10")
    try:
        with served.opened() as browser:
            plans = browser.get("/api/v1/plans").json()["items"]
            (plan,) = [each["id"] for each in plans if each["name"] == "Hearth 2 launch"]
            document = browser.get(f"/api/v1/plans/{plan}").json()["document"]
        assert document["status_date"] == "2027-01-04"
        (exit_,) = [each for each in document["milestones"] if each["id"] == "pvt-exit"]
        assert exit_["target"] == "2027-04-09"
    finally:
        served.kill()


def test_R9_14_what_is_no_day_is_refused() -> None:
    refused = CliRunner().invoke(app, ["demo", "--as-of", "31.11.2026"])
    assert refused.exit_code == 2
    assert "31.11.2026" in refused.output


def test_R9_10_settings_of_a_real_server_are_left_aside(tmp_path: Path) -> None:
    """Its link must not sign anybody in to the real one's data."""
    real = {"DATABASE_URL": "postgresql://127.0.0.1:1/real", "MILEPOST_URL": "https://milepost.example.org"}
    served = Demo(tmp_path / "data", tmp_path / "first", **real)
    try:
        assert served.link.startswith("http://127.0.0.1:")
        assert (tmp_path / "data" / "milepost.sqlite3").is_file()
        assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    finally:
        served.kill()
