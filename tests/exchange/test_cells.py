"""Plans from tables."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.exchange.cells import CellsReading, read_cells
from milepost.exchange.columns import ColumnRole
from milepost.exchange.read import read_text
from milepost.exchange.said_date import Speech
from milepost.exchange.yaml_write import write_yaml
from milepost.model.problem import Severity

TODAY = Speech(date(2026, 11, 2))
TABLE = """\
Task\tDuration (days)\tPredecessors\tMilestone\tOwner
Spec\t5\t\tBeta\tAda
API\t10-15\t1\tBeta\tBob
UI\t8\t1FS+2d, 2SS\tBeta\tAda
"""


def read(text: str, **more: Any) -> CellsReading:
    """What a table comes to on 2 November 2026."""
    return read_cells(text, TODAY, **more)


def document(text: str, **more: Any) -> dict[str, Any]:
    """The document of a table in which everything is understood."""
    reading = read(text, **more).reading
    assert reading.document is not None
    assert not [each for each in reading.problems if each.code != "no-basis"], reading.problems
    return reading.document


def roles(text: str, **more: Any) -> list[str]:
    """As what the columns are taken."""
    return [str(each.role) for each in read(text, **more).columns]


def told(text: str, **more: Any) -> list[tuple[str, int | None]]:
    """The codes of what is not understood, and their lines."""
    return [(each.code, each.line) for each in read(text, **more).reading.problems if each.code != "no-basis"]


def test_P40_50_cells_of_a_spreadsheet_become_a_plan() -> None:
    assert document(TABLE) == {
        "plan": "Beta",
        "status_date": "2026-11-02",
        "people": [{"id": "ada", "name": "Ada"}, {"id": "bob", "name": "Bob"}],
        "milestones": [{"id": "beta", "name": "Beta"}],
        "tasks": [
            {"id": "spec", "name": "Spec", "milestone": "beta", "estimate": "5d", "owner": "ada"},
            {
                "id": "api",
                "name": "API",
                "milestone": "beta",
                "estimate": {"low": "10d", "high": "15d", "shape": "uniform"},
                "owner": "bob",
                "after": ["spec"],
            },
            {
                "id": "ui",
                "name": "UI",
                "milestone": "beta",
                "estimate": "8d",
                "owner": "ada",
                "after": [{"id": "spec", "lag": "2d"}, {"id": "api", "type": "SS"}],
            },
        ],
    }


def test_P40_50_links_are_said_back_with_their_types_and_lags() -> None:
    assert [each.sentence for each in read(TABLE).reading.understood if each.id == "ui"] == [
        "UI takes 8 days, after Spec + 2 days and API (SS), for Beta, by Ada."
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_P40_51_cells_may_be_divided_in_any_usual_way(delimiter: str) -> None:
    rows = [["Name", "Estimate", "After"], ["API", "5-10d", ""], ["UI", "8d", "API"], ["QA", "2d", "UI"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert [(each["id"], each.get("after")) for each in document(text)["tasks"]] == [
        ("api", None),
        ("ui", ["api"]),
        ("qa", ["ui"]),
    ]


def test_P40_51_a_table_in_markdown_is_one() -> None:
    found = document("| Task | Estimate |\n|:-----|---------:|\n| API  | 5d |\n| UI | 8d |\n")
    assert [(each["name"], each["estimate"]) for each in found["tasks"]] == [("API", "5d"), ("UI", "8d")]


def test_P40_51_a_quoted_cell_may_hold_delimiters_and_line_breaks() -> None:
    found = document('Name,Estimate,Notes\n"API, second",5d,"one\ntwo"\nUI,8d,\n')
    assert found["tasks"][0] == {"id": "api-second", "name": "API, second", "estimate": "5d", "notes": "one two"}
    assert [each.line for each in read('Name,Estimate\n"A\nB",5d\nUI,8d\n').reading.understood] == [2, 4]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Task\tOwner\tDue date", ["name", "owner", "finish"]),
        ("Summary\tAssignee\tStart date\tEnd date", ["name", "owner", "start", "finish"]),
        ("ID\tName\tDuration\tPredecessors\tResource Names", ["id", "name", "estimate", "after", "owner"]),
        ("Epic\tTask\tMin\tMost likely\tMax", ["initiative", "name", "low", "likely", "high"]),
        ("Vorgang\tDauer\tVorgänger\tVerantwortlich", ["name", "estimate", "after", "owner"]),
        ("Milestone\tTarget\tPromised", ["name", "finish", "promised"]),
        ("Project\tMilestone\tTask\tWeeks\tColour", ["initiative", "milestone", "name", "estimate", "nothing"]),
        ("Deliverable\tPlanned finish\tType", ["name", "finish", "kind"]),
        ("Work package\tMilestone\tDays\tDepends on", ["name", "milestone", "estimate", "after"]),
    ],
)
def test_P40_52_columns_are_told_by_their_heads(heads: str, expected: list[str]) -> None:
    row = "\t".join("x" for _ in expected)
    assert roles(f"{heads}\n{row}\n{row}") == expected


def test_P40_52_without_heads_they_are_told_by_what_stands_in_them() -> None:
    assert roles("Beta\t29 Jan 2027\nLaunch\t31 Mar 2027\n") == ["name", "finish"]
    assert roles("1\tSpecification\t5d\n2\tInterface\t8-10d\n")[1:] == ["name", "estimate"]
    assert roles("Design\t2026-11-09\t2026-11-20\n") == ["name", "start", "finish"]


def test_P40_52_unknown_heads_are_heads_all_the_same_where_dates_stand_below() -> None:
    reading = read("Was\tBis\nBeta\t29.01.2027\nLaunch\t31.03.2027\n")
    assert reading.heads
    assert [each.id for each in reading.reading.understood] == ["beta", "launch"]


def test_P40_53_what_was_guessed_is_shown_and_can_be_corrected() -> None:
    text = "Spec\t2027-03-01\tnever mind\nAPI\t2027-04-01\tnothing\n"
    found = read(text)
    assert [(each.head, str(each.role), each.example) for each in found.columns] == [
        ("", "nothing", "Spec"),
        ("", "finish", "2027-03-01"),
        ("", "name", "never mind"),
    ]
    asked = {0: ColumnRole.NAME, 1: ColumnRole.PROMISED, 2: ColumnRole.NOTES}
    milestones = document(text, roles=asked)["milestones"]
    assert milestones[0] == {
        "id": "spec",
        "name": "Spec",
        "commitment": {"date": "2027-03-01"},
        "notes": "never mind",
    }


def test_P40_53_whether_the_first_row_names_the_columns_can_be_corrected_too() -> None:
    text = "Task\tEffort\nAPI\t5d\n"
    assert [each["name"] for each in document(text)["tasks"]] == ["API"]
    kept = read(text, heads=False).reading.document
    assert kept is not None
    assert "Task" in str(kept)


def test_P40_54_a_bare_number_counts_days_or_what_the_head_says() -> None:
    for head, unit in (("Duration", "d"), ("Weeks", "w"), ("Effort (hours)", "h"), ("Duration in weeks", "w")):
        assert document(f"Task\t{head}\nAPI\t5\nUI\t2.5\n")["tasks"][0]["estimate"] == f"5{unit}"


def test_P40_54_three_columns_make_a_range_and_two_all_that_is_known() -> None:
    three = document("Task\tLow\tLikely\tHigh\nAPI\t5\t8\t13\nUI\t\t3\t\n")["tasks"]
    assert [each["estimate"] for each in three] == [{"low": "5d", "likely": "8d", "high": "13d"}, "3d"]
    two = document("Task\tMin\tMax\nAPI\t5\t8\n")["tasks"]
    assert two[0]["estimate"] == {"low": "5d", "high": "8d", "shape": "uniform"}


def test_P40_55_work_lasts_from_its_start_to_its_finish_where_nothing_else_is_said() -> None:
    (task,) = document("Task\tStart\tFinish\nDesign\t2026-11-09\t2026-11-20\n")["tasks"]
    # Two weeks from Monday to Friday.
    assert task == {
        "id": "design",
        "name": "Design",
        "estimate": "10d",
        "constraint": {"start_no_earlier": "2026-11-09"},
        "deadline": "2026-11-20",
    }


def test_P40_55_a_start_that_is_past_holds_nothing_back() -> None:
    (task,) = document("Task\tStart\tFinish\nSort\t2026-10-30\t2026-11-03\n")["tasks"]
    assert "constraint" not in task
    assert task["estimate"] == "3d"  # Friday, Monday and Tuesday


def test_P40_56_a_row_is_a_milestone_where_it_has_a_date_and_no_work_or_says_so() -> None:
    found = document("Name\tDuration\tFinish\nBuild\t9\t2027-01-08\nBeta\t0d\t2027-01-29\nGA\t\t2027-03-31\n")
    assert [each["id"] for each in found["milestones"]] == ["beta", "ga"]


def test_P40_56_a_column_of_kinds_decides() -> None:
    found = read("Name\tType\tFinish\tDuration\nBuild\tTask\t2027-01-08\t3\nBeta\tMilestone\t2027-01-29\t2\n").reading
    assert found.document is not None
    assert [(each.id, each.kind) for each in found.understood] == [("build", "task"), ("beta", "milestone")]


def test_P40_57_one_date_says_for_all_of_them_where_the_month_stands() -> None:
    american = document("Milestone\tTarget\nBeta\t3/4/2027\nGA\t1/29/2027\n")["milestones"]
    assert [each["target"] for each in american] == ["2027-03-04", "2027-01-29"]
    european = read_cells("Milestone\tTarget\nBeta\t3/4/2027\nGA\t29/1/2027\n", Speech.of("en-US", TODAY.today))
    assert european.reading.document is not None
    assert "2027-04-03" in str(european.reading.document)


def test_P40_58_rows_are_named_by_name_id_or_number() -> None:
    by_id = document("Key\tTask\tDays\tDepends on\nA-1\tSpec\t2\t\nA-2\tAPI\t5\ta-1\nA-3\tUI\t8\tA-1; API\n")
    assert [each.get("after") for each in by_id["tasks"]] == [None, ["spec"], ["spec", "api"]]
    by_number = document("Task\tDays\tPredecessors\nSpec\t2\t\nAPI\t5\t1\nUI\t8\t1,2FF-1d\n")
    assert by_number["tasks"][2]["after"] == ["spec", {"id": "api", "type": "FF", "lag": "-1d"}]
    with_comma = document("Task\tDays\tAfter\nDrop, heat\t2\t\nAPI\t5\tDrop, heat\n")
    assert with_comma["tasks"][1]["after"] == ["drop-heat"]


def test_P40_59_where_no_column_says_what_waits_a_milestone_comes_after_the_work_above_it() -> None:
    found = document("Name\tDays\tFinish\nSpec\t2\t\nBuild\t9\t\nBeta\t\t2027-01-29\nDocs\t3\t\nGA\t\t2027-03-31\n")
    assert [each.get("after") for each in found["milestones"]] == [["spec", "build"], ["docs"]]
    linked = document("Name\tDays\tFinish\tAfter\nSpec\t2\t\t\nBuild\t9\t\tSpec\nBeta\t\t2027-01-29\t\n")
    assert "after" not in linked["milestones"][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Task\tDays\nAPI\tmany\nUI\t8\n", [("estimate-unread", 2)]),
        ("Task\tDays\tDue\nAPI\t5\tsoon\n", [("date-unread", 2)]),
        ("Task\tDays\tAfter\nAPI\t5\t7\n", [("name-unread", 2)]),
        ("Task\tDays\tAfter\nAPI\t5\tAPI\n", [("name-unread", 2)]),
        ("Task\tDays\n\t5\nUI\t8\n", [("line-unread", 2)]),
        ("Task\tDays\tAfter\nAPI\t5\tUI\nUI\t8\tAPI\n", [("dependency-loop", 2)]),
        ("", [("nothing-read", 1)]),
    ],
)
def test_P40_60_what_is_not_understood_is_told_with_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_P40_60_a_dash_says_nothing() -> None:
    assert document("Task\tDays\tOwner\tAfter\nAPI\t5\t-\t-\n")["tasks"] == [
        {"id": "api", "name": "API", "estimate": "5d"}
    ]


CELLS = [
    "Task",
    "Days",
    "After",
    "API",
    "UI",
    "5",
    "5-10d",
    "29 Jan",
    "1",
    "2FS+1d",
    "",
    "-",
    "Milestone",
    '"',
    "0",
    "\n",
]


@given(st.lists(st.sampled_from(CELLS) | st.text(max_size=4), max_size=40), st.sampled_from("\t,;|"))
def test_P40_61_whatever_is_pasted_the_document_can_be_written_and_read(cells: list[str], delimiter: str) -> None:
    reading = read(delimiter.join(cells)).reading
    if reading.document is None:
        assert reading.problems
        return
    again = read_text(write_yaml(reading.document), "plan.yaml")
    errors = {each.code for each in reading.problems if each.severity is Severity.ERROR}
    assert (again.plan is None) == bool(errors)
