"""Telephones: allauth has addresses for them, and accounts here have none."""

from typing import NoReturn

from django.http import Http404, HttpRequest


def no_telephones(request: HttpRequest) -> NoReturn:
    """Nothing is at these addresses; allauth would fail at them for whoever is signed in."""
    raise Http404
