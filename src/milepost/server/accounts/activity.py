"""Accounts that may no longer be entered, and may again."""

from milepost.server.access.reader import Reader
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.changed import access_changed
from milepost.server.accounts.invitations import end_invitations_by
from milepost.server.accounts.sign_in_link import end_links_of
from milepost.server.accounts.sign_out import end_sessions_of
from milepost.server.accounts.succession import pass_on
from milepost.server.models import Account
from milepost.server.transaction import writing


def deactivate(reader: Reader, account: Account, successor: Account | None = None) -> None:
    """Nothing of the account holds from now on, and what it wrote stays.

    Its sessions, its unused sign-in links and the invitations that it made end for good; its tokens hold again when it
    is active again. Workspaces that would be without an owner get `successor`; raises `Clashing` where there is none
    and others belong to one of them.
    """
    with writing():
        pass_on(reader, account, successor)
        end_sessions_of(account)
        end_links_of(account)
        end_invitations_by(account)
        _set(reader, account, Action.ACCOUNT_DEACTIVATED, active=False)


def activate(reader: Reader, account: Account) -> None:
    """Let an account be entered again."""
    with writing():
        _set(reader, account, Action.ACCOUNT_ACTIVATED, active=True)


def _set(reader: Reader, account: Account, action: Action, *, active: bool) -> None:
    account.is_active = active
    account.save(update_fields=["is_active"])
    record(action, reader=reader, subject=account.email)
    access_changed()
