"""Calls of the API as tests make them."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

LAUNCH: dict[str, Any] = {
    "plan": "Launch",
    "status_date": "2026-11-02",
    "milestones": [{"id": "beta", "target": "2027-01-29", "after": ["api"]}],
    "tasks": [{"id": "api", "estimate": {"low": "10d", "likely": "15d", "high": "30d"}}],
}
"""A small plan."""


def post(client: Client, path: str, body: object = None) -> Any:
    """A POST of JSON to an address under /api/v1."""
    return client.post(f"/api/v1{path}", {} if body is None else body, content_type="application/json")


def get(client: Client, path: str) -> Any:
    """The JSON of a GET that succeeds."""
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def make_plan(client: Client, document: dict[str, Any] = LAUNCH) -> str:
    """The id of a new plan from a document."""
    answer = post(client, "/plans", {"document": document})
    assert answer.status_code == 201, answer.content
    return str(answer.json()["id"])


def revise(client: Client, plan: str, base: int, *changes: dict[str, Any], **more: object) -> Any:
    """The answer to a revision."""
    return post(client, f"/plans/{plan}/revisions", {"base": base, "changes": list(changes), **more})


def setting(kind: str, entity: str, **fields: object) -> dict[str, Any]:
    """A change that sets fields."""
    return {"op": "set", "kind": kind, "id": entity, "fields": fields}


def adding(kind: str, entity: str | None = None, **fields: object) -> dict[str, Any]:
    """A change that adds an entity."""
    return {"op": "add", "kind": kind, **({"id": entity} if entity else {}), "fields": fields}


def codes(answer: HttpResponse) -> list[str]:
    """The codes of the problems in a refusal."""
    return [problem["code"] for problem in answer.json()["problems"]]  # type: ignore[attr-defined]  # a test client's
