"""The OpenAPI document as a person reads it: groups of operations, each with what it takes and what it answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from milepost.server.api.documentation.curl import curl
from milepost.server.api.documentation.openapi import TAGS
from milepost.server.api.documentation.prose import inline, prose
from milepost.server.api.documentation.responses import STATUSES
from milepost.server.api.documentation.shapes import Shape, Shapes

Json = Mapping[str, Any]
_ON_EVERY = ("X-Request-ID", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What an operation takes in its address or its headers."""

    name: str
    place: str
    shape: Shape
    is_required: bool
    description: SafeString
    default: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request that is done."""

    status: str
    description: SafeString
    content: tuple[tuple[str, Shape], ...]
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One operation."""

    id: str
    method: str
    path: str
    summary: str
    description: SafeString
    is_public: bool
    parameters: tuple[Parameter, ...]
    body: Shape | None
    curl: str
    answers: tuple[Answer, ...]
    refusals: tuple["Refused", ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A status by which a request is refused."""

    status: int
    said: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag."""

    slug: str
    name: str
    description: str
    operations: tuple[Reference, ...]


def groups(document: Json, base: str) -> tuple[Group, ...]:
    """All operations, by tag. `base` is the server's address, for the examples."""
    reader = _Reader(document, base)
    operations = list(reader.operations())
    return tuple(
        Group(name.lower(), name, said, tuple(each for tag, each in operations if tag == name))
        for name, said in TAGS.items()
    )


class _Reader:
    def __init__(self, document: Json, base: str) -> None:
        self._document, self._base = document, base
        self._components = document["components"]
        self._shapes = Shapes(self._components["schemas"])

    def operations(self) -> Iterator[tuple[str, Reference]]:
        for path, methods in self._document["paths"].items():
            for method, operation in methods.items():
                yield operation["tags"][0], self._reference(method, path, operation)

    def _reference(self, method: str, path: str, operation: Json) -> Reference:
        body = self._body(operation)
        responses = operation["responses"].items()
        return Reference(
            id=operation["operationId"],
            method=method.upper(),
            path=path,
            summary=operation["summary"],
            description=prose(operation.get("description", "")),
            is_public=operation.get("security") == [],
            parameters=tuple(self._parameter(each) for each in operation["parameters"]),
            body=self._shapes.of(body) if body is not None else None,
            curl=curl(self._base, method, path, operation, self._example(body)),
            answers=tuple(self._answer(status, each) for status, each in responses if int(status) < 400),
            refusals=tuple(_refused(int(status)) for status, _ in responses if int(status) >= 400),
        )

    def _body(self, operation: Json) -> Json | None:
        schema: Json | None = (
            operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        )
        return schema

    def _example(self, body: Json | None) -> object:
        if body is None:
            return None
        name = body.get("$ref", "").rpartition("/")[2]
        return self._components["schemas"].get(name, body).get("examples", [{}])[0]

    def _parameter(self, given: Json) -> Parameter:
        parameter = self._components["parameters"][given["$ref"].rpartition("/")[2]] if "$ref" in given else given
        default = parameter["schema"].get("default")
        return Parameter(
            name=parameter["name"],
            place=parameter["in"],
            shape=self._shapes.of(parameter["schema"]),
            is_required=parameter["required"],
            description=inline(parameter.get("description", "")),
            default="" if default is None or default in ("", []) else str(default).lower(),
        )

    def _answer(self, status: str, answer: Json) -> Answer:
        content = tuple((kind, self._shapes.of(each["schema"])) for kind, each in answer.get("content", {}).items())
        headers = tuple(name for name in answer.get("headers", {}) if name not in _ON_EVERY)
        return Answer(status, inline(answer["description"]), content, headers)


def _refused(status: int) -> Refused:
    return Refused(status, STATUSES[status][1])
