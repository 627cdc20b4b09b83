"""The page that the link in a mail leads to by which somebody proves that an address is theirs."""

from allauth.account.models import EmailConfirmationHMAC
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from milepost.server.api.problem_documents import refused
from milepost.server.pages.page import page
from milepost.server.refusals import Gone


@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request: HttpRequest, key: str) -> HttpResponse:
    """A button, for scanners of mail follow links; who presses it proves the address."""
    found = EmailConfirmationHMAC.from_key(key)
    presses = request.method == "POST"
    if found is None or (presses and found.confirm(request) is None):
        response = refused(request, _too_late())
    else:
        response = page(request, "verify.html", {"address": found.email_address.email, "done": presses})
    add_never_cache_headers(response)
    return response


def _too_late() -> Gone:
    return Gone(
        "this link is too old, was used already, or was not copied whole", "Sign in: if need be, a new one is sent."
    )
