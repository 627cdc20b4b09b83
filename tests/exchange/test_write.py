"""Plans to files and back."""

from pathlib import Path

import pytest

from milepost.exchange.read import read, read_text
from milepost.exchange.write import UnknownFileFormError, write
from milepost.model.activity import Task
from milepost.model.entity import Kind
from milepost.model.plan import Plan

PLANS = Path(__file__).parents[1] / "plans"

COMMENTED = """\
# Our plan
plan: Atlas   # for now
status_date: 2026-11-02

tasks:
  # The interface first
  - {id: api, estimate: 5d}   # agreed with Ada
  - {id: ui,  estimate: 3d}
"""


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".json"])
@pytest.mark.parametrize("name", ["small.yaml", "everything.yaml"])
def test_a_written_plan_reads_back_equal(name: str, ending: str, tmp_path: Path) -> None:
    plan = read(PLANS / name)
    path = tmp_path / f"plan{ending}"
    write(plan, path)
    assert read(path) == plan
    once = path.read_bytes()
    write(read(path), str(path))
    assert path.read_bytes() == once


def longer(plan: Plan) -> Plan:
    tasks = {**plan.tasks, "ui": Task.model_validate({**plan.tasks["ui"].document(), "estimate": "4d", "order": "z"})}
    return Plan(plan.settings, {**plan.entities, Kind.TASK: tasks})


def test_P23_comments_survive_a_change(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(COMMENTED, encoding="utf-8")
    write(longer(read(path)), path)
    assert path.read_text(encoding="utf-8") == COMMENTED.replace("3d", "4d")


def test_P23_a_file_that_is_no_plan_is_written_anew(tmp_path: Path) -> None:
    plan = read_text(COMMENTED).plan
    assert plan is not None
    path = tmp_path / "plan.yaml"
    path.write_text("tasks: [\n", encoding="utf-8")
    write(plan, path)
    assert read(path) == plan


def test_P23_another_ending_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with pytest.raises(UnknownFileFormError, match=r"plan\.txt says no form to write: end the name in \.yaml"):
        write(read(PLANS / "small.yaml"), path)
    assert not path.exists()
