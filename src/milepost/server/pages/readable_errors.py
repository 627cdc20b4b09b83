"""Errors for people: who comes with a browser to a page gets a page that says what is wrong."""

import json
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from milepost.server.pages.error import error_page
from milepost.server.pages.page import Page
from milepost.server.pages.place import is_for_programs

_KEPT = ("Allow", "Retry-After", "WWW-Authenticate", "Cache-Control")


class ReadableErrorsMiddleware:
    """Renders what is refused as a page, for whoever takes HTML and asked for no address of programs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, as a page where it is an error and somebody is to read it."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not _unread(response) or not _for_people(request):
            return response
        page = error_page(request, response.status_code, *_said(request, response))
        for name in _KEPT:
            if name in response:
                page[name] = response[name]
        page.cookies = response.cookies
        return page


def _unread(response: HttpResponse) -> bool:
    """Whether it is an error that nobody made a page of; Django's own page is one, where the inside is shown."""
    shows_the_inside = settings.DEBUG and response.status_code >= 500
    return response.status_code >= 400 and not isinstance(response, Page) and not shows_the_inside


def _for_people(request: HttpRequest) -> bool:
    return not is_for_programs(request.path) and request.accepts("text/html")


def _said(request: HttpRequest, response: HttpResponse) -> tuple[str, str, str]:
    """The title, what is wrong and what to do: from the problem document, where it is not about addresses alone."""
    if "json" in response.get("Content-Type", "") and not _is_of_address(request, response):
        document = json.loads(response.content)
        return document["title"], document["detail"], document["mend"]
    return HTTPStatus(response.status_code).phrase.capitalize(), *_PLAIN.get(response.status_code, _OTHER)


def _is_of_address(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether nothing answers at the address, or not in this way: a document sends programs to the API's pages."""
    return (response.status_code == 404 and request.resolver_match is None) or response.status_code == 405


_OTHER = ("this request was refused", "Go back, or begin again from the first page.")
_PLAIN = {
    400: ("the browser sent something that cannot be read", "Check the address."),
    403: ("this is not open to you", "Sign in, or ask an owner for access."),
    404: ("there is nothing at this address", "Check the address, or begin again from the first page."),
    405: ("this address cannot be used this way", "Go back, or begin again from the first page."),
    500: (
        "the server made a mistake of its own",
        "Try again; if it stays, tell whoever runs the server this page's id.",
    ),
}
