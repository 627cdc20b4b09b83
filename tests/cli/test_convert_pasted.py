"""`milepost convert` from lines of text and from tables."""

from pathlib import Path

from milepost.exchange.read import read
from tests.cli.commands import run, written


def test_P40_80_lines_of_text_become_a_plan_file(tmp_path: Path) -> None:
    source = written(tmp_path, "# Atlas\nBeta by 29 Jan 2099: API 5-10d, UI 8d after API\n", "notes.txt")
    target = tmp_path / "plan.yaml"
    done = run("convert", source, target)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"Wrote {target}.\n")
    plan = read(target)
    assert plan.name == "Atlas"
    assert [each.id for each in plan.activities()] == ["beta", "api", "ui"]


def test_P40_80_so_do_tables_whichever_program_wrote_them(tmp_path: Path) -> None:
    source = tmp_path / "plan.csv"
    source.write_bytes("Task;Days;After\nEntwürfe;5;\nBau;8;Entwürfe\n".encode("cp1252"))
    assert run("convert", source, tmp_path / "plan.json").exit_code == 0
    assert [each.title for each in read(tmp_path / "plan.json").activities()] == ["Entwürfe", "Bau"]


def test_P40_81_what_was_not_understood_is_told_and_the_rest_is_written(tmp_path: Path) -> None:
    source = written(tmp_path, "Beta by 31 Foo:\n- API 5d\n", "notes.txt")
    done = run("convert", source, tmp_path / "plan.yaml")
    assert done.exit_code == 0
    assert "date-unread" in done.stderr
    assert (tmp_path / "plan.yaml").exists()


def test_P40_81_where_nothing_is_left_nothing_is_written(tmp_path: Path) -> None:
    for text in ("", "Beta: API 5d after UI, UI 3d after API\n"):
        source = written(tmp_path, text, "notes.txt")
        assert run("convert", source, tmp_path / "plan.yaml").exit_code == 1
    assert not (tmp_path / "plan.yaml").exists()
    assert run("convert", tmp_path / "nowhere.txt", tmp_path / "plan.yaml").exit_code == 2
