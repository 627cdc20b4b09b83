"""What the API answers is what it says that it answers."""

from typing import Any

import pytest
from django.test import Client
from pydantic import BaseModel

from milepost.exchange.read import read_text
from milepost.model.document import write_document
from milepost.server.templates import example_file
from tests.server.calls import get, make_plan, post, setting
from tests.server.people import ClientOf, Somebody


@pytest.fixture(params=["product-launch", "hospital-records", "company-year"])
def example(request: pytest.FixtureRequest, somebody: Somebody, client_of: ClientOf) -> tuple[Client, str]:
    """An example plan, and somebody who has it."""
    client = client_of(somebody())
    plan = read_text(example_file(request.param).read_text()).plan
    assert plan is not None
    return client, make_plan(client, write_document(plan))


def described(name: str) -> type[BaseModel]:
    from milepost.server.api import answer_schemas

    found: type[BaseModel] = getattr(answer_schemas, name)
    return found


def assert_described(name: str, document: dict[str, Any]) -> None:
    """Every member is described, and nothing that is described is missing."""
    described(name).model_validate(document, strict=True)


def test_A2_13_every_member_of_an_answer_is_described(example: tuple[Client, str]) -> None:
    client, plan = example
    assert_described("ScheduleDocument", get(client, f"/plans/{plan}/schedule"))
    assert_described("ForecastDocument", get(client, f"/plans/{plan}/forecast?quantiles=true"))
    assert_described("CheckDocument", get(client, f"/plans/{plan}/check"))
    change = setting("plan", "plan", plan="Renamed")
    trial = post(client, f"/plans/{plan}/revisions?dry_run=true", {"base": 1, "changes": [change]})
    assert_described("TrialDocument", trial.json())
