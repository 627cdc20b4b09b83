"""Secrets are shown once: none is kept in clear, anywhere."""

import logging

import pytest
from django.apps import apps
from django.test import Client

from tests.server.accounts.visitor import GOOD, Visitor, fresh_address
from tests.server.accounts.workplace import Workplace, accept, invite
from tests.server.calls import post
from tests.server.people import Somebody


def everything_kept() -> str:
    """All rows of all tables, as text; the sessions' own keys are no part of it, for Django keeps those."""
    models = [
        model
        for model in apps.get_models()
        if model._meta.label not in ("sessions.Session", "usersessions.UserSession")
    ]
    return "\n".join(str(list(model._default_manager.values_list())) for model in models)


def test_A5_22_no_secret_is_kept_or_logged_in_clear(
    workplace: Workplace, somebody: Somebody, caplog: pytest.LogCaptureFixture
) -> None:
    from milepost.server.accounts.sign_in_link import make_link

    caplog.set_level(logging.DEBUG)
    used, unused = invite(workplace.owner, workplace.id), invite(workplace.owner, workplace.id)
    _, stranger = workplace.stranger()
    accept(stranger, used)
    token = post(workplace.owner, "/tokens", {"name": "build", "scope": "write"}).json()["token"]
    assert Client(headers={"Authorization": f"Bearer {token}"}).get("/api/v1/me").status_code == 200
    link, fresh = make_link(workplace.owner_account), make_link(workplace.owner_account)
    Client().post(f"/sign-in/{link}")
    account = somebody("Ada", GOOD)
    Visitor().sign_in(account.email)
    Visitor().sign_in(account.email, "a wrong password")
    Visitor().sign_up(fresh_address(), "another good password", invitation=unused)
    kept, logged = everything_kept(), caplog.text
    for secret in (used, unused, token, link, fresh, GOOD, "a wrong password", "another good password"):
        assert secret not in kept
        assert secret not in logged


def test_A5_22_an_answer_with_a_secret_is_not_repeated_by_its_key(workplace: Workplace) -> None:
    headers = {"Idempotency-Key": "once"}
    first, second = (
        workplace.owner.post("/api/v1/tokens", {"name": "build"}, "application/json", headers=headers) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (201, 409)
    assert first.json()["token"] not in everything_kept()
