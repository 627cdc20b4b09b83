"""Time passing for plans whose status date is `auto`."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.server.calls import get, make_plan, post
from tests.server.people import ClientOf, Somebody

HONOLULU = {"plan": "Islands", "status_date": "auto", "time_zone": "Pacific/Honolulu", "tasks": [{"id": "a"}]}


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def passed(now: datetime) -> None:
    from milepost.server.plans.passing import pass_time_everywhere

    pass_time_everywhere(now)


def next_midnight_in_honolulu() -> datetime:
    """Honolulu is ten hours behind UTC all the year."""
    local = datetime.now(UTC) - timedelta(hours=10)
    return datetime(local.year, local.month, local.day, tzinfo=UTC) + timedelta(days=1, hours=10)


def test_A1_12_at_local_midnight_a_revision_of_time_moves_the_status_date(ada: Client) -> None:
    plan, midnight = make_plan(ada, HONOLULU), next_midnight_in_honolulu()
    before = get(ada, f"/plans/{plan}/schedule")["status_date"]
    passed(midnight - timedelta(seconds=1))
    assert get(ada, f"/plans/{plan}")["number"] == 1
    passed(midnight)
    read = get(ada, f"/plans/{plan}/revisions/2")
    assert (read["through"], read["who"]) == ("time", {"id": "time", "name": None})
    assert [command["command"] for command in read["commands"]] == ["pass_time"]
    after = get(ada, f"/plans/{plan}/schedule")["status_date"]
    assert datetime.fromisoformat(after) - datetime.fromisoformat(before) == timedelta(days=1)
    passed(midnight + timedelta(hours=1))
    assert get(ada, f"/plans/{plan}")["number"] == 2, "once a day"


def test_A1_12_time_leaves_fixed_archived_and_deleted_plans_alone(ada: Client) -> None:
    fixed = make_plan(ada, {**HONOLULU, "status_date": "2026-11-02"})
    archived, deleted = make_plan(ada, HONOLULU), make_plan(ada, HONOLULU)
    post(ada, f"/plans/{archived}/archive")
    ada.delete(f"/api/v1/plans/{deleted}")
    passed(next_midnight_in_honolulu())
    post(ada, f"/plans/{deleted}/restore")
    assert [get(ada, f"/plans/{each}")["number"] for each in (fixed, archived, deleted)] == [1, 1, 1]


def test_A2_9_the_server_empties_the_trash_by_itself(ada: Client) -> None:
    from django.utils import timezone

    from milepost.server.models import PlanRecord
    from milepost.server.plans.timekeeper import Timekeeper

    plan = make_plan(ada)
    ada.delete(f"/api/v1/plans/{plan}")
    PlanRecord.objects.filter(pk=plan).update(deleted_at=timezone.now() - timedelta(days=31))
    keeper = Timekeeper()
    keeper.start()
    keeper.stop()
    assert not PlanRecord.objects.filter(pk=plan).exists()
