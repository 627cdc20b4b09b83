"""The OpenAPI 3.1 document: what Ninja knows of the operations, and what holds for all of them."""

import re
from typing import Any

from milepost.server.api.documentation.examples import EXAMPLES
from milepost.server.api.documentation.operation import PARAMETERS, described
from milepost.server.api.documentation.responses import HEADERS, problem_responses

Json = dict[str, Any]
TAGS = {
    "Plans": "Plans as wholes: made, listed, read, shared, copied, put away and thrown away.",
    "Revisions": "The history of a plan: every change is a revision, and every revision can be taken back.",
    "Answers": "What Milepost says of a plan: the schedule, the forecast, its soundness, and the plan as a file.",
    "Live": "What happens now: changes as they are made, forecasts as they are ready, and who is there.",
    "Workspaces": "Groups of people and their plans.",
    "Account": "You, and the tokens by which programs act for you.",
}
DESCRIPTION = """\
Strategic milestone mapping: for every milestone and every objective, at every moment, one honest answer to "when, how
sure, why, and what would make it better?". Plans are changed by revisions and read as documents.

The same for people: [/api/docs](/api/docs).
"""


def complete(raw: Json, cookie: str, release: str) -> Json:
    """The document from Ninja's own. `cookie` is the name of the session's, `release` that of this Milepost."""
    raw = _without_titles(raw)
    schemas = {_page_name(name): schema for name, schema in raw["components"]["schemas"].items()}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Milepost",
            "version": release,
            "description": DESCRIPTION,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This server."}],
        "security": [{"token": []}, {"session": []}],
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "paths": {path: _path(operations) for path, operations in raw["paths"].items()},
        "components": {
            "schemas": {name: _with_example(name, schema) for name, schema in sorted(schemas.items())},
            "responses": problem_responses(),
            "parameters": dict(PARAMETERS),
            "headers": dict(HEADERS),
            "securitySchemes": _security(cookie),
        },
    }
    renamed: Json = _pointing_to_renamed(document)
    return renamed


def _path(operations: Json) -> Json:
    return {method: described(method, operation) for method, operation in operations.items()}


def _security(cookie: str) -> Json:
    return {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "An API token (`mp_...`), of the scope `read` or `write`: see `POST /api/v1/tokens`.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": cookie,
            "description": "The session of a browser; its writes also send the CSRF cookie's token as `X-CSRFToken`.",
        },
    }


def _with_example(name: str, schema: Json) -> Json:
    return {**schema, "examples": [EXAMPLES[name]]} if name in EXAMPLES else schema


def _without_titles(schema: Any) -> Any:
    """The same without the titles that Pydantic makes of names, and which say nothing that the names do not."""
    if isinstance(schema, list):
        return [_without_titles(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key != "title" or not isinstance(value, str)}
    return {key: _without_titles(value) for key, value in kept.items()}


def _page_name(name: str) -> str:
    """`PlanSummaryPage` for what Pydantic calls `Page_PlanSummary_`."""
    return re.sub(r"\bPage_(\w+?)_$", r"\1Page", name)


def _pointing_to_renamed(value: Any) -> Any:
    if isinstance(value, list):
        return [_pointing_to_renamed(each) for each in value]
    if isinstance(value, dict):
        return {
            key: _page_name(each) if key == "$ref" and isinstance(each, str) else _pointing_to_renamed(each)
            for key, each in value.items()
        }
    return value
