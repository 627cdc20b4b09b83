"""Roles in one plan, on top of what its workspace gives."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from milepost.server.access.gateway import Gateway
from milepost.server.access.role import Role
from milepost.server.accounts.grants import grants_of, remove_grant, set_grant
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.account_summary import AccountSummary, account_summary
from milepost.server.api.created import created
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.api.rendering import json_response
from milepost.server.models import PlanGrant, PlanRecord

router = Router(tags=["Plans"])


class Grant(Schema):
    """An account's own role in a plan."""

    account: AccountSummary = Field(description="Who.")
    role: Role = Field(description="What they are in this plan, if their workspace does not make them more.")


class GrantedRole(Schema):
    """What an account is to be in a plan."""

    model_config = ConfigDict(extra="forbid")

    role: Role = Field(description="What they are to be.")


@router.get("/plans/{plan_id}/grants", response={200: Page[Grant], **PROBLEMS}, summary="List grants")
def list_grants(request: HttpRequest, plan_id: str, limit: Limit = 50, after: After = None) -> Page[Grant]:
    """Who has a role in this very plan; for owners."""
    access = Gateway(reader_of(request)).plan(plan_id, Role.OWNER)
    return page(grants_of(access.record), ("id",), request, limit, after, _grant)


@router.put(
    "/plans/{plan_id}/grants/{account}",
    response={200: Grant, 201: Grant, **PROBLEMS},
    summary="Give somebody a role in a plan",
)
def put_grant(request: HttpRequest, plan_id: str, account: str, body: GrantedRole) -> HttpResponse:
    """Give an account, by its id or e-mail address, a role in the plan, whether or not it is a member; for owners."""
    grant, is_new = set_grant(reader_of(request), _owned(request, plan_id), account, body.role)
    if not is_new:
        return json_response(_grant(grant))
    return created(_grant(grant), f"/api/v1/plans/{plan_id}/grants/{grant.account_id}")


@router.delete(
    "/plans/{plan_id}/grants/{account}", response={204: None, **PROBLEMS}, summary="Take a role in a plan away"
)
def delete_grant(request: HttpRequest, plan_id: str, account: str) -> HttpResponse:
    """Take an account's own role away, by its id or e-mail address; what its workspace gives stays. For owners."""
    remove_grant(reader_of(request), _owned(request, plan_id), account)
    return HttpResponse(status=204)


def _owned(request: HttpRequest, plan_id: str) -> PlanRecord:
    reader = reader_of(request)
    reader.require_write()
    return Gateway(reader).plan(plan_id, Role.OWNER).record


def _grant(grant: PlanGrant) -> Grant:
    return Grant(account=account_summary(grant.account), role=Role(grant.role))
