"""Everybody who tries every address: what they are in a workspace and its plans, and by what they sign in."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from milepost.server.access.role import Role

ROLES = tuple(Role)


class Way(Enum):
    """By what a caller signs in."""

    TOKEN = auto()
    READING_TOKEN = auto()
    SESSION = auto()
    FORGED = auto()
    """A browser's session, in a request that another site made it send: without the CSRF header."""
    APP = auto()
    """The session of a program that signed in by `/_allauth/app/`."""
    NOTHING = auto()
    BROKEN = auto()
    """Something that does not hold."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `member` is their role in the workspace, `granted` that in each of its plans; None is no role."""

    name: str
    way: Way = Way.TOKEN
    member: Role | None = None
    granted: Role | None = None

    @property
    def known(self) -> bool:
        """Whether they are signed in."""
        return self.way not in (Way.NOTHING, Way.BROKEN)

    def in_plan(self, restricted: bool) -> Role | None:
        """What they are in a plan of the workspace, as design section 8 and rule A3.54 have it."""
        inherited = self.member if not restricted or self.member is Role.OWNER else None
        return max((role for role in (inherited, self.granted) if role), key=ROLES.index, default=None)


def _of(caller: Caller, name: str, way: Way) -> Caller:
    return replace(caller, name=name, way=way)


MEMBERS = tuple(Caller(f"member-{role}", member=role) for role in ROLES)
GRANTED = tuple(Caller(f"granted-{role}", granted=role) for role in ROLES)
RAISED = Caller("viewer-granted-editor", member=Role.VIEWER, granted=Role.EDITOR)
LOWERED = Caller("editor-granted-viewer", member=Role.EDITOR, granted=Role.VIEWER)
STRANGER = Caller("stranger")
OWNER = MEMBERS[-1]
ACCOUNTS = (*MEMBERS, *GRANTED, RAISED, LOWERED, STRANGER)
"""Each has an account and a token that writes."""

READING_OWNER = _of(OWNER, "owner-reading", Way.READING_TOKEN)
BROWSING_OWNER = _of(OWNER, "owner-browser", Way.SESSION)
FORGED_OWNER = _of(OWNER, "owner-forged", Way.FORGED)
APP_OWNER = _of(OWNER, "owner-app", Way.APP)
READING_STRANGER = _of(STRANGER, "stranger-reading", Way.READING_TOKEN)
BROWSING_STRANGER = _of(STRANGER, "stranger-browser", Way.SESSION)
ANONYMOUS = Caller("anonymous", Way.NOTHING)
SUSPENDED_BROWSER = Caller("suspended-browser", Way.NOTHING)
"""A browser whose account was deactivated: its cookie is nothing any more."""
BROKEN = tuple(
    Caller(name, Way.BROKEN)
    for name in (
        "unknown-token",
        "expired-token",
        "revoked-token",
        "suspended-token",
        "other-scheme",
        "no-token",
        "ended-session",
        "broken-token-in-a-browser",
    )
)

EVERYBODY = (
    *ACCOUNTS,
    READING_OWNER,
    BROWSING_OWNER,
    FORGED_OWNER,
    APP_OWNER,
    READING_STRANGER,
    BROWSING_STRANGER,
    ANONYMOUS,
    SUSPENDED_BROWSER,
    *BROKEN,
)
