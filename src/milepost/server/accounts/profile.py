"""What people may change about their own account."""

from milepost.server.models import Account
from milepost.server.transaction import writing


def change_name(account: Account, name: str) -> None:
    """Call an account something else; with no name it is called by the beginning of its address."""
    with writing():
        account.name = name
        account.save(update_fields=["name"])
