"""docs/api.md is a session with a real server: each of its commands is run, and answers as the page shows."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.commands import process_environment
from tests.server.process import PATIENCE, Server, StartServer
from tests.server.shell import Shell
from tests.server.shown import Bindings, require_http, require_json, require_text, shortened_json

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANSWERS = ("json", "http", "yaml", "text")


@dataclass(frozen=True)
class Example:
    """A block of commands, where it stands, and what the page says that it answers, if anything."""

    line: int
    commands: str
    kind: str | None
    answer: str

    @property
    def streams(self) -> bool:
        """Whether it goes on until it is ended: what it answers then comes of the next commands."""
        return "curl -N" in self.commands


def examples() -> list[Example]:
    """Those of the page, in order."""
    text = PAGE.read_text(encoding="utf-8")
    found: list[Example] = []
    for fence in FENCE.finditer(text):
        kind, body = fence[1], fence[2]
        line = text.count("\n", 0, fence.start()) + 1
        if kind == "sh":
            found.append(Example(line, body, None, ""))
        else:
            assert kind in ANSWERS and found and found[-1].kind is None, f"line {line}: an answer follows its commands"
            found[-1] = Example(found[-1].line, found[-1].commands, kind, body)
    return found


@pytest.fixture(scope="module")
def variables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A server of its own, with the usual limits, and the accounts of the page."""
    folder = tmp_path_factory.mktemp("examples")
    return {
        "DATABASE_URL": "",
        "MILEPOST_DATA": str(folder),
        **dict.fromkeys(
            ("MILEPOST_READ_LIMIT", "MILEPOST_WRITE_LIMIT", "MILEPOST_HEAVY_LIMIT", "MILEPOST_JOURNAL"), ""
        ),
    }


@pytest.fixture(scope="module")
def own_server(start_server: StartServer, variables: dict[str, str]) -> Server:
    """Where Ada and Bob have accounts."""
    found = start_server(**variables)
    for name in ("Ada", "Bob"):
        subprocess.run(
            [sys.executable, "-m", "milepost.cli.main", "user", "add", f"{name.lower()}@example.org", "--name", name],
            env=process_environment(**variables),
            check=True,
            capture_output=True,
        )
    return found


@pytest.fixture
def shell(variables: dict[str, str], tmp_path: Path) -> Iterator[Shell]:
    """A shell with the `milepost` command."""
    environment = process_environment(**variables)
    found = Shell(tmp_path, {**environment, "PATH": f"{Path(sys.executable).parent}:{environment['PATH']}"})
    yield found
    found.end()


def test_A6_11_every_example_of_the_page_is_answered_as_it_shows(
    own_server: Server, variables: dict[str, str], shell: Shell
) -> None:
    bindings = Bindings({"http://127.0.0.1:8000": own_server.url, "/var/lib/milepost": variables["MILEPOST_DATA"]})
    following: Example | None = None
    for example in examples():
        if example.streams:
            shell.follow(bindings.here(example.commands))
            following = example
            continue
        said = shell.run(bindings.here(example.commands))
        _require(bindings, example, said)
        if following is not None:
            _await(bindings, following, shell)
            following = None


def _require(bindings: Bindings, example: Example, said: str) -> None:
    try:
        match example.kind:
            case "json":
                require_json(bindings, shortened_json(example.answer), json.loads(said))
            case "http":
                require_http(bindings, example.answer, said)
            case "yaml" | "text":
                require_text(bindings, example.answer, said)
            case _:
                assert said == "", f"the page shows no answer, and this came: {said}"
    except (AssertionError, ValueError) as error:
        raise AssertionError(f"{PAGE.name}, line {example.line}: {error}\n\n{said}") from error


def _await(bindings: Bindings, example: Example, shell: Shell) -> None:
    """What the stream is to bring comes sooner or later."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return _require(bindings, example, shell.followed)
        except AssertionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def test_A6_11_the_page_names_nothing_of_the_machine_that_it_was_written_on() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[\w.:-]+", text)) <= {"http://127.0.0.1:8000"}
    assert not re.search(r"/(?:home|root|tmp|work|Users)/", text)


def test_A6_11_an_id_of_letters_alone_comes_for_one_that_is_shown() -> None:
    bindings = Bindings({})
    assert bindings.fits("/plans/7t5r3e1w9q2y4p6z", "/plans/smprptfrknkmpgwm")
    assert bindings.here("7t5r3e1w9q2y4p6z") == "smprptfrknkmpgwm"
    assert not bindings.fits("/plans/7t5r3e1w9q2y4p6z", "/plans/another")
