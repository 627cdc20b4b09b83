"""The id that a request has in its answer (`X-Request-ID`), in problem documents and in the log.

Who asks may choose it, so that one id follows a request through several systems; else it is made here.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from asgiref.typing import HTTPScope
from django.http import HttpRequest

from milepost.server.identifiers import new_id

HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9-]{1,64}")
_CURRENT: ContextVar[str | None] = ContextVar("request_id", default=None)


def request_id_in(scope: HTTPScope) -> str:
    """The id of the request that a scope describes, chosen by who asks or made when it is first asked for."""
    state = scope.setdefault("state", {})
    if "request_id" not in state:
        state["request_id"] = _chosen(scope) or new_id()
    return str(state["request_id"])


def request_id_of(request: HttpRequest) -> str:
    """The id of a request; one that came through no server, as in a test, has it as well."""
    scope = getattr(request, "scope", None)
    if scope is None:
        sent = request.headers.get(HEADER, "").encode()
        scope = request.__dict__.setdefault("scope", {"headers": [(HEADER.lower().encode(), sent)]})
    return request_id_in(scope)


def current_request_id() -> str | None:
    """The id of the request that this thread answers, for the log."""
    return _CURRENT.get()


@contextmanager
def answering(request_id: str) -> Iterator[None]:
    """What is logged within belongs to a request."""
    token = _CURRENT.set(request_id)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def _chosen(scope: HTTPScope) -> str | None:
    sent = next((value for name, value in scope.get("headers", ()) if name == HEADER.lower().encode()), b"")
    text = sent.decode("latin-1")
    return text if _SANE.fullmatch(text) else None
