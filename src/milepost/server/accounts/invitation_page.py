"""The page that the link of an invitation leads to."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods

from milepost.server.accounts.afterwards import by_way_of
from milepost.server.accounts.invitations import accept, invitation_with
from milepost.server.accounts.members import memberships_of
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.password_page import SIGN_UP
from milepost.server.accounts.sign_up import SignUp, sign_up_policy
from milepost.server.api.problem_documents import refused
from milepost.server.models import Account, Invitation, Workspace
from milepost.server.pages.page import page
from milepost.server.pages.web_page import SIGN_IN, present_build
from milepost.server.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_page(request: HttpRequest, secret: str) -> HttpResponse:
    """Who invites to what, and the button by which one joins; for others, the way to an account."""
    try:
        response = _joined(request, secret) if request.method == "POST" else _shown(request, secret)
    except Refusal as refusal:
        response = refused(request, refusal)
    add_never_cache_headers(response)
    return response


def workspace_address(workspace: Workspace) -> str:
    """Where a workspace is looked at."""
    return f"/workspaces/{workspace.id}" if present_build() else "/"


def _joined(request: HttpRequest, secret: str) -> HttpResponse:
    return HttpResponseRedirect(workspace_address(accept(reader_of(request), secret).workspace))


def _shown(request: HttpRequest, secret: str) -> HttpResponse:
    invitation = invitation_with(secret)
    account = reader_of(request).account
    if account and _belongs(account, invitation):
        return HttpResponseRedirect(workspace_address(invitation.workspace))
    told = {"invitation": invitation, "account": account, **_ways(request.path, invitation, secret)}
    return page(request, "invitation.html", told)


def _belongs(account: Account, invitation: Invitation) -> bool:
    return memberships_of(account).filter(workspace=invitation.workspace).exists()


def _ways(here: str, invitation: Invitation, secret: str) -> dict[str, str]:
    """For whoever is not signed in: back to here by a password, or into the workspace by a new account."""
    ways = {"sign_in": by_way_of(SIGN_IN, here)}
    if sign_up_policy() is not SignUp.CLOSED:
        ways["sign_up"] = by_way_of(SIGN_UP, workspace_address(invitation.workspace), invitation=secret)
    return ways
