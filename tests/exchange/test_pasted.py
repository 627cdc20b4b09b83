"""Whatever somebody pastes."""

from datetime import date
from pathlib import Path

import pytest

from milepost.exchange.pasted import PastedForm, form_by_name, form_of, read_pasted
from milepost.exchange.said_date import Speech
from milepost.exchange.source import parse

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = Speech(date(2026, 11, 2))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Beta by 29 Jan: API 5-10d, UI 8d after API", "lines"),
        ("API 5d, owner: Ada\nUI 8d, after API", "lines"),
        ("plan: Atlas\nBeta by 29 Jan: API 5d", "lines"),
        ("Tasks:\n- API 5d\n- UI 8d", "lines"),
        ("", "lines"),
        ("Task\tDays\nAPI\t5\n", "cells"),
        ("Beta\t29 Jan 2027\n", "cells"),
        ("Task,Days\nAPI,5\n", "cells"),
        ("Vorgang;Dauer\nAPI;5\n", "cells"),
        ("| Task | Days |\n|---|---|\n| API | 5 |\n", "cells"),
        ("plan: Atlas\nstatus_date: 2026-11-02\ntasks: []\n", "file"),
        ("milestones:\n  - {id: beta}\n", "file"),
        ('{"plan": "Atlas"}', "file"),
    ],
)
def test_P40_70_a_text_is_taken_for_what_it_is(text: str, form: str) -> None:
    assert form_of(text) == form
    assert read_pasted(text, TODAY).form == form


def test_P40_70_unless_somebody_says_what_it_is() -> None:
    assert len(read_pasted("API,5\nUI,8\n", TODAY, PastedForm.CELLS).columns) == 2
    assert read_pasted("API,5\nUI,8\n", TODAY, PastedForm.LINES).columns == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("plan.yaml", "file"),
        ("plan.YML", "file"),
        ("a.json", "file"),
        ("a.csv", "cells"),
        ("a.txt", "lines"),
        ("a", None),
    ],
)
def test_P40_70_the_name_of_a_file_says_what_is_in_it(name: str, form: str | None) -> None:
    assert form_by_name(name) == form


@pytest.mark.parametrize("name", ["product-launch", "company-year", "hospital-records"])
def test_P40_71_a_plan_file_is_read_as_it_stands(name: str) -> None:
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    found = read_pasted(text, TODAY)
    assert found.form == "file"
    assert {each.code for each in found.problems} == {"no-basis"}
    assert found.document == parse(text.encode(), "plan.yaml").document


def test_P40_71_what_is_wrong_with_it_is_told_with_its_line() -> None:
    found = read_pasted("plan: Atlas\nstatus_date: 2026-11-02\ntasks:\n  - {id: api, estimate: 5}\n", TODAY)
    assert [(each.code, each.line) for each in found.problems] == [("bad-duration", 4)]


def test_P40_71_a_status_date_that_is_auto_is_today() -> None:
    text = "plan: Atlas\nstatus_date: auto\ntime_zone: Pacific/Auckland\ntasks: [{id: api, estimate: 5d}]\n"
    assert read_pasted(text, TODAY).problems == ()
