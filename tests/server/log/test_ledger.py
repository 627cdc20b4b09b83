"""The forecast ledger: how a date moved from revision to revision."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from tests.server.calls import LAUNCH, get, make_plan, revise, setting
from tests.server.people import ClientOf, Somebody

WHEN = ("p10", "p50", "p80", "p90")


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


@pytest.fixture
def plan(ada: Client) -> str:
    """A plan whose work shrank twice; each of its three revisions was forecast, the second one after the third."""
    made = make_plan(ada)
    revise(ada, made, 1, setting("task", "api", estimate={"low": "5d", "likely": "8d", "high": "9d"}))
    revise(ada, made, 2, setting("milestone", "beta", target="2026-11-13"))
    for number in (1, 3, 2):
        get(ada, f"/plans/{made}/forecast?revision={number}")
    return made


def keep_forecasts(plan: str, times: list[datetime]) -> None:
    """Revisions 2, 3, ... of a plan at these times, each with a forecast that says nothing."""
    from milepost.server.forecasts.ledger import keep
    from milepost.server.log.packing import pack_document
    from milepost.server.models import RevisionRecord

    first = RevisionRecord.objects.get(plan_id=plan, number=1)
    document: dict[str, Any] = {
        "status_date": "2026-11-02T00:00",
        "finish": dict.fromkeys(WHEN),
        "milestones": [],
    }
    for number, when in enumerate(times, start=2):
        first.pk, first.number, first.when = None, number, when
        first.save(force_insert=True)
        keep(plan, number, pack_document({"number": number, "complete": False, **document}), complete=False)


def test_A2_20_the_ledger_lists_what_was_said_of_a_milestone_the_last_revision_first(ada: Client, plan: str) -> None:
    items = get(ada, f"/plans/{plan}/forecasts?milestone=beta")["items"]
    assert [each["number"] for each in items] == [3, 2, 1]
    revisions = get(ada, f"/plans/{plan}/revisions")["items"]
    assert [each["revised_at"] for each in items] == [each["when"] for each in revisions]
    for each in items:
        (told,) = get(ada, f"/plans/{plan}/forecast?revision={each['number']}")["milestones"]
        names = (*WHEN, "target", "commitment", "probability_target", "probability_commitment", "reached")
        assert {name: each[name] for name in names} == {name: told[name] for name in names}
    assert [each["target"] for each in items] == ["2026-11-13", "2027-01-29", "2027-01-29"]
    assert items[2]["p50"] > items[1]["p50"] == items[0]["p50"]


def test_A2_20_without_a_milestone_it_is_the_finish_of_the_plan(ada: Client, plan: str) -> None:
    for each in get(ada, f"/plans/{plan}/forecasts")["items"]:
        told = get(ada, f"/plans/{plan}/forecast?revision={each['number']}")
        assert {name: each[name] for name in WHEN} == {name: told["finish"][name] for name in WHEN}
        assert (each["target"], each["probability_target"], each["reached"]) == (None, None, None)
        assert each["status_date"] == "2026-11-02T00:00"


def test_A2_20_a_revision_stands_once_as_it_was_answered_first(ada: Client, plan: str) -> None:
    """[A2.20] Forecast again by a later engine it stays what was said at the time."""
    from milepost.server.models import ForecastRecord

    before = get(ada, f"/plans/{plan}/forecasts?milestone=beta")["items"]
    for record in ForecastRecord.objects.filter(plan=plan):
        record.pk, record.engine, record.answered_at = f"{record.pk[:-1]}!", "another", datetime(2190, 1, 1, tzinfo=UTC)
        record.save(force_insert=True)
    assert get(ada, f"/plans/{plan}/forecasts?milestone=beta")["items"] == before


def test_A2_20_it_comes_in_pages(ada: Client, plan: str) -> None:
    first = get(ada, f"/plans/{plan}/forecasts?milestone=beta&limit=2")
    assert [each["number"] for each in first["items"]] == [3, 2]
    rest = ada.get(first["next"]).json()
    assert ([each["number"] for each in rest["items"]], rest["next"]) == ([1], None)


def test_A2_21_a_long_ledger_is_thinned_to_the_last_of_each_stretch_of_time(ada: Client) -> None:
    """[A2.21] Five hundred revisions, one every hour: stretches of 2^13 s would be 220, those of 2^14 s are 110."""
    plan = make_plan(ada)
    start = datetime.fromisoformat(get(ada, f"/plans/{plan}/revisions")["items"][0]["when"]) + timedelta(days=1)
    keep_forecasts(plan, [start + timedelta(hours=hour) for hour in range(500)])
    items = get(ada, f"/plans/{plan}/forecasts?limit=200")["items"]
    assert 110 <= len(items) <= 113
    numbers = [each["number"] for each in items]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == 501
    assert max(late - early for late, early in pairwise(numbers)) <= 5, "no stretch is left without a point"


@pytest.mark.parametrize(("count", "most", "kept"), [(3, 3, "abc"), (4, 3, "bd"), (8, 4, "bdfh"), (8, 2, "dh")])
def test_A2_21_what_is_left_is_the_last_of_each_stretch(count: int, most: int, kept: str) -> None:
    """[A2.21] A thing every second from an even one on."""
    from milepost.server.forecasts.ledger import thinned

    start = datetime(2026, 11, 2, tzinfo=UTC)
    moments = [(start + timedelta(seconds=place), name) for place, name in enumerate("abcdefgh"[:count])]
    assert "".join(thinned(moments, most)) == kept


def test_A2_22_what_a_forecast_did_not_know_is_null(ada: Client, plan: str) -> None:
    change = {"op": "add", "kind": "milestone", "id": "later", "fields": {"name": "Later", "target": "2027-03-01"}}
    assert revise(ada, plan, 3, change).status_code == 201
    get(ada, f"/plans/{plan}/forecast")
    known, *unknown = get(ada, f"/plans/{plan}/forecasts?milestone=later")["items"]
    assert (known["number"], known["target"], known["p80"], known["reached"]) == (4, "2027-03-01", None, False)
    for each in unknown:
        assert {each[name] for name in (*WHEN, "target", "probability_target", "reached")} == {None}


def test_A2_22_a_milestone_that_the_plan_does_not_have_is_not_found(ada: Client, plan: str) -> None:
    answer = ada.get(f"/api/v1/plans/{plan}/forecasts?milestone=gamma")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert re.search("milestone 'gamma'", answer.json()["detail"])


def test_A2_22_a_plan_that_was_never_forecast_has_an_empty_ledger(ada: Client) -> None:
    assert get(ada, f"/plans/{make_plan(ada)}/forecasts") == {"items": [], "next": None}


def test_A2_23_on_request_the_finish_has_its_201_quantiles(ada: Client, plan: str) -> None:
    """[A2.23] Here the finish is that of its one milestone, of which all quantiles are known."""
    whole = get(ada, f"/plans/{plan}/forecast?quantiles=true")
    assert whole["finish"]["quantiles"] == whole["milestones"][0]["quantiles"]
    assert get(ada, f"/plans/{plan}/forecast")["finish"] == {name: whole["finish"][name] for name in WHEN}


def test_A2_23_the_finish_of_a_plan_in_which_all_is_reached_has_none(ada: Client) -> None:
    reached = make_plan(ada, {**LAUNCH, "milestones": [{"id": "beta", "actual": "2026-10-30"}], "tasks": []})
    assert get(ada, f"/plans/{reached}/forecast?quantiles=true")["finish"] == {**dict.fromkeys(WHEN), "quantiles": None}
