"""Nobody gets into an operation who is not signed in, whatever else is wrong with the request."""

import inspect
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from milepost.server.accounts.middleware import reader_of
from milepost.server.api.problem_documents import refused
from milepost.server.refusals import SignInNeeded

PUBLIC = frozenset({"read_invitation"})
"""Operations for whoever asks, by the names of their views."""
Run = Callable[..., HttpResponseBase]


def for_the_signed_in(run: Run) -> Run:
    """An operation that refuses whoever is not known; for `api.add_decorator(for_the_signed_in, mode="view")`."""
    operation = getattr(inspect.unwrap(run), "__self__", None)
    if operation is not None and operation.view_func.__name__ in PUBLIC:
        return run

    @wraps(run)
    def known(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        try:
            _ = reader_of(request).known
        except SignInNeeded as refusal:
            return refused(request, refusal)
        return run(request, *arguments, **named)

    return known
