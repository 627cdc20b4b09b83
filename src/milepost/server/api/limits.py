"""How fast one account, or one address that is not signed in, is answered: reads, writes and heavy work apart.

Each process counts for itself. The headers are those of draft-ietf-httpapi-ratelimit-headers: `RateLimit-Policy` says
how many requests (`q`) in how many seconds (`w`), `RateLimit` how many are left (`r`) and in how many seconds all are
there again, or the next one where none is left (`t`).
"""

import math
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, wraps

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from milepost.server.access.reader import Reader
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.problem_documents import refused
from milepost.server.api.token_buckets import Buckets, Empty, Standing
from milepost.server.environment import Environment, Rate
from milepost.server.refusals import TooMany

Run = Callable[..., HttpResponseBase]
_STANDINGS = "milepost.limits"


class Work(StrEnum):
    """What a request is counted as."""

    READS = "reads"
    WRITES = "writes"
    HEAVY = "heavy"


class Limits:
    """The buckets of one process; work without a rate is not counted."""

    def __init__(self, rates: Mapping[Work, Rate | None], clock: Callable[[], float] = time.monotonic) -> None:
        self._buckets = {work: Buckets(rate, clock) for work, rate in rates.items() if rate is not None}

    def charge(self, request: HttpRequest, work: Work) -> None:
        """Count a request, once for each kind of work; raises `TooMany`."""
        buckets = self._buckets.get(work)
        standings = _standings(request)
        if buckets is None or work in standings:
            return
        try:
            standings[work] = buckets.take(_name(reader_of(request)))
        except Empty as empty:
            standings[work] = Standing(buckets.rate, 0, empty.seconds)
            raise _too_many(work, buckets.rate, empty.seconds) from None


def charge_heavy(request: HttpRequest) -> None:
    """Count a request as heavy work as well: for an operation that is about to compute what is not there yet."""
    limits().charge(request, Work.HEAVY)


def limited(run: Run) -> Run:
    """An operation that is counted, and says so; for `api.add_decorator(limited, mode="view")`."""

    @wraps(run)
    def counted(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        work = Work.READS if request.method in ("GET", "HEAD", "OPTIONS") else Work.WRITES
        try:
            limits().charge(request, work)
            response = run(request, *arguments, **named)
        except TooMany as refusal:
            response = refused(request, refusal)
        return _told(request, response)

    return counted


@cache
def limits() -> Limits:
    """Those of this process, as the settings say."""
    environment: Environment = settings.ENVIRONMENT
    rates = {
        Work.READS: environment.read_limit,
        Work.WRITES: environment.write_limit,
        Work.HEAVY: environment.heavy_limit,
    }
    return Limits(rates)


def _name(reader: Reader) -> str:
    return reader.actor if reader.account is not None else f"address {reader.address}"


def _standings(request: HttpRequest) -> dict[Work, Standing]:
    """What the buckets of a request held, by the kind of work; kept beside what else is known of the request."""
    standings: dict[Work, Standing] = request.META.setdefault(_STANDINGS, {})
    return standings


def _told(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    standings = _standings(request).items()
    if standings:
        response["RateLimit-Policy"] = ", ".join(f'"{work}"{_policy(each.rate)}' for work, each in standings)
        response["RateLimit"] = ", ".join(f'"{work}";r={each.left};t={each.seconds}' for work, each in standings)
    return response


def _policy(rate: Rate) -> str:
    return f";q={rate.at_once};w={max(1, math.ceil(rate.at_once / rate.a_second))}"


def _too_many(work: Work, rate: Rate, seconds: int) -> TooMany:
    what = "plans to be computed anew" if work is Work.HEAVY else work.value
    return TooMany(
        f"{what} come faster than {rate.a_second:g} a second", f"Wait {seconds} s, then go on more slowly.", seconds
    )
