"""Requests that leave nothing behind, and what they wrote to."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.test import Client

_WRITTEN = re.compile(r'(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')
_READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


def sent(body: Any) -> str:
    """A form as it is, anything else as JSON."""
    return "" if body is None else body if isinstance(body, str) else json.dumps(body)


def filled(value: Any, values: Mapping[str, str]) -> Any:
    """Names in braces replaced by what they stand for, in all text of a value."""
    if isinstance(value, dict):
        return {key: filled(each, values) for key, each in value.items()}
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], value)
    return value


def tried(client: Client, **request: Any) -> tuple[Any, set[str]]:
    """The answer to a request, and the tables written to; nothing of it stays, the client's cookies neither."""
    from django.db import transaction

    cookies = deepcopy(client.cookies)
    with transaction.atomic(), _writes() as tables:
        answer = client.generic(**request)
        answer.close()
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer, tables


@contextmanager
def _writes() -> Iterator[set[str]]:
    """The tables that are written to within; a statement that is not known to read counts as a table of its own."""
    from django.db import connection

    tables: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        written = _WRITTEN.match(sql)
        if written:
            tables.add(written[1])
        elif not sql.startswith(_READS):
            tables.add(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables
