"""The documentation for people: `/api/docs`, made from the OpenAPI document, without a script."""

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from milepost.server.api import idempotency, paging, strict_json
from milepost.server.api.documentation.prose import inline
from milepost.server.api.documentation.reference import Group, groups
from milepost.server.api.problem_codes import CODES
from milepost.server.api.root import api
from milepost.server.pages.page import page
from milepost.server.run.static import static_files


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How the API works, and what it has."""
    told = {
        "hours": int(idempotency.KEPT_FOR.total_seconds() // 3600),
        "longest_page": paging.LONGEST,
        "most_entries": strict_json.MOST_ENTRIES,
        "deepest": strict_json.DEEPEST,
        "environment": settings.ENVIRONMENT,
    }
    return _page(request, "overview.html", told)


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """The operations of one tag."""
    found = next((each for each in _groups(_base(request)) if each.slug == slug), None)
    if found is None:
        raise Http404(slug)
    return _page(request, "group.html", {"group": found})


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """What every code of a problem document means."""
    told = [
        {"code": each.code, "status": each.status, "title": each.title, "told": inline(each.meaning)} for each in CODES
    ]
    return _page(request, "problems.html", {"codes": told})


def _page(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    base = _base(request)
    shared = {"groups": _groups(base), "base": base, "docs_style": static_files().paths["docs.css"]}
    return page(request, f"docs/{template}", {**shared, **context})


def _base(request: HttpRequest) -> str:
    return settings.ENVIRONMENT.url or request.build_absolute_uri("/").rstrip("/")


@lru_cache(maxsize=4)
def _groups(base: str) -> tuple[Group, ...]:
    return groups(api.get_openapi_schema(), base)
