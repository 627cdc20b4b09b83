"""Who asks: the account, by what it signed in, and what that allows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from milepost.model.log import Through
from milepost.server.refusals import NotAllowed, SignInNeeded

if TYPE_CHECKING:
    from milepost.server.models import Account


class Scope(StrEnum):
    """What a token may be used for; a signed-in session writes."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever makes a request. `account` is None for somebody unknown; `address` is where they call from."""

    account: "Account | None" = None
    scope: Scope = Scope.READ
    through: Through = Through.API
    token: str | None = None
    address: str | None = None

    @property
    def known(self) -> "Account":
        """The account; raises `SignInNeeded` where there is none."""
        if self.account is None:
            raise SignInNeeded(
                "this needs somebody who is signed in",
                "Send a token as `Authorization: Bearer ...`, or sign in first.",
            )
        return self.account

    def require_write(self) -> "Account":
        """The account, if it may write with what it signed in by; raises `SignInNeeded` or `NotAllowed`."""
        account = self.known
        if self.scope is not Scope.WRITE:
            raise NotAllowed("this token may only read", "Use a token of the scope `write`.")
        return account

    @property
    def actor(self) -> str:
        """The account as one stable word, for logs and for what is kept by actor."""
        if self.account is not None:
            return str(self.account.pk)
        return "time" if self.through is Through.TIME else "anonymous"


ANONYMOUS = Reader()
