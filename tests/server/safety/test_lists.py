"""What lists show to whom: no more than what each could open."""

import pytest

from tests.server.calls import get
from tests.server.safety.callers import EVERYBODY, MEMBERS, OWNER, Caller
from tests.server.safety.row import Row
from tests.server.safety.rows import PLANS
from tests.server.safety.stage import Stage

KNOWN = [caller for caller in EVERYBODY if caller.known]


@pytest.mark.parametrize("caller", KNOWN, ids=[caller.name for caller in KNOWN])
@pytest.mark.parametrize(("path", "suffix"), [("/plans", ""), ("/trash", " deleted"), ("/overview", "")])
def test_A3_57_lists_of_plans_show_what_the_reader_may_see(
    stage: Stage, caller: Caller, path: str, suffix: str
) -> None:
    listed = {each["id"]: each["role"] for each in get(stage.clients[caller.name], path)["items"]}
    ours = {stage.values[f"{kind}{suffix}"]: caller.in_plan(kind == "restricted") for kind in ("open", "restricted")}
    assert {plan: listed.get(plan) for plan in ours} == ours
    assert set(listed) <= set(ours), "a plan of others"


@pytest.mark.parametrize("caller", KNOWN, ids=[caller.name for caller in KNOWN])
def test_A3_57_workspaces_are_listed_to_their_members(stage: Stage, caller: Caller) -> None:
    listed = {each["id"]: each["role"] for each in get(stage.clients[caller.name], "/workspaces")["items"]}
    assert listed.get(stage.workspace) == caller.member
    memberships = get(stage.clients[caller.name], "/me")["memberships"]
    assert {each["workspace"]: each["role"] for each in memberships} == listed


def test_A3_57_a_filter_opens_nothing(stage: Stage) -> None:
    assert get(stage.clients["stranger"], f"/plans?workspace={stage.workspace}")["items"] == []


def test_A3_57_tokens_are_listed_to_their_account(stage: Stage) -> None:
    of_owner = {each["id"] for each in get(stage.clients[OWNER.name], "/tokens")["items"]}
    assert stage.values["token_id"] in of_owner
    for caller in MEMBERS[:-1]:
        assert not of_owner & {each["id"] for each in get(stage.clients[caller.name], "/tokens")["items"]}


ON_PLANS = [row for row in PLANS if row.values.get("plan_id") != "deleted"]


@pytest.mark.parametrize("row", ON_PLANS, ids=[row.name for row in ON_PLANS])
def test_A3_58_a_plan_in_the_trash_is_not_found_by_anybody(stage: Stage, row: Row) -> None:
    for plan in ("open deleted", "restricted deleted"):
        answer, tables = stage.ask(row, OWNER, plan)
        assert (answer.status_code, tables) == (404, set())
