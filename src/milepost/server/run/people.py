"""What whoever runs the server does about accounts and tokens, from the command line."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from milepost.server.access.reader import Reader, Scope
from milepost.server.accounts.enrol import enrol
from milepost.server.accounts.known import account_called
from milepost.server.accounts.sign_in_link import make_link
from milepost.server.accounts.tokens import issue_to, revoke, tokens_of
from milepost.server.models import Account, ApiToken
from milepost.server.refusals import Unprocessable

LINK_LASTS = timedelta(days=1)


def add_account(email: str, name: str, password: str | None) -> Account:
    """A new account; raises `Unprocessable` where the address is taken or none, or the password is weak."""
    if password is not None:
        _require_strong(password, email, name)
    return enrol(email, name=name, password=password)


def sign_in_link(email: str) -> str:
    """A link that signs the account in, once and within a day; raises `NotFound`."""
    return f"{settings.ENVIRONMENT.url}/sign-in/{make_link(account_called(email), LINK_LASTS)}"


def add_token(email: str, scope: str, name: str, days: int | None) -> str:
    """The secret of a new token of the account; raises `NotFound`."""
    expires_at = None if days is None else timezone.now() + timedelta(days=days)
    return issue_to(_acting_for(email), name=name, scope=Scope(scope), expires_at=expires_at).secret


def tokens(email: str) -> list[ApiToken]:
    """The account's tokens, the oldest first; raises `NotFound`."""
    return list(tokens_of(account_called(email)).order_by("created_at", "id"))


def revoke_token(email: str, token_id: str) -> None:
    """End a token of the account; raises `NotFound`."""
    revoke(_acting_for(email), token_id)


def _acting_for(email: str) -> Reader:
    return Reader(account_called(email), Scope.WRITE)


def _require_strong(password: str, email: str, name: str) -> None:
    try:
        validate_password(password, Account(email=email, name=name))
    except ValidationError as error:
        raise Unprocessable(" ".join(error.messages).rstrip("."), "Choose another password.") from error
