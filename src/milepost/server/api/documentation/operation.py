"""One operation of the OpenAPI document, with everything that Ninja cannot know of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.server.api.documentation.responses import COUNTED, EVERY_ANSWER, headers, problem_reference
from milepost.server.api.signed_in import PUBLIC

Json = dict[str, Any]
SAFE = ("get", "head", "options")
TAGGED = frozenset(
    {"read_plan", "read_snapshot", "read_schedule", "read_forecast", "read_check", "export_plan", "read_view"}
)
"""Reads that answer with an ETag, and 304 to whoever knows it."""
MATCHED = frozenset({"append_revision", "change_view", "remove_view"})
"""Writes that heed If-Match, and answer with the new ETag where anything is left."""
CONTENTS: Mapping[str, Json] = {
    "export_plan": {
        "application/yaml": {"schema": {"type": "object", "description": "A plan file."}},
        "application/json": {"schema": {"type": "object", "description": "A plan file as JSON."}},
    },
    "follow": {"text/event-stream": {"schema": {"type": "string", "description": "Server-sent events."}}},
}
"""Answers that are no JSON, or not always."""


def _sent(name: str, description: str, example: str) -> Json:
    schema = {"type": "string", "maxLength": 4000}
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": description,
        "schema": schema,
        "example": example,
    }


PARAMETERS: Mapping[str, Json] = {
    "Idempotency-Key": {
        **_sent(
            "Idempotency-Key", "Makes the write safe to send again: it is done once for each key.", "0b8f2f6e-7c51"
        ),
        "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
    },
    "If-None-Match": _sent(
        "If-None-Match", "The ETag that you have: 304 where it is still the present one.", '"a1b2-13"'
    ),
    "If-Match": _sent("If-Match", "The ETag that you read: 412 where it is not the present one.", '"a1b2-13"'),
}


PATHS: Mapping[str, tuple[str, str]] = {
    "plan_id": ("The id of the plan.", "4c1n8a0w6zkq2t7e"),
    "number": ("The number of the revision.", "12"),
    "workspace_id": ("The id of the workspace.", "9m3x7q1v5c8b2n6k"),
    "invitation_id": ("The id of the invitation.", "2h6j9s4d8f1g5k7w"),
    "token_id": ("The id of the token.", "7t5r3e1w9q2y4p6z"),
    "account_id": ("The id of the account.", "5f0c9a3e-2f58-4f0b-9d0e-0f6f4c1b2a77"),
    "account": ("The id of the account, or its e-mail address.", "grace@example.org"),
    "person": ("The id of the person in the plan.", "grace"),
    "view_id": ("The id of the saved view.", "5d8k2n7w4q9c1x6r"),
    "secret": ("The secret of the invitation, as it was handed on.", "VNEI2C9dKDzEOBTQtRbXmgCwlHhTXjpOoxZcvCdW0rM"),
}
"""What stands in addresses: what it is, and an example."""


def described(method: str, operation: Json) -> Json:
    """The operation with its parameters, its security, and every answer that it may give."""
    name = operation["operationId"]
    parameters = [*map(_plainly, operation.get("parameters", ())), *_headers_sent(method, name)]
    answers = {str(status): each for status, each in operation["responses"].items() if int(status) < 400}
    full = {status: _answer(method, name, status, each) for status, each in answers.items()}
    refusals = {str(status): problem_reference(status) for status in _refusals(method, operation)}
    security: Json = {"security": []} if name in PUBLIC else {}
    return {**operation, "parameters": parameters, "responses": {**full, **_not_modified(name), **refusals}, **security}


def _headers_sent(method: str, name: str) -> Iterator[Json]:
    sent = {"Idempotency-Key": method not in SAFE, "If-None-Match": name in TAGGED, "If-Match": name in MATCHED}
    yield from ({"$ref": f"#/components/parameters/{each}"} for each, taken in sent.items() if taken)


def _plainly(parameter: Json) -> Json:
    """A parameter that is not sent is null to Python; nobody can send null."""
    schema = {key: value for key, value in parameter["schema"].items() if key not in ("title", "description")}
    branches = [each for each in schema.pop("anyOf", ()) if each != {"type": "null"}]
    distinct = [each for position, each in enumerate(branches) if each not in branches[:position]]
    plain = {**schema, **distinct[0]} if len(distinct) == 1 else {**schema, **({"anyOf": distinct} if distinct else {})}
    return {**parameter, "schema": plain, **_of_path(parameter)}


def _of_path(parameter: Json) -> Json:
    if parameter["in"] != "path" or parameter["name"] not in PATHS:
        return {}
    description, example = PATHS[parameter["name"]]
    return {"description": description, "example": example}


def _answer(method: str, name: str, status: str, answer: Json) -> Json:
    named = [
        *EVERY_ANSWER,
        *COUNTED,
        *(["Location"] if status == "201" else []),
        *(["ETag"] if (name in TAGGED or name in MATCHED) and status != "204" else []),
        *(["Idempotency-Replayed"] if method not in SAFE else []),
    ]
    content = {"content": CONTENTS[name]} if name in CONTENTS else {}
    return {**answer, **content, "headers": headers(tuple(named))}


def _not_modified(name: str) -> dict[str, Json]:
    answer = {"description": "Nothing changed since.", "headers": headers((*EVERY_ANSWER, *COUNTED, "ETag"))}
    return {"304": answer} if name in TAGGED else {}


def _refusals(method: str, operation: Json) -> list[int]:
    """The statuses of the refusals that an operation may give."""
    has_body, writes = "requestBody" in operation, method not in SAFE
    asks = has_body or bool(operation.get("parameters"))
    may = {
        400: True,
        401: operation["operationId"] not in PUBLIC,
        403: operation["operationId"] not in PUBLIC,
        404: asks,
        408: has_body,
        409: writes,
        410: asks,
        412: operation["operationId"] in MATCHED,
        413: has_body,
        415: has_body,
        422: asks or writes,
        429: True,
        500: True,
        503: True,
    }
    return [status for status, it_may in may.items() if it_may]
