"""The page for whoever signs in by a password."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.core import ratelimit
from allauth.headless.account.inputs import LoginInput
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from milepost.server.accounts.afterwards import by_way_of, onward, wanted
from milepost.server.accounts.form_field import FormField, as_given, other_faults
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.sign_up import SignUp, sign_up_policy
from milepost.server.api.problem_documents import refused
from milepost.server.pages.page import page
from milepost.server.refusals import NotAllowed, TooMany

SIGN_UP = "/sign-up"
_FIELDS = (
    FormField("email", "Address", "email", "username"),
    FormField("password", "Password", "password", "current-password"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def password_page(request: HttpRequest) -> HttpResponse:
    """Sign in, and go on to what was wanted."""
    if reader_of(request).account is not None:
        return onward(request)
    response = _sign_in(request) if request.method == "POST" else _form(request)
    add_never_cache_headers(response)
    return response


def _sign_in(request: HttpRequest) -> HttpResponse:
    if not ratelimit.consume(request, action="login"):
        return refused(request, too_fast())
    form = LoginInput(request.POST)
    if not form.is_valid():
        return _form(request, form)
    if form.login.user is not None and not form.login.user.is_active:
        return refused(request, _not_active())
    perform_password_login(request, form.cleaned_data, form.login)
    return after_sign_in(request, form.cleaned_data["email"])


def after_sign_in(request: HttpRequest, email: str) -> HttpResponse:
    """On, or first to the mail by which the address is proven."""
    if request.user.is_authenticated:
        return onward(request)
    return page(request, "prove.html", {"email": email})


def too_fast() -> TooMany:
    """The refusal of whoever tries faster than a person does."""
    return TooMany("passwords are tried faster than a person does", "Wait a minute and try again.", 60)


def _not_active() -> NotAllowed:
    """Told to those alone who know the password."""
    return NotAllowed("this account was deactivated", "Ask whoever runs the server to activate it.")


def _form(request: HttpRequest, form: LoginInput | None = None) -> HttpResponse:
    told = {
        "fields": as_given(_FIELDS, request.POST, form),
        "faults": other_faults(_FIELDS, form) if form else [],
        "next": wanted(request),
        "sign_up": by_way_of(SIGN_UP, wanted(request)) if sign_up_policy() is SignUp.OPEN else None,
    }
    return page(request, "password.html", told, 200 if form is None else 422)
