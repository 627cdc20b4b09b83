"""One method of one address, and what everybody is to get there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType
from typing import Any

from milepost.server.access.role import Role
from tests.server.safety.callers import Caller, Way

SAFE = ("GET", "HEAD", "OPTIONS")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Place(Enum):
    """Where a role is asked for."""

    NOWHERE = auto()
    """Anybody may, signed in or not."""
    ACCOUNT = auto()
    """Whoever is signed in may."""
    OWN = auto()
    """Only the account that it belongs to: that of the workspace's owner."""
    WORKSPACE = auto()
    PLAN = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One method of one address.

    `route` is as Django's resolver has it, `needs` the least role in `place`, and `needs_workspace` one that is needed
    in the workspace as well. `answers` is the status for who may, `signed_out` that for nobody where an account is
    needed, `signed_in` that for somebody where none is, if it is another; `stores` is the table that a write then goes
    to, None for what only reads. `body` and `query` are sent with names in braces filled in from the stage, with the
    `headers`; `values` are those of the route where they are others than usual, `path` is one that the route takes
    where it is a pattern, and `note` tells rows of one method and address apart.
    """

    method: str
    route: str
    place: Place
    needs: Role | None = None
    answers: int = 200
    stores: str | None = None
    body: Any = None
    query: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    headers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    needs_workspace: Role | None = None
    path: str = ""
    signed_out: int = 401
    signed_in: int = 0
    note: str = ""

    @property
    def name(self) -> str:
        """For people and for test ids."""
        return " ".join(part for part in (self.method, f"/{self.route}", self.note) if part)

    def expected(self, caller: Caller, restricted: bool = False) -> int:
        """The status that a caller is to get, as the rules A3.52 to A3.55 have it."""
        if caller.way is Way.BROKEN:
            return 401
        if caller.way is Way.FORGED and self.method not in SAFE:
            return 403
        if self.place is Place.NOWHERE:
            return (self.signed_in if caller.known else 0) or self.answers
        if not caller.known:
            return self.signed_out
        if self.stores is not None and caller.way is Way.READING_TOKEN:
            return 403
        return self._by_role(caller, restricted)

    def _by_role(self, caller: Caller, restricted: bool) -> int:
        roles = {
            Place.ACCOUNT: Role.OWNER,
            Place.OWN: Role.OWNER if caller.member is Role.OWNER else None,
            Place.WORKSPACE: caller.member,
            Place.PLAN: caller.in_plan(restricted),
        }
        refused = _refused(roles[self.place], self.needs)
        if not refused and self.needs_workspace:
            refused = _refused(caller.member, self.needs_workspace)
        return refused or self.answers


def _refused(role: Role | None, needs: Role | None) -> int:
    """What is hidden is not found; what is seen and not permitted is forbidden; 0 where it is permitted."""
    if role is None:
        return 404
    order = list(Role)
    return 403 if needs is not None and order.index(role) < order.index(needs) else 0
