"""Sign-up, sign-in and sessions: every address of allauth, tried by everybody of its owner's kind."""

import json
from typing import Any

import pytest

from tests.server.safety.addresses import allauth_methods
from tests.server.safety.allauth_rows import ALLAUTH, NO_TELEPHONES, SIDES, TELEPHONES, AllauthRow
from tests.server.safety.callers import (
    ANONYMOUS,
    APP_OWNER,
    BROKEN,
    BROWSING_OWNER,
    FORGED_OWNER,
    OWNER,
    SUSPENDED_BROWSER,
    Caller,
)
from tests.server.safety.stage import Stage
from tests.server.safety.trying import filled, tried

CALLERS = (OWNER, BROWSING_OWNER, FORGED_OWNER, APP_OWNER, ANONYMOUS, SUSPENDED_BROWSER, *BROKEN)
KEPT_ON_READING = {"cache", "usersessions_usersession"}
"""How often somebody asked lately; and sessions that have ended are cleared away when somebody looks at theirs."""
CELLS = [(row, side) for row in ALLAUTH for side in row.sides]


def test_A3_50_every_address_of_allauth_stands_in_its_table_with_its_methods_and_no_other(stage: Stage) -> None:
    told: dict[str, set[str]] = {}
    for row, side in CELLS:
        told.setdefault(f"_allauth/{side}/v1/{row.path}", set()).add(row.method)
    telephones = {f"_allauth/{side}/v1/{path}" for side in SIDES for path in NO_TELEPHONES}
    known = {route: taken for route, taken in allauth_methods().items() if route not in telephones}
    assert known == {**told, TELEPHONES: set()}


@pytest.mark.parametrize(("row", "side"), CELLS, ids=[f"{row.name} {side}" for row, side in CELLS])
def test_A3_59_allauth_goes_by_its_own_sessions_and_by_nothing_else(stage: Stage, row: AllauthRow, side: str) -> None:
    wrong = []
    for caller in CALLERS:
        answer, tables = _ask(stage, row, side, caller)
        expected = row.expected(caller, side)
        if answer.status_code != expected:
            wrong.append(f"{caller.name}: {answer.status_code}, not {expected}: {answer.content!r}")
        elif row.method == "GET" and tables - KEPT_ON_READING:
            wrong.append(f"{caller.name}: reading wrote to {tables}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", NO_TELEPHONES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_A3_59_there_is_nothing_about_telephones(stage: Stage, path: str, method: str) -> None:
    for side in SIDES:
        for caller in CALLERS:
            answer = stage.clients[caller.name].generic(method, f"/_allauth/{side}/v1/{path}")
            forged = caller is FORGED_OWNER and method == "POST"
            assert answer.status_code == (403 if forged else 404)


def _ask(stage: Stage, row: AllauthRow, side: str, caller: Caller) -> tuple[Any, set[str]]:
    body = "" if row.body is None else json.dumps(filled(row.body, stage.values))
    return tried(
        stage.clients[caller.name],
        method=row.method,
        path=f"/_allauth/{side}/v1/{row.path}",
        data=body,
        content_type="application/json",
        headers=filled(row.headers, stage.values),
    )
