"""`milepost forecast`: the document and the page of plans whose answer is known, pictures, and the bar."""

import json
import xml.etree.ElementTree as ET
from io import StringIO
from pathlib import Path

import pytest

from milepost.cli import progress
from milepost.cli.progress import Progress
from tests.cli.commands import HAND, run, written

SMALL = Path(__file__).parents[1] / "plans" / "small.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path, HAND)


def test_C13_with_everything_fixed_the_document_is_the_schedule(plan: Path) -> None:
    document = json.loads(run("forecast", plan, "--json", "--iterations", "100", "--seed", "3").stdout)
    assert (document["status_date"], document["iterations"], document["seed"]) == ("2026-11-02T00:00", 100, 3)
    beta = document["milestones"][0]
    assert {beta[name] for name in ("deterministic", "p10", "p50", "p80", "p90", "mean")} == {"2026-11-13T18:00"}
    assert (beta["target"], beta["probability_target"]) == ("2026-11-20", 1.0)
    assert (beta["commitment"], beta["probability_commitment"]) == ("2026-11-11", 0.0)
    assert {each["id"]: each["p80"] for each in document["activities"]}["ui"] == "2026-11-10T18:00"


def test_C13_the_document_has_the_keys_of_the_interface() -> None:
    document = json.loads(run("forecast", SMALL, "--json", "--iterations", "256").stdout)
    asked = {
        "milestones": (
            "id target commitment deterministic p10 p50 p80 p90 mean probability_target interval_target "
            "probability_commitment interval_commitment answer"
        ),
        "initiatives": "id",
        "objectives": "id due probability probability_key_results",
        "key_results": "id probability p10 p50 p90",
        "activities": "id p10 p50 p80 p90 criticality sensitivity probability_gain p80_days_gain",
        "risks": "id probability_gain p80_days_gain",
    }
    for name, keys in asked.items():
        assert all(set(keys.split()) <= set(each) for each in document[name]), name
    assert {"read", "simulate", "total"} == set(document["elapsed_seconds"])
    assert document["elapsed_seconds"]["total"] >= document["elapsed_seconds"]["read"] > 0
    assert document["spread"]


def test_C13_threads_change_nothing() -> None:
    one, two = (
        json.loads(run("forecast", SMALL, "--json", "--iterations", "256", "--threads", each).stdout) for each in "12"
    )
    assert {**one, "elapsed_seconds": {}} == {**two, "elapsed_seconds": {}}


def test_C14_what_needs_attention_most_comes_first(plan: Path) -> None:
    lines = run("forecast", plan, "--iterations", "64").stdout.splitlines()
    assert lines[0].startswith("Hand  as of 2 Nov 2026, 64 futures, seed 1")
    # Promised for the 11th at 80 %, done on the 13th in every future: two days late, and certainly.
    assert " ".join(lines[2:4]).startswith(
        "Public beta needs attention first: 0 in 10 for 11 Nov 2026 as promised, 2 days before its 80 % date, "
        "13 Nov 2026."
    )


def test_C14_the_page_says_how_far_to_trust_it() -> None:
    page = " ".join(run("forecast", SMALL, "--iterations", "64").stdout.split())
    assert "How much to trust it Grade " in page
    assert "a default spread" in page


def test_C18_the_map_is_drawn_with_every_milestone(plan: Path, tmp_path: Path) -> None:
    picture = tmp_path / "map.svg"
    done = run("forecast", plan, "--iterations", "64", "--plot", picture)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"Wrote {picture}.\n")
    words = " ".join(ET.fromstring(picture.read_text(encoding="utf-8")).itertext())
    assert "Public beta" in words
    assert "Tasks share no spread" in words


def test_C18_one_curve_is_drawn_dark(plan: Path, tmp_path: Path) -> None:
    picture = tmp_path / "beta.svg"
    asked = ("--iterations", "64", "--plot", picture, "--distribution", "beta", "--theme", "dark", "--json")
    done = run("forecast", plan, *asked)
    assert (done.exit_code, done.stderr) == (0, f"Wrote {picture}.\n")
    assert json.loads(done.stdout)["milestones"][0]["id"] == "beta"
    assert "#14171d" in picture.read_text(encoding="utf-8")


def test_C18_a_picture_that_cannot_be_written_is_told(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    done = run("forecast", plan, "--iterations", "64", "--plot", tmp_path / "map.svg")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr


def test_C18_a_curve_in_the_terminal_has_all_dates(plan: Path) -> None:
    page = run("forecast", SMALL, "--iterations", "256", "--distribution", "beta").stdout
    for words in ("Public beta", "Target", "29 Jan 2027", "Promised", "26 Feb 2027", "At 50 %", "At 80 %", "Why"):
        assert words in page


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_C21_a_bar_is_drawn_once_it_will_take_over_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(progress, "perf_counter", lambda: now[0])
    terminal = Terminal()
    with Progress(terminal) as bar:
        now[0] += 0.2
        bar(0.1, "scheduling")
        assert terminal.getvalue() == ""
        now[0] += 0.4
        bar(0.25, "10,000 futures")
        assert " 25 %  10,000 futures" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[2K")


def test_C21_what_is_quick_or_no_terminal_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(progress, "perf_counter", lambda: now[0])
    for stream, pause in ((Terminal(), 0.4), (StringIO(), 5.0)):
        with Progress(stream) as bar:
            now[0] += pause
            bar(0.9, "done soon")
        assert stream.getvalue() == ""


def test_C14_one_future_is_one(plan: Path) -> None:
    page = run("forecast", plan, "--iterations", "1").stdout
    assert "1 future, seed 1" in " ".join(page.split())
    assert "1 futures" not in page


def test_C13_health_and_forecast_agree_on_every_promise() -> None:
    example = Path(__file__).parents[2] / "examples" / "product-launch.yaml"
    told = json.loads(run("forecast", example, "--json").stdout)["milestones"]
    checks = {each["code"]: each for each in json.loads(run("check", example, "--json").stdout)["checks"]}
    assert checks["ambition-commitment"]["subjects"] == [each["id"] for each in told if each["at_risk"]]


def test_C14_where_nothing_is_open_no_spread_is_spoken_of(tmp_path: Path) -> None:
    page = run("forecast", written(tmp_path, "plan: Empty\nstatus_date: 2026-11-23\n")).stdout
    assert "nothing left to forecast" in page
    assert "spread" not in page
