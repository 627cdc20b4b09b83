"""Reading only what changed, and changing only what was read (RFC 9110, section 13).

    return answer(request, strong_tag(plan_id, number), make)      304, or what make() gives, with its ETag
    return packed(request, strong_tag(plan_id, number), make)      the same for JSON that is kept compressed
    require_match(request, lambda: strong_tag(plan_id, number))    before a change; raises PreconditionFailed

A tag names a state: it changes with every change, and only then. The compressed form of an answer has the same tag with
`+gzip` at its end (two forms may not share a strong tag); whoever sends that back means the same state.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from milepost.server.api.compression import TAG_SUFFIX, precompressed
from milepost.server.api.rendering import JSON, json_response
from milepost.server.refusals import BadRequest, PreconditionFailed

PRIVATE = "private, no-cache"
_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_LIST = re.compile(rf"\s*(?:{_TAG.pattern}\s*(?:,\s*|$))+")


class BadEntityTag(BadRequest):
    """A header that is to hold entity tags holds something else."""

    code = "bad-entity-tag"


def strong_tag(*parts: object) -> str:
    """The entity tag of a state, such as `"a1b2-13"` for revision 13 of the plan a1b2."""
    return f'"{"-".join(str(part) for part in parts)}"'


def answer(request: HttpRequest, tag: str, make: Callable[[], object]) -> HttpResponse:
    """304 where If-None-Match names the tag; else what `make` gives, as JSON unless it is a response, with its ETag."""
    if names(request, "If-None-Match", tag):
        return _tagged(_not_modified(), tag)
    made = make()
    return _tagged(made if isinstance(made, HttpResponse) else json_response(made), tag)


def packed(request: HttpRequest, tag: str, make: Callable[[], bytes], content_type: str = JSON) -> HttpResponse:
    """As `answer`, where `make` gives what is kept compressed by gzip: it is sent as it is to whoever takes that."""
    return answer(request, tag, lambda: precompressed(request, make(), content_type))


def _not_modified() -> HttpResponse:
    response = HttpResponse(status=304)
    del response["Content-Type"]
    return response


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers.setdefault("ETag", tag)
    response.headers.setdefault("Cache-Control", PRIVATE)
    return response


def require_match(request: HttpRequest, tag: Callable[[], str]) -> None:
    """Go on only if the request has no If-Match, or one that names the tag; raises `PreconditionFailed`.

    Asked for within the transaction of the change, nothing comes between.
    """
    if "If-Match" not in request.headers:
        return
    present = tag()
    if not names(request, "If-Match", present):
        raise PreconditionFailed(
            f"this has changed since: it is {present} now, and If-Match says {request.headers['If-Match'][:100]}",
            "Read it again, look at what changed, and send your change with the new ETag.",
            {"etag": present},
        )


def names(request: HttpRequest, header: str, tag: str) -> bool:
    """Whether a header names a tag, in either of its forms; raises `BadRequest` where it holds no list of tags."""
    given = request.headers.get(header, "").strip()
    if not given:
        return False
    if given == "*":
        return True
    if not _LIST.fullmatch(given):
        raise BadEntityTag(
            f'{header} is to be * or a list of entity tags such as "a1b2-13"; it is {given[:100]}',
            "Send the ETag as it came, with its quotes.",
        )
    strong = header == "If-Match"
    return any(_same(each, tag, strong=strong) for each in _TAG.findall(given))


def _same(given: str, tag: str, *, strong: bool) -> bool:
    if given.startswith("W/"):
        if strong:
            return False
        given = given.removeprefix("W/")
    return given.removesuffix('"').removesuffix(TAG_SUFFIX) == tag.removesuffix('"')
