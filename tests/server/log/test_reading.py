"""Plans read as they are and were, and what the engine says of them."""

import gzip
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from milepost.exchange.read import read_text
from milepost.model.document import write_document
from milepost.model.log import read_snapshot
from tests.server.calls import LAUNCH, adding, get, make_plan, post, revise, setting
from tests.server.people import ClientOf, Somebody

EXAMPLE = Path(__file__).parents[3] / "examples" / "product-launch.yaml"


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


@pytest.fixture
def plan(ada: Client) -> str:
    """A small plan of theirs with three revisions: the API takes 9, and then 7 days."""
    made = make_plan(ada)
    revise(ada, made, 1, setting("task", "api", estimate="9d"))
    revise(ada, made, 2, setting("task", "api", estimate="7d"))
    return made


def estimate(read: dict[str, Any]) -> object:
    return read["document"]["tasks"][0]["estimate"]


def printed(*arguments: str) -> Any:
    """What the command line prints of a plan file."""
    import subprocess
    import sys

    command = [sys.executable, "-m", "milepost.cli.main", *arguments, "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def without_seconds(document: dict[str, Any], *more: str) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in ("elapsed_seconds", *more)}


def test_A2_1_a_plan_is_read_as_it_was_at_a_revision(ada: Client, plan: str) -> None:
    reads = [get(ada, f"/plans/{plan}?revision={number}") for number in (1, 2, 3)]
    assert [each["number"] for each in reads] == [1, 2, 3]
    assert [each["last"] for each in reads] == [3, 3, 3]
    assert [estimate(each) for each in reads] == [LAUNCH["tasks"][0]["estimate"], "9d", "7d"]


def test_A2_1_a_plan_is_read_as_it_was_at_a_time(ada: Client, plan: str) -> None:
    times = [datetime.fromisoformat(each["when"]) for each in reversed(get(ada, f"/plans/{plan}/revisions")["items"])]
    for number, when in enumerate(times, start=1):
        assert get(ada, f"/plans/{plan}?at={when.strftime('%Y-%m-%dT%H:%M:%S.%fZ')}")["number"] == number
    early = (times[0] - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert ada.get(f"/api/v1/plans/{plan}?at={early}").status_code == 404
    assert get(ada, f"/plans/{plan}?at=2190-01-01")["number"] == 3


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("revision=4", 404),
        ("revision=0", 422),
        ("revision=x", 422),
        ("at=yesterday", 422),
        ("revision=1&at=2027-01-01", 400),
    ],
)
def test_A2_1_a_moment_that_the_plan_does_not_have_is_refused(ada: Client, plan: str, query: str, status: int) -> None:
    for path in ("", "/schedule", "/forecast", "/check", "/export"):
        assert ada.get(f"/api/v1/plans/{plan}{path}?{query}").status_code == status


def test_A2_2_what_did_not_change_is_not_sent_again(ada: Client, plan: str) -> None:
    for path in ("", "/schedule", "/forecast", "/check", "/export", "/snapshot"):
        tag = ada.get(f"/api/v1/plans/{plan}{path}")["ETag"]
        again = ada.get(f"/api/v1/plans/{plan}{path}", headers={"If-None-Match": tag})
        assert (path, again.status_code, again.content) == (path, 304, b"")
    revise(ada, plan, 3, setting("task", "api", estimate="5d"))
    assert ada.get(f"/api/v1/plans/{plan}", headers={"If-None-Match": tag}).status_code == 200


def test_A2_2_the_last_revision_is_read_afresh_after_if_match_failed(ada: Client, plan: str) -> None:
    tag = ada.get(f"/api/v1/plans/{plan}?revision=2")["ETag"]
    body = {"base": 3, "changes": [setting("task", "api", estimate="5d")]}
    headers = {"If-Match": tag}
    answer = ada.post(f"/api/v1/plans/{plan}/revisions", body, content_type="application/json", headers=headers)
    assert answer.status_code == 412
    assert get(ada, f"/plans/{plan}")["number"] == 3


def test_A2_3_schedule_forecast_and_check_are_what_the_command_line_prints(ada: Client) -> None:
    reading = read_text(EXAMPLE.read_text())
    assert reading.plan is not None
    plan = make_plan(ada, write_document(reading.plan))
    assert get(ada, f"/plans/{plan}/schedule") == printed("schedule", str(EXAMPLE))
    forecast = without_seconds(get(ada, f"/plans/{plan}/forecast"), "number", "complete", "engine")
    assert forecast == without_seconds(printed("forecast", str(EXAMPLE)))
    checked, told = get(ada, f"/plans/{plan}/check"), printed("check", str(EXAMPLE))
    assert {**checked, "problems": None} == {**told, "problems": None}
    problems = [{**each, "line": None} for each in told["problems"]]
    by = ("code", "subject", "message")
    assert sorted(checked["problems"], key=lambda each: [str(each[key]) for key in by]) == sorted(
        problems, key=lambda each: [str(each[key]) for key in by]
    )


