"""What the engine says of a plan: the documents that the command line prints."""

from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from milepost.exchange.json_write import write_json
from milepost.exchange.yaml_write import write_yaml
from milepost.model.document import write_document
from milepost.server.api import conditional
from milepost.server.api.answer_schemas import CheckDocument, ForecastDocument, ScheduleDocument
from milepost.server.api.conditional import strong_tag
from milepost.server.api.limits import charge_heavy
from milepost.server.api.plan_reading import Moment, Number, asked
from milepost.server.api.problem_documents import PROBLEMS
from milepost.server.forecasts.answers import check_answer, forecast_answer, newest_answer, schedule_answer
from milepost.server.log.held import shelf

router = Router(tags=["Answers"])


@router.get("/plans/{plan_id}/schedule", response={200: ScheduleDocument, **PROBLEMS}, summary="Schedule a plan")
def read_schedule(request: HttpRequest, plan_id: str, revision: Number = None, at: Moment = None) -> HttpResponse:
    """Dates, floats and the critical path, with every duration at its likely and no risk."""
    _, number = asked(request, plan_id, revision, at)
    return conditional.packed(
        request,
        strong_tag(plan_id, number, "schedule"),
        lambda: schedule_answer(plan_id, shelf.state(plan_id, number)),
    )


@router.get("/plans/{plan_id}/forecast", response={200: ForecastDocument, **PROBLEMS}, summary="Forecast a plan")
def read_forecast(
    request: HttpRequest,
    plan_id: str,
    revision: Number = None,
    at: Moment = None,
    quantiles: Annotated[bool, Query(description="Also the 201 quantiles of milestones and of the finish.")] = False,
    wait: Annotated[
        bool, Query(description="`false`: the newest forecast there is, of whatever revision, without what takes long.")
    ] = True,
) -> HttpResponse:
    """How likely each date is and what drives it. `number` is the revision it is of.

    With `wait=false` it may be of an earlier revision, or not `complete`: without activities, risks and drivers. The
    stream tells when the next one is there.
    """
    access, number = asked(request, plan_id, revision, at)
    if not wait and number == access.record.number:
        known = newest_answer(plan_id, number, quantiles=quantiles)
        if known is not None:
            return conditional.packed(
                request, strong_tag(plan_id, known.number, "forecast", known.complete, quantiles), known.packed
            )
    return conditional.packed(
        request,
        strong_tag(plan_id, number, "forecast", True, quantiles),
        lambda: forecast_answer(
            plan_id, shelf.state(plan_id, number), quantiles=quantiles, allow=lambda: charge_heavy(request)
        ),
    )


@router.get("/plans/{plan_id}/check", response={200: CheckDocument, **PROBLEMS}, summary="Check a plan")
def read_check(request: HttpRequest, plan_id: str, revision: Number = None, at: Moment = None) -> HttpResponse:
    """What is wrong with the plan, how sound it is, and how far to trust its forecast."""
    _, number = asked(request, plan_id, revision, at)
    return conditional.packed(
        request,
        strong_tag(plan_id, number, "check"),
        lambda: check_answer(plan_id, shelf.state(plan_id, number), allow=lambda: charge_heavy(request)),
    )


@router.get("/plans/{plan_id}/export", response={200: str, **PROBLEMS}, summary="Export a plan")
def export_plan(
    request: HttpRequest,
    plan_id: str,
    format: Annotated[Literal["yaml", "json"], Query(description="The form of the file.")] = "yaml",
    revision: Number = None,
    at: Moment = None,
) -> HttpResponse:
    """The plan file, with the `source` that says where it came from."""
    _, number = asked(request, plan_id, revision, at)

    def make() -> HttpResponse:
        # Behind a proxy the request does not tell that people came by https.
        url = settings.ENVIRONMENT.url or request.build_absolute_uri("/").rstrip("/")
        source = {"url": url, "plan": plan_id, "revision": number}
        document = {**write_document(shelf.state(plan_id, number).plan), "source": source}
        text = write_yaml(document) if format == "yaml" else write_json(document)
        kind = "application/yaml; charset=utf-8" if format == "yaml" else "application/json; charset=utf-8"
        response = HttpResponse(text, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{plan_id}-{number}.{format}"'
        return response

    return conditional.answer(request, strong_tag(plan_id, number, format), make)
