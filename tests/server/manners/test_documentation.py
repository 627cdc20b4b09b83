"""The API describes itself, whole and true: to programs by OpenAPI 3.1, to people by pages."""

import json
import re
import shlex
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import jsonschema
import pytest
import schemathesis
from django.test import Client

from milepost.server.api.documentation.curl import curl
from milepost.server.api.documentation.prose import inline, prose
from milepost.server.api.documentation.shapes import Shapes
from tests.server.calls import post
from tests.server.people import ClientOf, Somebody

Json = dict[str, Any]


@pytest.fixture
def document(environment: dict[str, str]) -> Json:
    answer = Client().get("/api/v1/openapi.json")
    assert answer["Content-Type"].startswith("application/json")
    found: Json = answer.json()
    return found


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in document["paths"].items():
        yield from ((method, path, operation) for method, operation in methods.items())


def pointed_to(document: Json, value: Json) -> Json:
    """What a reference leads to; the value itself where it is none."""
    if "$ref" not in value:
        return value
    found = document
    for part in value["$ref"].split("/")[1:]:
        found = found[part]
    return found


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (each for key, each in value.items() if key == "$ref" and isinstance(each, str))
        yield from (found for each in value.values() for found in references(each))
    elif isinstance(value, list):
        yield from (found for each in value for found in references(each))


def test_A4_80_it_is_openapi_3_1(document: Json) -> None:
    assert document["openapi"] == "3.1.0"
    schemathesis.openapi.from_dict(document).validate()
    components = document["components"]
    for reference in set(references(document)):
        kind, name = re.fullmatch(r"#/components/(\w+)/([\w-]+)", reference).groups()  # type: ignore[union-attr]  # it is one
        assert name in components[kind], reference


def test_A4_80_every_operation_says_what_it_is(document: Json) -> None:
    found = list(operations(document))
    assert len({operation["operationId"] for _, _, operation in found}) == len(found) > 40
    tags = {tag["name"] for tag in document["tags"]}
    for _, path, operation in found:
        assert operation["summary"] and operation["description"], path
        assert len(operation["tags"]) == 1 and operation["tags"][0] in tags, path
        for parameter in operation["parameters"]:
            assert pointed_to(document, parameter).get("description"), (path, parameter)


def test_A4_80_every_operation_lists_its_refusals_as_problem_documents(document: Json) -> None:
    for method, path, operation in operations(document):
        answers = operation["responses"]
        writes = {"409"} if method not in ("get",) else set()
        bodies = {"408", "413", "415", "422"} if "requestBody" in operation else set()
        assert {"400", "429", "500", "503"} | writes | bodies <= set(answers), (method, path)
        assert any(status < "400" for status in answers), (method, path)
        for status, answer in answers.items():
            content = pointed_to(document, answer).get("content", {})
            assert (status >= "400") == ("application/problem+json" in content), (method, path, status)


def test_A4_80_headers_are_described(document: Json) -> None:
    for method, path, operation in operations(document):
        sent = {pointed_to(document, each)["name"] for each in operation["parameters"]}
        assert ("Idempotency-Key" in sent) == (method != "get"), path
        for status, answer in operation["responses"].items():
            headers = pointed_to(document, answer)["headers"]
            assert "X-Request-ID" in headers
            assert ("Location" in headers) == (status == "201"), path
            assert ("Retry-After" in headers) == (status in ("429", "503"))
            assert ("WWW-Authenticate" in headers) == (status == "401")


def test_A4_80_ways_to_sign_in_are_described(document: Json) -> None:
    from django.conf import settings

    schemes = document["components"]["securitySchemes"]
    assert (schemes["token"]["type"], schemes["token"]["scheme"]) == ("http", "bearer")
    assert (schemes["session"]["in"], schemes["session"]["name"]) == ("cookie", settings.SESSION_COOKIE_NAME)
    assert document["security"] == [{"token": []}, {"session": []}]


@pytest.fixture
def answers(document: Json, somebody: Somebody, client_of: ClientOf) -> dict[str, Any]:
    """The answer to each read, about a plan that is there, by the operation's id."""
    client = client_of(somebody())
    made = post(client, "/plans", {"name": "Atlas"}).json()
    invitation = post(client, f"/workspaces/{made['workspace']}/invitations", {"role": "viewer"}).json()
    view = post(client, f"/plans/{made['id']}/views", {"name": "All", "view": "map"}).json()
    ids = {
        "plan_id": made["id"],
        "view_id": view["id"],
        "number": "1",
        "workspace_id": made["workspace"],
        "secret": invitation["secret"],
    }
    reads = [(path, each) for method, path, each in operations(document) if method == "get"]
    return {
        each["operationId"]: client.get(path.format(**ids)) for path, each in reads if each["operationId"] != "follow"
    }


def test_A4_81_answers_have_the_tags_that_the_document_says(document: Json, answers: dict[str, Any]) -> None:
    described = {operation["operationId"]: operation for _, _, operation in operations(document)}
    for name, answer in answers.items():
        assert answer.status_code == 200, (name, answer.content)
        assert ("ETag" in answer) == ("ETag" in described[name]["responses"]["200"]["headers"]), name
        assert ("ETag" in answer) == ("304" in described[name]["responses"]), name


def test_A4_81_only_what_the_document_calls_open_is_open(document: Json) -> None:
    for method, path, operation in operations(document):
        address = re.sub(r"{\w+}", "5f0c9a3e-2f58-4f0b-9d0e-0f6f4c1b2a77", path)
        answer = Client().generic(method.upper(), address, b"{}", content_type="application/json")
        is_open = operation.get("security") == []
        assert (answer.status_code != 401) == is_open, (method, path, answer.status_code)


