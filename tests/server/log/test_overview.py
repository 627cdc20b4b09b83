"""All plans in short, as the first page shows them."""

from typing import Any

import pytest
from django.test import Client

from tests.server.accounts.workplace import Workplace, send
from tests.server.calls import get, make_plan, post, revise, setting
from tests.server.people import ClientOf, Somebody

YEAR: dict[str, Any] = {
    "plan": "Year",
    "status_date": "2026-11-02",
    "people": [{"id": "lead", "name": "Lead"}, {"id": "other", "name": "Other"}],
    "objectives": [
        {
            "id": "grow",
            "due": "2027-06-30",
            "key_results": [
                {"id": "old", "target": 9, "owner": "lead", "check_ins": [{"date": "2026-10-19", "value": 1}]},
                {"id": "fresh", "target": 9, "check_ins": [{"date": "2026-10-20", "value": 1}]},
                {"id": "over", "target": 9, "due": "2026-10-01", "check_ins": [{"date": "2026-09-01", "value": 1}]},
                {"id": "never", "target": 9},
            ],
        }
    ],
    "milestones": [
        {"id": "begun", "name": "Begun", "actual": "2026-10-05"},
        {"id": "someday", "name": "Someday", "after": ["work"]},
        {"id": "sure", "name": "Sure", "target": "2028-01-31", "after": ["work"], "owner": "other"},
        {"id": "beta", "name": "Beta", "target": "2026-11-20", "after": ["work"], "accountable": "lead"},
    ],
    "tasks": [{"id": "work", "name": "Work", "estimate": {"low": "10d", "likely": "15d", "high": "30d"}}],
}
"""One milestone is reached, one that nobody waits for, one that has more than a year for 15 days, one that has 14."""


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def overview(client: Client) -> dict[str, Any]:
    """The only plan, in short."""
    (found,) = get(client, "/overview")["items"]
    assert isinstance(found, dict)
    return found


@pytest.fixture
def workplace(somebody: Somebody, client_of: ClientOf) -> Workplace:
    """A workspace of Olga's, who lets others in."""
    return Workplace(somebody, client_of)


@pytest.fixture
def forecast_plan(ada: Client) -> str:
    """The plan, forecast already."""
    plan = make_plan(ada, YEAR)
    get(ada, f"/plans/{plan}/forecast")
    return plan


def test_A8_20_a_plan_that_is_not_forecast_yet_says_so(ada: Client) -> None:
    plan = make_plan(ada, YEAR)
    found = overview(ada)
    assert (found["id"], found["name"], found["number"], found["role"]) == (plan, "Year", 1, "owner")
    assert found["forecast"] is None
    assert (found["status_date"], found["moves_with_time"], found["objectives"]) == ("2026-11-02", False, 1)


def test_A8_20_the_least_sure_milestone_comes_first_with_what_the_forecast_says_of_it(
    ada: Client, forecast_plan: str
) -> None:
    found = overview(ada)["forecast"]
    assert [each["id"] for each in found["milestones"]] == ["beta", "sure", "someday"]
    assert (found["number"], found["complete"], found["ahead"], found["reached"]) == (1, True, 3, 1)
    forecast = get(ada, f"/plans/{forecast_plan}/forecast")
    told = {each["id"]: each for each in forecast["milestones"]}
    for each in found["milestones"]:
        kept = {name: value for name, value in each.items() if name != "mine"}
        assert kept.items() <= told[each["id"]].items()
    assert found["p80"] == forecast["finish"]["p80"]


def test_A8_20_a_milestone_has_its_present_name_and_one_that_is_gone_is_not_told(
    ada: Client, forecast_plan: str
) -> None:
    revise(ada, forecast_plan, 1, setting("milestone", "beta", name="Public beta"))
    revise(ada, forecast_plan, 2, {"op": "remove", "kind": "milestone", "id": "sure"})
    found = overview(ada)
    assert (found["number"], found["forecast"]["number"]) == (3, 1)
    assert [each["name"] for each in found["forecast"]["milestones"]] == ["Public beta", "Someday"]


def test_A8_21_what_somebody_answers_for_is_told_to_them_as_theirs(workplace: Workplace) -> None:
    plan = make_plan(workplace.owner, {**YEAR})
    get(workplace.owner, f"/plans/{plan}/forecast")
    account, max_ = workplace.joined("viewer")
    assert not any(each["mine"] for each in overview(workplace.owner)["forecast"]["milestones"])
    answer = send(workplace.owner, "PUT", f"/plans/{plan}/people/lead", {"account": account.email})
    assert answer.status_code == 200, answer.content
    mine = [each for each in get(max_, "/overview")["items"] if each["id"] == plan]
    assert [each["id"] for each in mine[0]["forecast"]["milestones"] if each["mine"]] == ["beta"]
    assert [each["id"] for each in mine[0]["check_ins"] if each["mine"]] == ["old"]
    assert not any(each["mine"] for each in overview(workplace.owner)["forecast"]["milestones"])


def test_A8_22_a_key_result_is_overdue_two_weeks_after_its_last_check_in(ada: Client, forecast_plan: str) -> None:
    assert [(each["id"], each["days"]) for each in overview(ada)["check_ins"]] == [("old", 14)]


def test_A8_23_the_plan_that_changed_last_comes_first_and_archived_and_hidden_ones_are_left_out(
    ada: Client, somebody: Somebody, client_of: ClientOf
) -> None:
    first, second, away = (make_plan(ada, {**YEAR, "plan": name}) for name in ("First", "Second", "Away"))
    make_plan(client_of(somebody()), YEAR)
    post(ada, f"/plans/{away}/archive")
    revise(ada, first, 1, setting("milestone", "beta", name="Public beta"))
    assert [each["id"] for each in get(ada, "/overview")["items"]] == [first, second]
    page = get(ada, "/overview?limit=1")
    assert [each["id"] for each in page["items"]] == [first]
    assert [each["id"] for each in get(ada, page["next"].removeprefix("/api/v1"))["items"]] == [second]
