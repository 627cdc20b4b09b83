"""How an account begins: with its address, and a workspace of its own."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError

from milepost.server.access.role import Role
from milepost.server.models import Account, Membership, Workspace
from milepost.server.refusals import Unprocessable
from milepost.server.transaction import writing


def enrol(email: str, *, name: str = "", password: str | None = None) -> Account:
    """A new account whose address needs no more proof, with its first workspace.

    Without a password it is entered by sign-in links and tokens alone. Raises `Unprocessable` where the address is
    taken or is none.
    """
    address = address_of(email)
    with writing():
        account = _new_account(address, name.strip(), password)
        EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
        found_first_workspace(account)
    return account


def found_first_workspace(account: Account) -> Workspace:
    """The workspace that every account begins with, and owns."""
    workspace = Workspace.objects.create(name=f"{account.title}'s workspace")
    Membership.objects.create(workspace=workspace, account=account, role=Role.OWNER)
    return workspace


def address_of(email: str) -> str:
    """An e-mail address as it is kept, in lower case; raises `Unprocessable` where it is none."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Unprocessable(
            f"{email!r} is not an e-mail address", "Give an address such as ada@example.org."
        ) from error
    return address


def _new_account(address: str, name: str, password: str | None) -> Account:
    if Account.objects.filter(email=address).exists():
        raise _taken(address)
    try:
        return Account.objects.create_user(address, password, name=name)
    except IntegrityError as error:
        raise _taken(address) from error


def _taken(address: str) -> Unprocessable:
    return Unprocessable(f"{address} already has an account", "Use another address, or sign in as this one.")
