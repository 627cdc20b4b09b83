"""Sessions that end because their account does."""

from allauth.usersessions.models import UserSession

from milepost.server.models import Account


def end_sessions_of(account: Account) -> None:
    """End every session of an account, in the transaction of what ends them."""
    for session in UserSession.objects.filter(user=account):
        session.end()
