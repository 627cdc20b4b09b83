"""A file's changes for the plan that it came from: what they are, and what others have done since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from milepost.client.commands import commands_between
from milepost.client.connection import Connection
from milepost.client.failure import Failure
from milepost.client.local import LocalPlan, Origin, with_origin
from milepost.client.plans import PlanRead, RevisionSummary, Stored, plan_of, read_plan, revisions
from milepost.exchange.document import Document
from milepost.model.document import write_document
from milepost.model.log.command import Command, Remove
from milepost.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file would change, on the revision it came from; `head` is the last one, `since` those in between."""

    base: Plan
    commands: Sequence[Command]
    head: PlanRead
    since: Sequence[RevisionSummary]

    @property
    def removed(self) -> Sequence[Remove]:
        """The removals among them."""
        return [command for command in self.commands if isinstance(command, Remove)]


def changes_of(local: LocalPlan, origin: Origin, connection: Connection, now: datetime) -> Changes:
    """What the file changes; raises `Failure`."""
    head = read_plan(connection, origin.address.plan)
    base = base_of(local, origin, head, connection, now)
    others = [] if origin.revision == head.number else since(origin, connection)
    return Changes(base, commands_between(base, local.plan), head, others)


def base_of(local: LocalPlan, origin: Origin, head: PlanRead, connection: Connection, now: datetime) -> Plan:
    """The plan at the revision that the file came from; raises `Failure`, also where there is no such revision."""
    if not 0 < origin.revision <= head.last:
        raise Failure(
            f"{local.path} says that it came from revision {origin.revision}; the plan has 1 to {head.last}.",
            "Pull the plan to another file, and copy your changes over.",
        )
    read = head if origin.revision == head.number else read_plan(connection, origin.address.plan, origin.revision)
    return plan_of(connection, read, now)


def settled(local: LocalPlan, origin: Origin, stored: Stored, connection: Connection) -> Document:
    """What the file is to hold after a push: its own plan, or the merged one where others had changed it too."""
    alone = stored.changed and stored.number == origin.revision + 1 and not stored.fresh_ids
    plan = origin.address.plan
    document = write_document(local.plan) if alone else read_plan(connection, plan, stored.number).document
    return with_origin(document, Origin(origin.address, stored.number))


def since(origin: Origin, connection: Connection) -> list[RevisionSummary]:
    """What was done to the plan since a file came from it, the first first."""
    found = takewhile(lambda each: each.number > origin.revision, revisions(connection, origin.address.plan))
    return list(found)[::-1]
