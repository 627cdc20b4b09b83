"""What the server says no to: small exceptions that say what is wrong and how to mend it.

They know nothing of HTTP; `api/problem_documents.py` gives each its status. `members` are further members of the
answer, such as the problems of a plan.
"""

from collections.abc import Mapping


class Refusal(Exception):
    """A request that is not done; nothing was changed. `code` is stable and for programs, the rest for people."""

    code = "refused"

    def __init__(self, detail: str, mend: str, members: Mapping[str, object] | None = None) -> None:
        super().__init__(detail)
        self.detail, self.mend, self.members = detail, mend, members or {}


class SignInNeeded(Refusal):
    """Nobody is signed in, or not by what was sent."""

    code = "sign-in-needed"


class NotAllowed(Refusal):
    """The reader is known, and may not do this."""

    code = "not-allowed"


class NotFound(Refusal):
    """There is no such thing, or none that this reader may know of."""

    code = "not-found"

    def __init__(self, what: str, name: str) -> None:
        super().__init__(
            f"there is no {what} {name!r} that you can see",
            f"Check the {what}'s id, and whether you were given access to it.",
        )


class Gone(Refusal):
    """It was there, and its time is over."""

    code = "gone"


class BadRequest(Refusal):
    """What was sent cannot be read as what was asked for."""

    code = "bad-request"


class Unprocessable(Refusal):
    """What was sent can be read, and cannot be done: the members say each problem."""

    code = "invalid"


class Clashing(Refusal):
    """What was sent does not go with what happened since."""

    code = "conflict"


class PreconditionFailed(Refusal):
    """If-Match names another state than the present one."""

    code = "precondition-failed"


class TooLarge(Refusal):
    """More was sent than is taken."""

    code = "too-large"


class TooMany(Refusal):
    """Requests come faster than they are answered; `retry_after` is in seconds."""

    code = "too-many-requests"

    def __init__(self, detail: str, mend: str, retry_after: int) -> None:
        super().__init__(detail, mend, {"retry_after": retry_after})
        self.retry_after = retry_after


class Busy(Refusal):
    """The server did not come to it in time; nothing was done. `retry_after` is in seconds."""

    code = "busy"
    retry_after = 1
