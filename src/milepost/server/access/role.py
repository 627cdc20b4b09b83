"""Roles, each of which may do all that the ones before it may (design, section 8)."""

from enum import StrEnum


class Role(StrEnum):
    """Viewer reads; commenter comments and makes scenarios; editor changes and merges; owner administers."""

    VIEWER = "viewer"
    COMMENTER = "commenter"
    EDITOR = "editor"
    OWNER = "owner"

    @property
    def rank(self) -> int:
        """0 for a viewer to 3 for an owner."""
        return list(Role).index(self)

    def covers(self, needed: "Role") -> bool:
        """Whether who has this role may do what needs the other one."""
        return self.rank >= needed.rank


def higher(one: Role | None, other: Role | None) -> Role | None:
    """The one of two roles that may do more; None is no role."""
    found = [role for role in (one, other) if role is not None]
    return max(found, key=lambda role: role.rank, default=None)
