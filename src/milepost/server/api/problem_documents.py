"""What goes wrong, said to programs and to people alike: problem documents as RFC 9457 has them.

`install(api)` makes the API answer every refusal by one; `refused(request, refusal)` is for whoever meets a refusal
outside of the API's operations, such as a middleware. Operations declare `response={200: Answer, **PROBLEMS}`.
"""

import json
import logging
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import ConfigDict, Field

from milepost.server.api.problem_codes import BY_CODE
from milepost.server.api.wrong_requests import InternalError, MethodNotAllowed, NotJson, refusal_of
from milepost.server.refusals import (
    BadRequest,
    Busy,
    Clashing,
    Gone,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    Refusal,
    SignInNeeded,
    TooLarge,
    TooMany,
    Unprocessable,
)
from milepost.server.request_id import request_id_of

MEDIA_TYPE = "application/problem+json"
LOG = logging.getLogger("milepost.server")


STATUSES: Mapping[type[Refusal], int] = {
    BadRequest: 400,
    SignInNeeded: 401,
    NotAllowed: 403,
    NotFound: 404,
    MethodNotAllowed: 405,
    Clashing: 409,
    Gone: 410,
    PreconditionFailed: 412,
    TooLarge: 413,
    NotJson: 415,
    Unprocessable: 422,
    TooMany: 429,
    InternalError: 500,
    Busy: 503,
}


class ProblemItem(Schema):
    """One of the things wrong with what was sent."""

    model_config = ConfigDict(extra="allow")

    code: str = Field(description="What kind of problem this is; stable.")
    subject: str | None = Field(None, description="The id of the entity that it is about.")
    path: str | None = Field(None, description="Where it stands in the request, such as `body.changes[0].kind`.")
    message: str = Field(description="What is wrong: what was expected, and what came.")
    mend: str = Field(description="What to do about it.")


class ProblemDocument(Schema):
    """Why a request was refused (RFC 9457). Some codes add members, such as `retry_after` or `conflicts`."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="A link to what the code means.")
    title: str = Field(description="What the code is called.")
    status: int = Field(description="The HTTP status.")
    code: str = Field(description="What kind of refusal this is; stable.")
    detail: str = Field(description="What is wrong with this request.")
    mend: str = Field(description="What to do about it.")
    instance: str = Field(description="The request's id, by which the server's log knows it.")
    problems: list[ProblemItem] | None = Field(None, description="Each thing wrong, where there may be several.")


PROBLEMS: dict[int, type[ProblemDocument]] = dict.fromkeys(STATUSES.values(), ProblemDocument)


def install(api: NinjaAPI) -> None:
    """Let the API answer by problem documents, whatever is raised."""
    for kind in (Exception, HttpError, ValidationError, Http404):
        api.add_exception_handler(kind, _answered)


def _answered(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(error, Exception)
    return answered(request, error)


def answered(request: HttpRequest, error: Exception) -> HttpResponse:
    """The answer to whatever was raised; what nobody expected is in the log, whole."""
    refusal = refusal_of(request, error)
    if isinstance(refusal, InternalError):
        LOG.error("a request failed: %s %s", request.method, request.path, exc_info=error)
    return refused(request, refusal)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a request that is refused."""
    status = next(STATUSES[kind] for kind in type(refusal).__mro__ if kind in STATUSES)
    known = BY_CODE.get(refusal.code)
    document = {
        **refusal.members,
        "type": f"/api/docs/problems#{refusal.code}",
        "title": known.title if known else refusal.code.replace("-", " ").capitalize(),
        "status": status,
        "code": refusal.code,
        "detail": refusal.detail,
        "mend": refusal.mend,
        "instance": request_id_of(request),
    }
    response = HttpResponse(json.dumps(document, default=str), status=status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "no-store"
    return _with_headers(request, response, refusal)


def _with_headers(request: HttpRequest, response: HttpResponse, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, SignInNeeded):
        sent = ', error="invalid_token"' if "Authorization" in request.headers else ""
        response["WWW-Authenticate"] = f'Bearer realm="milepost"{sent}'
    if isinstance(refusal, TooMany | Busy):
        response["Retry-After"] = str(refusal.retry_after)
    return response
