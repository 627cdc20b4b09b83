"""What every operation may answer beside what it is for: refusals, and the headers of all answers."""

from collections.abc import Mapping
from typing import Any

from milepost.server.api.problem_codes import CODES

Json = dict[str, Any]
PROBLEM = "application/problem+json"


def _header(description: str, example: object, kind: str = "string") -> Json:
    return {"description": description, "schema": {"type": kind}, "example": example}


HEADERS: Mapping[str, Json] = {
    "X-Request-ID": _header(
        "The id of the request: the one that was sent as `X-Request-ID`, or a new one.", "k3v9x0m2p7q4r8s1"
    ),
    "RateLimit-Policy": _header(
        "The limits that the request was counted under: `q` requests in `w` seconds.", '"reads";q=400;w=4'
    ),
    "RateLimit": _header(
        "Where you stand: `r` requests are left, and in `t` seconds all are there again.", '"reads";r=399;t=1'
    ),
    "ETag": _header("The tag of this state; send it as `If-None-Match` to read only what changed.", '"a1b2-13"'),
    "Location": _header("The address of what was made.", "/api/v1/plans/4c1n8a0w6zkq2t7e"),
    "Idempotency-Replayed": _header("`true` where the answer is that of an earlier request with the same key.", "true"),
    "Retry-After": _header("The seconds to wait.", 2, "integer"),
    "WWW-Authenticate": _header("How to sign in.", 'Bearer realm="milepost"'),
    "Allow": _header("The methods that the address takes.", "GET, POST"),
}
EVERY_ANSWER = ("X-Request-ID",)
COUNTED = ("RateLimit-Policy", "RateLimit")
_UNCOUNTED = (408, 413, 503)
"""Refused before anybody is counted: what is too large for a body is seen while it arrives."""
_OWN = {401: ("WWW-Authenticate",), 405: ("Allow",), 429: ("Retry-After",), 503: ("Retry-After",)}
STATUSES = {
    400: ("BadRequest", "The request cannot be read."),
    401: ("SignInNeeded", "Nobody is signed in, or not by what was sent."),
    403: ("NotAllowed", "You may not do this."),
    404: ("NotFound", "There is no such thing that you can see."),
    405: ("MethodNotAllowed", "The address does not take this method."),
    408: ("BodyStalled", "The body did not come."),
    409: ("Conflict", "It does not go with what happened since."),
    410: ("Gone", "It was there, and its time is over."),
    412: ("PreconditionFailed", "It changed since you read it."),
    413: ("TooLarge", "More was sent than is taken."),
    415: ("NotJson", "The body is not sent as JSON."),
    422: ("Invalid", "The request can be read and cannot be done."),
    429: ("TooManyRequests", "Requests come too fast."),
    500: ("InternalError", "The server failed."),
    503: ("Unavailable", "The server cannot answer now."),
}


def headers(names: tuple[str, ...]) -> Json:
    """References to headers by name."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def problem_responses() -> dict[str, Json]:
    """A shared response for each status of a refusal, by the name that `problem_reference` points to."""
    return {name: _problem_response(status) for status, (name, _) in STATUSES.items()}


def problem_reference(status: int) -> Json:
    """A reference to the shared response for a status."""
    return {"$ref": f"#/components/responses/{STATUSES[status][0]}"}


def _problem_response(status: int) -> Json:
    codes = [each for each in CODES if each.status == status]
    listed = "\n".join(f"- `{each.code}`: {each.meaning}" for each in codes)
    counted = () if status in _UNCOUNTED else COUNTED
    return {
        "description": f"{STATUSES[status][1]}\n\n{listed}",
        "headers": headers((*EVERY_ANSWER, *counted, *_OWN.get(status, ()))),
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
    }
