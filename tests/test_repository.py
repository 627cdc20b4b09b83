"""The repository itself: every rule has a test, everything installed is pinned, and nothing names a registry's host."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "lock.txt"
SPECIFICATION = ROOT / "docs" / "spec.md"

RULE = re.compile(r"^- \*\*([A-Z]\d+(?:\.\d+)*)\*\*", re.MULTILINE)
NUMBER_IN_NAME = re.compile(r"(?<=_)[A-Z]\d+(?:_\d+)*(?=_|$)")
NUMBER_IN_DOCSTRING = re.compile(r"\[([A-Z]\d+(?:\.\d+)*)\]")

# Joined here, so that this file does not name them either.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("anaconda", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    ]
]


def rules(specification: str) -> list[str]:
    """The numbers that a specification defines, in its order."""
    return RULE.findall(specification)


def citations(source: str, defined: set[str]) -> set[str]:
    """The rule numbers that the tests in a Python source cite, in their names or as `[S1.3]` in their docstrings."""
    cited: set[str] = set()
    for name, docstring in named_tests(source):
        cited.update(NUMBER_IN_DOCSTRING.findall(docstring))
        cited.update(number for found in NUMBER_IN_NAME.findall(name) if (number := longest(found, defined)))
    return cited


def named_tests(source: str) -> Iterator[tuple[str, str]]:
    """Each test function and test class of a source: its name and its docstring."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and re.match("[Tt]est", node.name):
            yield node.name, ast.get_docstring(node) or ""


def longest(found: str, defined: set[str]) -> str | None:
    """The longest defined number that `found` begins with: `S1_100` in a name is S1 where there is no S1.100."""
    parts = found.split("_")
    candidates = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((number for number in candidates if number in defined), None)


def cited_by_the_tests(defined: set[str]) -> set[str]:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return set().union(*(citations(source, defined) for source in sources))


def files_of_the_repository() -> list[Path]:
    """What git holds or is about to: tracked files and new ones that are not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def locked() -> list[Requirement]:
    """The requirements of the lock, without their hashes."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return [Requirement(line.rstrip(" \\")) for line in lines if line and not line.startswith((" ", "#"))]


def test_a_rule_is_a_bold_number_at_the_head_of_a_list_item() -> None:
    text = "- **S1.3** Lags.\n- **L1** The fold.\n  - **S9** indented\nsee **S2**\n- **not** one\n- **H5.2.1** Deep."
    assert rules(text) == ["S1.3", "L1", "H5.2.1"]


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        ("def test_S1_3_lag_counts(): ...", {"S1.3"}),
        ("async def test_lag_counts_S1_3(): ...", {"S1.3"}),
        ("def test_S1_and_F2_1_agree(): ...", {"S1", "F2.1"}),
        ("def test_S1_100_activities(): ...", {"S1"}),
        ("def test_lag():\n    'Lags count. [S1.3] [F2.1]'", {"S1.3", "F2.1"}),
        ("class TestLags:\n    def test_S1_3(self): ...", {"S1.3"}),
        ("def test_P80_follows_P50(): ...", set()),
        ("# test_S1_3_in_a_comment\ndef helper_S1_3(): ...", set()),
    ],
)
def test_a_test_cites_a_rule_in_its_name_or_its_docstring(source: str, cited: set[str]) -> None:
    assert citations(source, {"S1", "S1.3", "F2.1"}) == cited


def test_every_rule_of_the_specification_has_a_test() -> None:
    defined = rules(SPECIFICATION.read_text(encoding="utf-8"))
    assert defined, "docs/spec.md defines no rule"
    cited = cited_by_the_tests(set(defined))
    without = [number for number in defined if number not in cited]
    assert not without, f"rules without a test: {', '.join(without)}"


def test_every_rule_is_defined_once() -> None:
    defined = rules(SPECIFICATION.read_text(encoding="utf-8"))
    assert sorted({number for number in defined if defined.count(number) > 1}) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)).encode(), re.IGNORECASE)
    naming = [str(path.relative_to(ROOT)) for path in files_of_the_repository() if hosts.search(path.read_bytes())]
    assert naming == []


def test_the_lock_names_no_host_and_no_place() -> None:
    places = re.compile(r"://|^\s*-{1,2}(?!-?hash=sha256:)|@ |[ (]/|file:|localhost", re.MULTILINE)
    assert places.findall(LOCK.read_text(encoding="utf-8")) == []


def test_the_lock_pins_every_requirement_with_a_hash() -> None:
    entries = re.split(r"^(?=\S)", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    loose = [entry.splitlines()[0] for entry in entries if not re.match(r"\S+==\S+ .*--hash=sha256:", entry, re.DOTALL)]
    assert entries
    assert loose == []


def test_the_lock_holds_what_the_metadata_asks_for() -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = metadata["project"]["optional-dependencies"].values()
    asked = [metadata["project"]["dependencies"], metadata["build-system"]["requires"], *extras]
    versions = {canonicalize_name(entry.name): str(entry.specifier).removeprefix("==") for entry in locked()}
    unmet = [
        text
        for text in (line for group in asked for line in group)
        if not (wanted := Requirement(text)).specifier.contains(
            versions.get(canonicalize_name(wanted.name), ""), prereleases=True
        )
    ]
    assert unmet == [], "run `make lock`"
