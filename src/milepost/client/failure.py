"""Why something could not be done with a server, in words for the person at the command line."""

from collections.abc import Mapping

from milepost.model.log.value import Json

_CONFLICT, _INVALID = 409, 422


class Failure(Exception):
    """Something was not done: what is wrong, and how to mend it, each as one sentence."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(f"{message} {mend}")
        self.message, self.mend = message, mend


class BadAddress(Failure):
    """An address is none, or none that a secret may be sent to."""


class Unreachable(Failure):
    """Nobody answers at the server's address, or nobody who can be trusted to be the server."""


class NotSignedIn(Failure):
    """The server does not know who asks."""

    def __init__(self, server: str, message: str | None = None) -> None:
        super().__init__(message or f"You are not signed in to {server}.", f"Sign in by: milepost login {server}")


class Moved(Failure):
    """The address leads to another one, to which nothing secret is sent unasked."""

    def __init__(self, where: str, there: str) -> None:
        super().__init__(f"{where} has moved to {there}.", "If that is the server you mean, use its new address.")


class NotUnderstood(Failure):
    """What answers speaks another language: no Milepost, or one of another release."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            f"{where} answered {what}.",
            "Check that the address is that of a Milepost server; if it is, one of the two needs an update.",
        )


class Refused(Failure):
    """The server understood, and said no. `members` is its whole problem document."""

    def __init__(self, status: int, members: Mapping[str, Json]) -> None:
        self.status, self.members = status, members
        self.code = str(members.get("code", ""))
        super().__init__(_sentence(members.get("detail") or members.get("title")), _sentence(members.get("mend")))

    @property
    def about_the_plan(self) -> bool:
        """Whether the plan is at fault, and not the request."""
        return self.status in (_CONFLICT, _INVALID)


def _sentence(text: Json) -> str:
    said = str(text or "").strip()
    said = said[:1].upper() + said[1:]
    return said if not said or said.endswith((".", "?", "!")) else f"{said}."
