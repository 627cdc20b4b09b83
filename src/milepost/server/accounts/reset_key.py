"""The keys of links by which a forgotten password becomes a new one."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from milepost.server.models import Account


class ResetKeys(PasswordResetTokenGenerator):
    """Keys that end with the password or the address that the account had, and hold while it may be entered."""

    def check_token(self, user: Account | None, token: str | None) -> bool:
        """Whether the key is the account's and holds."""
        return user is not None and user.is_active and super().check_token(user, token)
