"""How a stream is asked for, and what is said to who asks wrongly."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.server.live.conftest import MakeHub
from tests.server.people import ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub

FIFTY_ONE = "&".join(f"plan=p{number}" for number in range(51))
FIFTY_ONE_IDS = ",".join(f"p{number}:1" for number in range(51))


def test_V5_1_a_stream_is_never_stored_compressed_or_held_back(ada: Client, plan: str, hub: "Hub") -> None:
    answer = ada.get(f"/api/v1/events?plan={plan}:1", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Accel-Buffering"] == "no"
    assert "Content-Encoding" not in answer
    answer.close()


@pytest.mark.parametrize(
    ("query", "last_event_id", "says"),
    [
        ("", "", "1 to 50 plans, and 0"),
        (FIFTY_ONE, "", "1 to 50 plans, and 51"),
        ("plan=", "", "''"),
        ("plan=a:b", "", "'a:b'"),
        ("plan=a:-1", "", "'a:-1'"),
        ("plan=a:1:2", "", "'a:1:2'"),
        ("plan=a:12345678901", "", "'a:12345678901'"),
        ("plan=a:%D9%A3", "", "is neither"),
        ("plan=a,b", "", "'a,b'"),
        ("plan=a:1&plan=a:2", "", "asked for twice"),
        ("plan=a:1", "12", "not '12'"),
        ("plan=a:1", "a:1,b", "not 'a:1,b'"),
        ("plan=a:1", FIFTY_ONE_IDS, "Last-Event-ID"),
    ],
)
def test_V5_2_what_cannot_be_read_is_refused_with_what_was_expected(
    ada: Client, query: str, last_event_id: str, says: str
) -> None:
    answer = ada.get(f"/api/v1/events?{query}", headers={"Last-Event-ID": last_event_id})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "bad-request"
    assert says in answer.json()["detail"]
    assert answer.json()["mend"]


def test_V5_3_an_account_has_a_bounded_number_of_streams_open(
    ada: Client, plan: str, somebody: Somebody, client_of: ClientOf, make_hub: MakeHub
) -> None:
    from milepost.server.live.limits import Limits
    from tests.server.calls import make_plan

    make_hub(Limits(account=2, process=3))
    bob = client_of(somebody("Bob"))
    own = make_plan(bob)
    opened = [ada.get(f"/api/v1/events?plan={plan}") for _ in range(2)]
    refused = ada.get(f"/api/v1/events?plan={plan}")
    assert [each.status_code for each in opened] == [200, 200]
    assert (refused.status_code, refused["Retry-After"]) == (429, "10")
    other = bob.get(f"/api/v1/events?plan={own}")
    assert other.status_code == 200
    full = bob.get(f"/api/v1/events?plan={own}")
    assert (full.status_code, full.json()["detail"]) == (429, "this server has as many streams open as it takes")
    opened[0].close()
    assert ada.get(f"/api/v1/events?plan={plan}").status_code == 200


def test_V5_4_what_was_said_last_goes_before_the_query_for_the_plans_that_are_asked_for() -> None:
    from milepost.server.live.positions import read_wanted, write_positions

    assert read_wanted(["a:1", "b", "c:3"], "b:7,a:9,x:2") == {"a": 9, "b": 7, "c": 3}
    assert read_wanted(["a:1", "b"], "") == {"a": 1, "b": None}
    assert write_positions({"a": 9, "b": 7}) == "a:9,b:7"
