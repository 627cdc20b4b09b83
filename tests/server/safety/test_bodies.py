"""Whatever is sent to whatever address as a body, it is refused or done: nothing breaks, and nothing half is stored."""

import json
import logging
from collections.abc import Iterator
from copy import copy

import pytest
from django.test import Client

from tests.server.safety.allauth_rows import ALLAUTH, AllauthRow
from tests.server.safety.callers import APP_OWNER, OWNER
from tests.server.safety.row import SAFE, Row
from tests.server.safety.rows import ROWS
from tests.server.safety.stage import Stage
from tests.server.safety.trying import tried

WRITES = [row for row in ROWS if row.method not in SAFE]
ALLAUTH_WRITES = [row for row in ALLAUTH if row.method not in SAFE]
FIELDS = ("email", "password", "key", "code", "name", "sessions", "refresh_token", "invitation", "changes", "document")


def _odd(value: object) -> bytes:
    """A body in which every field is that, whatever it is to be."""
    return json.dumps(dict.fromkeys(FIELDS, value)).encode()


BODIES: dict[str, bytes] = {
    "deep list": b"[" * 100_000 + b"]" * 100_000,
    "deep object": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "many entries": b'{"changes": [' + b"0," * 500_000 + b"0]}",
    "no object": b"[]",
    "number": b"1",
    "null": b"null",
    "empty": b"",
    "no json": b"{",
    "no utf-8": b'{"name": "\xff\xfe"}',
    "twice": b'{"name": "a", "name": "b"}',
    "nan": b'{"name": NaN}',
    "half a character": _odd("\ud800"),
    "nul": _odd("\x00@example.org"),
    "objects": _odd({}),
    "lists": _odd([[]]),
    "huge numbers": _odd([10**30]),
    "large numbers": _odd([2**53 - 1]),
    "long text": _odd("x" * 100_000),
}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Django tells of each refusal, and some repeat what was sent."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def require_refused(client: Client, method: str, path: str, *, takes_a_body: bool) -> None:
    """Each body is refused as the client's fault, or is of no interest to an address that takes none."""
    client = copy(client)
    client.raise_request_exception = False
    wrong = []
    for name, body in BODIES.items():
        answer, _ = tried(client, method=method, path=path, data=body, content_type="application/json")
        if not 400 <= answer.status_code < 500 and (takes_a_body or answer.status_code >= 500):
            wrong.append(f"{name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("row", WRITES, ids=[row.name for row in WRITES])
def test_A6_5_no_body_breaks_anything(stage: Stage, row: Row) -> None:
    path = str(stage.request(row, OWNER)["path"])
    takes_a_body = row.body is not None and not isinstance(row.body, str) and row.note != "beside it"
    require_refused(stage.clients[OWNER.name], row.method, path, takes_a_body=takes_a_body)


@pytest.mark.parametrize("row", ALLAUTH_WRITES, ids=[row.name for row in ALLAUTH_WRITES])
def test_A6_5_nor_does_any_break_allauth(stage: Stage, row: AllauthRow) -> None:
    path = f"/_allauth/app/v1/{row.path}"
    for client in (stage.clients[APP_OWNER.name], Client()):
        require_refused(client, row.method, path, takes_a_body=False)
