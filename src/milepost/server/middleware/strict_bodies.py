"""Bodies that allauth reads by itself are held to the rules of all others: it fails at what no reader should read."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from milepost.server.api.problem_documents import answered
from milepost.server.api.strict_json import parsed
from milepost.server.refusals import Refusal


class StrictBodiesMiddleware:
    """Refuses, ahead of allauth, a body that is too deep, too large, or not read by everybody alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or the refusal of the body."""
        try:
            if request.path.startswith("/_allauth/") and request.body:
                parsed(request.body)
        except (Refusal, RequestDataTooBig) as refusal:
            return answered(request, refusal)
        return self.get_response(request)
