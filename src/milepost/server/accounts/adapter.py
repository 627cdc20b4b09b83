"""What Milepost makes of allauth's ways."""

from collections.abc import Iterable

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest

from milepost.server.access.reader import Reader
from milepost.server.accounts.audit import Action, record
from milepost.server.accounts.authenticate import address_of
from milepost.server.accounts.changed import access_changed
from milepost.server.accounts.enrol import found_first_workspace
from milepost.server.accounts.invitations import accept
from milepost.server.accounts.sign_up import SignUp, sign_up_policy
from milepost.server.accounts.witness import in_browser
from milepost.server.models import Account
from milepost.server.refusals import Clashing
from milepost.server.transaction import writing


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up as the server's setting has it; a new account begins as every account does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether anybody may sign up at all; who needs an invitation is told by the form."""
        return sign_up_policy() is not SignUp.CLOSED

    def get_client_ip(self, request: HttpRequest) -> str:
        """By which failures are counted; what came by no network is counted as one."""
        return address_of(request) or "::"

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        """Store a new account, its first workspace, and that it joined the one it was invited to: all or nothing.

        Raises `Clashing` where somebody took the address, or `Gone` the invitation, since the form was looked at.
        """
        assert isinstance(user, Account)
        user.name = form.cleaned_data.get("name", "").strip()
        try:
            with writing():
                super().save_user(request, user, form, commit)
                _begin(in_browser(user, request), form.cleaned_data.get("invitation", ""))
        except IntegrityError as error:
            raise Clashing(f"{user.email} has an account by now", "Sign in, or use another address.") from error
        return user

    def logout(self, request: HttpRequest) -> None:
        """End the session, and the streams that were opened by it."""
        account = request.user
        with writing():
            if isinstance(account, Account):
                record(Action.SIGNED_OUT, reader=in_browser(account, request), subject=account.email)
            super().logout(request)
            access_changed()


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Ends sessions from afar."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """End the sessions, and the streams that were opened by them."""
        with writing():
            for session in sessions:
                reader = in_browser(session.user, context.request)
                record(Action.SESSION_ENDED, reader=reader, subject=session.user.email, details={"from": session.ip})
                session.end()
            access_changed()


def _begin(reader: Reader, invitation: str) -> None:
    found_first_workspace(reader.known)
    record(Action.SIGNED_UP, reader=reader, subject=reader.known.email)
    if invitation:
        accept(reader, invitation)
