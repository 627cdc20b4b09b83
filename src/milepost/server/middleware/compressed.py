"""Every answer in the form that the request takes."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from milepost.server.api.compression import compressed


class CompressionMiddleware:
    """Stands outside of everything that looks into answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, compressed where that is worth it and taken."""
        return compressed(request, self.get_response(request))
