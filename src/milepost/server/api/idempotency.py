"""A write that is sent again, since its answer was lost, is done once: `Idempotency-Key`.

The answer is stored in the transaction of the write, so that there is one where there is the other. Whatever is done
before anything is written is done outside of it. A second request with the same key waits at the first one's row, which
is unique, and is then given the first one's answer, whatever it would have come to by itself.
"""

import hashlib
import inspect
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import wraps
from http import HTTPStatus
from time import monotonic

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from milepost.server.access.reader import Reader
from milepost.server.accounts.middleware import reader_of
from milepost.server.api.named import require_open
from milepost.server.api.problem_documents import refused
from milepost.server.database import was_locked_too_long
from milepost.server.models import IdempotencyRecord
from milepost.server.refusals import BadRequest, Clashing, Refusal, Unprocessable
from milepost.server.transaction import writing_later

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT_FOR = timedelta(hours=48)
LONGEST_ROUTE = 300
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_SAFE = ("GET", "HEAD", "OPTIONS")
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Cache-Control")
_PATIENCE = "5s"
_SWEEP_EVERY = 600.0
"""Seconds."""
_UNANSWERED = 0

Run = Callable[..., HttpResponseBase]


class BadKey(BadRequest):
    """The key is not one."""

    code = "bad-idempotency-key"


class KeyReused(Unprocessable):
    """The key was used for another request."""

    code = "idempotency-key-reused"


class InProgress(Clashing):
    """The first request with the key is not done yet."""

    code = "idempotency-in-progress"


class ShownOnce(Clashing):
    """The answer to the first request held a secret, and was not kept."""

    code = "secret-shown-once"