def test_A4_82_every_body_has_an_example_that_fits(document: Json) -> None:
    bodies = [each["requestBody"] for _, _, each in operations(document) if "requestBody" in each]
    for body in bodies:
        schema = pointed_to(document, body["content"]["application/json"]["schema"])
        resolving = {**schema, "components": document["components"]}
        for example in schema["examples"]:
            jsonschema.validate(example, resolving, jsonschema.Draft202012Validator)


def test_A4_82_the_examples_work_one_after_the_other(document: Json, somebody: Somebody, client_of: ClientOf) -> None:
    schemas = document["components"]["schemas"]
    client = client_of(somebody())
    plan = post(client, "/plans", schemas["NewPlan"]["examples"][0]).json()["id"]
    written = post(client, f"/plans/{plan}/revisions", schemas["NewRevision"]["examples"][0])
    assert written.status_code == 201, written.content
    assert post(client, f"/plans/{plan}/duplicate", schemas["PlanCopy"]["examples"][0]).status_code == 201
    assert post(client, "/tokens", schemas["NewToken"]["examples"][0]).status_code == 201
    view = post(client, f"/plans/{plan}/views", schemas["NewView"]["examples"][0])
    assert view.status_code == 201, view.content
    changed = client.patch(view["Location"], schemas["ViewChange"]["examples"][0], content_type="application/json")
    assert changed.status_code == 200, changed.content


class Page(HTMLParser):
    """What a page names and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(str(value))
            if name in ("href", "src"):
                self.links.append(str(value))


def test_A4_83_every_operation_stands_on_a_page(document: Json) -> None:
    client = Client()
    overview = client.get("/api/docs").content.decode()
    for _, path, operation in operations(document):
        slug = operation["tags"][0].lower()
        page = client.get(f"/api/docs/{slug}").content.decode()
        assert operation["operationId"] in Page(page).ids
        assert path in page and operation["summary"] in page
        assert f'href="/api/docs/{slug}#{operation["operationId"]}"' in overview


def test_A4_83_every_link_leads_somewhere_and_to_this_server(environment: dict[str, str]) -> None:
    client, todo, pages = Client(), ["/api/docs"], dict[str, Page]()
    while todo:
        path = todo.pop()
        if path in pages or not path.startswith("/api/docs"):
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        pages[path] = Page(answer.content.decode())
        todo += [urlsplit(urljoin(path, link)).path for link in pages[path].links]
    assert len(pages) > 7
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            assert not urlsplit(link).netloc, link
            target = urlsplit(urljoin(path, link))
            assert not target.fragment or target.fragment in pages[target.path].ids, link


def test_A4_83_the_pages_need_no_script_and_nothing_inline(environment: dict[str, str]) -> None:
    for path in ("/api/docs", "/api/docs/revisions", "/api/docs/live", "/api/docs/problems"):
        answer = Client().get(path)
        page = Page(answer.content.decode())
        assert not {"script", "style", "iframe", "object", "img"} & page.tags
        assert "style" not in page.attributes
        assert not any(name.startswith("on") for name in page.attributes)
        assert "unsafe" not in answer["Content-Security-Policy"]


def test_A4_83_a_group_that_is_not_there(environment: dict[str, str]) -> None:
    assert Client().get("/api/docs/nothing").status_code == 404


def test_A4_84_each_operation_has_a_command_that_a_shell_reads(document: Json) -> None:
    for method, path, operation in operations(document):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        example = pointed_to(document, body)["examples"][0] if body else None
        words = shlex.split(curl("https://plans.example.org", method, path, operation, example).replace("\\\n", ""))
        (address,) = [word for word in words if word.startswith("https://")]
        assert re.fullmatch(re.sub(r"{\w+}", "[^/?]+", path), urlsplit(address).path)
        assert ("-X" in words) == (method in ("put", "patch", "delete") or (method == "post" and example is None))
        assert [json.loads(words[at + 1]) for at, word in enumerate(words) if word == "-d"] == (
            [example] if body else []
        )


def test_A4_84_descriptions_are_shown_as_they_are_written() -> None:
    assert prose("Reads `a < b`.\nMore.\n\n- one\n- two\n  goes on\n\n[All](/api/docs).") == (
        "<p>Reads <code>a &lt; b</code>. More.</p><ul><li>one</li><li>two goes on</li></ul>"
        '<p><a href="/api/docs">All</a>.</p>'
    )
    assert inline('<b onclick="x">[evil](https://evil.example)</b>').count("<") == 0


def test_A4_84_schemas_are_told_in_words() -> None:
    schemas = {
        "Pet": {"type": "object", "properties": {"name": {"type": "string", "maxLength": 80}}, "required": ["name"]},
        "Cat": {"type": "object", "properties": {"kind": {"const": "cat"}}},
        "Dog": {"type": "object", "properties": {"kind": {"const": "dog"}}},
    }
    told = Shapes(schemas)
    assert told.of({"type": "integer", "minimum": 1, "maximum": 200}).words == "whole number, 1 to 200"
    assert told.of({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}).words == "moment or null"
    assert told.of({"enum": ["a", "b", "c"]}).words == "`a`, `b` or `c`"
    pets = told.of({"type": "array", "items": {"$ref": "#/components/schemas/Pet"}})
    assert pets.words == "list of `Pet`"
    assert [(each.name, each.shape.words, each.is_required) for each in pets.fields] == [
        ("name", "text, at most 80 characters", True)
    ]
    either = told.of({"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]})
    assert [kind.name for kind in either.kinds] == ["Cat", "Dog"]
