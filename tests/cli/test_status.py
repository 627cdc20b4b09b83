"""Exit status, what goes to which stream, and that nobody is shown a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from milepost.cli.progress import FIRST_RUN
from tests.cli.commands import HAND, THREE_MISTAKES, process, process_environment, run, written

COMMANDS = ("check", "schedule", "forecast")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path, HAND)


@pytest.mark.parametrize("command", COMMANDS)
def test_C1_json_is_one_document_and_nothing_else(plan: Path, command: str) -> None:
    done = run(command, plan, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert isinstance(json.loads(done.stdout), dict)


def test_C1_the_process_says_so_too(plan: Path) -> None:
    done = process("forecast", plan, "--json", "--iterations", "64")
    assert (done.returncode, done.stderr.decode().replace(f"{FIRST_RUN}\n", "")) == (0, "")
    assert json.loads(done.stdout)["iterations"] == 64


@pytest.mark.parametrize("command", COMMANDS)
def test_C2_all_problems_are_told_at_once_with_their_lines(tmp_path: Path, command: str) -> None:
    done = run(command, written(tmp_path, THREE_MISTAKES))
    told = done.stdout + done.stderr
    assert done.exit_code == 1
    assert [line.split("  ")[0].strip() for line in told.splitlines() if line.startswith(" line")] == [
        "line 5",
        "line 7",
        "line 9",
    ]
    assert "did you mean `estimate`?" in told
    assert "nobody" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_C2_problems_as_a_document(tmp_path: Path, command: str) -> None:
    done = run(command, written(tmp_path, THREE_MISTAKES), "--json")
    assert (done.exit_code, done.stderr) == (1, "")
    problems = json.loads(done.stdout)["problems"]
    assert [(each["code"], each["line"]) for each in problems] == [
        ("bad-duration", 5),
        ("unknown-key", 7),
        ("dangling-id", 9),
    ]
    assert set(problems[0]) == {"code", "severity", "subject", "line", "message", "mend"}


@pytest.mark.parametrize("content", [b"", b"\x7fELF\x02\x01\x01\x00\xff\xfe", b"- a\n- list\n", b"plan: [\n"])
def test_C2_a_file_that_is_no_plan_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)
    done = run("forecast", path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "plan.yaml has 1 error:" in done.stderr


def test_C2_warnings_do_not_fail_a_check(tmp_path: Path) -> None:
    path = written(tmp_path, HAND + "risks:\n  - {id: idle, probability: 10%, effect: {add: 1d}}\n")
    path.write_text(HAND.replace("milestones:", "milestones:\n  - {id: alone, target: 2026-12-01}"), encoding="utf-8")
    done = run("check", path, "--json")
    assert done.exit_code == 0
    assert [(each["code"], each["severity"]) for each in json.loads(done.stdout)["problems"]] == [
        ("no-basis", "warning")
    ]


WRONG = {
    "no such command": ["guess", "PLAN"],
    "no such option": ["forecast", "PLAN", "--quickly"],
    "no plan": ["forecast"],
    "no such file": ["forecast", "nowhere.yaml"],
    "a folder": ["schedule", "."],
    "no futures": ["forecast", "PLAN", "--iterations", "0"],
    "too many futures": ["forecast", "PLAN", "--iterations", "1000001"],
    "a number in words": ["forecast", "PLAN", "--seed", "one"],
    "no threads": ["forecast", "PLAN", "--threads", "0"],
    "no such activity": ["forecast", "PLAN", "--for", "nobody"],
    "no such milestone": ["forecast", "PLAN", "--distribution", "api"],
    "nothing to explain": ["schedule", "PLAN", "--explain", "nobody"],
    "a picture of another kind": ["forecast", "PLAN", "--plot", "map.gif"],
    "no such folder": ["forecast", "PLAN", "--plot", "nowhere/map.svg"],
    "a curve as a document": ["forecast", "PLAN", "--distribution", "beta", "--json"],
    "no such theme": ["forecast", "PLAN", "--theme", "blue"],
    "another form": ["convert", "PLAN", "plan.xlsx"],
    "a file that is there": ["convert", "PLAN", "PLAN"],
}


@pytest.mark.parametrize("wrong", WRONG)
def test_C3_wrong_usage_is_2_with_a_word_on_standard_error_only(plan: Path, wrong: str) -> None:
    done = run(*(str(plan) if each == "PLAN" else each for each in WRONG[wrong]))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("wrong", "meant"), [("bta", "beta"), ("API", "api")])
def test_C3_the_nearest_id_is_named(plan: Path, wrong: str, meant: str) -> None:
    assert f"Did you mean '{meant}'?" in run("schedule", plan, "--explain", wrong).stderr
    assert f"Did you mean '{meant}'?" in run("forecast", plan, "--for", wrong).stderr


FAIL = "import milepost.exchange.read as read\ndef fail(*_): raise {error}\nread.read_plan = fail"


def test_C4_an_unexpected_error_is_one_sentence(plan: Path) -> None:
    done = process("schedule", plan, code=FAIL.format(error="ZeroDivisionError('a\\nb')"))
    assert (done.returncode, done.stdout) == (70, b"")
    told = done.stderr.decode()
    assert told.count("\n") == 1
    assert "ZeroDivisionError: a b" in told
    assert "report it" in told
    assert "Traceback" not in told


def test_C4_where_it_came_from_can_be_asked_for(plan: Path) -> None:
    done = process("schedule", plan, code=FAIL.format(error="ZeroDivisionError('a')"), MILEPOST_TRACEBACK="1")
    assert done.returncode == 1
    assert b"Traceback" in done.stderr


def test_C5_a_reader_that_goes_away_ends_it_without_a_word(plan: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    script = (
        f"import sys\nsys.argv = ['milepost', 'schedule', {str(plan)!r}]\nfrom milepost.cli.main import main\nmain()"
    )
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", script], stdout=pipe, stderr=subprocess.PIPE, check=False, env=process_environment()
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_C6_an_interrupt_is_130_without_a_word(plan: Path) -> None:
    done = process("schedule", plan, code=FAIL.format(error="KeyboardInterrupt"))
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_C22_a_forecast_imports_nothing_that_it_does_not_need(plan: Path) -> None:
    unwanted = ("pandas", "typst", "milepost.report.charts", "rich.progress", "rich.table", "ruamel")
    code = (
        "import os\n"
        f"def told(status, end=os._exit): print([m for m in {unwanted!r} if m in sys.modules], "
        "sys.modules['scipy'], file=sys.stderr, flush=True); end(status)\n"
        "os._exit = told"
    )
    done = process("forecast", plan, "--iterations", "64", code=code)
    assert done.stderr.decode().replace(f"{FIRST_RUN}\n", "").strip() == "[] None"


@pytest.mark.parametrize("command", COMMANDS)
def test_C3_a_folder_is_named_as_it_was_given(command: str) -> None:
    done = run(command, ".")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: . cannot be read: it is a folder." in done.stderr
