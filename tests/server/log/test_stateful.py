"""The laws of the log as the server keeps them, on random histories by several writers."""

from collections import Counter

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.server.calls import get, make_plan, post, revise
from tests.server.log.nonsense import NONSENSE, VALID
from tests.server.people import ClientOf, Somebody

UNHURRIED = list(HealthCheck)
QUICK = settings(
    settings.get_profile("repeatable"),
    max_examples=10,
    stateful_step_count=20,
    suppress_health_check=UNHURRIED,
    phases=[Phase.generate],
)
LONG = settings(
    settings.get_profile("explore"), max_examples=50, stateful_step_count=150, suppress_health_check=UNHURRIED
)
"""By `--hypothesis-profile=explore`: thousands of revisions, in minutes."""


@pytest.fixture
def ada(somebody: Somebody, client_of: ClientOf) -> Client:
    """Somebody with a workspace of their own."""
    return client_of(somebody())


def test_A1_50_whoever_holds_the_plan_in_whatever_way_holds_the_same_bytes(
    somebody: Somebody, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[L1] [A1.51] [A1.52] What is held against what: `machine.py`. Snapshots every 4 revisions in place of 200."""
    from tests.server.log.machine import History
    from tests.server.log.people import gather

    monkeypatch.setattr("milepost.server.log.snapshots.EVERY", 4)
    seen = Counter[str]()

    class Histories(History):
        def __init__(self) -> None:
            super().__init__(gather(somebody, client_of), seen)

    run_state_machine_as_test(Histories, settings=LONG if settings.get_current_profile_name() == "explore" else QUICK)
    print(f"{sum(seen.values())} outcomes: {dict(seen)}")
    assert {"201", "200", "409 conflict", "422 plan-invalid", "replayed"} <= seen.keys()


@pytest.mark.parametrize("which", sorted(NONSENSE))
def test_A1_51_what_is_refused_stores_nothing(ada: Client, which: str) -> None:
    from tests.server.log.rows import nothing_stored

    plan = make_plan(ada)
    with nothing_stored(plan):
        answer = post(ada, f"/plans/{plan}/revisions", {"base": 1, "changes": [VALID], **NONSENSE[which]})
    assert answer.status_code in (400, 422)
    assert revise(ada, plan, 1, VALID).status_code == 201


def test_L5_6_the_first_revision_cannot_be_taken_back_for_it_holds_the_status_date(ada: Client) -> None:
    plan = make_plan(ada)
    answer = post(ada, f"/plans/{plan}/revisions/1/revert")
    assert answer.status_code == 422
    assert "missing-key" in {problem["code"] for problem in answer.json()["problems"]}
    assert get(ada, f"/plans/{plan}")["number"] == 1
