"""What Django, Ninja and Pydantic raise, as refusals in our own words."""

from django.core.exceptions import BadRequest as DjangoBadRequest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest
from django.http.multipartparser import MultiPartParserError
from ninja.errors import HttpError, ValidationError

from milepost.server.api.problem_validation import problems_of
from milepost.server.database import was_locked_too_long
from milepost.server.refusals import (
    BadRequest,
    Busy,
    NotAllowed,
    NotFound,
    Refusal,
    SignInNeeded,
    TooLarge,
    Unprocessable,
)


class MethodNotAllowed(Refusal):
    """The address is there and does not take the method."""

    code = "method-not-allowed"


class NotJson(Refusal):
    """The body was sent as something else than JSON."""

    code = "not-json"


class InternalError(Refusal):
    """The server failed."""

    code = "internal-error"


class CrossSite(NotAllowed):
    """A browser's write that did not prove that it comes from our own page."""

    code = "csrf-failed"


class NoSuchAddress(NotFound):
    """Nothing answers at this address."""

    def __init__(self, path: str) -> None:
        Refusal.__init__(self, f"nothing is at the address {path}", "Look up the address in /api/docs.")


def refusal_of(request: HttpRequest, error: Exception) -> Refusal:
    """The refusal that an exception stands for; `InternalError` for what nobody expected."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, ValidationError):
        return _unfit(request, error)
    if isinstance(error, HttpError):
        return _of_ninja(error, request.path)
    return _of_django(error, request.path)


def _of_django(error: Exception, path: str) -> Refusal:
    match error:
        case Http404():
            return of_status(404, path)
        case RequestDataTooBig():
            return of_status(413, path)
        case DjangoBadRequest() | SuspiciousOperation() | MultiPartParserError():
            return of_status(400, path)
        case PermissionDenied():
            return of_status(403, path)
        case OperationalError() if was_locked_too_long(error):
            return busy()
        case _:
            return of_status(500, path)


def of_status(status: int, path: str) -> Refusal:
    """What is to be said where nothing but the status is known."""
    match status:
        case 401:
            return SignInNeeded("this needs somebody who is signed in", "Send a token as `Authorization: Bearer ...`.")
        case 403:
            return NotAllowed("you may not do this", "Ask an owner for access.")
        case 404:
            return NoSuchAddress(path)
        case 413:
            return TooLarge("the body is longer than the server takes", "Send less at once.")
        case _ if status < 500:
            return BadRequest("the request cannot be read", "Check the request's host, headers and body.")
        case _:
            return internal_error()


def internal_error() -> InternalError:
    """The server failed, and nobody foresaw how."""
    return InternalError(
        "the server failed on this request",
        "Try again; if it stays, tell whoever runs the server the id under `instance`.",
    )


def busy() -> Busy:
    """What the request needs was locked by others for longer than one waits."""
    return Busy(
        "others were writing the same for longer than a request waits",
        "Try again in a second, then less and less often.",
    )


def method_not_allowed(method: str | None, path: str, allowed: str) -> MethodNotAllowed:
    """The address takes the methods `allowed`, a list with commas."""
    return MethodNotAllowed(f"{path} does not take {method}; it takes {allowed}", "Look up the address in /api/docs.")


def cross_site(reason: str) -> CrossSite:
    """A write by session without a CSRF token; `reason` is Django's."""
    return CrossSite(
        f"this write does not prove that it comes from our own page: {reason.rstrip('.')}",
        "Send the cookie's CSRF token as `X-CSRFToken`; programs send an API token instead of a session.",
    )


def _unfit(request: HttpRequest, error: ValidationError) -> Refusal:
    problems = problems_of(request, error)
    more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
    first = problems[0]
    detail = f"{first['path']}: {first['message']}{more}"
    return Unprocessable(detail, first["mend"], {"problems": problems})


def _of_ninja(error: HttpError, path: str) -> Refusal:
    """Ninja wraps what its parser raises."""
    return error.__cause__ if isinstance(error.__cause__, Refusal) else of_status(error.status_code, path)
