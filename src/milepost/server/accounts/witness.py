"""What Django and allauth tell of sign-ins and passwords, put into the audit log."""

from collections.abc import Mapping
from types import MappingProxyType

from allauth.account import signals as accounts
from allauth.account.models import EmailAddress
from django.contrib.auth import signals as sessions
from django.http import HttpRequest

from milepost.model.log import Through
from milepost.server.access.reader import Reader, Scope
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.authenticate import address_of
from milepost.server.accounts.changed import access_changed
from milepost.server.models import Account
from milepost.server.transaction import writing


def begin_to_witness() -> None:
    """Listen from now on; for the start of the process."""
    sessions.user_logged_in.connect(_signed_in)
    sessions.user_login_failed.connect(_sign_in_failed)
    accounts.password_changed.connect(_password_changed)
    accounts.password_set.connect(_password_changed)
    accounts.password_reset.connect(_password_reset)
    accounts.email_changed.connect(_address_changed)


def in_browser(account: Account | None, request: HttpRequest | None) -> Reader:
    """The reader of a request that is about an account's own sessions and passwords."""
    return Reader(account, Scope.WRITE, Through.WEB, None, None if request is None else address_of(request))


def _signed_in(request: HttpRequest, user: Account, **_: object) -> None:
    _note(Action.SIGNED_IN, in_browser(user, request), user.email)


def _sign_in_failed(credentials: Mapping[str, object], request: HttpRequest | None = None, **_: object) -> None:
    """The account is that which somebody tried to enter, if there is one."""
    email = str(credentials.get("email", "")).strip().lower()
    account = Account.objects.filter(email=email).first()
    _note(Action.SIGN_IN_FAILED, in_browser(account, request), email)


def _password_changed(request: HttpRequest, user: Account, **_: object) -> None:
    _note_new_password(Action.PASSWORD_CHANGED, request, user)


def _password_reset(request: HttpRequest, user: Account, **_: object) -> None:
    _note_new_password(Action.PASSWORD_RESET, request, user)


def _note_new_password(action: Action, request: HttpRequest, user: Account) -> None:
    """A new password ends the account's other sessions, and with them their streams."""
    with writing():
        record(action, reader=in_browser(user, request), subject=user.email)
        access_changed()


def _address_changed(request: HttpRequest, user: Account, from_email_address: EmailAddress | None, **_: object) -> None:
    was = None if from_email_address is None else from_email_address.email
    _note(Action.ADDRESS_CHANGED, in_browser(user, request), user.email, {"was": was})


def _note(action: Action, reader: Reader, subject: str, details: Mapping[str, object] = MappingProxyType({})) -> None:
    with writing():
        record(action, reader=reader, subject=subject, details=details)
