"""What whoever runs the server does about accounts and tokens, from the command line."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from milepost.server.access.reader import Reader, Scope
from milepost.server.accounts import activity
from milepost.server.accounts.enrol import enrol
from milepost.server.accounts.known import accounts, called
from milepost.server.accounts.sign_in_link import make_link
from milepost.server.accounts.tokens import issue_to, revoke, tokens_of
from milepost.server.models import Account, ApiToken
from milepost.server.refusals import Clashing, NotFound, Unprocessable

LINK_LASTS = timedelta(days=1)


def add_account(email: str, name: str, password: str | None) -> Account:
    """A new account; raises `Unprocessable` where the address is taken or none, or the password is weak."""
    if password is not None:
        _require_strong(password, email, name)
    return enrol(email, name=name, password=password)


def all_accounts() -> list[Account]:
    """Every account, by its address."""
    return list(accounts())


def sign_in_link(email: str) -> str:
    """A link that signs the account in, once and within a day; raises `NotFound` or `Clashing`."""
    return f"{settings.ENVIRONMENT.url}/sign-in/{make_link(_active(email), LINK_LASTS)}"


def deactivate_account(email: str, successor: str | None) -> bool:
    """Whether it was active: nothing of it holds any more, and what would have no owner is the successor's.

    Raises `NotFound`, or `Clashing` where others would be left without an owner or the successor cannot be one.
    """
    account = _account(email)
    heir = None if successor is None else _active(successor)
    if account == heir:
        raise Clashing(f"{account.email} cannot take over from itself", "Name somebody else by --hand-over-to.")
    if not account.is_active:
        return False
    activity.deactivate(Reader(account, Scope.WRITE), account, heir)
    return True


def activate_account(email: str) -> bool:
    """Whether it was not active: it may be entered again. Raises `NotFound`."""
    account = _account(email)
    if account.is_active:
        return False
    activity.activate(Reader(account, Scope.WRITE), account)
    return True


def add_token(email: str, scope: str, name: str, days: int | None) -> str:
    """The secret of a new token of the account; raises `NotFound` or `Clashing`."""
    expires_at = None if days is None else timezone.now() + timedelta(days=days)
    reader = Reader(_active(email), Scope.WRITE)
    return issue_to(reader, name=name, scope=Scope(scope), expires_at=expires_at).secret


def tokens(email: str) -> list[ApiToken]:
    """The account's tokens, the oldest first; raises `NotFound`."""
    return list(tokens_of(_account(email)).order_by("created_at", "id"))


def revoke_token(email: str, token_id: str) -> None:
    """End a token of the account; raises `NotFound`."""
    revoke(Reader(_account(email), Scope.WRITE), token_id)


def _account(email: str) -> Account:
    found = accounts().filter(called(email)).first()
    if found is None:
        raise NotFound("account", email)
    return found


def _active(email: str) -> Account:
    account = _account(email)
    if not account.is_active:
        raise Clashing(
            f"the account {account.email} is not active", f"Let it be entered again: milepost user activate {email}."
        )
    return account


def _require_strong(password: str, email: str, name: str) -> None:
    try:
        validate_password(password, Account(email=email, name=name))
    except ValidationError as error:
        raise Unprocessable(" ".join(error.messages).rstrip("."), "Choose another password.") from error
