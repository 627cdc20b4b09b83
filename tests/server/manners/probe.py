"""An API of the tests' own, made as the real one is, with operations that misbehave in every way on request."""

from typing import Annotated, Literal

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import Body, Query, Router, Schema, Status
from pydantic import AwareDatetime, ConfigDict, Field

from milepost.server.accounts.middleware import reader_of
from milepost.server.api import conditional
from milepost.server.api.limits import charge_heavy
from milepost.server.api.manners import ManneredApi
from milepost.server.api.paging import After, Limit, Page, page
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.models import Workspace
from milepost.server.refusals import (
    BadRequest,
    Clashing,
    Gone,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    SignInNeeded,
    TooLarge,
    TooMany,
    Unprocessable,
)
from milepost.server.transaction import writing

router = Router(tags=["Probe"])
SAID = ("it is so", "Make it otherwise.")
RAISED: dict[str, Exception] = {
    "bad-request": BadRequest(*SAID),
    "sign-in-needed": SignInNeeded(*SAID),
    "not-allowed": NotAllowed(*SAID),
    "not-found": NotFound("plan", "x"),
    "conflict": Clashing(*SAID, {"conflicts": [1, 2]}),
    "gone": Gone(*SAID),
    "precondition-failed": PreconditionFailed(*SAID),
    "too-large": TooLarge(*SAID),
    "invalid": Unprocessable(*SAID, {"problems": [{"code": "a", "message": "b", "mend": "c"}]}),
    "too-many": TooMany(*SAID, retry_after=7),
    "http404": Http404("inside"),
    "permission": PermissionDenied("inside"),
    "suspicious": SuspiciousOperation("inside"),
    "crash": RuntimeError("the inside of the server"),
}


class Deed(Schema):
    """Something to be done to one workspace."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["rename", "remove"]
    count: int = Field(ge=0)
    when: AwareDatetime | None = None
    by: Literal["hand", "rule"] = "hand"


class FlatDeed(Schema):
    """A union by `op`, as changes of a plan are."""

    op: Literal["flat"]
    count: int


class DeepDeed(Schema):
    """The other side of the union."""

    op: Literal["deep"]
    deed: Deed


class Deeds(Schema):
    """What the probe takes."""

    deeds: list[Deed] = []
    changes: list[Annotated[FlatDeed | DeepDeed, Field(discriminator="op")]] = []


class Named(Schema):
    """A workspace to make."""

    name: str


class Made(Schema):
    """A workspace that was made."""

    id: str
    name: str


@router.get("/raise/{what}", response={200: dict[str, str], **PROBLEMS})
def raise_it(request: HttpRequest, what: str) -> dict[str, str]:
    """Raise one of `RAISED`."""
    raise RAISED[what]


@router.post("/deeds", response={200: dict[str, int], **PROBLEMS})
def do_deeds(request: HttpRequest, body: Deeds, times: Annotated[int, Query(ge=1)] = 1) -> dict[str, int]:
    """Count what came."""
    return {"deeds": len(body.deeds), "changes": len(body.changes), "times": times}


@router.post("/echo", response={200: dict[str, object], **PROBLEMS})
def echo(request: HttpRequest, body: Annotated[dict[str, object], Body()]) -> dict[str, object]:
    """What came."""
    return body


@router.get("/things", response={200: Page[Made], **PROBLEMS})
def things(request: HttpRequest, limit: Limit = 50, after: After = None) -> Page[Made]:
    """The reader's workspaces by name, the last first."""
    rows = Workspace.objects.filter(memberships__account=reader_of(request).known)
    return page(rows, ("-name", "id"), request, limit, after, lambda row: Made(id=row.pk, name=row.name))


@router.post("/things", response={201: Made, **PROBLEMS})
def make_thing(request: HttpRequest, response: HttpResponse, body: Named, status: int = 201) -> Status[Made]:
    """Make a workspace; of a status from 400 on, refuse once it is made."""
    account = reader_of(request).require_write()
    with writing():
        made = Workspace.objects.create(name=body.name)
        made.memberships.create(account=account, role="owner")
        if status == 409:
            raise Clashing(*SAID)
        if status == 500:
            raise RuntimeError("the inside of the server")
    response["Location"] = f"/api/v1/things/{made.pk}"
    return Status(201, Made(id=made.pk, name=made.name))


@router.post("/secrets", response={201: dict[str, str], **PROBLEMS})
def make_secret(request: HttpRequest, response: HttpResponse, body: Named) -> Status[dict[str, str]]:
    """Make a workspace and answer with what is shown once."""
    reader_of(request).require_write()
    with writing():
        made = Workspace.objects.create(name=body.name)
    response["Location"] = f"/api/v1/things/{made.pk}"
    response["Cache-Control"] = "no-store"
    return Status(201, {"secret": "hush" * 500})


@router.get("/state/{tag}", response={200: dict[str, str], **PROBLEMS})
def read_state(request: HttpRequest, tag: str, long: bool = False) -> HttpResponse:
    """A state with an entity tag."""
    return conditional.answer(request, f'"{tag}"', lambda: {"text": "long " * 1000 if long else "short"})


@router.get("/packed/{tag}", response={200: dict[str, str], **PROBLEMS})
def read_packed(request: HttpRequest, tag: str) -> HttpResponse:
    """A state that is kept compressed."""
    import gzip

    return conditional.packed(request, f'"{tag}"', lambda: gzip.compress(b'{"text": "kept"}', mtime=0))


@router.put("/state/{tag}", response={200: dict[str, str], **PROBLEMS})
def change_state(request: HttpRequest, tag: str) -> dict[str, str]:
    """A change of the state."""
    conditional.require_match(request, lambda: f'"{tag}"')
    return {"text": "changed"}


@router.get("/heavy", response={200: dict[str, str], **PROBLEMS})
def work_hard(request: HttpRequest, known: bool = False) -> dict[str, str]:
    """Heavy work, unless what it makes is known."""
    if not known:
        charge_heavy(request)
    return {"text": "done"}


def flow(request: HttpRequest) -> StreamingHttpResponse:
    """A stream of text."""
    return StreamingHttpResponse((b"data: %d\n\n" % number for number in range(1000)), content_type="text/event-stream")


def guarded(request: HttpRequest) -> HttpResponse:
    """A page that Django's own guard against cross-site requests stands before."""
    return HttpResponse("done", content_type="text/plain")


api = ManneredApi(title="Probe", version="probe")
api.add_router("", router)

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/flow", flow),
    path("api/v1/guarded", guarded),
    path("api/v1/", api.urls),
]
handler400 = handler403 = handler404 = "milepost.server.api.error_views.refuse"
handler500 = "milepost.server.api.error_views.fail"
