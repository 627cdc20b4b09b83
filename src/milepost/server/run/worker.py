"""What a worker thread does with a request: Django answers it, synchronously and on the thread's own connection."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, cast

from asgiref.typing import HTTPScope
from django.core import signals
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import get_resolver, set_script_prefix

from milepost.server.request_id import request_id_in
from milepost.server.run.plain import Headers, Plain, problem

LOG = logging.getLogger("milepost.server")


@dataclass(frozen=True, slots=True)
class Streaming:
    """An answer whose parts are still to come."""

    status: int
    headers: Headers
    response: StreamingHttpResponse


class Worker:
    """Django's middleware and views, as one function from a request to its answer."""

    def __init__(self) -> None:
        self._django = BaseHandler()
        self._django.load_middleware()
        # The views and all that they stand on, now rather than for the first who asks.
        _ = get_resolver().url_patterns

    def answer(self, scope: HTTPScope, body: IO[bytes]) -> Plain | Streaming:
        """The answer to a request. A whole one is closed; who sends a stream closes it when it ends."""
        try:
            signals.request_started.send(sender=type(self), scope=scope)
            request = _request(scope, body)
            return _unreadable(scope) if request is None else self._respond(scope, request)
        except Exception:
            LOG.exception("a request was not answered", extra={"request_id": request_id_in(scope)})
            return _broken(scope)

    def _respond(self, scope: HTTPScope, request: ASGIRequest) -> Plain | Streaming:
        response = self._django.get_response(request)
        reader = getattr(request, "reader", None)
        scope.setdefault("state", {})["account"] = getattr(reader, "actor", None)
        if isinstance(response, StreamingHttpResponse) and response.is_async:
            return Streaming(response.status_code, _headers(response), response)
        try:
            content = b"".join(cast("Iterable[bytes]", response))
        finally:
            response.close()
        return Plain(response.status_code, _headers(response), content)


def _request(scope: HTTPScope, body: IO[bytes]) -> ASGIRequest | None:
    """Django's request; None where the address is no UTF-8."""
    set_script_prefix("/")
    try:
        return ASGIRequest(_readable(scope), body)
    except UnicodeDecodeError:
        return None


def _readable(scope: HTTPScope) -> HTTPScope:
    """HEAD as GET, for Ninja knows no HEAD: whoever sends the answer leaves the body out. Pages know it themselves."""
    of_the_api = scope["method"] == "HEAD" and scope["path"].startswith("/api/")
    return {**scope, "method": "GET"} if of_the_api else scope


def _headers(response: HttpResponseBase) -> Headers:
    cookies = [(b"set-cookie", cookie.OutputString().encode("latin-1")) for cookie in response.cookies.values()]
    return [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in response.items()] + cookies


def _unreadable(scope: HTTPScope) -> Plain:
    detail, mend = "the address is not UTF-8", "Write other characters as percent-encoded UTF-8."
    return problem(scope, 400, "bad-request", "The request cannot be read", detail, mend)


def _broken(scope: HTTPScope) -> Plain:
    detail = "the server made a mistake of its own"
    mend = "Try again; if it stays, tell whoever runs the server the request's id, which is in its log."
    return problem(scope, 500, "internal-error", "Something went wrong here", detail, mend)
