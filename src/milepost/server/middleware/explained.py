"""Every refusal of the API is a problem document, whoever refused."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from milepost.server.api.problem_documents import refused
from milepost.server.api.wrong_requests import method_not_allowed, of_status
from milepost.server.refusals import BadRequest, Refusal

_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")


class ProblemMiddleware:
    """Says in our words what Django and its applications refuse in theirs, and refuses what no address may hold."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; as a problem document where it is a refusal without a document of its own."""
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return refused(request, BadRequest("the address holds a NUL character", "Leave the character out."))
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _unexplained(request, response):
            return _explained(request, response)
        return response


def _unexplained(request: HttpRequest, response: HttpResponse) -> bool:
    if response.status_code < 400 or "json" in response.get("Content-Type", ""):
        return False
    return request.path.startswith("/api/") or isinstance(response, HttpResponseNotAllowed)


def _explained(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    answer = refused(request, _refusal(request, response))
    for name in _KEPT:
        if name in response:
            answer[name] = response[name]
    return answer


def _refusal(request: HttpRequest, response: HttpResponse) -> Refusal:
    if response.status_code == 405:
        return method_not_allowed(request.method, request.path, response.get("Allow", ""))
    return of_status(response.status_code, request.path)
