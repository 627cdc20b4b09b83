"""The page for whoever makes an account, by invitation or where the server takes anybody."""

from allauth.account.internal.flows.signup import complete_signup
from allauth.core import ratelimit
from allauth.headless.account.inputs import SignupInput
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from milepost.server.accounts.afterwards import by_way_of, onward, wanted
from milepost.server.accounts.form_field import FormField, as_given, other_faults
from milepost.server.accounts.invitations import invitation_with
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.password_page import after_sign_in, too_fast
from milepost.server.accounts.sign_up import SignUp, sign_up_policy
from milepost.server.api.problem_documents import refused
from milepost.server.models import Invitation
from milepost.server.pages.page import page
from milepost.server.pages.web_page import SIGN_IN
from milepost.server.refusals import NotAllowed, Refusal

_FIELDS = (
    FormField("name", "Name", "text", "name", required=False, hint="What others are to call you."),
    FormField("email", "Address", "email", "email"),
    FormField("password", "Password", "password", "new-password", hint="At least 10 characters."),
)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_page(request: HttpRequest) -> HttpResponse:
    """Make an account, and go on to what was wanted."""
    if reader_of(request).account is not None:
        return onward(request)
    try:
        response = _respond(request, _invitation(request))
    except Refusal as refusal:
        response = refused(request, refusal)
    add_never_cache_headers(response)
    return response


def _respond(request: HttpRequest, invitation: Invitation | None) -> HttpResponse:
    if request.method != "POST":
        return _form(request, invitation)
    if not ratelimit.consume(request, action="signup"):
        raise too_fast()
    form = SignupInput(request.POST)
    if not form.is_valid():
        return _form(request, invitation, form)
    account, response = form.try_save(request)
    if not response:
        complete_signup(request, user=account)
    return after_sign_in(request, form.cleaned_data["email"])


def _invitation(request: HttpRequest) -> Invitation | None:
    """The invitation that was brought; raises `NotAllowed` where nobody gets in without one."""
    secret = request.POST.get("invitation") or request.GET.get("invitation")
    policy = sign_up_policy()
    if policy is SignUp.CLOSED:
        raise NotAllowed("this server takes no new accounts", "Whoever runs it can make one for you.")
    if not secret and policy is SignUp.INVITED:
        raise NotAllowed(
            "this server takes new accounts by invitation", "Ask an owner of a workspace for a link, and open it."
        )
    return invitation_with(secret) if secret else None


def _form(request: HttpRequest, invitation: Invitation | None, form: SignupInput | None = None) -> HttpResponse:
    given = request.POST.copy()
    if invitation and invitation.email:
        given.setdefault("email", invitation.email)
    told = {
        "fields": as_given(_FIELDS, given, form),
        "faults": other_faults(_FIELDS, form) if form else [],
        "invitation": invitation,
        "secret": request.POST.get("invitation") or request.GET.get("invitation") or "",
        "next": wanted(request),
        "sign_in": by_way_of(SIGN_IN, wanted(request)),
    }
    return page(request, "sign_up.html", told, 200 if form is None else 422)
