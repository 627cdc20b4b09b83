"""Pasted text read as a plan, before there is one."""

from typing import Any

import pytest
from django.test import Client

from tests.server.calls import get, make_plan, post
from tests.server.people import ClientOf, Somebody


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def read(client: Client, text: str, **more: object) -> dict[str, Any]:
    """What a text comes to."""
    answer = post(client, "/readings", {"text": text, **more})
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert isinstance(found, dict)
    return found


def test_A8_1_lines_become_a_document_and_the_document_a_plan_with_a_probability(ada: Client) -> None:
    found = read(ada, "Beta by 29 Jan: API 5-10d, UI 8d after API", time_zone="Europe/Berlin")
    assert (found["form"], found["sound"], found["problems"]) == ("lines", True, [])
    assert [each["id"] for each in found["understood"]] == ["beta", "api", "ui"]
    plan = make_plan(ada, found["document"])
    (milestone,) = get(ada, f"/plans/{plan}/forecast")["milestones"]
    assert 0 <= milestone["probability_target"] <= 1


def test_A8_1_nothing_is_stored(ada: Client) -> None:
    read(ada, "Beta by 29 Jan: API 5-10d")
    assert get(ada, "/plans")["items"] == []


def test_A8_2_with_a_time_zone_the_plan_moves_with_time_and_without_one_it_stands_at_today(ada: Client) -> None:
    moving = read(ada, "Spec 5d", time_zone="Pacific/Auckland")["document"]
    assert (moving["status_date"], moving["time_zone"]) == ("auto", "Pacific/Auckland")
    standing = read(ada, "Spec 5d")["document"]
    assert len(standing["status_date"]) == len("2026-11-02")
    assert "time_zone" not in standing


def test_A8_3_a_table_is_told_with_its_columns_which_can_be_said(ada: Client) -> None:
    table = "Task\tDays\nAPI\t5\n"
    found = read(ada, table)
    assert (found["form"], found["heads"]) == ("cells", True)
    assert [(each["head"], each["role"], each["example"]) for each in found["columns"]] == [
        ("Task", "name", "API"),
        ("Days", "estimate", "5"),
    ]
    said = read(ada, table, columns=["notes", "name"], heads=False, **{"as": "cells"})
    assert [each["role"] for each in said["columns"]] == ["notes", "name"]
    assert not said["heads"]


def test_A8_4_months_stand_where_the_locale_has_them(ada: Client) -> None:
    american = read(ada, "Beta by 3/4/2099: API 5d", locale="en-US")["document"]
    european = read(ada, "Beta by 3/4/2099: API 5d", locale="de")["document"]
    assert american["milestones"][0]["target"] == "2099-03-04"
    assert european["milestones"][0]["target"] == "2099-04-03"


def test_A8_5_what_is_wrong_is_told_with_its_line_and_is_no_refusal(ada: Client) -> None:
    found = read(ada, "Beta: API 5d after UI\n- UI 3d after API")
    assert not found["sound"]
    assert [(each["code"], each["severity"]) for each in found["problems"]] == [("dependency-loop", "error")]
    nothing = read(ada, "")
    assert (nothing["document"], nothing["sound"]) == (None, False)
    assert [(each["code"], each["line"]) for each in nothing["problems"]] == [("nothing-read", 1)]


def test_A8_6_a_plan_file_is_taken_as_it_stands(ada: Client) -> None:
    text = "plan: Atlas\nstatus_date: 2026-11-02\ntasks:\n  - {id: api, estimate: 5d}\n"
    found = read(ada, text, time_zone="Europe/Berlin")
    assert (found["form"], found["sound"]) == ("file", True)
    assert found["document"] == {
        "plan": "Atlas",
        "status_date": "2026-11-02",
        "tasks": [{"id": "api", "estimate": "5d"}],
    }


@pytest.mark.parametrize("body", [{"text": "x", "as": "poem"}, {"text": "x", "columns": ["colour"]}, {"words": "x"}])
def test_A8_7_what_is_asked_wrongly_is_refused(ada: Client, body: dict[str, object]) -> None:
    assert post(ada, "/readings", body).status_code == 422


def test_A8_7_so_are_a_time_zone_that_nobody_knows_a_text_without_end_and_a_stranger(ada: Client) -> None:
    assert post(ada, "/readings", {"text": "x", "time_zone": "Mars/Olympus"}).status_code == 400
    endless = post(ada, "/readings", {"text": "x" * 1_000_001})
    assert (endless.status_code, endless.json()["code"]) == (422, "invalid")
    assert "1,000,001 characters" in endless.json()["detail"]
    assert post(Client(), "/readings", {"text": "x"}).status_code == 401


def test_A8_7_a_plan_file_of_ten_thousand_activities_becomes_a_plan(ada: Client) -> None:
    lines = [f"  - {{id: t{each}, name: {'A task with a name ' * 5}, estimate: 3d}}" for each in range(10_000)]
    text = "\n".join(("plan: Everything", "status_date: 2026-11-02", "tasks:", *lines))
    assert len(text) > 1_000_000
    found = read(ada, text)
    assert (found["form"], found["sound"], len(found["document"]["tasks"])) == ("file", True, 10_000)
    make_plan(ada, found["document"])


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("Public beta by 29 Jan 2099", "no-basis", "nothing says when Public beta can be reached"),
        ("Load test 10-5d", "range-disordered", "the durations of Load test are out of order"),
        ("Task\tLow\tHigh\nLoad test\t10\t5\n", "range-disordered", "the durations of Load test are out of order"),
        ("Load test 500000d", "bad-duration", "the duration of Load test cannot be read, or is too long"),
        ("API 5d after UI\nUI 3d after API", "dependency-loop", "these wait for each other: api -> ui -> api"),
        ("Beta by 31 Feb: API 5d", "date-unread", "'31 Feb' is not a date that can be read"),
        ("Beta: API 5dd", "estimate-unread", "API 5dd says not how long it takes, and so takes no time"),
        ("Name\tDays\nAPI\tlots\n", "estimate-unread", "'lots' is not a working time that can be read"),
    ],
)
def test_A8_8_what_is_wrong_with_lines_and_tables_is_told_in_their_own_words(
    ada: Client, text: str, code: str, said: str
) -> None:
    (problem,) = read(ada, text)["problems"]
    assert (problem["code"], problem["message"]) == (code, said)
    assert "`" not in problem["mend"]


def test_A8_8_a_plan_file_is_told_by_its_keys(ada: Client) -> None:
    text = "plan: Atlas\nstatus_date: 2026-11-02\nmilestones:\n  - {id: beta, target: 2027-01-29}\n"
    (problem,) = read(ada, text)["problems"]
    assert (problem["code"], "`expected`" in problem["mend"]) == ("no-basis", True)
