"""Whoever loses access loses the streams as well: every act that takes some away has all streams look again."""

from collections.abc import Callable

import pytest

from tests.server.accounts.visitor import GOOD, Visitor, link_in, mailed
from tests.server.accounts.workplace import Workplace, invite, send
from tests.server.calls import get, make_plan
from tests.server.people import Somebody


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One entry for each time that the streams were told to look; true where the change could be seen by then."""
    from django.db import connection

    from milepost.server.live import hub

    found: list[bool] = []
    monkeypatch.setattr(hub, "recheck", lambda: found.append(not connection.in_atomic_block))
    return found


def acts(workplace: Workplace) -> dict[str, Callable[[], object]]:
    """Acts of an owner that take access away, by what they do; each answers a status."""
    account, _ = workplace.joined("viewer")
    second, _ = workplace.joined("owner")
    plan = make_plan(workplace.owner)
    send(workplace.owner, "PUT", f"/plans/{plan}/grants/{account.pk}", {"role": "editor"})
    empty = send(workplace.owner, "POST", "/workspaces", {"name": "Empty"}).json()["id"]
    token = send(workplace.owner, "POST", "/tokens", {"name": "x"}).json()["id"]
    member = f"{workplace.path}/members"
    return {
        "a grant is changed": lambda: send(
            workplace.owner, "PUT", f"/plans/{plan}/grants/{account.pk}", {"role": "viewer"}
        ),
        "a grant is taken away": lambda: send(workplace.owner, "DELETE", f"/plans/{plan}/grants/{account.pk}"),
        "a role is changed": lambda: send(workplace.owner, "PATCH", f"{member}/{second.pk}", {"role": "viewer"}),
        "a member is removed": lambda: send(workplace.owner, "DELETE", f"{member}/{account.pk}"),
        "a token is revoked": lambda: send(workplace.owner, "DELETE", f"/tokens/{token}"),
        "a workspace is deleted": lambda: send(workplace.owner, "DELETE", f"/workspaces/{empty}"),
    }


def test_A3_15_what_takes_access_away_has_the_streams_look_once_it_is_committed(
    workplace: Workplace, looks: list[bool]
) -> None:
    for what, act in acts(workplace).items():
        looks.clear()
        act()
        assert looks and all(looks), what


def test_A3_15_so_does_whatever_ends_a_session(somebody: Somebody, looks: list[bool]) -> None:
    account = somebody("Ada", GOOD)
    here, there = Visitor(), Visitor()
    here.sign_in(account.email)
    there.sign_in(account.email)
    other = next(each["id"] for each in here.call("GET", "/auth/sessions").json()["data"] if not each["is_current"])
    change = {"current_password": GOOD, "new_password": "four horses cross a river"}
    for act in (
        ("DELETE", "/auth/sessions", {"sessions": [other]}),
        ("POST", "/account/password/change", change),
        ("DELETE", "/auth/session", None),
    ):
        looks.clear()
        here.call(*act)
        assert looks and all(looks), act
    Visitor().call("POST", "/auth/password/request", {"email": account.email})
    link = link_in(mailed(account.email))
    looks.clear()
    Visitor().http.post(link, {"password": GOOD})
    assert looks and all(looks)


def test_A3_15_so_does_who_deactivates_an_account(somebody: Somebody, looks: list[bool]) -> None:
    from milepost.server.access.reader import ANONYMOUS
    from milepost.server.accounts.activity import deactivate

    account = somebody()
    looks.clear()
    deactivate(ANONYMOUS, account)
    assert looks == [True]


def test_A3_15_what_is_refused_or_takes_nothing_away_does_not(workplace: Workplace, looks: list[bool]) -> None:
    looks.clear()
    send(workplace.owner, "DELETE", f"{workplace.path}/members/{workplace.owner_account.pk}")
    send(workplace.owner, "PATCH", workplace.path, {"name": "New"})
    invite(workplace.owner, workplace.id)
    get(workplace.owner, "/me")
    assert looks == []
