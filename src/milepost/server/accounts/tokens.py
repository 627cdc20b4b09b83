"""Tokens by which programs act for an account: made, known again by their hash, and revoked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from milepost.server.access.reader import Reader, Scope
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.accounts.secret import fresh_secret, hash_of, is_hash_of
from milepost.server.models import Account, ApiToken
from milepost.server.refusals import NotFound, Unprocessable
from milepost.server.transaction import writing
from milepost.server.whole_rows import WholeRows

BEGINNING = "mp_"
"""How every token begins, so that a leaked one is recognised by who finds it."""
_SHOWN = len(BEGINNING) + 6
_USE_IS_NEWS_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """A token as it was made, with the secret that is not kept and never shown again."""

    token: ApiToken
    secret: str


def issue(account: Account, *, name: str, scope: Scope | str, expires_at: datetime | None = None) -> Issued:
    """A new token of the account; without `expires_at` it holds until it is revoked."""
    secret = BEGINNING + fresh_secret()
    with writing():
        token = ApiToken.objects.create(
            account=account,
            name=name,
            scope=Scope(scope),
            expires_at=expires_at,
            prefix=secret[:_SHOWN],
            secret_hash=hash_of(secret),
        )
    return Issued(token, secret)


def issue_to(reader: Reader, *, name: str, scope: Scope, expires_at: datetime | None = None) -> Issued:
    """A new token of the reader. One that is made by another token ends with that one at the latest.

    Raises `NotAllowed` for a reader who may only read, `Unprocessable` where the end is in the past or too late.
    """
    account = reader.require_write()
    ends = _end(reader, expires_at)
    with writing():
        issued = issue(account, name=name, scope=scope, expires_at=ends)
        _note(Action.TOKEN_MADE, reader, issued.token)
    return issued


def tokens_of(account: Account) -> QuerySet[ApiToken]:
    """The account's tokens that are not revoked, expired ones among them."""
    return ApiToken.objects.filter(account=account, revoked_at__isnull=True)


def revoke(reader: Reader, token_id: str) -> None:
    """End one of the reader's tokens at once; raises `NotFound`."""
    with writing():
        token = tokens_of(reader.require_write()).select_for_update().filter(pk=token_id).first()
        if token is None:
            raise NotFound("token", token_id)
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        _note(Action.TOKEN_REVOKED, reader, token)
        access_changed()


def token_of(secret: str) -> ApiToken | None:
    """The token with this secret, if it holds now and its account is active."""
    now = timezone.now()
    found = _unrevoked(hash_of(secret))
    if found is None or not is_hash_of(found.secret_hash, secret) or not found.account.is_active:
        return None
    if found.expires_at is not None and found.expires_at <= now:
        return None
    _note_use(found, now)
    return found


def _end(reader: Reader, wanted: datetime | None) -> datetime | None:
    now = timezone.now()
    if wanted is not None and wanted <= now:
        raise Unprocessable(
            f"a token is to end in the future; {wanted.isoformat()} is past, it is {now.isoformat()}",
            "Give a later `expires_at`, or none for a token that holds until it is revoked.",
        )
    latest = ApiToken.objects.get(pk=reader.token).expires_at if reader.token else None
    if latest is not None and wanted is not None and wanted > latest:
        raise Unprocessable(
            f"the token that asks ends at {latest.isoformat()}, and can make none that holds longer",
            "Give an earlier `expires_at`, or sign in to make it.",
        )
    return wanted or latest


def _note(action: Action, reader: Reader, token: ApiToken) -> None:
    ends = token.expires_at.isoformat() if token.expires_at else None
    details = {"prefix": token.prefix, "scope": token.scope, "expires_at": ends}
    record(action, reader=reader, subject=token.name, details=details)


_ROWS = WholeRows(ApiToken, Account)
_UNREVOKED = (
    f'SELECT {_ROWS.columns} FROM "{ApiToken._meta.db_table}" JOIN "{Account._meta.db_table}" ON account_id = '
    f'"{Account._meta.db_table}".id WHERE secret_hash = %s AND revoked_at IS NULL'
)


def _unrevoked(secret_hash: str) -> ApiToken | None:
    with connection.cursor() as cursor:
        cursor.execute(_UNREVOKED, [secret_hash])
        row = cursor.fetchone()
    if row is None:
        return None
    token: ApiToken
    token, token.account = _ROWS.models(row)
    return token


def _note_use(token: ApiToken, now: datetime) -> None:
    """Every use is no news: reading would otherwise write each time."""
    if token.last_used_at is not None and now - token.last_used_at < _USE_IS_NEWS_AFTER:
        return
    with writing():
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
