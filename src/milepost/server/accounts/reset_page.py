"""The pages by which a forgotten password becomes a new one: one to ask for a link, and one that the link leads to."""

from allauth.account.internal.flows import password_reset
from allauth.core import ratelimit
from allauth.headless.account.inputs import RequestPasswordResetInput, ResetPasswordInput, ResetPasswordKeyInput
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from milepost.server.api.problem_documents import refused
from milepost.server.pages.page import page
from milepost.server.refusals import Gone, TooMany


@require_http_methods(["GET", "HEAD", "POST"])
def ask_page(request: HttpRequest) -> HttpResponse:
    """Have a link sent, if the address has an account: the page does not tell."""
    if request.method != "POST":
        return page(request, "reset_ask.html", {})
    form = RequestPasswordResetInput(request.POST)
    if not form.is_valid():
        return page(request, "reset_ask.html", {"faults": _faults(form)})
    if not ratelimit.consume(request, action="reset_password", key=form.cleaned_data["email"].lower()):
        return refused(request, _too_many())
    form.save(request)
    return page(request, "reset_ask.html", {"sent": form.cleaned_data["email"]})


@require_http_methods(["GET", "HEAD", "POST"])
def reset_page(request: HttpRequest, key: str) -> HttpResponse:
    """Set a new password."""
    if not ratelimit.consume(request, action="reset_password_from_key"):
        response = refused(request, _too_many())
    elif not ResetPasswordKeyInput({"key": key}).is_valid():
        response = refused(request, _too_late())
    elif request.method == "POST":
        response = _reset(request, key)
    else:
        response = page(request, "reset.html", {})
    add_never_cache_headers(response)
    return response


def _reset(request: HttpRequest, key: str) -> HttpResponse:
    form = ResetPasswordInput({"key": key, "password": request.POST.get("password", "")})
    if not form.is_valid():
        return page(request, "reset.html", {"faults": _faults(form)})
    password_reset.reset_password(form.user, form.cleaned_data["password"])
    password_reset.finalize_password_reset(request, form.user)
    return page(request, "reset.html", {"done": True})


def _faults(form: Form) -> list[str]:
    return [str(fault) for faults in form.errors.values() for fault in faults]


def _too_late() -> Gone:
    return Gone("this link is too old, was used already, or was not copied whole", "Ask for a new one at /reset.")


def _too_many() -> TooMany:
    return TooMany("passwords are asked for faster than a person does", "Wait a minute and try again.", 60)
