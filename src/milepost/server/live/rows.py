"""What the tail reader reads: how far plans have come, and their next revisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from milepost.server.live.limits import Limits
from milepost.server.models import Account, ForecastRecord, PlanRecord, RevisionRecord, SavedView
from milepost.server.whole_rows import WholeRows

_PLAN = PlanRecord._meta.db_table
_SHARED = f'(SELECT {{}} FROM "{SavedView._meta.db_table}" WHERE plan_id = "{_PLAN}".id AND private_to_id IS NULL)'
_AT_ONCE = 500
"""Things asked about in one query; SQLite takes a bounded number of values."""


@dataclass(frozen=True, slots=True)
class Head:
    """The number of a plan's last revision, the id of its newest forecast, and the state of its shared views."""

    number: int
    forecast: str | None
    views: str


_HEADS = (
    f'SELECT "{_PLAN}".id, "{_PLAN}".number, (SELECT id FROM "{ForecastRecord._meta.db_table}" WHERE plan_id = '
    f'"{_PLAN}".id ORDER BY number DESC, complete DESC, answered_at DESC LIMIT 1), {_SHARED.format("count(*)")}, '
    f'{_SHARED.format("max(changed_at)")} FROM "{_PLAN}" WHERE "{_PLAN}".id IN '
)


def heads(plan_ids: Iterable[str]) -> dict[str, Head]:
    """How far the plans have come; one that is not there is left out."""
    found: dict[str, Head] = {}
    for some in _parts(plan_ids):
        with connection.cursor() as cursor:
            cursor.execute(f"{_HEADS}({', '.join('%s' for _ in some)})", some)
            for plan_id, number, forecast, count, last in cursor.fetchall():
                # What differs whenever the shared views do: one that is made or changed is later than all others there
                # are, and where none was, there are fewer. Private views have no part in it.
                found[plan_id] = Head(number, forecast, f"{count} {last}")
    return found


def forecasts(ids: Iterable[str]) -> list[ForecastRecord]:
    """Forecasts by id, without what they say."""
    return [each for some in _parts(ids) for each in ForecastRecord.objects.filter(pk__in=some).defer("document")]


_ROWS = WholeRows(RevisionRecord, Account)
_REVISIONS = (
    f"SELECT * FROM (SELECT {_ROWS.columns}, sum(size) OVER (ORDER BY number) AS total"
    f' FROM "{RevisionRecord._meta.db_table}" LEFT JOIN "{Account._meta.db_table}"'
    f' ON account_id = "{Account._meta.db_table}".id WHERE plan_id = %s AND number > %s AND number <= %s) AS following'
    " WHERE total <= %s OR number = %s ORDER BY number"
)


def revisions(plan_id: str, after: int, limits: Limits) -> list[RevisionRecord]:
    """The next revisions of a plan, in order, with their accounts: a page at most, and one if there is any."""
    with connection.cursor() as cursor:
        cursor.execute(_REVISIONS, [plan_id, after, after + limits.page, limits.page_bytes, after + 1])
        rows = cursor.fetchall()
    page: list[RevisionRecord] = []
    for row in rows:
        revision, revision.account = _ROWS.models(row)
        page.append(revision)
    return page


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    asked = list(ids)
    for start in range(0, len(asked), _AT_ONCE):
        yield asked[start : start + _AT_ONCE]
