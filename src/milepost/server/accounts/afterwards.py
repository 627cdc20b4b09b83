"""Where to go once one is signed in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

FIRST = "/"


def wanted(request: HttpRequest) -> str:
    """The address of ours that `next` names; the first page where it names none, or somebody else's."""
    address = request.POST.get("next") or request.GET.get("next") or FIRST
    ours = address.startswith(FIRST) and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else FIRST


def onward(request: HttpRequest) -> HttpResponseRedirect:
    """On to what was wanted."""
    return HttpResponseRedirect(wanted(request))


def by_way_of(page: str, address: str, **more: str) -> str:
    """A page that leads on to another address."""
    return f"{page}?{urlencode({**more, 'next': address}, safe='/')}"
