"""A stream ends, plan by plan, when its reader may not read any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.server.calls import make_plan, post
from tests.server.live.conftest import Follow, MakeHub
from tests.server.live.logs import lengthen
from tests.server.people import BrowserOf, ClientOf, Somebody

if TYPE_CHECKING:
    from milepost.server.live.hub import Hub
    from milepost.server.models import Account

PASSWORD = "correct horse battery"


@pytest.fixture
def bob(somebody: Somebody) -> "Account":
    return somebody("Bob", PASSWORD)


@pytest.fixture
def joined(plan: str, account: "Account", bob: "Account", ada: Client) -> str:
    """Ada's plan, in whose workspace Bob is a viewer; its workspace's id."""
    from milepost.server.models import Membership, PlanRecord

    workspace = PlanRecord.objects.get(pk=plan).workspace
    Membership.objects.create(workspace=workspace, account=bob, role="viewer")
    return workspace.pk


def grant(plan: str, account: "Account") -> None:
    from milepost.server.models import PlanGrant

    PlanGrant.objects.create(plan_id=plan, account=account, role="viewer")


Withdraw = Callable[[Client, str, str, "Account"], object]
WITHDRAWALS: dict[str, Withdraw] = {
    "removed from the workspace": lambda ada, _, workspace, bob: ada.delete(
        f"/api/v1/workspaces/{workspace}/members/{bob.pk}"
    ),
    "plan restricted": lambda ada, plan, _, __: ada.patch(
        f"/api/v1/plans/{plan}", {"restricted": True}, content_type="application/json"
    ),
    "plan deleted": lambda ada, plan, _, __: ada.delete(f"/api/v1/plans/{plan}"),
}


@pytest.mark.parametrize("how", WITHDRAWALS)
def test_V2_2_access_that_is_withdrawn_closes_the_plan_at_once_and_no_later_revision_comes(
    how: str, plan: str, joined: str, bob: "Account", ada: Client, quiet_hub: "Hub", follow: Follow
) -> None:
    follower = follow(bob, plan)
    follower.wait_for("presence")
    WITHDRAWALS[how](ada, plan, joined, bob)
    lengthen(plan, 1)
    quiet_hub.wake(plan)
    follower.wait_for_end()
    assert follower.got[-1].name == "closed"
    assert follower.got[-1].data == {"plan": plan, "reason": "withdrawn"}
    assert follower.numbers(plan) == []


def test_V2_2_a_grant_that_is_taken_away_closes_the_plan(
    plan: str, bob: "Account", ada: Client, quiet_hub: "Hub", follow: Follow
) -> None:
    grant(plan, bob)
    follower = follow(bob, plan)
    follower.wait_for("presence")
    assert ada.delete(f"/api/v1/plans/{plan}/grants/{bob.pk}").status_code == 204
    follower.wait_for_end()
    assert follower.got[-1].data == {"plan": plan, "reason": "withdrawn"}


def test_V2_2_the_other_plans_of_the_stream_go_on(
    plan: str, bob: "Account", ada: Client, client_of: ClientOf, quiet_hub: "Hub", follow: Follow
) -> None:
    grant(plan, bob)
    own = make_plan(client_of(bob))
    follower = follow(bob, f"{plan}:1", f"{own}:1")
    follower.wait_for("presence", plan=own)
    ada.delete(f"/api/v1/plans/{plan}/grants/{bob.pk}")
    closed = follower.wait_for("closed")
    assert closed.id == f"{own}:1"
    lengthen(plan, 1)
    lengthen(own, 1)
    quiet_hub.wake(plan)
    quiet_hub.wake(own)
    assert follower.wait_for("revision").data["plan"] == own
    assert not follower.ended


def test_V2_3_a_token_that_is_revoked_ends_its_stream_and_no_other(
    plan: str, account: "Account", ada: Client, quiet_hub: "Hub", follow: Follow
) -> None:
    from milepost.server.accounts.tokens import issue

    revoked, kept = (issue(account, name="t", scope="read").token.pk for _ in range(2))
    gone, stays = follow(account, plan, token=revoked), follow(account, plan, token=kept)
    for each in (gone, stays):
        each.wait_for("presence")
    assert ada.delete(f"/api/v1/tokens/{revoked}").status_code == 204
    gone.wait_for_end()
    assert gone.got[-1].data == {"plan": plan, "reason": "withdrawn"}
    lengthen(plan, 1)
    quiet_hub.wake(plan)
    stays.wait_for("revision", number=2)


def test_V2_3_a_session_that_signs_out_ends_its_stream_and_no_other(
    plan: str, account: "Account", browser_of: BrowserOf, quiet_hub: "Hub", follow: Follow
) -> None:
    browsers = [browser_of(account) for _ in range(2)]
    keys = [browser.session.session_key or "" for browser in browsers]
    gone, stays = (follow(account, plan, session=key) for key in keys)
    for each in (gone, stays):
        each.wait_for("presence")
    browsers[0].delete("/_allauth/browser/v1/auth/session")
    gone.wait_for_end()
    lengthen(plan, 1)
    quiet_hub.wake(plan)
    stays.wait_for("revision", number=2)


def test_V2_3_a_changed_password_ends_the_streams_of_the_other_sessions(
    bob: "Account", client_of: ClientOf, browser_of: BrowserOf, quiet_hub: "Hub", follow: Follow
) -> None:
    plan = make_plan(client_of(bob))
    session = browser_of(bob).session.session_key or ""
    follower = follow(bob, plan, session=session)
    follower.wait_for("presence")
    bob.set_password("another horse battery")
    bob.save()
    quiet_hub.recheck()
    follower.wait_for_end()


def test_V2_3_an_account_that_is_deactivated_ends_its_streams(
    plan: str, account: "Account", quiet_hub: "Hub", follow: Follow
) -> None:
    from milepost.server.access.reader import ANONYMOUS
    from milepost.server.accounts.activity import deactivate

    follower = follow(account, plan)
    follower.wait_for("presence")
    deactivate(ANONYMOUS, account)
    follower.wait_for_end()


def test_V2_3_a_token_that_expires_ends_its_stream(
    plan: str, account: "Account", make_hub: MakeHub, follow: Follow
) -> None:
    from django.utils import timezone

    from milepost.server.accounts.tokens import issue
    from milepost.server.live.limits import Limits

    make_hub(Limits(poll=0.05, recheck=0.05))
    token = issue(account, name="t", scope="read", expires_at=timezone.now() + timedelta(seconds=0.3)).token
    follow(account, plan, token=token.pk).wait_for_end()


def test_V2_4_what_nobody_told_of_is_found_out_by_looking(
    plan: str, joined: str, bob: "Account", make_hub: MakeHub, follow: Follow
) -> None:
    from milepost.server.live.limits import Limits
    from milepost.server.models import Membership

    make_hub(Limits(poll=0.05, recheck=0.2))
    follower = follow(bob, plan)
    follower.wait_for("presence")
    Membership.objects.filter(account=bob, workspace=joined).delete()
    follower.wait_for_end()


def test_V2_4_access_withdrawn_between_the_connect_and_the_first_read_is_noticed(
    plan: str, joined: str, bob: "Account", quiet_hub: "Hub", follow: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from milepost.server.live import hub as module
    from milepost.server.live.stream import Stream, Subscription
    from milepost.server.models import Membership

    def opened(subscription: Subscription) -> Stream:
        Membership.objects.filter(account=bob, workspace=joined).delete()
        return quiet_hub.open(subscription)

    monkeypatch.setattr(module, "open_stream", opened)
    lengthen(plan, 3)
    follower = follow(bob, f"{plan}:1")
    follower.wait_for_end()
    assert follower.numbers(plan) == []


ROLES = st.sampled_from([None, "viewer", "editor", "owner"])
WORLDS = st.tuples(
    st.lists(ROLES, min_size=4, max_size=4),
    st.lists(ROLES, min_size=8, max_size=8),
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
World = tuple[list[str | None], list[str | None], list[bool], list[bool]]


def test_V2_5_a_recheck_says_what_the_gateway_says(somebody: Somebody) -> None:
    people = [somebody(), somebody("Bob")]

    @given(WORLDS)
    @settings(max_examples=60)
    def agree(world: World) -> None:
        from milepost.server.access.gateway import Gateway
        from milepost.server.access.reader import Reader
        from milepost.server.live.permission import visible_plans

        plans = _made(world, people)
        expected = {
            (person.pk, plan)
            for person in people
            for plan in Gateway(Reader(person)).plans().filter(pk__in=plans).values_list("pk", flat=True)
        }
        assert visible_plans([person.pk for person in people], plans) == expected

    agree()


def _made(world: World, people: "list[Account]") -> list[str]:
    """Two workspaces with two plans each: who belongs, who was granted what, which are restricted, which deleted."""
    from django.utils import timezone

    from milepost.server.models import Membership, PlanGrant, PlanRecord, Workspace
    from milepost.server.transaction import writing

    belongs, granted, restricted, deleted = world
    now = timezone.now()
    with writing():
        workspaces = [Workspace.objects.create(name="W") for _ in range(2)]
        plans = [
            PlanRecord.objects.create(
                workspace=workspaces[index // 2],
                name="P",
                created_at=now,
                changed_at=now,
                restricted=restricted[index],
                deleted_at=now if deleted[index] else None,
            )
            for index in range(4)
        ]
        for index, role in enumerate(belongs):
            if role is not None:
                Membership.objects.create(workspace=workspaces[index // 2], account=people[index % 2], role=role)
        for index, role in enumerate(granted):
            if role is not None:
                PlanGrant.objects.create(plan=plans[index // 2], account=people[index % 2], role=role)
    return [plan.pk for plan in plans]


def test_V2_5_a_recheck_asks_as_often_for_many_streams_as_for_one(
    somebody: Somebody, client_of: ClientOf, browser_of: BrowserOf
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from milepost.server.accounts.tokens import issue
    from milepost.server.live.permission import Credential, standing

    people = [somebody() for _ in range(12)]
    plans = [make_plan(client_of(person)) for person in people]
    credentials = [
        *(Credential(person.pk, issue(person, name="t", scope="read").token.pk) for person in people),
        *(Credential(person.pk, None, browser_of(person).session.session_key) for person in people),
    ]
    asked = []
    for some, of in (([credentials[0], credentials[12]], plans[:1]), (credentials, plans)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = standing(some, of, timezone.now())
        assert found.holding == frozenset(some)
        assert found.visible == {(person.pk, plan) for person, plan in zip(people, of, strict=False)}
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_V2_1_a_stream_of_nothing_that_one_may_see_is_not_found(plan: str, bob: "Account", client_of: ClientOf) -> None:
    stranger = client_of(bob)
    assert stranger.get(f"/api/v1/events?plan={plan}:1").status_code == 404
    assert stranger.get("/api/v1/events?plan=nothing").status_code == 404
    assert Client().get(f"/api/v1/events?plan={plan}:1").status_code == 401
    assert Client().get("/api/v1/events").status_code == 401
    assert post(stranger, f"/plans/{plan}/presence", {"at": "x"}).status_code == 404


def test_V2_1_a_plan_that_went_away_does_not_keep_the_reader_from_the_others(
    plan: str, bob: "Account", client_of: ClientOf, quiet_hub: "Hub", follow: Follow
) -> None:
    own = make_plan(client_of(bob))
    follower = follow(bob, f"{plan}:1", f"{own}:1")
    closed = follower.wait_for("closed")
    assert (closed.data, closed.id) == ({"plan": plan, "reason": "not-found"}, f"{own}:1")
    lengthen(own, 1)
    quiet_hub.wake(own)
    follower.wait_for("revision", plan=own, number=2)
