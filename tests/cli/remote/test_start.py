"""The commands that ask a server cost the others nothing."""

from pathlib import Path

import pytest

from tests.cli.commands import HAND, process, written


@pytest.mark.parametrize("words", [("--version",), ("schedule", "PLAN"), ("diff", "PLAN", "PLAN"), ("login", "--list")])
def test_U2_8_only_who_asks_a_server_loads_what_it_takes(tmp_path: Path, words: tuple[str, ...]) -> None:
    plan = written(tmp_path, HAND)
    code = (
        "import os\n"
        "def told(status, end=os._exit):\n"
        "    print('httpx' in sys.modules, 'ssl' in sys.modules, file=sys.stderr, flush=True)\n"
        "    end(status)\n"
        "os._exit = told"
    )
    done = process(*(str(plan) if word == "PLAN" else word for word in words), code=code, XDG_CONFIG_HOME=str(tmp_path))
    assert (done.returncode, done.stderr.decode().split()) == (0, ["False", "False"])
