"""Reading shows no secret: not one's own, not in a hash, not to the owner of everything."""

import hashlib
import os

import pytest

from tests.server.safety.allauth_rows import ALLAUTH, AllauthRow
from tests.server.safety.callers import APP_OWNER, BROWSING_OWNER, EVERYBODY, OWNER, Caller
from tests.server.safety.row import Row
from tests.server.safety.rows import PASSWORD, PLANS, ROWS
from tests.server.safety.stage import Stage
from tests.server.safety.trying import filled, tried

READS = [row for row in ROWS if row.method == "GET"] + [row for row in PLANS if row.note == "dry run"]
CALLERS = (OWNER, BROWSING_OWNER, APP_OWNER)


def secrets_of(stage: Stage) -> dict[str, str]:
    """Everything by which somebody could act for an account or join a workspace, and what is kept of it."""
    found = {"password": PASSWORD, "server": os.environ["MILEPOST_SECRET"], "password hash": stage.owner.password}
    for name in ("invitation", "own invitation", "link", "verification", "reset"):
        found[name] = stage.values[name]
    for caller in EVERYBODY:
        sent = stage.clients[caller.name].defaults
        found[f"token of {caller.name}"] = str(sent.get("HTTP_AUTHORIZATION", "")).removeprefix("Bearer ")
        found[f"session of {caller.name}"] = str(sent.get("HTTP_X_SESSION_TOKEN", ""))
        for cookie in stage.clients[caller.name].cookies.values():
            found[f"{cookie.key} of {caller.name}"] = cookie.value
    plain = {name: secret for name, secret in found.items() if len(secret) > 15}
    return plain | {f"hash of {name}": hashlib.sha256(each.encode()).hexdigest() for name, each in plain.items()}


@pytest.mark.parametrize("caller", CALLERS, ids=[caller.name for caller in CALLERS])
@pytest.mark.parametrize("row", READS, ids=[row.name for row in READS])
def test_A6_3_no_answer_to_a_read_holds_a_secret(stage: Stage, row: Row, caller: Caller) -> None:
    request = stage.request(row, caller)
    answer, _ = tried(stage.clients[caller.name], **request)
    told = f"{answer.headers} {answer.cookies}" + ("" if answer.streaming else answer.content.decode())
    shown = {name for name, secret in secrets_of(stage).items() if secret in told and secret not in request["path"]}
    assert shown - {f"milepost-csrf of {caller.name}"} == set()


@pytest.mark.parametrize("row", [row for row in ALLAUTH if row.method == "GET"], ids=lambda row: row.name)
def test_A6_3_neither_does_one_of_allauth(stage: Stage, row: AllauthRow) -> None:
    for side in row.sides:
        for caller in CALLERS:
            asked = filled(row.headers, stage.values)
            answer, _ = tried(
                stage.clients[caller.name], method="GET", path=f"/_allauth/{side}/v1/{row.path}", headers=asked
            )
            told = f"{answer.headers} {answer.cookies} {answer.content.decode()}"
            shown = {name for name, secret in secrets_of(stage).items() if secret in told}
            assert shown - {f"milepost-csrf of {caller.name}"} == set()
