"""`milepost convert` and `milepost schema`."""

import json
from pathlib import Path

import pytest

from milepost.cli.convert import comments
from milepost.exchange.read import read
from tests.cli.commands import HAND, THREE_MISTAKES, run, written

COMMENTED = HAND.replace("tasks:", "# What is to be done\ntasks:").replace("[spec]}", "[spec]}  # after all")


def test_C19_a_plan_goes_to_json_and_back(tmp_path: Path) -> None:
    source, there, back = written(tmp_path, COMMENTED), tmp_path / "there.json", tmp_path / "back.yaml"
    done = run("convert", source, there)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"Wrote {there}. 2 comments of plan.yaml are not in it: JSON holds no comments.\n"
    assert run("convert", there, back).exit_code == 0
    assert read(back) == read(there) == read(source)


def test_C19_comments_survive_from_yaml_to_yaml(tmp_path: Path) -> None:
    source, target = written(tmp_path, COMMENTED), tmp_path / "copy.yml"
    assert run("convert", source, target).stderr == f"Wrote {target}.\n"
    assert target.read_text(encoding="utf-8") == COMMENTED


def test_C19_what_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    source, target = written(tmp_path, HAND), written(tmp_path, "precious", "there.json")
    assert run("convert", source, target).exit_code == 2
    assert target.read_text(encoding="utf-8") == "precious"
    assert run("convert", source, target, "--force").exit_code == 0
    assert read(target) == read(source)


def test_C19_a_plan_with_problems_is_not_converted(tmp_path: Path) -> None:
    target = tmp_path / "there.json"
    assert run("convert", written(tmp_path, THREE_MISTAKES), target).exit_code == 1
    assert not target.exists()


def test_C19_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = run("convert", written(tmp_path, HAND), tmp_path / "nowhere" / "there.json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be written: no such file or directory" in done.stderr


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("plan: A # one\n# two\nnotes: 'no # comment'\n", 2),
        ("plan: A#1\nnotes: |\n  # text\n  more # text\n", 0),
        ('notes: "over\n  two # lines"  # one\n', 1),
        ("notes: plain\n  goes on  # one\n", 1),
    ],
)
def test_C19_comments_are_counted_where_yaml_has_them(text: str, count: int) -> None:
    assert comments(text) == count


def test_C20_the_schema_is_one_document() -> None:
    done = run("schema")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
