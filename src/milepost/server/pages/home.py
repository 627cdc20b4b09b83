"""The first page: what is here for whoever comes."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from milepost.server.access.gateway import Gateway
from milepost.server.accounts.middleware import reader_of
from milepost.server.accounts.sign_up import SignUp, sign_up_policy
from milepost.server.models import PlanRecord
from milepost.server.pages.glance import Glance, glances
from milepost.server.pages.page import page
from milepost.server.pages.web_page import drawn, present_build

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan in the list."""

    id: str
    name: str
    workspace: str
    number: int
    changed_at: datetime
    archived: bool
    glances: list[Glance] | None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The web page for whoever is signed in, or their plans where it was not built; for others, how to sign in."""
    reader = reader_of(request)
    shared = {"url": settings.ENVIRONMENT.url}
    if reader.account is None:
        return page(request, "welcome.html", {**shared, "sign_up": sign_up_policy() is SignUp.OPEN})
    if build := present_build():
        return drawn(request, build)
    records = Gateway(reader).plans().select_related("workspace").order_by("-changed_at", "id")[: SHOWN + 1]
    found = [_listed(record) for record in records]
    told = {"account": reader.account, "plans": found[:SHOWN], "more": len(found) > SHOWN}
    return page(request, "home.html", {**shared, **told})


def _listed(record: PlanRecord) -> Listed:
    return Listed(
        record.id,
        record.name,
        record.workspace.name,
        record.number,
        record.changed_at,
        record.archived_at is not None,
        glances(record.id, record.number),
    )
