"""Signing up: who may, and what comes of it."""

from enum import StrEnum
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from milepost.server.accounts.invitations import invitation_with, require_address
from milepost.server.models import Account
from milepost.server.refusals import Refusal


class SignUp(StrEnum):
    """Who may make an account: nobody but who runs the server, who was invited to a workspace, or anybody."""

    CLOSED = "closed"
    INVITED = "invited"
    OPEN = "open"


def sign_up_policy() -> SignUp:
    """What MILEPOST_SIGN_UP says."""
    return SignUp(settings.MILEPOST_SIGN_UP)


class SignUpForm(forms.Form):
    """What signing up takes beside an address and a password; allauth's own form is made from this one."""

    name = forms.CharField(max_length=200, required=False)
    invitation = forms.CharField(max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        """Hold the invitation against the address before anything is made."""
        cleaned = super().clean() or {}
        secret = cleaned.get("invitation")
        if secret:
            self._require_invitation(secret, cleaned.get("email") or "")
        elif sign_up_policy() is SignUp.INVITED:
            self.add_error("invitation", "This server takes new accounts by invitation: give its secret.")
        self._require_unlike(cleaned.get("password") or "", cleaned.get("email") or "", cleaned.get("name") or "")
        return cleaned

    def signup(self, request: HttpRequest, user: Account) -> None:
        """Nothing more: allauth asks for it, after `AccountAdapter.save_user` has done everything at once."""

    def _require_invitation(self, secret: str, email: str) -> None:
        try:
            require_address(invitation_with(secret), email)
        except Refusal as refusal:
            self.add_error("invitation", f"{refusal.detail}. {refusal.mend}")

    def _require_unlike(self, password: str, email: str, name: str) -> None:
        """Hold the password against the account to be, which allauth's own check does not know of."""
        try:
            validate_password(password, Account(email=email, name=name))
        except ValidationError as error:
            if "password" not in self.errors:
                self.add_error("password", error)
