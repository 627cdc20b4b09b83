"""Plans through the API: made, changed, merged, taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from tests.server.calls import LAUNCH, adding, codes, get, make_plan, post, revise, setting
from tests.server.people import BrowserOf, ClientOf, Somebody


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


@pytest.fixture
def plan(ada: Client) -> str:
    """A small plan of theirs."""
    return make_plan(ada)


def last(client: Client, plan: str) -> int:
    return int(get(client, f"/plans/{plan}")["number"])


def test_A1_1_a_plan_from_a_document_has_it_as_its_first_revision(ada: Client) -> None:
    answer = post(ada, "/plans", {"document": LAUNCH})
    assert (answer.status_code, answer.json()["number"]) == (201, 1)
    assert answer["Location"] == f"/api/v1/plans/{answer.json()['id']}"
    read = ada.get(answer["Location"]).json()
    assert (read["document"], read["number"], read["name"], read["role"]) == (LAUNCH, 1, "Launch", "owner")


def test_A1_1_a_document_with_problems_makes_no_plan_and_every_problem_is_told(ada: Client) -> None:
    wrong = {**LAUNCH, "tasks": [{"id": "api", "estimate": "5 moons", "after": ["nobody"]}], "colour": "red"}
    answer = post(ada, "/plans", {"document": wrong})
    assert answer.status_code == 422
    assert sorted(codes(answer)) == ["bad-duration", "dangling-id", "unknown-key"]
    assert get(ada, "/plans")["items"] == []


def test_A1_2_a_template_is_moved_to_the_present_by_whole_weeks(ada: Client) -> None:
    made = post(ada, "/plans", {"template": "product-launch", "name": "Mine"}).json()
    document = get(ada, f"/plans/{made['id']}")["document"]
    assert document["plan"] == "Mine"
    assert (
        get(ada, f"/plans/{made['id']}/revisions")["items"][0]["sentence"] == "Began from the template Hearth 2 launch"
    )
    status = date.fromisoformat(document["status_date"])
    assert timedelta(0) <= datetime.now(UTC).date() - status < timedelta(days=7)
    assert status.weekday() == date(2026, 11, 23).weekday()


def test_A1_2_a_name_alone_makes_an_empty_plan_that_is_always_at_today(ada: Client) -> None:
    made = post(ada, "/plans", {"name": "From nothing"}).json()
    document = get(ada, f"/plans/{made['id']}")["document"]
    assert document == {"plan": "From nothing", "status_date": "auto", "time_zone": "UTC"}
    assert get(ada, f"/plans/{made['id']}/revisions")["items"][0]["sentence"] == "Began an empty plan"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"template": "product-launch", "document": LAUNCH}, 400),
        ({"template": "moon-landing"}, 404),
        ({"name": ""}, 422),
        ({"name": "X", "workspace": "elsewhere"}, 404),
        ({"nome": "X"}, 422),
    ],
)
def test_A1_2_what_makes_no_plan_is_refused(ada: Client, body: dict[str, object], status: int) -> None:
    assert post(ada, "/plans", body).status_code == status


def test_A1_3_a_revision_answers_its_number_its_effects_and_a_sentence(ada: Client, plan: str) -> None:
    answer = revise(ada, plan, 1, setting("task", "api", estimate="9d"), message="It is easier than it looked")
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/plans/{plan}/revisions/2"
    body = answer.json()
    assert (body["number"], body["changed"]) == (2, True)
    assert body["effects"] == [
        {
            "schema": 1,
            "kind": "task",
            "id": "api",
            "before": {"estimate": {"low": "10d", "likely": "15d", "high": "30d"}},
            "after": {"estimate": "9d"},
        }
    ]
    assert "API" in body["sentence"] or "Api" in body["sentence"]
    stored = get(ada, f"/plans/{plan}/revisions/2")
    assert stored["why"] == "It is easier than it looked"
    assert stored["commands"][0]["command"] == "set_fields"
    assert stored["effects"] == body["effects"]


def test_A1_3_every_op_does_what_it_says(ada: Client, plan: str) -> None:
    answer = revise(
        ada,
        plan,
        1,
        adding("task", "ui", estimate="8d", after=["api"]),
        adding("task", name="Write the manual", estimate="3d"),
        {"op": "rename", "kind": "task", "id": "api", "to": "backend"},
        {"op": "move", "kind": "task", "id": "ui", "before": "backend"},
        {"op": "remove", "kind": "milestone", "id": "beta"},
    )
    assert answer.status_code == 201, answer.content
    document = get(ada, f"/plans/{plan}")["document"]
    assert [task["id"] for task in document["tasks"]] == ["ui", "backend", "write-the-manual"]
    assert document["tasks"][0]["after"] == ["backend"]
    assert "milestones" not in document


def test_L2_a_revision_that_would_leave_an_invalid_plan_stores_nothing(ada: Client, plan: str) -> None:
    answer = revise(ada, plan, 1, setting("task", "api", estimate="9d"), setting("task", "api", after=["beta"]))
    assert answer.status_code == 422
    assert codes(answer) == ["dependency-loop"]
    assert answer.json()["problems"][0]["mend"]
    assert last(ada, plan) == 1


def test_L2_what_the_engine_could_not_forecast_is_no_valid_plan(ada: Client, plan: str) -> None:
    """[A1.3] An estimate that no curve fits is found when it is written, not when it is forecast."""
    unfit = {"low": "10d", "likely": "100d", "high": "20d"}
    assert revise(ada, plan, 1, setting("task", "api", estimate=unfit)).status_code == 422
    assert last(ada, plan) == 1


def test_L3_disjoint_edits_both_stand(ada: Client, plan: str) -> None:
    assert revise(ada, plan, 1, setting("task", "api", estimate="9d")).status_code == 201
    assert revise(ada, plan, 1, setting("milestone", "beta", target="2027-02-05")).json()["number"] == 3
    document = get(ada, f"/plans/{plan}")["document"]
    assert document["tasks"][0]["estimate"] == "9d"
    assert document["milestones"][0]["target"] == "2027-02-05"


def test_A1_4_two_edits_of_one_field_conflict_with_both_values_and_who(ada: Client, plan: str) -> None:
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    answer = revise(ada, plan, 1, setting("task", "api", estimate="4d"), setting("milestone", "beta", name="B"))
    assert answer.status_code == 409
    body = answer.json()
    assert (body["code"], body["number"]) == ("conflict", 2)
    (conflict,) = body["conflicts"]
    assert (conflict["kind"], conflict["id"], conflict["field"]) == ("task", "api", "estimate")
    assert (conflict["base"], conflict["theirs"], conflict["mine"]) == (LAUNCH["tasks"][0]["estimate"], "9d", "4d")
    assert conflict["revision"] == 2
    assert conflict["who"] == {"id": get(ada, "/me")["account"]["id"], "name": "Ada"}
    assert "name" not in get(ada, f"/plans/{plan}")["document"]["milestones"][0], "nothing of it is stored"


def test_A1_5_a_loop_made_by_two_people_names_both_revisions(ada: Client, plan: str) -> None:
    revise(ada, plan, 1, adding("task", "ui", estimate="8d"))
    revise(ada, plan, 2, setting("task", "ui", after=["api"]))
    answer = revise(ada, plan, 2, setting("task", "api", after=["ui"]))
    assert answer.status_code == 409
    body = answer.json()
    assert (body["code"], body["theirs"], body["mine"]) == ("merge-invalid", 3, 4)
    assert codes(answer) == ["dependency-loop"]


def test_A1_6_of_two_clients_with_one_new_id_the_second_gets_another_and_is_told(ada: Client, plan: str) -> None:
    assert revise(ada, plan, 1, adding("task", "ui", estimate="8d")).json()["fresh_ids"] == {}
    answer = revise(ada, plan, 1, adding("task", "ui", estimate="3d"), setting("milestone", "beta", after=["ui"]))
    assert answer.status_code == 201
    ((asked, given),) = answer.json()["fresh_ids"].items()
    document = get(ada, f"/plans/{plan}")["document"]
    assert asked == "ui" != given
    assert {task["id"]: task["estimate"] for task in document["tasks"]}[given] == "3d"
    assert given in document["milestones"][0]["after"]


@pytest.mark.parametrize("base", [0, 2, -1, 2**40])
def test_A1_7_a_base_that_the_plan_does_not_have_is_refused(ada: Client, plan: str, base: int) -> None:
    assert revise(ada, plan, base, setting("task", "api", estimate="9d")).status_code == 422
    assert last(ada, plan) == 1


def test_A1_8_what_changes_nothing_stores_nothing(ada: Client, plan: str) -> None:
    answer = revise(ada, plan, 1, setting("milestone", "beta", target="2027-01-29"))
    assert (answer.status_code, answer.json()["number"], answer.json()["changed"]) == (200, 1, False)
    assert last(ada, plan) == 1


def test_A1_9_a_revision_is_taken_back_by_a_later_one(ada: Client, plan: str) -> None:
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    revise(ada, plan, 2, setting("milestone", "beta", name="Public beta"))
    answer = post(ada, f"/plans/{plan}/revisions/2/revert")
    assert (answer.status_code, answer.json()["number"], answer.json()["left"]) == (201, 4, [])
    document = get(ada, f"/plans/{plan}")["document"]
    assert document["tasks"] == LAUNCH["tasks"]
    assert document["milestones"][0]["name"] == "Public beta"
    assert get(ada, f"/plans/{plan}/revisions/4")["commands"] == [{"command": "revert", "version": 1, "number": 2}]


def test_A1_9_a_field_that_was_changed_since_is_left_and_told(ada: Client, plan: str) -> None:
    revise(ada, plan, 1, setting("task", "api", estimate="9d", notes="quick"))
    revise(ada, plan, 2, setting("task", "api", estimate="12d"))
    answer = post(ada, f"/plans/{plan}/revisions/2/revert").json()
    (left,) = answer["left"]
    assert (left["field"], left["theirs"]) == ("estimate", "12d")
    assert get(ada, f"/plans/{plan}")["document"]["tasks"] == [{"id": "api", "estimate": "12d"}]


def test_A1_11_a_plan_in_the_archive_is_read_and_not_changed(ada: Client, plan: str) -> None:
    assert post(ada, f"/plans/{plan}/archive").json()["state"] == "archived"
    assert revise(ada, plan, 1, setting("task", "api", estimate="9d")).status_code == 403
    assert last(ada, plan) == 1
    assert get(ada, "/plans")["items"] == []
    assert [each["id"] for each in get(ada, "/plans?archived=true")["items"]] == [plan]
    assert post(ada, f"/plans/{plan}/unarchive").json()["state"] == "active"
    assert revise(ada, plan, 1, setting("task", "api", estimate="9d")).status_code == 201


def test_A1_13_a_revision_says_who_when_through_what_and_why(
    somebody: Somebody, client_of: ClientOf, browser_of: BrowserOf
) -> None:
    """[L4] By a token it came through the API, or a file where the token says so; by a session, through the web."""
    account = somebody("Grace")
    program, browser = client_of(account), browser_of(account)
    before = datetime.now(UTC)
    plan = make_plan(program)
    revise(program, plan, 1, setting("task", "api", estimate="9d"), through="file", message="from my file")
    revise(browser, plan, 2, setting("task", "api", estimate="8d"), through="file")
    items = get(program, f"/plans/{plan}/revisions")["items"]
    assert [each["through"] for each in items] == ["web", "file", "api"]
    assert [each["why"] for each in items] == [None, "from my file", None]
    assert {each["who"]["name"] for each in items} == {"Grace"}
    times = [datetime.fromisoformat(each["when"]) for each in items]
    assert before <= times[2] <= times[1] <= times[0] <= datetime.now(UTC)
