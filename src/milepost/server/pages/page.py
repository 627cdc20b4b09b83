"""Pages rendered by the server: what they all have."""

from collections.abc import Mapping
from importlib.metadata import version

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from milepost.server.run.static import static_files


class Page(HttpResponse):
    """A page of ours: whatever its status, it says itself what there is to say."""


def page(request: HttpRequest, template: str, context: Mapping[str, object], status: int = 200) -> Page:
    """A page of HTML from a template of this package."""
    paths = static_files().paths
    shared = {"style": paths["milepost.css"], "icon": paths["milepost.svg"], "version": version("milepost")}
    return Page(render_to_string(f"milepost/{template}", {**shared, **context}, request), status=status)
