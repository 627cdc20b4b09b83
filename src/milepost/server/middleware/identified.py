"""Every request has an id: in its answer, in problem documents and in the log."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from milepost.server.request_id import HEADER, answering, request_id_of


class RequestIdMiddleware:
    """The outermost middleware: whatever is answered or logged further in belongs to the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with the id of its request."""
        request_id = request_id_of(request)
        with answering(request_id):
            response = self.get_response(request)
        response[HEADER] = request_id
        return response
