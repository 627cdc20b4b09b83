"""Accounts that may no longer be entered, and may again."""

from milepost.server.access.reader import Reader
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.models import Account
from milepost.server.transaction import writing


def deactivate(reader: Reader, account: Account) -> None:
    """From now on neither its sessions nor its tokens nor its links hold; what it wrote stays."""
    _set(reader, account, Action.ACCOUNT_DEACTIVATED, active=False)


def activate(reader: Reader, account: Account) -> None:
    """Let an account be entered again."""
    _set(reader, account, Action.ACCOUNT_ACTIVATED, active=True)


def _set(reader: Reader, account: Account, action: Action, *, active: bool) -> None:
    with writing():
        account.is_active = active
        account.save(update_fields=["is_active"])
        record(action, reader=reader, subject=account.email)
        access_changed()
