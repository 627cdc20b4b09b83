"""Whole answers, and the headers that every answer carries."""

import json
from dataclasses import dataclass

from asgiref.typing import ASGISendCallable, HTTPScope

from milepost.server.request_id import HEADER, request_id_in
from milepost.server.run.safety_headers import safety_headers

Headers = list[tuple[bytes, bytes]]
_WITHOUT_BODY = (204, 304)


@dataclass(frozen=True, slots=True)
class Plain:
    """A whole answer: its status, its headers and its body."""

    status: int
    headers: Headers
    body: bytes


def problem(scope: HTTPScope, status: int, code: str, title: str, detail: str, mend: str) -> Plain:
    """A refusal as a problem document (RFC 9457)."""
    document = {
        "type": f"/api/docs/problems#{code}",
        "title": title,
        "status": status,
        "code": code,
        "detail": detail,
        "mend": mend,
        "instance": request_id_in(scope),
    }
    return Plain(status, [(b"content-type", b"application/problem+json")], json.dumps(document).encode())


async def answer_plainly(scope: HTTPScope, send: ASGISendCallable, answer: Plain) -> None:
    """Send a whole answer."""
    await send_head(scope, send, answer.status, [*answer.headers, *_length(answer)])
    await send_part(send, answer.body, last=True)


async def send_head(scope: HTTPScope, send: ASGISendCallable, status: int, headers: Headers) -> None:
    """Send the status and the headers, with those that every answer has and this one lacks."""
    await send(
        {"type": "http.response.start", "status": status, "headers": _completed(scope, headers), "trailers": False}
    )


async def send_part(send: ASGISendCallable, part: bytes, *, last: bool = False) -> None:
    """Send a part of the body."""
    await send({"type": "http.response.body", "body": part, "more_body": not last})


def _length(answer: Plain) -> Headers:
    named = any(name.lower() == b"content-length" for name, _ in answer.headers)
    if named or answer.status in _WITHOUT_BODY:
        return []
    return [(b"content-length", str(len(answer.body)).encode())]


def _completed(scope: HTTPScope, headers: Headers) -> Headers:
    present = {name.lower() for name, _ in headers}
    every = [(HEADER.lower().encode(), request_id_in(scope).encode()), *safety_headers(scope["scheme"] == "https")]
    return [*headers, *(each for each in every if each[0] not in present)]
