"""Every code that a refusal may carry is in the catalogue, and has its section in the documentation."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.test import Client

import milepost.server
from milepost.server.api.problem_codes import BY_CODE, CODES

SOURCE = Path(milepost.server.__file__).parent
ABSTRACT = {"refused"}
"""The code of the base class, which nobody raises."""


def codes_in(tree: ast.AST) -> Iterator[str]:
    """What is assigned to `code`, or handed to `problem(scope, status, code, ...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [each.id if isinstance(each, ast.Name) else getattr(each, "attr", "") for each in node.targets]
            if "code" in names:
                yield str(node.value.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "problem":
            yield from (
                each.value for each in node.args[2:3] if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def test_A4_6_the_catalogue_has_every_code_that_the_server_uses_and_no_other() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")]
    used = {code for tree in trees for code in codes_in(tree)}
    assert used - ABSTRACT == set(BY_CODE)


def test_A4_6_codes_are_listed_once_by_status() -> None:
    assert len(BY_CODE) == len(CODES)
    assert [each.status for each in CODES] == sorted(each.status for each in CODES)


def test_A4_6_the_link_of_a_problem_document_leads_to_what_its_code_means(environment: object) -> None:
    page = Client().get("/api/docs/problems").content.decode()
    for each in CODES:
        assert f'id="{each.code}"' in page
        assert each.title in page
    link = Client().get("/api/v1/nowhere").json()["type"]
    assert link == "/api/docs/problems#not-found"
