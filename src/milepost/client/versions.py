"""The two sides of a comparison: a file as it stands, a plan on a server, or what a file came from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from milepost.client.connection import Connection
from milepost.client.credentials import Credentials
from milepost.client.failure import Failure
from milepost.client.local import LocalPlan, origin_of
from milepost.client.plans import plan_of, read_plan
from milepost.client.reference import reference
from milepost.model.plan import Plan

_NAMED = re.compile(r"(?P<place>.+)@(?P<revision>[1-9]\d{0,9}|head|source)")
_SOURCE = "source"

ReadFile = Callable[[Path], LocalPlan]
Connect = Callable[[str, Path | None], Connection]


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as it stands somewhere; `title` says where, `revision` which one it is of those on a server."""

    title: str
    plan: Plan
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds versions by what people call them: `FILE`, `FILE@source`, `PLAN`, `PLAN@head` or `PLAN@12`.

    A PLAN is an address, an id, or a file that came from the plan.
    """

    credentials: Callable[[], Credentials]
    read_file: ReadFile
    connect: Connect
    now: datetime

    def version(self, text: str) -> Version:
        """The version that is meant; raises `Failure`."""
        path = Path(text)
        if path.is_file():
            return Version(text, self.read_file(path).plan)
        named = _NAMED.fullmatch(text)
        if named is None:
            return self._on_server(text, None)
        if named["revision"] == _SOURCE:
            return self._source(named["place"])
        return self._on_server(named["place"], None if named["revision"] == "head" else int(named["revision"]))

    def _source(self, text: str) -> Version:
        path = Path(text)
        if not path.is_file():
            raise Failure(f"{text}@source: there is no file {text}.", f"Name a file, or a revision: {text}@head.")
        return self._on_server(text, origin_of(path, self.read_file(path).plan).revision)

    def _on_server(self, text: str, revision: int | None) -> Version:
        found = reference(text, self.credentials())
        with self.connect(found.address.server, found.file) as connection:
            read = read_plan(connection, found.address.plan, revision)
            plan = plan_of(connection, read, self.now)
        return Version(f"{found.address.page} at revision {read.number}", plan, read.number)
