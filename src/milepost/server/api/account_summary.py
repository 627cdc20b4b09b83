"""Accounts as the API shows them to those who work together."""

from uuid import UUID

from ninja import Schema
from pydantic import Field

from milepost.server.models import Account


class AccountSummary(Schema):
    """Somebody who works on the same plans."""

    id: UUID = Field(description="The account's id, which stays.")
    name: str = Field(description="What others call this person.")
    email: str = Field(description="The address of the account.")


def account_summary(account: Account) -> AccountSummary:
    """An account, as others see it."""
    return AccountSummary(id=account.pk, name=account.title, email=account.email)


def perhaps(account: Account | None) -> AccountSummary | None:
    """An account that may be no more."""
    return None if account is None else account_summary(account)
