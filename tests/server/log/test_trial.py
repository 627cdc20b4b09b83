"""Changes tried out: what would happen, and nothing stored."""

import pytest
from django.test import Client

from tests.server.calls import adding, codes, get, make_plan, post, revise, setting
from tests.server.people import ClientOf, Somebody


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


@pytest.fixture
def plan(ada: Client) -> str:
    """A small plan of theirs."""
    return make_plan(ada)


def tried(client: Client, plan: str, base: int, *changes: dict[str, object]) -> dict[str, object]:
    answer = post(client, f"/plans/{plan}/revisions?dry_run=true", {"base": base, "changes": list(changes)})
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


def test_A1_10_a_trial_answers_effects_cascade_and_forecasts_and_stores_nothing(ada: Client, plan: str) -> None:
    before = get(ada, f"/plans/{plan}/schedule")["activities"]
    found = tried(ada, plan, 1, setting("task", "api", estimate={"fixed": "60d"}))
    assert get(ada, f"/plans/{plan}")["number"] == 1
    revised = revise(ada, plan, 1, setting("task", "api", estimate={"fixed": "60d"})).json()
    assert found["effects"] == revised["effects"]
    after = get(ada, f"/plans/{plan}/schedule")["activities"]
    expected = [
        {
            "id": old["id"],
            "before": {"start": old["early_start"], "finish": old["early_finish"]},
            "after": {"start": new["early_start"], "finish": new["early_finish"]},
        }
        for old, new in zip(before, after, strict=True)
        if (old["early_start"], old["early_finish"]) != (new["early_start"], new["early_finish"])
    ]
    assert found["cascade"] == expected


def test_A1_10_the_forecasts_of_a_trial_are_those_that_the_plan_has_before_and_after(ada: Client, plan: str) -> None:
    change = setting("task", "api", estimate={"low": "20d", "likely": "30d", "high": "60d"})
    forecasts = tried(ada, plan, 1, change)["forecast"]
    names = ("id", "p10", "p50", "p80", "p90", "probability_target", "deterministic")

    def milestones(document: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
        return [{name: each[name] for name in names} for each in document["milestones"]]

    assert isinstance(forecasts, dict)
    assert milestones(forecasts["before"]) == milestones(get(ada, f"/plans/{plan}/forecast"))
    revise(ada, plan, 1, change)
    assert milestones(forecasts["after"]) == milestones(get(ada, f"/plans/{plan}/forecast"))


def test_A1_10_what_would_come_and_go_is_in_the_cascade(ada: Client, plan: str) -> None:
    added = tried(ada, plan, 1, adding("task", "ui", estimate="3d"))
    assert [each["before"] for each in added["cascade"] if each["id"] == "ui"] == [None]  # type: ignore[attr-defined]


def test_A1_10_a_trial_is_refused_as_the_revision_would_be(ada: Client, plan: str) -> None:
    path = f"/plans/{plan}/revisions?dry_run=true"
    loop = post(ada, path, {"base": 1, "changes": [setting("task", "api", after=["beta"])]})
    assert (loop.status_code, codes(loop)) == (422, ["dependency-loop"])
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    stale = post(ada, path, {"base": 1, "changes": [setting("task", "api", estimate="4d")]})
    assert (stale.status_code, stale.json()["conflicts"][0]["theirs"]) == (409, "9d")
