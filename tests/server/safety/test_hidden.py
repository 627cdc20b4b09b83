"""What is hidden cannot be told from what does not exist: not by the answer, and hardly by the work it takes."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.server.safety.callers import (
    ANONYMOUS,
    BROKEN,
    BROWSING_STRANGER,
    MEMBERS,
    READING_STRANGER,
    STRANGER,
    Caller,
)
from tests.server.safety.row import Place, Row
from tests.server.safety.rows import PLANS, ROWS
from tests.server.safety.stage import Stage
from tests.server.safety.trying import tried

MISSING = "0" * 16
CALLERS = (STRANGER, READING_STRANGER, BROWSING_STRANGER, ANONYMOUS, BROKEN[0])
HIDDEN = [(row, caller, "open") for row in ROWS for caller in CALLERS]
RESTRICTED = [(row, MEMBERS[2], "restricted") for row in PLANS]
CASES = [case for case in (*HIDDEN, *RESTRICTED) if case[0].place in (Place.WORKSPACE, Place.PLAN, Place.OWN)]


@pytest.mark.parametrize(
    ("row", "caller", "plan"), CASES, ids=[f"{row.name} {caller.name} {plan}" for row, caller, plan in CASES]
)
def test_A6_1_what_is_hidden_is_as_what_does_not_exist(stage: Stage, row: Row, caller: Caller, plan: str) -> None:
    request = stage.request(row, caller, plan)
    hidden = {stage.workspace, *(value for name, value in stage.values.items() if name in _HIDDEN)}
    absent = {
        key: re.sub("|".join(map(re.escape, hidden)), MISSING, value) if key in ("path", "data") else value
        for key, value in request.items()
    }
    assert absent != request
    there, nowhere = _seen(stage.clients[caller.name], request), _seen(stage.clients[caller.name], absent)
    assert there["status"] in (401, 403, 404) and there["status"] == nowhere["status"]
    there["body"] = re.sub("|".join(map(re.escape, hidden)), MISSING, there["body"])
    more, less = there.pop("work"), nowhere.pop("work")
    assert there == nowhere
    assert [each for each in more if not _asks_for_a_role(each)] == [
        each for each in less if not _asks_for_a_role(each)
    ], "nothing is read of what is hidden but that it is"


def _asks_for_a_role(statement: str) -> bool:
    return statement.startswith("SELECT (SELECT role FROM plan_grant WHERE")


_HIDDEN = ("open", "restricted", "open deleted", "restricted deleted", "empty", "token_id")


def _seen(client: Client, request: dict[str, Any]) -> dict[str, Any]:
    """All that can be told from an answer: its status, its headers, its body without its own id, and the work."""
    from django.db import connection

    with CaptureQueriesContext(connection) as queries:
        answer, _ = tried(client, **request)
    body = answer.content.decode().replace(answer.headers["X-Request-ID"], "")
    headers = {name: value for name, value in answer.headers.items() if name not in ("X-Request-ID", "Content-Length")}
    statements = [re.sub(r"'[^']*'|\b[0-9a-f]{32}\b|\d+", "?", query["sql"]) for query in queries]
    return {"status": answer.status_code, "body": body, "headers": headers, "work": statements}


def test_A6_1_the_gateway_tells_nobody_what_there_is(stage: Stage) -> None:
    """Even where an address forgot to ask who is there, whoever is not signed in learns nothing."""
    from milepost.server.access.gateway import Gateway
    from milepost.server.access.reader import ANONYMOUS as NOBODY
    from milepost.server.refusals import SignInNeeded

    gateway = Gateway(NOBODY)
    asks: list[Callable[[], object]] = [gateway.plans, gateway.workspaces]
    asks += [partial(gateway.plan, each) for each in (stage.values["open"], MISSING)]
    asks += [partial(gateway.workspace, each) for each in (stage.workspace, MISSING)]
    for ask in asks:
        with pytest.raises(SignInNeeded):
            ask()