def test_A2_3_the_export_is_a_plan_file_that_says_where_it_came_from(ada: Client, plan: str) -> None:
    text = ada.get(f"/api/v1/plans/{plan}/export").content.decode()
    reading = read_text(text)
    assert reading.plan is not None
    document = write_document(reading.plan)
    assert document.pop("source") == {"url": "http://testserver", "plan": plan, "revision": 3}
    assert document == get(ada, f"/plans/{plan}")["document"]
    as_json = ada.get(f"/api/v1/plans/{plan}/export?format=json").json()
    assert {**document, "source": as_json["source"]} == as_json
    assert ada.get(f"/api/v1/plans/{plan}/export?format=mpp").status_code == 422


def test_A2_4_a_milestone_has_201_quantiles_on_request(ada: Client, plan: str) -> None:
    (plain,) = get(ada, f"/plans/{plan}/forecast")["milestones"]
    (whole,) = get(ada, f"/plans/{plan}/forecast?quantiles=true")["milestones"]
    quantiles = whole.pop("quantiles")
    assert plain == whole
    assert len(quantiles) == 201
    assert quantiles == sorted(quantiles)
    epoch = datetime(1970, 1, 1)
    for place, name in ((20, "p10"), (100, "p50"), (160, "p80"), (180, "p90")):
        assert (epoch + timedelta(minutes=quantiles[place])).strftime("%Y-%m-%dT%H:%M") == plain[name]


def test_A2_5_every_forecast_that_was_answered_is_in_the_ledger(ada: Client, plan: str) -> None:
    """[F9] With its revision, seed, engine version and number of futures."""
    from importlib.metadata import version

    from milepost.server.models import ForecastRecord

    answered = get(ada, f"/plans/{plan}/forecast")
    get(ada, f"/plans/{plan}/forecast?revision=1")
    kept = ForecastRecord.objects.filter(plan=plan, complete=True).order_by("number")
    assert [(each.number, each.seed, each.iterations) for each in kept] == [(1, 1, 10_000), (3, 1, 10_000)]
    assert {each.engine for each in kept} == {f"milepost {version('milepost')}"}
    assert (answered["number"], answered["seed"], answered["iterations"]) == (3, 1, 10_000)
    document = json.loads(gzip.decompress(bytes(kept[1].document)))
    assert document["milestones"][0]["p80"] == answered["milestones"][0]["p80"]


def test_A2_6_without_waiting_the_newest_forecast_there_is_answers_and_says_of_which_revision(
    ada: Client, plan: str
) -> None:
    """[A2.6] In this process nothing forecasts by itself, so the newest one is the one that was asked for before."""
    get(ada, f"/plans/{plan}/forecast")
    revise(ada, plan, 3, setting("task", "api", estimate="5d"))
    assert get(ada, f"/plans/{plan}/forecast?wait=false")["number"] == 3
    assert get(ada, f"/plans/{plan}/forecast")["number"] == 4
    assert get(ada, f"/plans/{plan}/forecast?wait=false")["number"] == 4


def test_A2_7_the_history_is_the_last_first_and_filtered(
    ada: Client, plan: str, somebody: Somebody, client_of: ClientOf
) -> None:
    grace = somebody("Grace")
    given = ada.put(f"/api/v1/plans/{plan}/grants/{grace.pk}", {"role": "editor"}, content_type="application/json")
    assert given.status_code in (200, 201), given.content
    revise(client_of(grace), plan, 3, adding("task", "ui", estimate="8d"))
    path = f"/plans/{plan}/revisions"
    items = get(ada, path)["items"]
    assert [each["number"] for each in items] == [4, 3, 2, 1]
    assert [each["number"] for each in get(ada, f"{path}?person={grace.pk}")["items"]] == [4]
    assert [each["number"] for each in get(ada, f"{path}?entity=api")["items"]] == [3, 2, 1]
    since = items[1]["when"].replace("+", "%2B")
    assert [each["number"] for each in get(ada, f"{path}?since={since}")["items"]] == [4, 3]
    assert [each["number"] for each in get(ada, f"{path}?until={since}")["items"]] == [2, 1]
    first = get(ada, f"{path}?limit=3")
    assert [each["number"] for each in first["items"]] == [4, 3, 2]
    assert [each["number"] for each in ada.get(first["next"]).json()["items"]] == [1]


