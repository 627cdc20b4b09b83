"""docs/problems.md, the catalogue and the source know the same codes, and every example does what it says."""

import ast
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import milepost.model
from milepost import health
from milepost.exchange.read import read, read_plan, read_text
from milepost.model.catalogue import CATALOGUE
from milepost.model.problem import Problem
from milepost.schedule.schedule import schedule

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^### ([a-z0-9-]+)\n\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
SOURCE = Path(milepost.model.__file__).parents[1]
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
# The functions and classes whose first argument is a code.
MAKERS = {
    "PydanticCustomError",
    "Problem",
    "problem",
    "complain",
    "report",
    "found",
    "_found",
    "refusal",
    "_error",
    "_warning",
}


def example_of(code: str) -> tuple[str, str]:
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", SECTIONS[code], re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1, f"{code} has one example"
    return blocks[0][0], blocks[0][1]


def problems_of(language: str, text: str, folder: Path) -> Sequence[Problem]:
    if language == "sh":
        subprocess.run(["sh", "-c", text], cwd=folder, check=True)
        return read_plan(folder / "plan.yaml").problems
    if language == "python":
        names: dict[str, object] = {"plan": read(ROOT / "tests" / "plans" / "small.yaml")}
        exec(text, names)
        found = getattr(names["answer"], "problems", ())
        assert isinstance(found, tuple)
        return found
    reading = read_text(text, f"plan.{language}")
    scheduled = schedule(reading.plan).problems if reading.plan is not None else ()
    judged = health.problems(reading.plan) if reading.plan is not None else ()
    return [*reading.problems, *scheduled, *judged]


@pytest.mark.parametrize("code", SECTIONS)
def test_P21_every_example_reports_its_code_and_no_other_error(code: str, tmp_path: Path) -> None:
    language, text = example_of(code)
    found = problems_of(language, text, tmp_path)
    assert code in {each.code for each in found}
    others = {each.code for each in found if each.code != code}
    # A plan of one calendar, objective or resource has nothing to schedule; `a:` and `b:` of the bomb are no keys.
    assert others <= {"empty-plan", "no-basis", "unknown-key", "missing-key"}, f"{code} comes alone"
    for each in found:
        assert each.severity is CATALOGUE[each.code].severity
        assert each.message
        assert each.mend


def test_P21_the_page_and_the_catalogue_list_the_same_codes() -> None:
    assert list(SECTIONS) == list(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_P21_the_page_says_what_the_catalogue_says(code: str) -> None:
    entry = CATALOGUE[code]
    assert f"**{entry.title}** ({entry.severity}). {entry.means} *Mend:* {entry.mend}\n" in SECTIONS[code]


def test_P21_every_code_in_the_source_is_in_the_catalogue() -> None:
    unknown = {(place, code) for place, code in codes_in_source() if code not in CATALOGUE}
    assert unknown == set()


def test_P21_every_code_of_the_catalogue_is_used_in_the_source() -> None:
    texts = {text for _, tree in trees() for text in texts_in(tree)}
    assert {code for code in CATALOGUE if code not in texts} == set()


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name != "codes":
            yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def texts_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def codes_in_source() -> Iterator[tuple[str, str]]:
    """The first argument of every call that makes a problem, where it is written out, with its place."""
    for place, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or name_of(node.func) not in MAKERS:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and CODE.fullmatch(first.value):
                yield f"{place}:{node.lineno}", first.value


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
