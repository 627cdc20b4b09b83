"""Who changes a plan in the tests of its history."""

from dataclasses import dataclass

from django.test import Client

from milepost.server.access.role import Role
from milepost.server.models import Membership, PlanRecord
from tests.model.log.plans import DOCUMENT
from tests.server.calls import LAUNCH, make_plan
from tests.server.people import ClientOf, Somebody


@dataclass(frozen=True)
class People:
    """Three editors, the first of whom owns the plan; one who may only look; one who may not even; another plan."""

    editors: tuple[Client, Client, Client]
    viewer: Client
    stranger: Client
    plan: str
    another: str


def gather(somebody: Somebody, client_of: ClientOf) -> People:
    """Fresh accounts and a fresh plan with something of every kind in it."""
    owner, *others, stranger = (somebody(name) for name in ("Ada", "Grace", "Alan", "Vera", "Eve"))
    ada = client_of(owner)
    plan = make_plan(ada, DOCUMENT)
    workspace = PlanRecord.objects.get(pk=plan).workspace
    for account, role in zip(others, (Role.EDITOR, Role.EDITOR, Role.VIEWER), strict=True):
        Membership.objects.create(workspace=workspace, account=account, role=role)
    grace, alan, vera = map(client_of, others)
    return People((ada, grace, alan), vera, client_of(stranger), plan, make_plan(ada, LAUNCH))
