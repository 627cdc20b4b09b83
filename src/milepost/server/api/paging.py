"""Long lists, a page at a time: by the key of the last item, so that nothing is skipped when something is added.

@router.get("", response={200: Page[PlanSummary], **PROBLEMS})
def plans(request: HttpRequest, limit: Limit = 50, after: After = None) -> Page[PlanSummary]:
    return page(queryset, ("-created_at", "id"), request, limit, after, summary)
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from milepost.server.refusals import BadRequest

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
LONGEST = 200

Limit = Annotated[int, Query(ge=1, le=LONGEST, description="How many items a page has at most.")]
After = Annotated[str | None, Query(description="Where the page begins: only as `next` of the page before gave it.")]


class Page(Schema, Generic[Item]):
    """Some items of a list, and the address of the next ones."""

    items: list[Item] = Field(description="At most `limit` items.")
    next: str | None = Field(description="The address of the next page; null on the last one.")


class BadCursor(BadRequest):
    """`after` was not given out by this list."""

    code = "bad-cursor"


def page(
    rows: QuerySet[Row],
    key: Sequence[str],
    request: HttpRequest,
    limit: int,
    after: str | None,
    render: Callable[[Row], Item],
) -> Page[Item]:
    """The rows behind `after`, in the order of the key; raises `BadRequest` where `after` is not one of ours.

    `key` names fields or annotations that are never null and together unique, the last ones first with a minus, as
    `order_by` takes them. `render` makes an item of a row.
    """
    cursor = _Cursor(key)
    behind = rows if after is None else rows.filter(cursor.behind(after))
    found = list(behind.order_by(*key)[: limit + 1])
    more = len(found) > limit
    following = _address(request, cursor.at(found[limit - 1])) if more else None
    return Page(items=[render(row) for row in found[:limit]], next=following)


def _address(request: HttpRequest, after: str) -> str:
    query = request.GET.copy()
    query["after"] = after
    return f"{request.path}?{query.urlencode()}"


class _Cursor:
    """A place in a list, as signed text: who changes it gets a refusal, never a page of something else."""

    def __init__(self, key: Sequence[str]) -> None:
        self._key = [(name.removeprefix("-"), "lt" if name.startswith("-") else "gt") for name in key]
        self._signer = Signer(salt=f"page:{','.join(key)}")

    def at(self, row: Model) -> str:
        """The place of a row."""
        values = [_plain(_read(row, name)) for name, _ in self._key]
        return self._signer.sign_object(values, compress=True)

    def behind(self, after: str) -> Q:
        """What stands behind a place: later in the first name, or there equal and later in the next, and so on."""
        found, equal = Q(), Q()
        for (name, side), value in zip(self._key, self._values(after), strict=True):
            found |= equal & Q((f"{name}__{side}", value))
            equal &= Q((name, value))
        return found

    def _values(self, after: str) -> list[Any]:
        try:
            values: list[Any] = self._signer.unsign_object(after)
        except (BadSignature, ValueError) as error:
            raise BadCursor(
                f"no page of this list is after {after[:40]!r}", "Follow `next` as it came, or begin without `after`."
            ) from error
        return values


def _read(row: Model, name: str) -> Any:
    value: Any = row
    for part in name.split("__"):
        value = getattr(value, part)
    return value


def _plain(value: Any) -> str | int:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)
