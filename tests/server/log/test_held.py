"""The states of plans that are held in memory are those that the log folds to, and there are few of them."""

from itertools import pairwise

import pytest
from django.test import Client

from milepost.model.log import LogState, fold, read_revision, write_snapshot
from tests.server.calls import make_plan, revise, setting
from tests.server.people import ClientOf, Somebody

REVISIONS = 40


@pytest.fixture
def plan(somebody: Somebody, client_of: ClientOf) -> str:
    """A plan with a past."""
    ada: Client = client_of(somebody())
    plan = make_plan(ada)
    for number in range(1, REVISIONS):
        assert revise(ada, plan, number, setting("task", "api", name=f"Name {number}")).status_code == 201
    return plan


def folded(plan: str, number: int) -> LogState:
    from milepost.server.models import RevisionRecord

    lines = RevisionRecord.objects.filter(plan=plan, number__lte=number).order_by("number")
    return fold(read_revision(line) for line in lines.values_list("line", flat=True))


def test_L1_1_a_state_of_any_revision_is_what_the_log_folds_to(plan: str) -> None:
    from milepost.server.log.held import Shelf

    shelf = Shelf()
    for number in (40, 33, 32, 31, 25, 9, 8, 7, 1, 40):
        assert write_snapshot(shelf.state(plan, number)) == write_snapshot(folded(plan, number))


def test_L1_1_of_a_long_past_every_eighth_state_is_held_and_from_it_the_next_ones_are_not_far() -> None:
    from milepost.model.log import nothing
    from milepost.server.log.held import OLDEST, RECENT, Shelf

    shelf, plan = Shelf(), nothing().plan
    for number in range(100, 1_000):
        shelf.put("a", LogState(plan, number))
    (held,) = shelf._plans.values()
    numbers = sorted(held.states)
    assert numbers[-RECENT:] == list(range(1_000 - RECENT, 1_000))
    assert all(after - before <= RECENT for before, after in pairwise(numbers))
    assert numbers[0] > 999 - OLDEST
    assert len(numbers) <= RECENT + OLDEST // RECENT
