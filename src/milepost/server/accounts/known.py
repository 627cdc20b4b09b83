"""Accounts by what people call them by."""

from uuid import UUID

from django.db.models import Q, QuerySet

from milepost.server.models import Account
from milepost.server.refusals import NotFound


def account_called(reference: str) -> Account:
    """The active account with this id or e-mail address; raises `NotFound`."""
    found = Account.objects.filter(called(reference), is_active=True).first()
    if found is None:
        raise NotFound("account", reference)
    return found


def accounts() -> QuerySet[Account]:
    """All accounts, active or not, by their addresses: for whoever runs the server."""
    return Account.objects.order_by("email")


def called(reference: str, path: str = "") -> Q:
    """The condition that an account, or what has one at `path` such as `account__`, is meant by an id or address."""
    try:
        return Q((f"{path}pk", UUID(reference)))
    except ValueError:
        return Q((f"{path}email", reference.strip().lower()))