def repeatable(run: Run) -> Run:
    """An operation that keeps its answers by key; for `api.add_decorator(repeatable, mode="view")`."""
    tries = _can_only_try(run)

    @wraps(run)
    def once(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        def make() -> HttpResponseBase:
            return run(request, *arguments, **named)

        key = request.headers.get(HEADER)
        only_tries = tries and request.GET.get("dry_run", "false").lower() not in ("false", "0", "off", "no")
        if key is None or request.method in _SAFE or reader_of(request).account is None or only_tries:
            return make()
        try:
            return answered_once(request, key, make)
        except Refusal as refusal:
            return refused(request, refusal)

    return once


def _can_only_try(run: Run) -> bool:
    """Whether the operation knows `dry_run`: then it stores nothing, and need not hold the database's write lock."""
    operation = getattr(inspect.unwrap(run), "__self__", None)
    return operation is not None and "dry_run" in inspect.signature(operation.view_func).parameters


def answered_once(request: HttpRequest, key: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer that `make` gives, or gave when the key was first sent; raises a `Refusal` for a bad key."""
    if not _KEY.fullmatch(key):
        raise BadKey(
            f"{HEADER} is to be 1 to 200 visible ASCII characters; it is {key[:60]!r}",
            "Send a new UUID for each write.",
        )
    reader = reader_of(request)
    reader.require_write()
    claim = _Claim(request, reader, key)
    with writing_later(claim.make) as transaction_of_both:
        response = make()
        with suppress(_AnsweredBefore):
            transaction_of_both.begin()
        if claim.record is None:
            _undo()
        elif claim.record.status != _UNANSWERED:
            response = _replayed(claim.record, request, reader)
            _undo()
        else:
            _keep(claim.record, response)
    return response


class _AnsweredBefore(InProgress):
    """The request was answered before: whatever is under way for it is left off, and that answer is given."""

    def __init__(self) -> None:
        super().__init__("the first request with this Idempotency-Key was answered", "Take its answer.")


class _Claim:
    """A request's claim to its key; `record` is what holds the key, once that is known."""

    def __init__(self, request: HttpRequest, reader: Reader, key: str) -> None:
        self._request, self._reader, self._key = request, reader, key
        self.record: IdempotencyRecord | None = None

    def make(self) -> None:
        """Take the key, as the first thing in the transaction; raises `_AnsweredBefore`, `InProgress`."""
        self.record = _claimed(self._request, self._reader, self._key)
        if self.record.status != _UNANSWERED:
            raise _AnsweredBefore


def _claimed(request: HttpRequest, reader: Reader, key: str) -> IdempotencyRecord:
    """The key's record: one of this request, still unanswered, or that of the first one."""
    now = timezone.now()
    _sweep.forget_before(now - KEPT_FOR)
    named = {"actor": reader.actor, "route": _route(request), "key": key}
    mine = IdempotencyRecord(**named, request_hash=_hash(request), status=_UNANSWERED, answer=b"", created_at=now)
    if _taken(mine):
        return mine
    found = IdempotencyRecord.objects.get(**named)
    if found.created_at < now - KEPT_FOR:
        found.delete()
        return _claimed(request, reader, key)
    return found


_FIELDS = [field for field in IdempotencyRecord._meta.concrete_fields if not field.primary_key]
_TAKE = (
    f'INSERT INTO "{IdempotencyRecord._meta.db_table}" ({", ".join(str(field.column) for field in _FIELDS)})'
    f" SELECT {', '.join('%s' for _ in _FIELDS)} FROM patience WHERE true ON CONFLICT DO NOTHING RETURNING id"
)
_TAKE_BY_VENDOR = {
    "sqlite": f"WITH patience AS (SELECT %s) {_TAKE}",
    "postgresql": f"WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', %s, true)) {_TAKE}",
}
"""On PostgreSQL this waits for whoever has the same key, yet not for ever, nor does the rest of the transaction for
whatever else is locked: threads are needed by others. SQLite waits at the transaction's begin."""


def _taken(record: IdempotencyRecord) -> bool:
    """Store a record, whose id is then known, unless there is one of the same key; by a single statement."""
    values = [field.get_db_prep_save(getattr(record, field.attname), connection) for field in _FIELDS]
    try:
        with connection.cursor() as cursor:
            cursor.execute(_TAKE_BY_VENDOR[connection.vendor], [_PATIENCE, *values])
            row = cursor.fetchone()
    except OperationalError as error:
        if not was_locked_too_long(error):
            raise
        raise InProgress(
            "the first request with this Idempotency-Key is still being done", "Send it again in a second."
        ) from error
    if row is None:
        return False
    (record.pk,) = row
    record._state.adding = False
    return True


def _keep(record: IdempotencyRecord, response: HttpResponseBase) -> None:
    if response.status_code >= 400 or not isinstance(response, HttpResponse):
        _undo()
        return
    secret = "no-store" in response.get("Cache-Control", "")
    record.status = response.status_code
    record.headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
    record.answer = b"" if secret else response.content
    record.save(update_fields=["status", "headers", "answer"])


def _undo() -> None:
    """Store nothing of the transaction under way."""
    transaction.set_rollback(True)


def _replayed(record: IdempotencyRecord, request: HttpRequest, reader: Reader) -> HttpResponse:
    if record.request_hash != _hash(request):
        raise KeyReused("this Idempotency-Key was used for another request", "Send a new key with a new request.")
    if record.status != HTTPStatus.NO_CONTENT:
        require_open(reader, request.path, record.headers.get("Location"))
    if "no-store" in record.headers.get("Cache-Control", ""):
        raise ShownOnce(
            "this was done, and its answer held a secret that is shown once",
            "Remove what was made, and make it again with a new key.",
            {"location": record.headers.get("Location")},
        )
    response = HttpResponse(bytes(record.answer), status=record.status, headers=record.headers)
    response[REPLAYED] = "true"
    return response


def _route(request: HttpRequest) -> str:
    route = f"{request.method} {request.path}"
    return route if len(route) <= LONGEST_ROUTE else f"{request.method} {_digest(request.path.encode())}"


def _hash(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return _digest(str(request.method).encode(), request.path.encode(), query.encode(), request.body)


def _digest(*parts: bytes) -> str:
    """A hash of parts, each with its length, so that no part can run over into the next."""
    found = hashlib.sha256()
    for part in parts:
        found.update(f"{len(part)}:".encode())
        found.update(part)
    return found.hexdigest()


class _Sweep:
    """Forgets records whose time is over, now and then."""

    def __init__(self) -> None:
        self._next = 0.0

    def forget_before(self, moment: datetime) -> None:
        """Forget records older than that, where it was not done for a while."""
        if monotonic() >= self._next:
            self._next = monotonic() + _SWEEP_EVERY
            IdempotencyRecord.objects.filter(created_at__lt=moment).delete()


_sweep = _Sweep()
