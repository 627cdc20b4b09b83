"""docs/client.md, run: every example prints what the page says."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.remote.people import Person, address, changed

PAGE = (Path(__file__).parents[3] / "docs" / "client.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ milepost (.*?)\n(.*?)```", PAGE, re.DOTALL)
LAUNCH = """\
plan: Launch
status_date: 2026-11-02
tasks:
  - {id: spec, name: Specification, estimate: 5d}
  - {id: docs, name: Manual, estimate: 4d, after: [spec]}
"""
SERVER, PLAN = "https://milepost.example.org", "k3t9w2xq7h5m8v4c"


def told(text: str, server: str) -> str:
    """What was printed, with the page's server, plan and day, however it was broken into lines."""
    here = text.replace(server, SERVER)
    here = re.sub(r"/plans/\w+", f"/plans/{PLAN}", here)
    here = re.sub(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", "2 Nov 2026 14:03", here)
    return " ".join(here.split())


@pytest.fixture
def theirs(ada: Person, bob: Person) -> Person:
    """Bob, who changes the plan between the examples."""
    return bob


def test_U9_1_every_example_of_the_page_prints_what_it_says(
    ada: Person, theirs: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ada.folder)
    mine = ada.file("launch.yaml", LAUNCH)
    pilot = "  - {id: pilot, name: Pilot, after: [docs]}\n"

    def bob(old: str, new: str) -> None:
        path = theirs.pulled(address(mine))
        changed(path, (old, new))
        theirs.done("push", path, "--yes")
        path.unlink()

    def add_a_pilot() -> None:
        changed(mine, ("estimate: 5d", "estimate: 6d"))
        mine.write_text(mine.read_text(encoding="utf-8") + pilot, encoding="utf-8")

    def change_apart() -> None:
        bob("estimate: 4d", "estimate: 9d")
        changed(mine, ("name: Pilot", "name: Pilot, estimate: 3d"))

    def change_the_same() -> None:
        bob("estimate: 9d", "estimate: 8d")
        changed(mine, ("estimate: 9d", "estimate: 7d"))

    before = {1: add_a_pilot, 2: change_apart, 3: change_the_same}
    assert len(EXAMPLES) == 7
    for number, (words, expected) in enumerate(EXAMPLES):
        before.get(number, lambda: None)()
        result = ada.run(*shlex.split(words.replace(SERVER, ada.server.url)), COLUMNS="80")
        assert told(result.stdout + result.stderr, ada.server.url) == told(expected, ada.server.url), words
    assert f"source: {{url: {SERVER}, plan: {PLAN}, revision: 1}}" in PAGE


def test_U9_1_every_option_of_the_commands_is_one_that_they_have(ada: Person) -> None:
    for words in re.findall(r"^    milepost (\w+)|`milepost (\w+)", PAGE, re.MULTILINE):
        command = words[0] or words[1]
        if command not in ("demo", "user"):
            assert ada.run(command, "--help").exit_code == 0
    shown = "".join(ada.done(command, "--help") for command in ("login", "pull", "push", "log", "diff", "open"))
    for option in set(re.findall(r"--[a-z][a-z-]+", PAGE)):
        assert option in shown, option
