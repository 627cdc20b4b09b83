"""What the tail reader reads: how far plans have come, and their next revisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Q, Subquery, Sum, Window

from milepost.server.live.limits import Limits
from milepost.server.models import ForecastRecord, PlanRecord, RevisionRecord, SavedView

_AT_ONCE = 500
"""Things asked about in one query; SQLite takes a bounded number of values."""


@dataclass(frozen=True, slots=True)
class Head:
    """The number of a plan's last revision, the id of its newest forecast, and the state of its shared views."""

    number: int
    forecast: str | None
    views: str


def heads(plan_ids: Iterable[str]) -> dict[str, Head]:
    """How far the plans have come; one that is not there is left out."""
    newest = ForecastRecord.objects.filter(plan=OuterRef("pk")).order_by("-number", "-complete", "-answered_at")
    found: dict[str, Head] = {}
    for some in _parts(plan_ids):
        plans = PlanRecord.objects.filter(pk__in=some).annotate(forecast=Subquery(newest.values("pk")[:1]))
        shared = _shared_views(some)
        for pk, number, forecast in plans.values_list("pk", "number", "forecast"):
            found[pk] = Head(number, forecast, shared.get(pk, ""))
    return found


def _shared_views(plan_ids: list[str]) -> dict[str, str]:
    """What differs whenever the shared views of a plan do. One that is made or changed is later than all others there
    are, and where none was, there are fewer. Private views have no part in it."""
    shared = SavedView.objects.filter(plan__in=plan_ids, private_to=None).values("plan")
    told = shared.annotate(count=Count("pk"), last=Max("changed_at")).values_list("plan", "count", "last")
    return {plan_id: f"{count} {last.isoformat()}" for plan_id, count, last in told}


def forecasts(ids: Iterable[str]) -> list[ForecastRecord]:
    """Forecasts by id, without what they say."""
    return [each for some in _parts(ids) for each in ForecastRecord.objects.filter(pk__in=some).defer("document")]


def revisions(plan_id: str, after: int, limits: Limits) -> list[RevisionRecord]:
    """The next revisions of a plan, in order, with their accounts: a page at most, and one if there is any."""
    following = RevisionRecord.objects.filter(plan_id=plan_id, number__gt=after, number__lte=after + limits.page)
    sized = following.annotate(total=Window(Sum("size"), order_by="number"))
    page = sized.filter(Q(total__lte=limits.page_bytes) | Q(number=after + 1))
    return list(page.select_related("account").order_by("number"))


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    asked = list(ids)
    for start in range(0, len(asked), _AT_ONCE):
        yield asked[start : start + _AT_ONCE]
