"""Every request knows its reader before a view sees it."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from ninja.utils import check_csrf

from milepost.server.access.reader import Reader
from milepost.server.accounts.authenticate import address_of, authenticate, is_by_cookie
from milepost.server.api.problem_documents import refused
from milepost.server.refusals import SignInNeeded

_OWN_WAYS = "/_allauth/"
"""What allauth answers looks at sessions by itself, and says in its own way when one has ended."""


class ReadRequest(HttpRequest):
    """A request whose reader is known."""

    reader: Reader


def reader_of(request: HttpRequest) -> Reader:
    """Who makes the request, as `ReaderMiddleware` found."""
    return cast(ReadRequest, request).reader


class ReaderMiddleware:
    """Sets `request.reader`, and answers 401 by itself where that cannot be told.

    What a browser's cookie signs is held against cross-site forgery here, for Ninja leaves Django's own guard out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answers as the rest of the server does, once the reader is known."""
        try:
            cast(ReadRequest, request).reader = _reader(request)
        except SignInNeeded as refusal:
            return refused(request, refusal)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], arguments: Any, keywords: Any
    ) -> HttpResponseBase | None:
        """Refuses a write that a browser's cookie signs and that does not come from a page of ours."""
        if getattr(view, "csrf_exempt", False) and is_by_cookie(reader_of(request)):
            return check_csrf(request)
        return None


def _reader(request: HttpRequest) -> Reader:
    if request.path.startswith(_OWN_WAYS):
        return Reader(address=address_of(request))
    return authenticate(request)
