"""The web page: one document for all its addresses; what stands in it is drawn in the browser."""

from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from milepost.server.accounts.middleware import reader_of
from milepost.server.pages.error import error_page
from milepost.server.pages.page import page
from milepost.server.pages.policy import nonce_of
from milepost.server.pages.web_build import WebBuild, web_build

ADDRESSES = r"^(?:new|account|(?:plans|workspaces)/.+)$"
"""The addresses of the page beside the first; `web/src/app/router.tsx` says what is drawn at each."""
SIGN_IN = "/sign-in"


@require_safe
def web_page(request: HttpRequest) -> HttpResponse:
    """The page for whoever is signed in; others sign in first, and come back here."""
    if reader_of(request).account is None:
        return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
    build = present_build()
    return _never_built(request) if build is None else drawn(request, build)


def present_build() -> WebBuild | None:
    """The build that this server has, if it has one."""
    folder: Path = settings.WEB_PAGE
    return web_build(folder)


def drawn(request: HttpRequest, build: WebBuild) -> HttpResponse:
    """The document that loads the page. It brings the cookie without which nothing that is written there is taken."""
    get_token(request)
    return page(request, "web.html", {"build": build, "nonce": nonce_of(request)})


def _never_built(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        404,
        "This server has no web page",
        "its web page was not built when it was set up",
        "Whoever runs the server builds it by `make web`, which needs Node 20 or newer. "
        "The first page, the API and the command line work without it.",
    )
