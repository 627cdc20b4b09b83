"""The page that a sign-in link leads to.

A link is good once, so only its person may use it up, and what looks at links before people do must not: previews of
chats, scanners of mail, browsers that fetch what might be opened next. Therefore a link signs in at once only when a
browser says that somebody opened this very address by themselves (`Sec-Fetch-Site: none`: typed, pasted, or clicked
outside of the browser, as in the terminal where `make run` prints it). No other site can have the browser say that, so
nobody can be signed in as somebody else behind their back. On a server that only its own machine reaches, a program
that says nothing of the kind, such as curl, is signed in at once too: no preview or scanner gets there. Whatever else
comes gets a page with a button.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from milepost.server.accounts.afterwards import onward
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.sign_in_link import account_of_used, link_with, sign_in_by
from milepost.server.api.problem_documents import refused
from milepost.server.pages.page import page
from milepost.server.refusals import Refusal

_OPENED_BY_SOMEBODY = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"}
_AHEAD_OF_TIME = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_page(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign in by a link, at once or by a button."""
    try:
        response = _sign_in(request, secret) if _is_meant(request) else _button(request, secret)
    except Refusal as refusal:
        response = onward(request) if _is_here_already(request, secret) else refused(request, refusal)
    add_never_cache_headers(response)
    return response


def _is_meant(request: HttpRequest) -> bool:
    if request.method == "POST":
        return True
    opened = all(request.headers.get(name) == value for name, value in _OPENED_BY_SOMEBODY.items())
    at_home = settings.ENVIRONMENT.local and not any(name in request.headers for name in _OPENED_BY_SOMEBODY)
    early = any(name in request.headers for name in _AHEAD_OF_TIME)
    return request.method == "GET" and (opened or at_home) and not early


def _is_here_already(request: HttpRequest, secret: str) -> bool:
    """Whoever loads the page again has what the link was for."""
    account = reader_of(request).account
    return account is not None and account == account_of_used(secret)


def _sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    sign_in_by(request, secret)
    return onward(request)


def _button(request: HttpRequest, secret: str) -> HttpResponse:
    return page(request, "sign_in.html", {"account": link_with(secret).account})
