"""What Django's resolver knows: every address, and the methods that each says it takes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.test import Client

if TYPE_CHECKING:
    from django.urls import URLResolver

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def routes() -> list[str]:
    """Every address once, as its route is written, without those of allauth."""
    return list(dict.fromkeys(route for route, _ in _all() if not _is_of_allauth(route)))


def allauth_methods() -> dict[str, set[str]]:
    """Those of allauth, whose views are classes with a function for each method that they take; others take none."""
    views = {route: getattr(view, "view_class", None) for route, view in _all() if _is_of_allauth(route)}
    return {route: {method for method in METHODS if hasattr(view, method.lower())} for route, view in views.items()}


def _is_of_allauth(route: str) -> bool:
    return route.removeprefix("^").startswith("_allauth/")


def _all() -> Iterator[tuple[str, Any]]:
    from django.urls import get_resolver

    return _walk(get_resolver(), "")


def _walk(resolver: "URLResolver", prefix: str) -> Iterator[tuple[str, Any]]:
    from django.urls import URLResolver

    for each in resolver.url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, route)
        else:
            yield route, each.callback


def methods(client: Client, path: str) -> set[str]:
    """What an address answers to a method that nothing takes: the list of those it does, without HEAD and OPTIONS.

    HEAD is answered as GET is, without its body (rule R1.4); OPTIONS only tells the list.
    """
    answer = client.generic("PROPFIND", path)
    assert answer.status_code == 405, f"{path} answers PROPFIND by {answer.status_code}"
    return set(answer.headers["Allow"].split(", ")) - {"HEAD", "OPTIONS"}
