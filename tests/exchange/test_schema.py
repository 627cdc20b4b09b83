"""The JSON Schema of the plan file, judged by another library."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from milepost.exchange.schema import plan_schema
from milepost.exchange.source import parse, read_source
from milepost.model.document import read_document

PLANS = Path(__file__).parents[1] / "plans"
HEAD = "plan: Atlas\nstatus_date: 2026-11-02\n"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(plan_schema())


def document_of(text: str) -> Mapping[str, Any]:
    source = parse(text.encode(), "plan.yaml")
    assert source.problems == ()
    assert source.document is not None
    return source.document


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(plan_schema())


@pytest.mark.parametrize("name", ["small.yaml", "everything.yaml"])
def test_P22_both_plans_of_the_plan_file_page_are_valid(name: str, validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(read_source(PLANS / name).document)) == []


GOOD = [
    "tasks: [{name: Without an id, estimate: 1.5d}]\n",
    "tasks: [{id: a, estimate: {low: 1d, high: 3d, shape: uniform}, kind: build}]\n",
    "tasks: [{id: a, held: {finish: 2026-12-14T17:00}, exists: 0.3, after: []}]\n",
    "milestones: [{id: a, kind: gate, supports: [b, {to: c, effect: 3}], commitment: {date: 2027-02-26}}]\n",
    "calendars: {day: {exceptions: [{from: 2026-12-24, to: 2026-12-26}], holidays: [{date: 2026-12-25}]}}\n",
    "risks: [{id: a, probability: 1, effect: {times: 1.5}}]\n",
    "schedule: {critical_within: 2d, progress: progress_override}\n",
    "forecast: {shared_spread: {low: 1, likely: 2, high: 3}}\n",
    "custom_fields: [{id: size, type: choice, options: [s, l], on: [task, plan]}]\nfields: {size: [s, l], x: true}\n",
    "owner_is_not_here: 1\n",
]
BAD = [
    "tasks: [{id: a, estimat: 5d}]\n",
    "tasks: [{estimate: 5d}]\n",
    "tasks: {a: {estimate: 5d}}\n",
    "tasks: [{id: a, estimate: 5 days}]\n",
    "tasks: [{id: a, estimate: 5}]\n",
    "tasks: [{id: a, estimate: {low: 1d, high: 3d}}]\n",
    "tasks: [{id: a, estimate: {percentiles: {half: 1d, 90: 3d}}}]\n",
    "tasks: [{id: a, estimate: {values: []}}]\n",
    "tasks: [{id: a b}]\n",
    "tasks: [{id: a, order: V}]\n",
    "tasks: [{id: a, after: [{id: b, type: FSS}]}]\n",
    "tasks: [{id: a, held: {start: 2026-12-14, finish: 2026-12-15}}]\n",
    "tasks: [{id: a, progress: 140 percent}]\n",
    "milestones: [{id: a, target: 29.1.2027}]\n",
    "milestones: [{id: a, kind: party}]\n",
    "calendars: [{id: office}]\n",
    "calendars: {office: {week: {mon: [9-17]}}}\n",
    "key_results: [{id: a, target: 4}]\n",
    "objectives: [{id: a, key_results: [{id: b}]}]\n",
    "risks: [{id: a, probability: 30%, effect: {}}]\n",
    "risks: [{id: a, effect: {add: 5d}}]\n",
    "resources: [{id: a, capacity: many}]\n",
    "baselines: [{id: a}]\n",
]


@pytest.mark.parametrize("tail", GOOD[:-1])
def test_P22_what_reads_is_valid(tail: str, validator: Draft202012Validator) -> None:
    document = document_of(HEAD + tail)
    assert read_document(document)[1].problems == []
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize("tail", [*BAD, GOOD[-1]])
def test_P22_what_does_not_read_is_not_valid(tail: str, validator: Draft202012Validator) -> None:
    document = document_of(HEAD + tail)
    assert read_document(document)[1].problems != []
    assert not validator.is_valid(document)


def test_P22_a_plan_has_a_name_and_a_date(validator: Draft202012Validator) -> None:
    assert validator.is_valid({"plan": "Atlas", "start": "2026-10-05"})
    assert not validator.is_valid({"plan": "Atlas"})
    assert not validator.is_valid({"status_date": "2026-11-02"})


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    schema = plan_schema()
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    named = {text.removeprefix("#/$defs/") for text in references(schema)}
    assert named == set(definitions)


def references(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if "$ref" in schema else []
        return [*own, *(text for value in schema.values() for text in references(value))]
    return [text for value in schema for text in references(value)] if isinstance(schema, list) else []