def test_A2_8_a_copy_has_the_contents_and_a_history_of_its_own(ada: Client, plan: str) -> None:
    copied = post(ada, f"/plans/{plan}/duplicate", {})
    assert (copied.status_code, copied.json()["number"], copied.json()["name"]) == (201, 1, "Launch (copy)")
    document = get(ada, f"/plans/{copied.json()['id']}")["document"]
    assert document == {**get(ada, f"/plans/{plan}")["document"], "plan": "Launch (copy)"}
    named = post(ada, f"/plans/{plan}/duplicate", {"name": "Second launch"}).json()
    assert named["name"] == "Second launch"


def test_A2_8_the_copy_of_a_restricted_plan_is_restricted(
    ada: Client, plan: str, somebody: Somebody, client_of: ClientOf
) -> None:
    ada.patch(f"/api/v1/plans/{plan}", {"restricted": True}, content_type="application/json")
    grace = somebody("Grace")
    ada.put(f"/api/v1/plans/{plan}/grants/{grace.pk}", {"role": "viewer"}, content_type="application/json")
    copied = post(ada, f"/plans/{plan}/duplicate", {}).json()
    assert (copied["restricted"], copied["role"]) == (True, "owner")
    assert client_of(grace).get(f"/api/v1/plans/{copied['id']}").status_code == 404


def test_A2_9_a_deleted_plan_is_in_the_trash_with_who_put_it_there_until_it_is_restored(ada: Client, plan: str) -> None:
    assert ada.delete(f"/api/v1/plans/{plan}").json()["state"] == "deleted"
    assert ada.get(f"/api/v1/plans/{plan}").status_code == 404
    assert ada.get(f"/api/v1/plans/{plan}/forecast").status_code == 404
    assert revise(ada, plan, 3, setting("task", "api", estimate="5d")).status_code == 404
    (kept,) = get(ada, "/trash")["items"]
    assert (kept["id"], kept["deleted_by"]["name"]) == (plan, "Ada")
    assert post(ada, f"/plans/{plan}/restore").json()["state"] == "active"
    assert get(ada, f"/plans/{plan}")["number"] == 3
    assert get(ada, "/trash")["items"] == []


def test_A2_9_the_trash_is_emptied_after_30_days(ada: Client, plan: str) -> None:
    from django.utils import timezone

    from milepost.server.models import PlanRecord
    from milepost.server.plans.shelving import empty_trash

    ada.delete(f"/api/v1/plans/{plan}")
    now = timezone.now()
    empty_trash(now + timedelta(days=29, hours=23))
    assert PlanRecord.objects.filter(pk=plan).exists()
    empty_trash(now + timedelta(days=30, hours=1))
    assert not PlanRecord.objects.filter(pk=plan).exists()


def test_A2_10_a_snapshot_is_the_state_of_the_log_at_its_number(ada: Client, plan: str) -> None:
    answer = ada.get(f"/api/v1/plans/{plan}/snapshot", headers={"Accept-Encoding": "gzip"})
    state = read_snapshot(gzip.decompress(answer.content))
    assert state.number == 3
    assert write_document(state.plan) == get(ada, f"/plans/{plan}")["document"]


def test_A2_14_a_snapshot_is_read_at_a_revision(ada: Client, plan: str) -> None:
    """Each is the fold of the log to there, and has an ETag of its own; none of the past is kept."""
    from milepost.server.models import SnapshotRecord

    kept = SnapshotRecord.objects.filter(plan=plan).count()
    for number in (3, 1, 2):
        answer = ada.get(f"/api/v1/plans/{plan}/snapshot?revision={number}", headers={"Accept-Encoding": "gzip"})
        state = read_snapshot(gzip.decompress(answer.content))
        assert state.number == number
        assert write_document(state.plan) == get(ada, f"/plans/{plan}?revision={number}")["document"]
        headers = {"If-None-Match": answer["ETag"]}
        assert ada.get(f"/api/v1/plans/{plan}/snapshot?revision={number}", headers=headers).status_code == 304
    assert SnapshotRecord.objects.filter(plan=plan).count() == kept


@pytest.mark.parametrize(("revision", "status"), [("4", 404), ("0", 422), ("x", 422)])
def test_A2_14_a_snapshot_of_no_revision_is_refused(ada: Client, plan: str, revision: str, status: int) -> None:
    assert ada.get(f"/api/v1/plans/{plan}/snapshot?revision={revision}").status_code == status


def test_A2_14_a_plan_that_is_not_ones_own_has_no_past(
    ada: Client, plan: str, somebody: Somebody, client_of: ClientOf
) -> None:
    stranger = client_of(somebody())
    assert stranger.get(f"/api/v1/plans/{plan}/snapshot?revision=1").status_code == 404
