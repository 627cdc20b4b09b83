"""The people of a plan, and the accounts that they are."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.bindings import BoundPerson, bind, bound_people, unbind
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.account_summary import AccountSummary, perhaps
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import PlanRecord

router = Router(tags=["Plans"])


class PlanPerson(Schema):
    """A person of a plan."""

    id: str = Field(description="The person's id in the plan.")
    name: str | None = Field(description="The person's name in the plan.")
    email: str | None = Field(description="The person's address in the plan.")
    account: AccountSummary | None = Field(description="Which account this is; null where nobody said.")


class PlanPeople(Schema):
    """All people of a plan: few enough for one page."""

    items: list[PlanPerson] = Field(description="In the order of the plan.")
    next: None = Field(None, description="There is no next page.")


class PersonAccount(Schema):
    """Which account a person is."""

    model_config = ConfigDict(extra="forbid")

    account: str = Field(min_length=1, max_length=254, description="The account's id or e-mail address.")


@router.get("/plans/{plan_id}/people", response={200: PlanPeople, **PROBLEMS}, summary="List the people of a plan")
def list_people(request: HttpRequest, plan_id: str) -> PlanPeople:
    """The people that the plan refers to, each with the account that this is, or null."""
    access = Gateway(reader_of(request)).plan(plan_id)
    return PlanPeople(items=[_person(each) for each in bound_people(access.record)], next=None)


@router.put(
    "/plans/{plan_id}/people/{person}",
    response={200: PlanPerson, **PROBLEMS},
    summary="Say which account a person is",
)
def put_person(request: HttpRequest, plan_id: str, person: str, body: PersonAccount) -> PlanPerson:
    """Bind a person to an account that may see the plan; for editors."""
    return _person(bind(reader_of(request), _edited(request, plan_id), person, body.account))


@router.delete(
    "/plans/{plan_id}/people/{person}", response={204: None, **PROBLEMS}, summary="Unbind a person from an account"
)
def delete_person(request: HttpRequest, plan_id: str, person: str) -> HttpResponse:
    """Say that a person is no account; the person stays in the plan. For editors."""
    unbind(reader_of(request), _edited(request, plan_id), person)
    return HttpResponse(status=204)


def _edited(request: HttpRequest, plan_id: str) -> PlanRecord:
    reader = reader_of(request)
    reader.require_write()
    return Gateway(reader).plan(plan_id, Role.EDITOR).record


def _person(bound: BoundPerson) -> PlanPerson:
    person = bound.person
    return PlanPerson(id=person.id, name=person.name, email=person.email, account=perhaps(bound.account))
