"""What a page may load: our own files, and nothing that stands in the page itself without this answer's nonce."""

import secrets
from collections.abc import Callable
from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "Content-Security-Policy"


class PageRequest(HttpRequest):
    """A request that knows the nonce of its answer."""

    csp_nonce: str


def nonce_of(request: HttpRequest) -> str:
    """The nonce by which a page of this answer marks the scripts and styles that are its own."""
    return cast(PageRequest, request).csp_nonce


class PolicyMiddleware:
    """Sets `request.csp_nonce`, and the policy of every page; what is no page may load nothing at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with its policy."""
        cast(PageRequest, request).csp_nonce = secrets.token_urlsafe(18)
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html") and HEADER not in response:
            response[HEADER] = page_policy(nonce_of(request))
        return response


def page_policy(nonce: str) -> str:
    """The content security policy of a page with this nonce."""
    ours = f"'self' 'nonce-{nonce}'"
    return (
        f"default-src 'none'; script-src {ours}; style-src {ours}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
