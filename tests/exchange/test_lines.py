"""Plans from lines of plain text."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import milepost
from milepost.exchange.assembly import PlainReading
from milepost.exchange.lines import read_lines
from milepost.exchange.read import read_data, read_text
from milepost.exchange.said_date import Speech
from milepost.exchange.yaml_write import write_yaml
from milepost.model.problem import Severity

TODAY = Speech(date(2026, 11, 2))


def read(text: str) -> PlainReading:
    """What a text comes to on 2 November 2026."""
    return read_lines(text, TODAY)


def document(text: str) -> dict[str, Any]:
    """The document of a text in which everything is understood."""
    reading = read(text)
    assert reading.document is not None
    assert not [each for each in reading.problems if each.code != "no-basis"], reading.problems
    return reading.document


def told(text: str) -> list[tuple[str, int | None]]:
    """The codes of what is not understood, and their lines."""
    return [(each.code, each.line) for each in read(text).problems]


def test_P40_1_the_line_that_says_it_all() -> None:
    assert document("Beta by 29 Jan: API 5-10d, UI 8d after API") == {
        "plan": "Beta",
        "status_date": "2026-11-02",
        "milestones": [{"id": "beta", "name": "Beta", "target": "2027-01-29"}],
        "tasks": [
            {
                "id": "api",
                "name": "API",
                "milestone": "beta",
                "estimate": {"low": "5d", "high": "10d", "shape": "uniform"},
            },
            {"id": "ui", "name": "UI", "milestone": "beta", "estimate": "8d", "after": ["api"]},
        ],
    }


def test_P40_1_it_is_a_plan_with_a_probability() -> None:
    found = document("Beta by 29 Jan: API 5-10d, UI 8d after API")
    plan = read_data(found).plan
    assert plan is not None
    probability = milepost.forecast(plan).milestone("beta").probability_target
    assert probability is not None
    assert 0 < probability <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Beta by 29 Jan:\n- API 5d\n- UI 8d",
        "Beta by 29 Jan:\n  API 5d\n  UI 8d",
        "Beta by 29 Jan:\nAPI 5d\nUI 8d",
        "Beta by 29 Jan\n\t* API 5d\n\t* UI 8d",
        "Beta by 29 Jan: API 5d; UI 8d",
        "Beta by 29 Jan: API 5d,\n- [ ] UI 8d",
        "1. Beta by 29 Jan:\n  1) API (5 days)\n  2) UI (8 days)",
    ],
)
def test_P40_2_work_stands_behind_the_colon_or_below(text: str) -> None:
    found = document(text)
    assert [each["name"] for each in found["milestones"]] == ["Beta"]
    assert [(each["name"], each["milestone"], each["estimate"]) for each in found["tasks"]] == [
        ("API", "beta", "5d"),
        ("UI", "beta", "8d"),
    ]


def test_P40_3_a_line_with_an_estimate_is_work_by_itself_and_one_without_is_a_milestone() -> None:
    found = document("Spec 5d\n\nReview by 28 May 5d\nKick-off")
    assert found["tasks"] == [{"id": "spec", "name": "Spec", "estimate": "5d"}]
    assert found["milestones"][0] == {
        "id": "review",
        "name": "Review",
        "target": "2027-05-28",
        "estimate": "5d",
    }
    assert found["milestones"][1] == {"id": "kick-off", "name": "Kick-off"}


def test_P40_4_names_are_found_wherever_they_stand_and_however_they_are_written() -> None:
    found = document(
        "GA by 31 Mar after beta: Docs 3d\nBeta: UI 8d after api and Spec sheet, API 5d after spec SHEET, Spec sheet 1d"
    )
    after = {each["name"]: each.get("after") for each in [*found["milestones"], *found["tasks"]]}
    assert after == {
        "GA": ["beta"],
        "Beta": None,
        "Docs": None,
        "UI": ["api", "spec-sheet"],
        "API": ["spec-sheet"],
        "Spec sheet": None,
    }


def test_P40_4_several_names_may_follow_after_divided_by_commas() -> None:
    found = document("Beta: API 5d, Spec 2d, UI 8d after API, Spec")
    assert found["tasks"][2]["after"] == ["api", "spec"]


def test_P40_4_where_two_have_one_name_the_one_beside_is_meant() -> None:
    found = document("Beta: Build 5d, Test 3d after Build\nGA: Build 9d, Test 4d after Build")
    assert [(each["id"], each.get("after")) for each in found["tasks"]] == [
        ("build", None),
        ("test", ["build"]),
        ("build-2", None),
        ("test-2", ["build-2"]),
    ]


def test_P40_5_a_promise_has_its_date_and_how_sure_it_is_to_be() -> None:
    (beta, ga) = document("Beta by 29 Jan promised 26 Feb at 90%: API 5d\nGA promised Q2 2027: Docs 5d")["milestones"]
    assert (beta["target"], beta["commitment"]) == ("2027-01-29", {"date": "2027-02-26", "confidence": "90%"})
    assert ga["commitment"] == {"date": "2027-06-30"}
    assert "target" not in ga


def test_P40_6_headings_name_the_plan_then_initiatives_and_labels_say_what_is_wanted() -> None:
    found = document("# Atlas\nObjective: Win by 30 Jun\nBeta: API 5d\n## Field\nGA: Docs 5d\nSweep 2d")
    assert found["plan"] == "Atlas"
    assert found["objectives"] == [{"id": "win", "name": "Win", "due": "2027-06-30"}]
    assert found["initiatives"] == [{"id": "field", "name": "Field"}]
    beta, ga = found["milestones"]
    assert beta == {"id": "beta", "name": "Beta", "supports": ["win"]}
    assert ga == {"id": "ga", "name": "GA", "initiative": "field", "supports": ["win"]}


def test_P40_6_without_a_name_a_plan_is_called_after_its_last_milestone() -> None:
    assert document("Beta: API 5d\nGA: Docs 5d\nSweep 2d after GA")["plan"] == "GA"
    assert document("Sweep 2d")["plan"] == "Sweep"


def test_P40_7_an_owner_becomes_a_person_once() -> None:
    found = document("Beta @ada: API 5d @ada, UI 8d after API @bob")
    assert found["people"] == [{"id": "ada", "name": "ada"}, {"id": "bob", "name": "bob"}]
    assert [each["owner"] for each in [*found["milestones"], *found["tasks"]]] == ["ada", "ada", "bob"]


def test_P40_8_by_is_part_of_a_name_unless_a_date_follows() -> None:
    (signed, stood) = document("Signed by the board by 15 Apr: Talks 5d\nStand by: Wait 2d")["milestones"]
    assert (signed["name"], signed["target"]) == ("Signed by the board", "2027-04-15")
    assert stood["name"] == "Stand by"


def test_P40_9_a_milestone_of_which_nothing_is_said_comes_after_the_work_above_it() -> None:
    found = document("Spec 2d\nBuild 9d after Spec\nBeta by 29 Jan\nDocs 3d\nGA by 31 Mar\nLater: Rest 1d")
    assert [(each["id"], each.get("after")) for each in found["milestones"]] == [
        ("beta", ["spec", "build"]),
        ("ga", ["docs"]),
        ("later", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beta by 31 Foo: API 5d", [("date-unread", 1)]),
        ("Beta promised 30 Feb: API 5d", [("date-unread", 1)]),
        ("Beta:\n- API 3m", [("estimate-unread", 2)]),
        ("Beta: API, UI 3d", [("estimate-unread", 1)]),
        ("Beta: API 5d after Spek", [("name-unread", 1)]),
        ("Beta: API 5d\nby 29 Jan", [("line-unread", 2)]),
        ("Beta: API 5d\n---", [("line-unread", 2)]),
        ("Beta: API 5d after UI, UI 3d after API", [("dependency-loop", 1)]),
        ("Beta: API 5-2d", [("range-disordered", 1)]),
        ("", [("nothing-read", 1)]),
        ("# Atlas", [("nothing-read", 1)]),
    ],
)
def test_P40_10_what_is_not_understood_is_told_with_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected
    assert all(each.message and each.mend for each in read(text).problems)


def test_P40_10_and_nothing_else_is_lost() -> None:
    text = "Beta by 31 Foo promised 26 Feb: API 3m after Spec, UI 8d after Nope, Spec 2d"
    found: dict[str, Any] | None = read(text).document
    assert found is not None
    assert found["milestones"] == [{"id": "beta", "name": "Beta", "commitment": {"date": "2027-02-26"}}]
    assert [(each["id"], each.get("estimate"), each.get("after")) for each in found["tasks"]] == [
        ("api", None, ["spec"]),
        ("ui", "8d", None),
        ("spec", "2d", None),
    ]


def test_P40_10_the_nearest_name_is_proposed() -> None:
    (problem,) = read("Beta: Specification 2d, API 5d after Specificaton").problems
    assert problem.mend == "did you mean 'Specification'?"


def test_P40_11_what_was_understood_is_said_back_line_by_line() -> None:
    text = "Objective: Win by 30 Jun\nBeta by 29 Jan promised 26 Feb at 90%: API 5-10d @ada, UI 3-5-8d after API\n"
    assert [(each.line, each.kind, each.sentence) for each in read(text).understood] == [
        (1, "objective", "Win is an objective, due 30 June 2027."),
        (2, "milestone", "Beta is a milestone, wanted by 29 January 2027, promised for 26 February 2027 at 90%."),
        (2, "task", "API takes 5 to 10 days, for Beta, by ada."),
        (2, "task", "UI takes 3 to 8 days, likely 5 days, after API, for Beta."),
    ]


def test_P40_11_one_day_is_one_day() -> None:
    assert [each.sentence for each in read("Spec 1d\nTalks 3d-2w\nMove 1h fixed").understood] == [
        "Spec takes 1 day.",
        "Talks takes 3 days to 2 weeks.",
        "Move takes exactly 1 hour.",
    ]


WORDS = [
    "Beta",
    "API",
    "UI",
    "by",
    "29 Jan",
    "31 Foo",
    "promised",
    "at 90%",
    "after",
    "and",
    ":",
    ",",
    ";",
    "5d",
    "5-10d",
]
MORE = [
    "3m",
    "10-5d",
    "\n",
    "\n- ",
    "\n  ",
    "# ",
    "Objective: ",
    "@ada",
    "(",
    ")",
    "2.5w",
    "item",
    "plan: x",
    "…",
    "0d",
]


@given(st.lists(st.sampled_from([*WORDS, *MORE]) | st.text(max_size=5), max_size=30))
def test_P40_12_whatever_is_written_the_document_can_be_written_and_read(parts: list[str]) -> None:
    reading = read(" ".join(parts))
    if reading.document is None:
        assert reading.problems
        return
    again = read_text(write_yaml(reading.document), "plan.yaml")
    errors = {each.code for each in reading.problems if each.severity is Severity.ERROR}
    assert (again.plan is None) == bool(errors)
