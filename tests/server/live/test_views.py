"""What a stream tells of the views that a plan shares, and that it tells nothing of private ones."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.test import Client

from milepost.server.live.message import Changed
from tests.server.calls import get, make_plan, post, revise, setting
from tests.server.live.conftest import Follow
from tests.server.live.follower import Follower
from tests.server.process import Server

if TYPE_CHECKING:
    import pytest

    from milepost.server.live.hub import Hub
    from milepost.server.models import Account


def save(client: Client, plan: str, name: str, *, shared: bool) -> str:
    """The address of a new view of the map."""
    answer = post(client, f"/plans/{plan}/views", {"name": name, "view": "map", "shared": shared})
    assert answer.status_code == 201, answer.content
    return str(answer["Location"])


def change(client: Client, view: str, **fields: object) -> None:
    """Change a view."""
    answer = client.patch(view, fields, content_type="application/json")
    assert answer.status_code == 200, answer.content


def told(follower: Follower, plan: str) -> int:
    """How often it was told to look at the views of a plan."""
    return len([each for each in follower.got if each.name == "views" and each.data == {"plan": plan}])


def until_told(follower: Follower, plan: str, count: int) -> None:
    """Wait until it was told so often."""
    follower.wait(f"views for the {count}th time", lambda _: told(follower, plan) == count)


def names(client: Client, plan: str) -> list[str]:
    """What the views are called that somebody sees."""
    return [each["name"] for each in get(client, f"/plans/{plan}/views")["items"]]


def test_V1_11_it_is_told_once_at_first_also_where_nothing_is_shared(
    account: "Account", ada: Client, plan: str, quiet_hub: "Hub", follow: Follow
) -> None:
    other = make_plan(ada)
    save(ada, plan, "Winter", shared=True)
    follower = follow(account, plan, other)
    until_told(follower, plan, 1)
    until_told(follower, other, 1)
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    follower.wait_for("revision", number=2)
    late = follow(account, plan)
    until_told(late, plan, 1)
    assert (told(follower, plan), told(follower, other)) == (1, 1)


def test_V1_11_sharing_changing_keeping_private_and_removing_are_told_at_once(
    account: "Account", ada: Client, plan: str, quiet_hub: "Hub", follow: Follow
) -> None:
    save(ada, plan, "Beside it", shared=True)
    follower = follow(account, plan)
    until_told(follower, plan, 1)
    view = save(ada, plan, "Winter", shared=True)
    until_told(follower, plan, 2)
    steps: list[Callable[[], Any]] = [
        lambda: change(ada, view, name="Spring"),
        lambda: change(ada, view, search={"find": "beta"}),
        lambda: change(ada, view, opens=True),
        lambda: change(ada, view, shared=False, opens=False),
        lambda: change(ada, view, shared=True),
        lambda: ada.delete(view),
    ]
    for number, step in enumerate(steps, 3):
        step()
        until_told(follower, plan, number)
    assert names(ada, plan) == ["Beside it"]


def test_V1_11_of_private_views_and_of_what_changes_nothing_nobody_is_told(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    shared = save(ada, plan, "Winter", shared=True)
    follower = follow(account, plan)
    until_told(follower, plan, 1)
    view = save(ada, plan, "Mine", shared=False)
    change(ada, view, name="Still mine")
    change(ada, shared, name="Winter")
    assert ada.delete(view).status_code == 204
    # Long enough to have been looked at: what is written after it has come.
    revise(ada, plan, 1, setting("task", "api", estimate="9d"))
    follower.wait_for("revision", number=2)
    change(ada, shared, name="Spring")
    until_told(follower, plan, 2)
    assert told(follower, plan) == 2


def test_V1_11_a_change_is_seen_where_the_clock_of_another_server_was_ahead(
    account: "Account", ada: Client, plan: str, hub: "Hub", follow: Follow
) -> None:
    from datetime import timedelta

    from milepost.server.models import SavedView

    view = save(ada, plan, "Winter", shared=True)
    ahead = save(ada, plan, "From tomorrow", shared=True).rpartition("/")[2]
    there = SavedView.objects.get(pk=ahead)
    SavedView.objects.filter(pk=ahead).update(changed_at=there.changed_at + timedelta(days=1))
    follower = follow(account, plan)
    until_told(follower, plan, 1)
    change(ada, view, name="Spring")
    until_told(follower, plan, 2)


def test_V1_11_what_another_process_shared_is_found_without_a_word_from_it(
    account: "Account", plan: str, hub: "Hub", follow: Follow, server: Server
) -> None:
    from milepost.server.accounts.tokens import issue

    follower = follow(account, plan)
    until_told(follower, plan, 1)
    with server.client(issue(account, name="test", scope="write").secret) as client:
        body = {"name": "Winter", "view": "map", "shared": True}
        assert client.post(f"/api/v1/plans/{plan}/views", json=body).status_code == 201
    until_told(follower, plan, 2)


def test_V4_2_other_processes_are_told_of_shared_views_and_not_of_private_ones(
    ada: Client, plan: str, monkeypatch: "pytest.MonkeyPatch"
) -> None:
    from milepost.server.live import notify
    from milepost.server.live.message import read_message

    sent: list[object] = []
    monkeypatch.setattr(notify, "send", lambda payload: sent.append(read_message(payload)))
    view = save(ada, plan, "Mine", shared=False)
    change(ada, view, name="Still mine")
    assert sent == []
    change(ada, view, shared=True)
    assert sent == [Changed(kind="views", plan=plan)]
