"""The local user of the demo, and the example plans in a workspace of theirs."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from milepost.exchange.read import read_data
from milepost.model.log import Through
from milepost.server.access.gateway import Gateway
from milepost.server.access.reader import Reader, Scope
from milepost.server.accounts.afterwards import FIRST
from milepost.server.accounts.enrol import enrol
from milepost.server.accounts.known import account_called
from milepost.server.accounts.workspaces import rename_workspace
from milepost.server.log.create import create_plan
from milepost.server.log.intent import Adoption
from milepost.server.models import Account
from milepost.server.pages.web_build import web_build
from milepost.server.refusals import NotFound
from milepost.server.templates import document_of, templates
from milepost.server.transaction import writing

ADDRESS = "you@localhost"
NAME = "You"
WORKSPACE = "Examples"


def local_account(as_of: date | None = None) -> Account:
    """The local user; the first time, with every example as of a day, or today. What was changed since stays so."""
    try:
        return account_called(ADDRESS)
    except NotFound:
        return _settled(as_of)


def place_to_begin(account: Account) -> str:
    """The map of the plan that changed last, where the web page is built and there is one; else the first page."""
    plan = Gateway(Reader(account, Scope.READ, Through.FILE)).plans().order_by("-changed_at", "-pk").first()
    return f"/plans/{plan.pk}/map" if plan is not None and web_build(settings.WEB_PAGE) is not None else FIRST


def _settled(as_of: date | None) -> Account:
    """All of it or nothing: a first start that was broken off begins again."""
    with writing():
        account = enrol(ADDRESS, name=NAME)
        now = timezone.now()
        reader = Reader(account, Scope.WRITE, Through.FILE)
        workspace = Gateway(reader).workspaces().get()
        rename_workspace(reader, workspace, WORKSPACE)
        # Lists show what changed last first, so the one to begin with is made last.
        for name in reversed([each.name for each in templates()]):
            create_plan(reader, workspace.pk, _adoption(name, as_of or now.date(), now))
    return account


def _adoption(name: str, day: date, now: datetime) -> Adoption:
    plan = read_data(document_of(name, day), now).plan
    assert plan is not None, f"the example {name} has no errors"
    return Adoption(plan, "template", plan.name)
