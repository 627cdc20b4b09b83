"""Pages on all kinds of terminals: narrow and wide, without colour, without signs, with names of every length."""

import re
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.commands import OFFICE, process, run, written

EXAMPLES = Path(__file__).parents[2] / "examples"
ESCAPE = re.compile("\x1b\\[[0-9;]*m")
WIDTHS = (24, 40, 60, 80, 100, 140, 200)


def plan_of(count: int) -> str:
    """A plan of so many milestones in lanes, with long names, wide ones, and ones that mean harm."""
    names = [
        "Short",
        "A name that goes on and on and says more than any line of a terminal could ever hold of it, and then some",
        "東京の新しいデータセンターが稼働し、すべての顧客が移行済みであること",
        "Emoji 🚀 and e\u0301 accents",
        '"Red \\e[31m and a bell \\a and a turn \\u202e here"',
        "[bold]not markup[/bold]",
    ]
    lines = [OFFICE, "initiatives:"]
    lines += [f"  - {{id: lane-{each}, name: '第{each}レーン'}}" for each in range(3)]
    lines += ["objectives:", "  - id: goal", "    name: 市場で勝つという目標がとても長い名前を持つとき"]
    lines += ["    due: 2027-06-30", "    key_results: [{id: kr, name: Paying teams and nothing else, target: 40}]"]
    lines.append("milestones:")
    for each in range(count):
        name, month = names[each % len(names)], f"2027-0{each % 9 + 1}"
        quoted = name if name.startswith('"') else f"'{name}'"
        lines.append(f"  - {{id: m{each}, name: {quoted}, initiative: lane-{each % 3}, supports: [goal],")
        lines.append(f"     target: {month}-15, commitment: {{date: {month}-28, confidence: 90%}}}}")
    lines.append("tasks:")
    for each in range(count):
        lines.append(
            f"  - {{id: t{each}, milestone: m{each}, estimate: {{low: {each + 1}d, likely: 80d, high: 160d}}}}"
        )
    return "\n".join(lines) + "\n"


@pytest.fixture(params=[3, 70])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return written(tmp_path, plan_of(request.param))


Command = list[str | Path]


def assert_fits(page: str, width: int) -> None:
    wide = [line for line in page.splitlines() if cell_len(line) > width]
    assert wide == []


@pytest.mark.parametrize("width", WIDTHS)
def test_C7_no_line_is_wider_than_the_terminal(plan: Path, width: int) -> None:
    commands: list[Command] = [
        ["forecast", plan, "--iterations", "64"],
        ["forecast", plan, "--iterations", "64", "--distribution", "m1"],
        ["schedule", plan],
        ["schedule", plan, "--explain", "m1"],
        ["check", plan],
    ]
    for command in commands:
        done = run(*command, COLUMNS=str(width))
        assert done.exit_code == 0
        assert_fits(done.stdout, width)


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("example", ["product-launch", "hospital-records", "company-year"])
def test_C7_the_examples_fit(example: str, width: int) -> None:
    path = EXAMPLES / f"{example}.yaml"
    commands: list[Command] = [["forecast", path, "--iterations", "64"], ["schedule", path]]
    for command in commands:
        assert_fits(run(*command, COLUMNS=str(width)).stdout, width)


def test_C7_problems_fit(tmp_path: Path) -> None:
    text = f"plan: A\nstatus_date: 2026-11-02\n{'x' * 90}: 1\ntasks:\n  - {{id: a, estimate: 5 days}}\n"
    path = written(tmp_path, text)
    done = run("check", path, COLUMNS="40")
    assert done.exit_code == 1
    assert_fits(done.stdout, 40)


def test_C8_a_pipe_gets_no_colours(plan: Path) -> None:
    assert "\x1b" not in run("forecast", plan, "--iterations", "64").stdout


def test_C8_no_color_is_obeyed_where_colour_is_forced(plan: Path) -> None:
    arguments = ("forecast", plan, "--iterations", "64")
    coloured = run(*arguments, FORCE_COLOR="1", COLORTERM="truecolor", TERM="xterm-256color").stdout
    plain = run(*arguments, FORCE_COLOR="1", COLORTERM="truecolor", TERM="xterm-256color", NO_COLOR="1").stdout
    assert "\x1b[38;2" in coloured
    assert "38;2" not in plain
    assert ESCAPE.sub("", coloured).splitlines()[:-1] == ESCAPE.sub("", plain).splitlines()[:-1]


@pytest.mark.parametrize(("ground", "teal"), [("light", "15;123;108"), ("dark", "76;194;174")])
def test_C8_colours_are_those_of_the_ground(tmp_path: Path, ground: str, teal: str) -> None:
    sure = OFFICE + "milestones: [{id: m, target: 2027-01-29}]\ntasks: [{id: t, milestone: m, estimate: {fixed: 5d}}]\n"
    arguments = ("forecast", written(tmp_path, sure), "--iterations", "64")
    forced = {"FORCE_COLOR": "1", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    assert teal in run(*arguments, "--theme", ground, **forced).stdout
    assert teal in run(*arguments, **forced, COLORFGBG="0;15" if ground == "light" else "15;0").stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_C9_a_terminal_without_our_signs_gets_plain_ones(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, plan_of(3))
    done = process("forecast", path, "--iterations", "64", PYTHONIOENCODING=encoding, COLUMNS="100")
    page = done.stdout.decode(encoding)
    assert done.returncode == 0
    assert "> target" in page
    assert "@ at 80 %" in page
    assert_fits(page, 100)
    # What cannot be shown is in names only, and told by a question mark.
    ours = "\n".join(line for line in page.splitlines() if "Short" in line or line.startswith("  |"))
    assert ours
    assert "?" not in ours


def test_C10_names_neither_move_the_cursor_nor_turn_the_line(tmp_path: Path) -> None:
    path = written(tmp_path, plan_of(6))
    commands: list[Command] = [["forecast", path, "--iterations", "64"], ["schedule", path], ["check", path]]
    for command in commands:
        page = run(*command, COLUMNS="160").stdout
        controls = {each for each in page if unicodedata.category(each) in ("Cc", "Cf", "Co")} - {"\n"}
        assert controls == set()
    assert "[bold]not markup[/bold]" in run("forecast", path, "--iterations", "64", COLUMNS="160").stdout
