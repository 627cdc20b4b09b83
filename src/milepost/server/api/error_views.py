"""What Django shows where no view of ours answered: `handler404` and its like in `urls.py`, and CSRF_FAILURE_VIEW."""

import sys

from django.http import HttpRequest, HttpResponse

from milepost.server.api.problem_documents import answered, refused
from milepost.server.api.wrong_requests import cross_site, refusal_of


def refuse(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For `handler400`, `handler403` and `handler404`."""
    return refused(request, refusal_of(request, exception))


def fail(request: HttpRequest) -> HttpResponse:
    """For `handler500`, called while the error is handled; what a middleware refuses by raising is answered as well."""
    error = sys.exc_info()[1]
    return answered(request, error if isinstance(error, Exception) else RuntimeError("an error that is not known"))


def refuse_cross_site(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For CSRF_FAILURE_VIEW; `reason` is Django's."""
    return refused(request, cross_site(reason))
